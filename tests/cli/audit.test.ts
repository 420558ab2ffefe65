import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActName, acts } from '../../src/audit/act.ts';
import { noted } from '../../src/audit/note.ts';
import { UsageError } from '../../src/cli/command.ts';
import { allCommands } from '../../src/cli/index.ts';
import { transact } from '../../src/database/client.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

const now = new Date('2026-11-26T09:00:00Z');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-audit-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs one command on Thursday 26 November 2026 at 10:00 in Paris. */
async function run(url: string, [name, ...args]: readonly string[], locale: Locale = 'en') {
  const more = { LOG_LEVEL: 'silent', TIME_ZONE_DEFAULT: 'Europe/Paris', HOOK: 'a-secret-of-the-webhook' };
  const { io, out, err } = unattended({ env: onDatabase(url, more), clock: { now: () => now }, locale });
  const command = (await allCommands()).find((each) => each.name === name);
  if (!command) throw new Error(`no command ${name}`);
  return { status: await command.run(args, io), out, err };
}

/** What each command notes, in this order on one database; by `args` in the folder of this test. */
const NOTED: Readonly<Record<string, readonly (readonly [args: readonly string[], act: ActName | null])[]>> =
  {
    start: [],
    import: [
      [['answers.csv', '--source', 'Survey', '--metric', 'nps', '--dry-run'], null],
      [['answers.csv', '--source', 'Survey', '--metric', 'nps'], 'import.begun'],
    ],
    imports: [
      [[], null],
      [['undo', '1', '--dry-run'], null],
      [['undo', '1'], 'import.undone'],
      [['undo', '1'], null],
    ],
    'import-counts': [[['counts.csv'], 'counts.stored']],
    'import-contacts': [
      [['contacts.csv', '--dry-run'], null],
      [['contacts.csv'], 'contacts.imported'],
    ],
    contacts: [
      [['statement'], null],
      [['imports'], null],
      [['undo', '1'], 'contacts.undone'],
      [['undo', '1'], null],
    ],
    indicators: [[[], null]],
    suggestions: [[[], null]],
    plan: [[[], null]],
    export: [
      [['suggestions', '--format', 'csv'], 'export.made'],
      [['all', '--to', 'everything'], 'export.made'],
    ],
    digest: [],
    source: [
      [['list'], null],
      [['add', 'Site'], 'source.added'],
      [['token', 'Site'], 'source.token-renewed'],
      [['set', 'Site', '--keep-days', '30'], 'source.changed'],
      [['add', 'Avis', '--vendor', 'intercom', '--secret', 'HOOK'], 'source.connected'],
      [['clean'], null],
    ],
    community: [[[], null]],
    summaries: [[[], null]],
    surveys: [
      [['items', 'import', 'items.csv'], 'survey.items'],
      [['items', 'import', 'items.csv'], null],
      [['items', 'list'], null],
    ],
    readers: [
      [['import', 'readers.csv', '--list', 'Letter', '--consent', 'agreed'], 'readers.added'],
      [['import', 'readers.csv', '--list', 'Letter', '--consent', 'agreed'], null],
      [['list'], null],
      [['remove', 'nadia@example.com'], 'readers.removed'],
    ],
    mail: [],
    'mail-in': [
      [['status'], null],
      [['set', '--at', 'imap://voice@127.0.0.1:9/INBOX', '--password', 'HOOK'], 'mailbox.connected'],
      [['pause'], 'mailbox.paused'],
      [['resume'], 'mailbox.resumed'],
      [['remove'], 'mailbox.removed'],
    ],
    token: [
      [['list'], null],
      [['add', 'BI', '--scope', 'read:voice'], 'token.added'],
      [['revoke', 'BI'], 'token.revoked'],
    ],
    erase: [
      [['--customer', 'C-42', '--dry-run'], null],
      [['--customer', 'C-42'], 'customer.erased'],
    ],
    audit: [
      [[], null],
      [['verify'], null],
    ],
    doctor: [],
    rekey: [],
    migrate: [],
  };

describe('every command', () => {
  it('is in the table of what is noted', async () => {
    expect(Object.keys(NOTED)).toEqual((await allCommands()).map(({ name }) => name));
  });

  it('notes what it changes, once, and nothing where it changes nothing', async () => {
    const url = await freshUrl('sqlite');
    const { db } = await openedHere(url);
    await writeFile(join(folder, 'answers.csv'), 'score,date\n9,2026-11-20\n3,2026-11-21\n');
    await writeFile(join(folder, 'counts.csv'), 'month,customers\n2026-10,1200\n');
    await writeFile(join(folder, 'contacts.csv'), 'date,reason,channel\n2026-11-20,Parcel,phone\n');
    await writeFile(join(folder, 'readers.csv'), 'email\nnadia@example.com\n');
    await writeFile(join(folder, 'items.csv'), 'key,fr\nmeans,Tout est là.\n');
    let known = 0;
    for (const [name, uses] of Object.entries(NOTED)) {
      for (const [args, act] of uses) {
        const named = args.map((each) => (/\.csv$|^everything$/.test(each) ? join(folder, each) : each));
        await run(url, [name, ...named]);
        const rows = await db.auditEntry.findMany({ orderBy: { number: 'asc' } });
        expect([name, ...args, ...rows.slice(known).map((row) => row.act)]).toEqual([
          name,
          ...args,
          ...(act === null ? [] : [act]),
        ]);
        known = rows.length;
      }
    }
    const { status, out } = await run(url, ['audit', 'verify', '--json']);
    expect({ status, ...JSON.parse(out[0] ?? '') }).toMatchObject({ status: 0, whole: true, number: known });
  });
});

onAnyEngine((engine) => {
  describe('portevoix audit', () => {
    let url: string;
    beforeAll(async () => {
      url = await freshUrl(engine);
      await run(url, ['source', 'add', 'Site']);
      const database = await openedHere(url);
      const { id: workspaceId } = await database.db.workspace.findFirstOrThrow();
      const person = { workspaceId, id: 'nadia', platform: 'slack', externalId: 'U1', name: 'Nadia Benali' };
      await database.db.person.create({ data: { ...person, timeZone: 'Europe/Paris', refreshedAt: now } });
      const by = { person: 'nadia' };
      const earlier = { workspaceId, by, now: new Date('2026-11-25T22:59:00Z') };
      await transact(database, async (tx) => {
        await noted(tx, earlier, 'settings.changed', { settings: ['country', 'replyDays'] });
        await noted(tx, { ...earlier, now }, 'topic.closed', { topic: 'gone' });
        await noted(tx, { workspaceId, by: { token: 'BI' }, now }, 'theme.changed', { change: 'muted' });
      });
    });

    it('says who did what, in the language of the operator', async () => {
      expect((await run(url, ['audit'])).out).toEqual([
        '#1 · Thursday 26 November at 10:00 · The command line added the source “Site”, with a token',
        '#2 · Wednesday 25 November at 23:59 · Nadia Benali changed the settings: country, replyDays',
        '#3 · Thursday 26 November at 10:00 · Nadia Benali closed the topic (not here any more)',
        '#4 · Thursday 26 November at 10:00 · The API token “BI” hid a theme',
      ]);
      const french = (await run(url, ['audit', '--since', '2026-11-26'], 'fr')).out;
      expect(french.map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
        '#1 · jeudi 26 novembre à 10 h · La ligne de commande a ajouté la source « Site », avec un jeton',
        '#3 · jeudi 26 novembre à 10 h · Nadia Benali a fermé le sujet (plus là)',
        '#4 · jeudi 26 novembre à 10 h · Le jeton d’API « BI » a masqué un thème',
      ]);
    });

    it('gives scripts one object a line, with ids', async () => {
      const lines = (await run(url, ['audit', '--json'])).out.map((line) => JSON.parse(line) as unknown);
      expect(lines[1]).toEqual({
        number: 2,
        at: '2026-11-25T22:59:00.000Z',
        by: { person: 'nadia' },
        act: 'settings.changed',
        of: { settings: ['country', 'replyDays'] },
      });
      expect(lines).toHaveLength(4);
    });

    it('verifies, prints the end to keep, and says what is wrong with status 1', async () => {
      const whole = await run(url, ['audit', 'verify']);
      expect(whole).toMatchObject({ status: 0, out: [expect.stringMatching(/^4:[0-9a-f]{64}$/)] });
      expect(whole.err[0]).toBe('Whole: 4 entries, each as it was written.');
      const [end = ''] = whole.out;
      expect(await run(url, ['audit', 'verify', '--expect', end])).toMatchObject({ status: 0 });
      const other = `3:${'0'.repeat(64)}`;
      expect(await run(url, ['audit', 'verify', '--expect', other])).toMatchObject({
        status: 1,
        out: [],
        err: [expect.stringContaining('Entry 3 is not the one that you expect')],
      });
      expect(await run(url, ['audit', 'verify', '--expect', other, '--json'])).toMatchObject({
        status: 1,
        out: ['{"whole":false,"fault":{"kind":"rewritten","number":3}}'],
      });
    });

    it.each([
      [['check'], 'Say “audit”'],
      [['verify', 'now'], 'Say “audit”'],
      [['--since', '2026-02-30'], '“2026-02-30” is not a day'],
      [['verify', '--since', '2026-11-01'], '--since belongs'],
      [['--expect', 'x'], '--expect belongs'],
      [['verify', '--expect', 'x'], '--expect takes'],
    ])('says what is wrong with %j', async (args, why) => {
      const asked = run(url, ['audit', ...args]);
      await expect(asked).rejects.toThrow(UsageError);
      await expect(asked).rejects.toThrow(why);
    });
  });
});

it('has a name in the docs for each act', async () => {
  const page = await readFile(new URL('../../docs/audit.md', import.meta.url), 'utf8');
  expect(Object.keys(acts).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
