import { describe, expect, it } from 'vitest';
import { ConfigError, teamsConfig } from '../../src/config/config.ts';
import { certificateIn } from '../../src/platforms/teams/certificate.ts';
import { selfSigned } from '../fixtures/certificate.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const whole = { TEAMS_APP_ID: id(1), TEAMS_APP_PASSWORD: 'a-secret', TEAMS_TENANT_ID: id(2) };

const pair = selfSigned();
const pem = pair.certificate + pair.key;
const withCertificate = { TEAMS_APP_PASSWORD: '', TEAMS_APP_CERTIFICATE: pem };

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
      companies: [],
      tellsEmail: false,
    });
    const many = { ...whole, TEAMS_APP_TYPE: 'multi-tenant', TEAMS_ADMITTED_TENANTS: `${id(3)}, ${id(4)}` };
    expect(teamsConfig(many)).toMatchObject({
      credentials: { kind: 'multi-tenant' },
      admittedTenants: [id(3), id(4)],
    });
  });

  it('name tenants that are companies of their own, or admit any', () => {
    const multi = { ...whole, TEAMS_APP_TYPE: 'multi-tenant' };
    expect(teamsConfig({ ...multi, TEAMS_TENANTS: `${id(3)},${id(4)}` })?.companies).toEqual([id(3), id(4)]);
    expect(teamsConfig({ ...multi, TEAMS_TENANTS: ' Any ' })?.companies).toBe('any');
    expect(problems({ ...whole, TEAMS_TENANTS: 'any' })).toEqual([
      'TEAMS_TENANTS: only with TEAMS_APP_TYPE=multi-tenant',
    ]);
    expect(problems({ ...multi, TEAMS_TENANTS: 'acme.example' })).toEqual([
      'TEAMS_TENANTS: must be any, or tenant ids, separated by commas',
    ]);
  });

  it('take a certificate in place of the secret, of one tenant or of several', () => {
    for (const kind of ['single-tenant', 'multi-tenant'])
      expect(teamsConfig({ ...whole, ...withCertificate, TEAMS_APP_TYPE: kind })?.credentials).toEqual({
        appId: id(1),
        kind,
        certificate: certificateIn(pem),
      });
  });

  it('take neither where Azure vouches for the machine', () => {
    const env = { ...whole, TEAMS_APP_PASSWORD: '', TEAMS_APP_TYPE: 'managed-identity' };
    expect(teamsConfig(env)?.credentials).toEqual({ appId: id(1), kind: 'managed-identity' });
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'a secret and a certificate',
      { ...whole, TEAMS_APP_CERTIFICATE: pem },
      ['TEAMS_APP_PASSWORD and TEAMS_APP_CERTIFICATE'],
    ],
    [
      'half a certificate',
      { ...whole, ...withCertificate, TEAMS_APP_CERTIFICATE: pair.certificate },
      ['TEAMS_APP_CERTIFICATE: must hold'],
    ],
    [
      'the key of another certificate',
      { ...whole, ...withCertificate, TEAMS_APP_CERTIFICATE: pair.certificate + selfSigned().key },
      ['TEAMS_APP_CERTIFICATE: its private key'],
    ],
    [
      'a secret where Azure vouches',
      { ...whole, TEAMS_APP_TYPE: 'managed-identity' },
      ['TEAMS_APP_TYPE=managed-identity: leave out'],
    ],
    [
      'other tenants where Azure vouches',
      { ...whole, TEAMS_APP_PASSWORD: '', TEAMS_APP_TYPE: 'managed-identity', TEAMS_ADMITTED_TENANTS: id(3) },
      ['TEAMS_ADMITTED_TENANTS: only with'],
    ],
    ['only a certificate', withCertificate, ['TEAMS_TENANT_ID: missing', 'TEAMS_APP_ID: missing']],
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
    expect(found.join()).not.toMatch(/a-secret|BEGIN/);
  });

  it('do without credentials on this machine alone, and only when told so', () => {
    const local = { TEAMS_TENANT_ID: id(2), TEAMS_UNSAFE_LOCAL: '1', HOST: '127.0.0.1' };
    expect(teamsConfig(local)?.credentials).toBeNull();
    expect(teamsConfig({ ...local, HOST: '' })?.credentials).toBeNull();
  });
});
