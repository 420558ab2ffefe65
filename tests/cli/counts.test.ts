import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { countsCommand } from '../../src/cli/counts.ts';
import type { Db } from '../../src/database/client.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-counts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(text: string | Buffer): Promise<string> {
  const file = join(
    folder,
    `${Math.abs(Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) | 0, 7))}.csv`,
  );
  await writeFile(file, text);
  return file;
}

async function run(url: string, args: readonly string[], locale: Locale = 'fr') {
  const clock = { now: () => new Date('2026-11-22T10:00:00Z') };
  const { io, out, err } = unattended({ env: onDatabase(url), clock, locale });
  const status = await countsCommand.run(args, io);
  return { status, out: out.map((line) => line.replaceAll('\u00a0', ' ')), err };
}

onAnyEngine((engine) => {
  let url: string;
  let db: Db;
  beforeAll(async () => {
    url = await freshUrl(engine);
    ({ db } = await openedHere(url));
    await addCompany(db, 'acme');
  });

  const stored = async () =>
    (await db.count.findMany({ orderBy: [{ kind: 'asc' }, { from: 'asc' }] })).map(({ kind, of, count }) => [
      kind,
      of,
      count,
    ]);

  it('stores a file as a spreadsheet writes it, and again in its place', async () => {
    const french = Buffer.from(
      'Mois;Sollicitations;Clients;Perdus\r\n09/2026;1 500;980;12\r\n10/2026;1 600;;9\r\n',
      'latin1',
    );
    const first = await run(url, [await fileOf(french), '--source', 'phone']);
    expect(first).toEqual({
      status: 0,
      out: [
        'Invitations : 2 lignes enregistrées.',
        'Clients : 1 ligne enregistrée.',
        'Clients perdus : 2 lignes enregistrées.',
      ],
      err: [],
    });
    await run(url, [await fileOf('date,lost\n2026-10,11\n')], 'en');
    expect(await stored()).toEqual([
      ['customers', '', 980],
      ['invitations', 'phone', 1500],
      ['invitations', 'phone', 1600],
      ['lost', '', 12],
      ['lost', '', 11],
    ]);
  });

  it('names the wrong lines and stores nothing of the file', async () => {
    const known = await stored();
    const many = Array.from({ length: 30 }, () => '2026-02-31,x').join('\n');
    const { status, out, err } = await run(url, [await fileOf(`date,lost\n2026-01,5\n${many}\n`)], 'en');
    expect({ status, out }).toEqual({ status: 1, out: [] });
    expect(err[0]).toBe('Nothing was stored. Correct these lines and import the file again:');
    expect(err[1]).toMatch(/^ {2}line 3: “2026-02-31” is neither a month/);
    expect(err).toHaveLength(22);
    expect(err.at(-1)).toBe('  and 10 more.');
    expect(await stored()).toEqual(known);
  });

  it('does not make a source of a name that it does not know', async () => {
    const file = await fileOf('date,invitations\n2026-10,5\n');
    await expect(run(url, [file, '--source', 'fax'])).rejects.toThrow('counts.unknownSource');
    await expect(run(url, [file])).rejects.toThrow('counts.noSource');
    expect(await db.source.count({ where: { name: 'fax' } })).toBe(0);
  });
});

it.each([[[]], [['a.csv', 'b.csv']], [['a.csv', '--unknown']]])(
  'import-counts %j is wrong usage',
  async (args) => {
    await expect(run('file:/nowhere.db', args)).rejects.toThrow(UsageError);
  },
);

it('says that there is no such file before anything is opened', async () => {
  await expect(run('file:/nowhere.db', ['/absent.csv'])).rejects.toThrow('counts.noFile');
});
