import { existsSync } from 'node:fs';
import { copyFile, lstat, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Io, UsageError } from '../../src/cli/command.ts';
import { importCommand } from '../../src/cli/import.ts';
import { sourceCommand } from '../../src/cli/source.ts';
import { redact } from '../../src/feedback/redaction.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { freshUrl, onAnyEngine, onEachEngine, openedHere } from '../harness/database.ts';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-cli-'));
  file = join(folder, 'avis.csv');
  await writeFile(
    file,
    'Date;NPS;Commentaire;Prénom\n13/02/2026;9,5;Merci à Chloé;Chloé\n31/02/2026;9;Bien;Zoé\n14/02/2026;3;"Deux\nlignes";Ali\n',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function terminal(url: string, locale: Locale = 'fr') {
  const out: string[] = [];
  const err: string[] = [];
  const drawn: string[] = [];
  const io: Io = {
    env: { DATABASE_URL: url, PORTEVOIX_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') },
    clock: { now: () => new Date('2026-11-22T10:00:00Z') },
    locale,
    terminal: true,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    input: async () => '',
    progress: (line) => void drawn.push(line),
  };
  return { io, out, err, drawn };
}

onAnyEngine((engine) => {
  test('a score that cannot be read costs its row nothing else where the row has another one, and is told', async () => {
    const url = await freshUrl(engine);
    const { io, out, err } = terminal(url, 'en');
    const two = join(folder, 'two.csv');
    const rows = Array.from(
      { length: 12 },
      (_, i) => `2026-02-${10 + i},${i % 11},${1 + (i % 5)},Words ${i}`,
    );
    await writeFile(
      two,
      ['Date,NPS,CSAT,Comment', ...rows, '2026-02-25,9,99,Fine', '2026-02-26,99,,Odd', ''].join('\n'),
    );
    expect(await importCommand.run([two, '--source', 'Two', '--yes'], io)).toBe(0);
    expect(err.join('\n')).toContain('  NPS → score · NPS, 0 to 10\n  CSAT → score · CSAT, 1 to 5\n');
    expect(out.slice(0, 1)).toEqual(['13 imported, 0 already there, 1 rejected.']);
    const at = out.indexOf('1 score was left out that could not be read; the rest of its row comes in:');
    expect(out[at + 1]).toMatch(/^line 14, CSAT: .*99/);
    expect(out).toContain('CSAT of this file: 33% (12 scores)');
    const { db } = await openedHere(url);
    expect(await db.feedback.count({ where: { verbatim: 'Fine', metric: 'nps', score: 9 } })).toBe(1);
    expect(await db.feedback.count({ where: { verbatim: 'Odd' } })).toBe(0);
  });

  test('says in which order dates are read and why, and asks where their year may stand on either side', async () => {
    const { io, err } = terminal(await freshUrl(engine));
    const dated = join(folder, 'short-years.csv');
    const lines = (dates: readonly string[]) =>
      `"Date,NPS,Comment"\n${dates.map((date) => `"${date},9,""Good, really"""\n`).join('')}`;
    const run = (...options: string[]) =>
      importCommand.run([dated, '--source', 'Avis', '--yes', ...options], io);
    await writeFile(dated, lines(['26-10-13', '26-10-02']));
    expect(await run('--dry-run')).toBe(0);
    expect(err.join('\n')).toMatch(/année\/mois\/jour \(lues autrement, elles seraient à des années d’ici\)/);
    expect(err.splice(0).join('\n')).toContain('Chaque ligne du fichier était un seul texte');
    await writeFile(dated, lines(['26-10-25', '26-10-24']));
    expect(await run()).toBe(2);
    expect(err.splice(0).join('\n')).toMatch(
      /le jour d’abord \(.*octobre 2025\) {2}--dates dmy\n.*l’année d’abord \(.*octobre 2026\) {2}--dates ymd/,
    );
    expect(await run('--dates', 'ymd', '--dry-run')).toBe(0);
  });

  test('a dry run shows the guess and the rows, redacted, and stores nothing', async () => {
    const url = await freshUrl(engine);
    const { io, out, err } = terminal(url);
    expect(await importCommand.run([file, '--source', 'Avis', '--dry-run', '--json'], io)).toBe(0);
    const report = JSON.parse(out.join(''));
    expect(report).toMatchObject({ dryRun: true, importable: 2, rejected: 1 });
    expect(report.guess).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      dateOrder: 'dmy',
      decimalComma: true,
      metric: 'nps',
    });
    expect(report.preview[0]).toMatchObject({
      scores: [{ metric: 'nps', score: 9.5 }],
      comments: [{ text: 'Merci à [nom]' }],
    });
    expect(report.refusals).toMatchObject([{ line: 3, column: 'Date' }]);
    expect(err.join('\n')).toContain('NPS → note [score]');
    const database = await openedHere(url);
    expect([await database.db.feedback.count(), await database.db.source.count()]).toEqual([0, 0]);
    expect(existsSync(`${file}.rejects.csv`)).toBe(false);
  });

  test('--json is the only thing on standard output; a second run changes nothing', async () => {
    const { io, out, drawn } = terminal(await freshUrl(engine));
    const rejects = `${file}.rejects.csv`;
    await importCommand.run([file, '--source', 'Avis', '--json'], io);
    await importCommand.run([file, '--source', 'Avis', '--json'], io);
    const figures = [{ metric: 'nps', question: null, value: 0, scores: 2 }];
    const none = {
      replaced: 0,
      differing: 0,
      differs: null,
      rejected: 1,
      mended: 0,
      furniture: 0,
      dropped: 0,
      filtered: 0,
      unscored: { count: 0, first: [] },
      figures,
      moments: [],
      rejects,
    };
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { batch: 1, imported: 2, duplicates: 0, ...none },
      { batch: 2, imported: 0, duplicates: 2, ...none },
    ]);
    expect(await readFile(rejects, 'utf8')).toBe(
      'line,column,reason,Date,NPS,Commentaire,Prénom\r\n' +
        '3,Date,"« 31/02/2026 » n’est pas une date qui existe ; il faut JJ/MM/AAAA ou AAAA-MM-JJ, avec ou sans heure.",31/02/2026,9,Bien,Zoé\r\n'
          .replace('« ', '«\u00a0')
          .replace(' »', '\u00a0»')
          .replace(' ;', '\u202f;'),
    );
    expect(drawn.some((line) => line.includes('100'))).toBe(true);
    expect(drawn.at(-1)).toBe('');
    await rm(rejects);
  });

  test('no cell of the refused rows opens a formula; mended and imported, each cell is as it came', async () => {
    const hostile = join(folder, `${engine}-hostile.csv`);
    const words = [
      '=HYPERLINK("http://x.example","a")',
      '+33 1 or -5',
      '@SUM(A1)',
      "'=quoted",
      '\t=1',
      'fine;=1+1',
      '-2+3+cmd|x',
    ];
    const cells = words.map((text) => `"${text.replaceAll('"', '""')}"`);
    const rows = cells.map((text, i) => `31/02/2026,9,${text},${i}`);
    await writeFile(hostile, ['Date,NPS,Commentaire,=cmd', ...rows, '13/02/2026,9,ok,0', ''].join('\n'));
    const url = await freshUrl(engine);
    const { io } = terminal(url);
    await importCommand.run([hostile, '--source', 'Avis', '--map', '=cmd=segment'], io);
    const rejects = `${hostile}.rejects.csv`;
    const text = await readFile(rejects, 'utf8');
    const table: string[][] = parse(text);
    expect(table).toHaveLength(words.length + 1);
    for (const delimiter of [',', ';', '\t']) {
      const opened: string[][] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true });
      expect(opened.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    }
    const mended = join(folder, `${engine}-mended.csv`);
    await writeFile(mended, text.replaceAll('31/02/2026', '13/02/2026'));
    await importCommand.run([mended, '--source', 'Avis', '--map', '#7=segment'], io);
    const { db } = await openedHere(url);
    const stored = await db.feedback.findMany({ select: { verbatim: true, segments: true } });
    const found = stored.flatMap(({ verbatim }) => verbatim ?? []);
    const redactedAlike = words.map((each) => redact(each.trim(), { names: [] }).text);
    expect(found.toSorted()).toEqual(['ok', ...redactedAlike].toSorted());
    expect(stored.every(({ segments }) => JSON.stringify(segments).includes('"=cmd"'))).toBe(true);
  });

  test('the refused rows are written through no link that somebody laid in their place', async () => {
    const copy = join(folder, `${engine}-copy.csv`);
    await copyFile(file, copy);
    const target = join(folder, `${engine}-mine`);
    await writeFile(target, 'mine');
    for (const name of ['.rejects.csv', '.rejects.csv.part']) await symlink(target, copy + name);
    await importCommand.run([copy, '--source', 'Avis'], terminal(await freshUrl(engine)).io);
    expect(await readFile(target, 'utf8')).toBe('mine');
    const written = await lstat(`${copy}.rejects.csv`);
    expect([written.isFile(), written.mode & 0o777]).toEqual([true, 0o600]);
  });

  test('a source’s token is printed alone on standard output, once', async () => {
    const { io, out } = terminal(await freshUrl(engine), 'en');
    expect(await sourceCommand.run(['add', 'Site', '--heat', 'cold'], io)).toBe(0);
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(/^pv_[\w-]{43}$/);
    await sourceCommand.run(['list', '--json'], io);
    expect(JSON.parse(out[1] ?? '')).toMatchObject([
      { name: 'Site', heat: 'cold', hasToken: true, lastSeenAt: null },
    ]);
    expect(out[1]).not.toContain(out[0]);
  });
});

test.each([
  [[], 'fr', 'fichier'],
  [['a.csv', 'b.csv', '--source', 'x'], 'en', 'one file'],
  [['a.csv'], 'en', '--source'],
  [['a.csv', '--source', 'x', '--metric', 'moral'], 'en', 'nps, csat, ces'],
  [['a.csv', '--source', 'x', '--heat', 'tiède'], 'fr', 'hot, cold'],
  [['a.csv', '--source', 'x', '--encoding', 'klingon'], 'en', 'klingon'],
  [['a.csv', '--source', 'x', '--unknown'], 'en', '--unknown'],
] as const)('import %j is wrong usage, said in %s', async (args, locale, said) => {
  const { io } = terminal('file:/nowhere.db', locale);
  const refused = importCommand.run(args, io);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(said);
});

test.each([[[]], [['add']], [['remove', 'x']], [['list', 'x']], [['add', 'x', '--heat', 'warm']]])(
  'source %j is wrong usage',
  async (args) => {
    await expect(sourceCommand.run(args, terminal('file:/nowhere.db').io)).rejects.toThrow(UsageError);
  },
);

test('a file that is not there is said so, before anything is opened', async () => {
  await expect(
    importCommand.run(['/absent.csv', '--source', 'x'], terminal('file:/nowhere.db').io),
  ).rejects.toThrow('import.noFile');
});

test('a file without dates, or with months only, takes one day for all its answers', async () => {
  const undated = join(folder, 'sans-date.csv');
  await writeFile(undated, 'NPS;Commentaire\n9;Bien\n3;Lent\n');
  const monthly = join(folder, 'mois.csv');
  await writeFile(monthly, 'Date;NPS;Commentaire\n2026-10;9;Bien\n');
  const { io, out, err } = terminal(await freshUrl('sqlite'));
  const ask = (path: string, day: string) =>
    importCommand.run([path, '--source', 'Avis', '--dry-run', '--json', '--answered-at', day], io);
  for (const path of [undated, monthly]) {
    expect(await importCommand.run([path, '--source', 'Avis'], io)).toBe(2);
    expect(err.splice(0).join('\n')).toContain('--answered-at');
  }
  await expect(ask(undated, '2026-02-30')).rejects.toThrow(UsageError);
  await ask(undated, '2026-10-31');
  await ask(monthly, '2026-10-31');
  const answeredAt = '2026-10-30T23:00:00.000Z';
  expect(out.map((line) => JSON.parse(line).preview)).toMatchObject([
    [{ answeredAt }, { answeredAt }],
    [{ answeredAt }],
  ]);
});

onEachEngine((engine) => {
  test('what was said of a file’s columns holds for the source’s next one, and other columns are told', async () => {
    const url = await freshUrl(engine);
    const { io, err } = terminal(url);
    const write = async (name: string, text: string) => {
      const path = join(folder, `${engine}-${name}.csv`);
      await writeFile(path, text);
      return path;
    };
    const first = await write(
      'mars',
      'Jour;Question 1;Commentaire\n13/03/2026;18/20;Bien\n14/03/2026;6/20;Mal\n',
    );
    expect(await importCommand.run([first, '--source', 'Avis'], io)).toBe(2);
    expect(err.splice(0).join('\n')).toContain('--map "Question 1=csat" --scale "Question 1=0-20"');
    const decided = ['--map', 'Question 1=csat', '--scale', 'Question 1=0-20'];
    expect(await importCommand.run([first, '--source', 'Avis', ...decided], io)).toBe(0);
    const second = await write('avril', 'Commentaire;Jour;Question 1\nBof;13/04/2026;10/20\n');
    expect(await importCommand.run([second, '--source', 'Avis'], io)).toBe(0);
    const { db } = await openedHere(url);
    expect(await db.feedback.count({ where: { metric: 'csat' } })).toBe(3);
    err.splice(0);
    const other = await write('mai', 'Commentaire;Jour;Question 2\nBof;13/05/2026;9/10\n');
    expect(await importCommand.run([other, '--source', 'Avis'], io)).toBe(2);
    expect(err.splice(0).join('\n')).toMatch(/\+ Question 2, - Question 1[\s\S]*--layout new/);
    const off = await write('juin', 'Commentaire;Jour;Question 1\nBof;13/06/2026;80\n');
    expect(await importCommand.run([off, '--source', 'Avis'], io)).toBe(2);
    expect(err.join('\n')).toContain('--scale');
    expect(await db.feedback.count()).toBe(3);
  });
});
