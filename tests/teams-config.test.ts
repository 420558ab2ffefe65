import { describe, expect, it } from 'vitest';
import { ConfigError, teamsConfig } from '../src/config.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const whole = { TEAMS_APP_ID: id(1), TEAMS_APP_PASSWORD: 'a-secret', TEAMS_TENANT_ID: id(2) };

function problems(env: Record<string, string>): readonly string[] {
  try {
    teamsConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problemsIn('en');
    throw error;
  }
}

describe('the settings of Teams', () => {
  it('are none where nothing of Teams is set', () => {
    expect(teamsConfig({ SLACK_BOT_TOKEN: 'xoxb-1' })).toBeNull();
  });

  it('are one company’s unless others are admitted', () => {
    expect(teamsConfig(whole)).toEqual({
      credentials: { appId: id(1), password: 'a-secret', kind: 'single-tenant' },
      tenantId: id(2),
      admittedTenants: [],
    });
    const many = { ...whole, TEAMS_APP_TYPE: 'multi-tenant', TEAMS_ADMITTED_TENANTS: `${id(3)}, ${id(4)}` };
    expect(teamsConfig(many)).toMatchObject({
      credentials: { kind: 'multi-tenant' },
      admittedTenants: [id(3), id(4)],
    });
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['no password', { ...whole, TEAMS_APP_PASSWORD: '' }, ['TEAMS_APP_PASSWORD: missing']],
    ['only a password', { TEAMS_APP_PASSWORD: 'x' }, ['TEAMS_TENANT_ID: missing', 'TEAMS_APP_ID: missing']],
    [
      'a tenant by its domain',
      { ...whole, TEAMS_TENANT_ID: 'exemple.fr' },
      ['TEAMS_TENANT_ID: must be an id'],
    ],
    ['another type', { ...whole, TEAMS_APP_TYPE: 'both' }, ['TEAMS_APP_TYPE: must be']],
    [
      'guests of a single tenant',
      { ...whole, TEAMS_ADMITTED_TENANTS: id(3) },
      ['TEAMS_ADMITTED_TENANTS: only with'],
    ],
    [
      'no credentials, to the world',
      { TEAMS_TENANT_ID: id(2), TEAMS_UNSAFE_LOCAL: '1', HOST: '0.0.0.0' },
      ['TEAMS_UNSAFE_LOCAL: only with HOST=127.0.0.1'],
    ],
    [
      'credentials that nobody checks',
      { ...whole, TEAMS_UNSAFE_LOCAL: '1' },
      ['TEAMS_UNSAFE_LOCAL: not together'],
    ],
    [
      'no credentials, unasked',
      { TEAMS_TENANT_ID: id(2) },
      ['TEAMS_APP_ID: missing', 'TEAMS_APP_PASSWORD: missing'],
    ],
  ])('are refused with all that is wrong, and no secret: %s', (_, env, expected) => {
    const found = problems(env);
    expect(found.map((each, i) => each.startsWith(expected[i] ?? '?'))).toEqual(expected.map(() => true));
    expect(found.join()).not.toContain('a-secret');
  });

  it('do without credentials on this machine alone, and only when told so', () => {
    const local = { TEAMS_TENANT_ID: id(2), TEAMS_UNSAFE_LOCAL: '1', HOST: '127.0.0.1' };
    expect(teamsConfig(local)?.credentials).toBeNull();
    expect(teamsConfig({ ...local, HOST: '' })?.credentials).toBeNull();
  });
});
