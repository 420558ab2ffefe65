// The right keys, and the wrong ones, of new databases and of those from before keys were written down.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allCommands, runCli } from '../../src/cli/index.ts';
import type { Database } from '../../src/database/client.ts';
import { UserError } from '../../src/errors.ts';
import { customerFingerprint } from '../../src/feedback/identity.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { openKeys } from '../../src/keyring/open.ts';
import { readability } from '../../src/keyring/unreadable.ts';
import { checkOf, keysFrom, newSecret } from '../../src/keys.ts';
import { sealAuthor } from '../../src/suggestions/suggestion.ts';
import { freshDatabase, freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';
import { unattended } from '../harness/unattended.ts';
import { fillSealed, now, readSealed } from './sealed-company.ts';

async function run(url: string, key: string, args: readonly string[], locale: Locale = 'en') {
  const env = {
    ...{ DATABASE_URL: url, PORTEVOIX_SECRET_KEY: key, LOG_LEVEL: 'silent' },
    ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:9/' },
  };
  const { io, out, err } = unattended({ env, clock: { now: () => now }, locale, input: async () => 'C-3' });
  const status = await runCli(args, io);
  return { status, out, err: err.join('\n') };
}

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof UserError ? error.say('en') : String(error)),
  );

const onFile = async ({ db }: Database) =>
  JSON.stringify(await db.keyOnFile.findMany({ orderBy: { name: 'asc' } }));

onEachEngine((engine) => {
  describe('a new database', () => {
    it('is opened again by the keys that it was first opened with, and by no others', async () => {
      const database = await freshDatabase(engine);
      const [right, wrong] = [newSecret(), newSecret()];
      await openKeys(database, { secretKeys: [right] });
      const before = await onFile(database);
      const said = await refusal(openKeys(database, { secretKeys: [wrong], keysFrom: 'keys/secret.key' }));
      expect(said).toContain('keys/secret.key');
      for (const secret of [right, wrong]) expect(said).toContain(checkOf(secret).slice(0, 8));
      expect(said).toContain('portevoix rekey');
      expect(await onFile(database)).toBe(before);
      await openKeys(database, { secretKeys: [right] });
      await openKeys(database, { secretKeys: [newSecret(), right] });
    });

    it('keeps no key that could be read or guessed from what is written down', async () => {
      const database = await freshDatabase(engine);
      const secret = newSecret();
      await openKeys(database, { secretKeys: [secret] });
      const written = await onFile(database);
      const bytes = Buffer.from(secret, 'base64');
      for (const encoding of ['base64', 'base64url', 'hex'] as const)
        expect(written).not.toContain(bytes.toString(encoding).slice(0, 12));
    });

    it('has one set of keys, though two processes open it first', async () => {
      const url = await freshUrl(engine);
      const secret = newSecret();
      const both = await Promise.all([openedHere(url), openedHere(url)]);
      const [a, b] = await Promise.all(both.map((each) => openKeys(each, { secretKeys: [secret] })));
      expect(a?.fingerprint('x', 'y')).toBe(b?.fingerprint('x', 'y'));
    });
  });

  describe('a database from before', () => {
    it('takes the keys that open it, and refuses others without writing anything down', async () => {
      const database = await freshDatabase(engine);
      const secret = newSecret();
      await fillSealed(database, keysFrom([secret]), 3);
      expect(await refusal(openKeys(database, { secretKeys: [newSecret()] }))).toContain(
        'opens what is sealed',
      );
      expect(await database.db.keyOnFile.count()).toBe(0);
      const keys = await openKeys(database, { secretKeys: [secret] });
      expect(await readSealed(database, keys)).toMatchObject({ authors: ['p1', 'p2', 'p3'], mine: 0 });
    });

    it('is recognised by its hashes where nothing is sealed in it, in whatever order the keys stand', async () => {
      const database = await freshDatabase(engine);
      const [secret, other] = [newSecret(), newSecret()];
      await fillSealed(database, keysFrom([secret]), 2);
      const { db } = database;
      await db.suggestion.updateMany({ data: { sealedAuthor: null } });
      await db.source.updateMany({ data: { sealedSecrets: null } });
      await db.feedback.updateMany({ data: { sealedOriginal: null } });
      for (const table of [db.sealedAct, db.formDraft, db.mailReader])
        await (table as typeof db.sealedAct).deleteMany();
      await db.delivery.deleteMany({ where: { address: { startsWith: 'sealed:' } } });
      expect(await refusal(openKeys(database, { secretKeys: [other] }))).toContain('hashed by another key');
      const keys = await openKeys(database, { secretKeys: [secret, other] });
      expect(keys.fingerprint('x', 'y')).toBe(keysFrom([secret]).fingerprint('x', 'y'));
    });

    it('in which a few seals cannot be read is opened all the same, and says how many', async () => {
      const database = await freshDatabase(engine);
      const secret = newSecret();
      await fillSealed(database, keysFrom([secret]), 3);
      const lost = sealAuthor(keysFrom([newSecret()]), 'p1');
      await database.db.suggestion.updateMany({ where: { number: 1 }, data: { sealedAuthor: lost } });
      const keys = await openKeys(database, { secretKeys: [secret] });
      expect(await readability(database, keys)).toMatchObject({ unreadable: 1 });
    });
  });

  onceEnough(engine, () => {
    describe('under a wrong key', () => {
      const args: Record<string, readonly string[]> = {
        start: ['start'],
        import: ['import', new URL(import.meta.url).pathname, '--source', 'x'],
        imports: ['imports'],
        'import-counts': ['import-counts', new URL(import.meta.url).pathname],
        'import-contacts': ['import-contacts', new URL(import.meta.url).pathname],
        contacts: ['contacts', 'imports'],
        indicators: ['indicators'],
        suggestions: ['suggestions'],
        plan: ['plan'],
        surveys: ['surveys'],
        summaries: ['summaries'],
        export: ['export', 'suggestions', '--format', 'json'],
        digest: ['digest', 'preview', '--schedule', 'x'],
        source: ['source', 'list'],
        erase: ['erase', '--customer', '-'],
        doctor: ['doctor'],
        rekey: ['rekey'],
        audit: ['audit'],
        community: ['community'],
        'mail-in': ['mail-in', 'status'],
        token: ['token', 'list'],
        readers: ['readers', 'list'],
      };
      it('every command but migrate ends with 1, says which key, and changes nothing', async () => {
        const url = await freshUrl(engine);
        const database = await openedHere(url);
        const [right, wrong] = [newSecret(), newSecret()];
        await fillSealed(database, await openKeys(database, { secretKeys: [right] }), 2);
        const before = await readSealed(database, keysFrom([right]));
        expect(Object.keys(args).toSorted()).toEqual(
          (await allCommands())
            .map(({ name }) => name)
            // Neither opens anything that is sealed.
            .filter((name) => name !== 'migrate' && name !== 'mail')
            .toSorted(),
        );
        for (const [name, each] of Object.entries(args)) {
          for (const locale of ['en', 'fr'] as const) {
            const { status, out, err } = await run(url, wrong, each, locale);
            const said = [err, ...out].join('\n');
            expect({ name, status }).toEqual({ name, status: 1 });
            expect(said).toContain(checkOf(wrong).slice(0, 8));
            expect(said).toContain(checkOf(right).slice(0, 8));
            expect(said).not.toContain(wrong);
          }
        }
        expect(await readSealed(database, keysFrom([right]))).toEqual(before);
      });
    });
  });

  it('a customer whom two companies have does not show in their hashes', async () => {
    const database = await freshDatabase(engine);
    const keys = await openKeys(database, { secretKeys: [newSecret()] });
    expect(customerFingerprint(keys, 'a', 'C-1')).not.toBe(customerFingerprint(keys, 'b', 'C-1'));
    expect(customerFingerprint(keys, 'a', ' c-1')).toBe(customerFingerprint(keys, 'a', 'C-1'));
  });
});

describe('with SQLite, a key', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'portevoix-keys-'));
  const cli = async (env: Record<string, string>, args: readonly string[]) => {
    const { io, err } = unattended({ env, clock: { now: () => now } });
    return { status: await runCli(args, io), err: err.join('\n') };
  };

  it('is never made beside data: a lost one is asked for, by every command', async () => {
    const at = folder();
    const env = { DATABASE_URL: `file:${at}/portevoix.db` };
    expect((await cli(env, ['indicators'])).status).toBe(0);
    const key = join(at, 'secret.key');
    const kept = readFileSync(key);
    rmSync(key);
    for (const { name } of (await allCommands()).filter(
      (each) =>
        !['start', 'digest', 'import', 'import-counts', 'import-contacts', 'mail'].includes(each.name),
    )) {
      const more: Record<string, string[]> = {
        source: ['list'],
        contacts: ['imports'],
        'mail-in': ['status'],
        token: ['list'],
        readers: ['list'],
        erase: ['--customer', 'C'],
        export: ['suggestions', '--format', 'json'],
      };
      const { status, err } = await cli(env, [name, ...(more[name] ?? [])]);
      expect({ name, isDone: status === 0 }).toEqual({ name, isDone: false });
      if (name !== 'doctor') expect(err).toContain(key);
      expect(existsSync(key)).toBe(false);
    }
    writeFileSync(key, kept);
    expect((await cli(env, ['indicators'])).status).toBe(0);
  });

  it('is made where KEY_FOLDER says, apart from the data; one that is beside them from before goes on', async () => {
    const at = folder();
    const env = { DATABASE_URL: `file:${at}/data/portevoix.db`, KEY_FOLDER: `${at}/keys` };
    expect((await cli(env, ['indicators'])).status).toBe(0);
    expect(statSync(join(at, 'keys', 'secret.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(at, 'keys')).mode & 0o777).toBe(0o700);
    expect(existsSync(join(at, 'data', 'secret.key'))).toBe(false);
    mkdirSync(join(at, 'elsewhere'));
    const before = { DATABASE_URL: `file:${at}/old/portevoix.db` };
    expect((await cli(before, ['indicators'])).status).toBe(0);
    expect((await cli({ ...before, KEY_FOLDER: `${at}/elsewhere` }, ['indicators'])).status).toBe(0);
    expect(existsSync(join(at, 'elsewhere', 'secret.key'))).toBe(false);
  });
});
