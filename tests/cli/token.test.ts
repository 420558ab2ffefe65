import { expect, test } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { tokenCommand } from '../../src/cli/token.ts';
import { isExpired, tokenBorne } from '../../src/tokens/token.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

const now = new Date('2026-11-22T10:00:00Z');

function terminal(url: string, locale: 'fr' | 'en' = 'en') {
  const { io, out, err } = unattended({ env: onDatabase(url), clock: { now: () => now }, locale });
  return { run: (...args: string[]) => tokenCommand.run(args, io), out, err };
}

onAnyEngine((engine) => {
  test('a token is printed once, is known by its hash alone, ends with its last day, and is gone once revoked', async () => {
    const url = await freshUrl(engine);
    const { run, out, err } = terminal(url);
    expect(await run('add', ' Dashboard ', '--scope', 'read:voice', '--until', '2026-12-31')).toBe(0);
    const [token = ''] = out;
    expect(token).toMatch(/^pv_[\w-]{43}$/);
    const { db } = await openedHere(url);
    const known = await tokenBorne(db, token);
    expect(known).toMatchObject({ name: 'Dashboard', scopes: ['read:voice'], lastUsedOn: null });
    // The end of 31 December in Paris.
    expect(known?.expiresAt).toEqual(new Date('2026-12-31T23:00:00Z'));
    expect(isExpired(known ?? { expiresAt: null }, new Date('2026-12-31T22:59:59Z'))).toBe(false);
    expect(isExpired(known ?? { expiresAt: null }, new Date('2026-12-31T23:00:00Z'))).toBe(true);
    expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(token);
    await expect(run('add', 'Dashboard', '--scope', 'read:voice')).rejects.toThrow('token.exists');
    await run('list');
    expect(out[1]).toBe('Dashboard · read:voice · until Thursday 31 December 2026 · not used yet');
    expect(await run('revoke', 'Dashboard')).toBe(0);
    expect(await tokenBorne(db, token)).toBeNull();
    await expect(run('revoke', 'Dashboard')).rejects.toThrow('token.unknown');
    expect(err.join('\n')).toContain('“Dashboard” is refused from now on');
  });

  test('scripts get JSON, without the token but for the first time; a year where nobody says until when', async () => {
    const url = await freshUrl(engine);
    const { run, out } = terminal(url);
    await run('add', 'CRM', '--scope', 'write:feedback', '--scope', 'read:cases', '--json');
    const { token, ...rest } = JSON.parse(out[0] ?? '');
    expect(token).toMatch(/^pv_/);
    expect(rest).toEqual({
      name: 'CRM',
      scopes: ['read:cases', 'write:feedback'],
      createdAt: '2026-11-22T10:00:00.000Z',
      expiresAt: '2027-11-22T10:00:00.000Z',
      lastUsedOn: null,
      isExpired: false,
    });
    await run('add', 'Forever', '--scope', 'read:voice', '--until', 'never');
    await run('list', '--json');
    expect(JSON.parse(out.at(-1) ?? '')).toMatchObject([rest, { name: 'Forever', expiresAt: null }]);
  });
});

test.each([
  [['add', 'X'], '--scope, un ou plusieurs parmi read:voice'],
  [['add', 'X', '--scope', 'admin'], '« admin » est inconnu'],
  [['add', 'X', '--scope', 'read:voice', '--until', '2026-11-21'], '« 2026-11-21 » n’est ni un jour à venir'],
  [['add', 'X', '--scope', 'read:voice', '--until', 'demain'], '« demain » n’est ni un jour à venir'],
  [['revoke'], 'token revoke NOM'],
  [['list', 'X'], 'token revoke NOM'],
  [[], 'token revoke NOM'],
])('%j is refused with what to write', async (args, said) => {
  const { run } = terminal(await freshUrl('sqlite'), 'fr');
  const refused = await run(...args).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UsageError);
  expect(String(refused).replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(said);
});
