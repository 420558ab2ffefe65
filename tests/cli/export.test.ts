import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { exportCommand } from '../../src/cli/export.ts';
import { UserError } from '../../src/errors.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { keysFrom } from '../../src/keys.ts';
import { sealAuthor } from '../../src/suggestions/suggestion.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { unattended } from '../harness/unattended.ts';
import { addEvents, addIdeaCompany, addIdeas } from '../suggestions/ideas-on-file.ts';

const SECRET = Buffer.alloc(32, 1).toString('base64');
const folder = mkdtempSync(join(tmpdir(), 'portevoix-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

onEachEngine((engine) => {
  let url: string;
  beforeAll(async () => {
    url = await freshUrl(engine);
    const { db } = await openedHere(url);
    await addIdeaCompany(db, 'acme');
    await addIdeas(db, 'acme', [
      { number: 1, title: 'Café; "thé"', details: 'two\nlines', submittedAt: '2026-11-08T22:59:59Z' },
      { number: 2, title: '=1+1', submittedAt: '2026-11-08T23:00:00Z' },
      {
        number: 3,
        title: 'Quietly',
        submittedAt: '2026-11-09T00:00:00Z',
        sealedAuthor: sealAuthor(keysFrom([SECRET]), 'ines'),
      },
    ]);
    await addEvents(db, 'acme', [
      { number: 3, kind: 'replied', actorId: 'nadia', data: { text: 'Thank you' } },
      { number: 3, kind: 'wrote-back', data: { text: 'It was me' } },
    ]);
  });

  async function run(args: readonly string[], locale: Locale = 'en', database = url) {
    const env = { DATABASE_URL: database, PORTEVOIX_SECRET_KEY: SECRET };
    const clock = { now: () => new Date('2026-11-26T09:00:00Z') };
    const { io, out, err } = unattended({ env, clock, locale });
    const status = await exportCommand.run(args, io);
    return { status, out: out.map((line) => `${line}\n`).join(''), err };
  }

  const refusal = (args: readonly string[]) =>
    run(args).then(
      () => 'it was written',
      (error: unknown) => (error instanceof UserError ? error.say('en') : String(error)),
    );
  const suggestions = (...args: string[]) => ['suggestions', ...args];

  it('writes CSV to standard output as a spreadsheet in each language reads it', async () => {
    const english = await run(suggestions('--format', 'csv'));
    expect(english).toMatchObject({ status: 0, err: ['3 suggestions.'] });
    const [header, first, second]: string[][] = parse(english.out, { bom: true });
    expect(header?.slice(0, 3)).toEqual(['Number', 'Title', 'Details']);
    expect(first?.slice(0, 6)).toEqual(['1', 'Café; "thé"', 'two\nlines', 'Billing', 'Received', 'no']);
    expect(second?.[1]).toBe("'=1+1");
    expect(english.out.endsWith('\r\n')).toBe(true);
    const french = await run(suggestions('--format', 'csv'), 'fr');
    expect(french.err).toEqual(['3 idées.']);
    const rows: string[][] = parse(french.out, { bom: true, delimiter: ';' });
    expect(rows[0]?.[3]).toBe('Sujet');
    expect(rows[1]?.slice(3, 6)).toEqual(['Facturation', 'Reçue', 'non']);
  });

  it('writes JSON alone to standard output, without the author of an anonymous one', async () => {
    const { out } = await run(suggestions('--format', 'JSON'));
    expect(JSON.parse(out)).toMatchObject([
      { number: 1, author: 'Karim Haddad' },
      { number: 2, author: 'Karim Haddad' },
      { number: 3, author: null, anonymous: true, submittedAt: '2026-11-09', lastReply: 'Thank you' },
    ]);
    for (const telling of ['Inès', '"ines"', 'It was me', 'v1.']) expect(out).not.toContain(telling);
  });

  it('promises in its usage the fields that it gives', async () => {
    const { out } = await run(suggestions('--format', 'json'));
    const [row]: Record<string, unknown>[] = JSON.parse(out);
    for (const field of Object.keys(row ?? {}))
      for (const usage of Object.values(exportCommand.usage)) expect(usage).toContain(field);
  });

  it('begins at midnight of the day in the company’s time zone', async () => {
    const { out } = await run(suggestions('--format', 'json', '--since', '2026-11-09'));
    const rows: { number: number }[] = JSON.parse(out);
    expect(rows.map(({ number }) => number)).toEqual([2, 3]);
  });

  it('writes a file that only its owner can read, and nothing to standard output', async () => {
    const file = join(folder, `${engine}.csv`);
    const { out, err } = await run(suggestions('--format', 'csv', '--to', file));
    expect({ out, err }).toEqual({ out: '', err: [`3 suggestions in ${file}.`] });
    expect(readFileSync(file, 'utf8')).toBe((await run(suggestions('--format', 'csv'))).out);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('writes over nothing: a file that is there stays, unless --replace says so', async () => {
    const file = join(folder, `${engine}-older.csv`);
    writeFileSync(file, 'older', { mode: 0o644 });
    expect(await refusal(suggestions('--format', 'csv', '--to', file))).toContain('is there already');
    expect(readFileSync(file, 'utf8')).toBe('older');
    await run(suggestions('--format', 'csv', '--to', file, '--replace'));
    expect(readFileSync(file, 'utf8')).toContain('Café');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('goes through no link, to no device, and to no file called "-" by accident', async () => {
    const target = join(folder, `${engine}-target`);
    writeFileSync(target, 'mine');
    for (const [name, to] of [
      ['link', target],
      ['dangling', join(folder, `${engine}-nowhere`)],
    ] as const) {
      const link = join(folder, `${engine}-${name}`);
      symlinkSync(to, link);
      for (const more of [[], ['--replace']])
        expect(await refusal(suggestions('--format', 'csv', '--to', link, ...more))).toContain('is a link');
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
    }
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(existsSync(join(folder, `${engine}-nowhere`))).toBe(false);
    const pipe = join(folder, `${engine}-pipe`);
    execFileSync('mkfifo', [pipe]);
    const ofFolder = join(folder, `${engine}-of-a-folder`);
    symlinkSync(folder, ofFolder);
    for (const to of ['/dev/null', '/dev/stdout', '/dev/fd/1', '/dev/full', pipe, ofFolder, folder, '.'])
      for (const more of [[], ['--replace']])
        expect(await refusal(suggestions('--format', 'json', '--to', to, ...more))).toContain('a device');
    expect(await refusal(suggestions('--format', 'json', '--to', '-'))).toContain('./-');
    expect(existsSync('-')).toBe(false);
  });

  it('leaves nothing half written where the file cannot be made', async () => {
    const file = join(folder, 'no-such-folder', 'ideas.csv');
    expect(await refusal(suggestions('--format', 'csv', '--to', file))).toContain('(ENOENT)');
    for (const to of ['', ' ', `${join(folder, 'nowhere')}/`])
      expect(await refusal(suggestions('--format', 'csv', '--to', to))).toContain('no name of a file');
    const long = join(folder, 'x'.repeat(240));
    expect(await refusal(suggestions('--format', 'csv', '--to', long))).toContain('(ENAMETOOLONG)');
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('needs nothing but a database: of an empty one the array is empty', async () => {
    const { out, err } = await run(suggestions('--format', 'json'), 'en', await freshUrl(engine));
    expect({ out, err }).toEqual({ out: '[]\n', err: ['0 suggestions.'] });
  });
});

it.each([
  {
    args: [],
    says: 'Say what to export: suggestions, stories, feedback, journey, cases, visits, plan, promises, schedules, topics, contacts, all.',
  },
  {
    args: ['customers', '--json'],
    says: '“customers” cannot be exported; there are: suggestions, stories,',
  },
  { args: ['stories', 'cases', '--json'], says: '“stories cases” cannot be exported' },
  {
    args: ['topics', '--json', '--since', '2026-01-01'],
    says: '--since: topics are of no day; leave it out.',
  },
  { args: ['cases', '--json', '--format', 'csv'], says: '--format: “csv” is not it here' },
  { args: ['suggestions'], says: 'Say which format: --format csv or --format json.' },
  { args: ['suggestions', '--format', 'xml'], says: '--format: “xml” is not it here; there are: csv, json' },
  {
    args: ['suggestions', '--format', 'csv', '--since', '2026-02-30'],
    says: '--since: “2026-02-30” is not a day that exists; write it as YYYY-MM-DD.',
  },
  { args: ['suggestions', '--colour'], says: 'There is no option --colour here.' },
])('refuses $args by name, before it opens anything', async ({ args, says }) => {
  const { io } = unattended({ env: {}, clock: { now: () => new Date('2026-11-26T09:00:00Z') } });
  const refused = exportCommand.run(args, io);
  await expect(refused).rejects.toBeInstanceOf(UsageError);
  await expect(refused).rejects.toThrow(says);
});
