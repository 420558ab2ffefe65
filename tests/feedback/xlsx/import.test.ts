import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { dryRunFile, guessFile, importFile } from '../../../src/feedback/file.ts';
import { sourceForImport } from '../../../src/feedback/sources/source.ts';
import { keysFrom } from '../../../src/keys.ts';
import { onlyWorkspace } from '../../../src/workspace/workspace.ts';
import { word, workbook, zipped } from '../../fixtures/workbook.ts';
import { freshDatabase, onEachEngine } from '../../harness/database.ts';
import { held } from '../../harness/memory.ts';

const now = new Date('2026-11-22T10:00:00Z');
const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const settings = {
  keys,
  keepOriginals: true,
  now,
  country: 'FR',
  timeZone: 'Europe/Paris',
  locale: 'fr',
  heat: null,
} as const;
const guessing = { overrides: [], usualDateOrder: 'dmy' } as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-xlsx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const names = ['Date de réponse', 'NPS', 'Commentaire', 'N° réponse', 'Client', 'Prénom', 'Région'];
const comments = ['Merci à Chloé', 'Déçu ; "vraiment"', 'Deux\nlignes', '', 'Appelez le 06 12 34 56 78'];
const rows = Array.from({ length: 40 }, (_, i) => ({
  at: new Date(Date.UTC(2026, 1, 1 + (i % 28), 9, i)),
  score: i === 17 ? 12 : (i % 21) / 2,
  texts: [comments[i % 5] ?? '', `R-${i}`, `C-${i % 7}`, i % 2 === 0 ? 'Chloé' : '', 'Île-de-France'],
}));

onEachEngine((engine) => {
  test('the same answers as a workbook and as CSV are the same answers', async () => {
    const csv = join(folder, `${engine}.csv`);
    const xlsx = join(folder, `${engine}.xlsx`);
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const lines = rows.map(({ at, score, texts }) =>
      [at.toISOString().slice(0, 16), String(score).replace('.', ','), ...texts.map(quoted)].join(';'),
    );
    await writeFile(csv, `${names.join(';')}\n${lines.join('\n')}\n`);
    await writeExcelFile([
      names,
      ...rows.map(({ at, score, texts }) => [
        { value: at, type: Date, format: 'dd/mm/yyyy hh:mm' },
        score,
        ...texts,
      ]),
    ]).toFile(xlsx);

    const database = await freshDatabase(engine);
    const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
    if (!workspace) throw new Error('one workspace was expected');
    const workspaceId = workspace.id;
    const source = await sourceForImport(database, workspaceId, { name: 'Enquête', heat: 'hot', now });
    const imported = async (file: string) =>
      importFile(database, { workspaceId, source, file }, await guessFile(file, guessing), settings);
    expect(await imported(xlsx)).toMatchObject({
      imported: 39,
      duplicates: 0,
      rejected: 1,
      mended: 0,
      furniture: 0,
      rejects: `${xlsx}.rejects.csv`,
    });
    expect(await imported(csv)).toMatchObject({ imported: 0, duplicates: 39, rejected: 1 });
    expect(await readFile(`${xlsx}.rejects.csv`, 'utf8')).toMatch(/\r\n19,NPS,.*2026-02-18T09:17:00,12,/);
    const stored = await database.db.feedback.findMany({ orderBy: { answeredAt: 'asc' }, take: 1 });
    expect(stored).toMatchObject([
      { score: 0, metric: 'nps', verbatim: 'Merci à [nom]', segments: { Région: 'Île-de-France' } },
    ]);
  });
});

const ROWS = 40_000;

// Growth is measured between row 8,000 and the end, where it is looked at twice: collecting takes long in a process of many tests.
// As many rows as a file may have: tests/feedback/book/large.long.ts.
test('40,000 rows are read in flat memory, with progress', async () => {
  const file = join(folder, 'large.xlsx');
  let data = `<row>${names.map(word).join('')}</row>`;
  for (let i = 0; i < ROWS; i++) {
    const day = 45_700 + (i % 300);
    data += `<row><c s="1"><v>${day}.5</v></c><c><v>${i % 11}</v></c><c t="s"><v>${i}</v></c><c t="inlineStr"><is><t>R-${i}</t></is></c></row>`;
  }
  const strings = Array.from({ length: ROWS }, (_, i) => `<t>Avis numéro ${i}, livraison sans histoire</t>`);
  await writeFile(file, zipped(workbook([{ name: 'A', rows: data }], { strings }), 1));
  data = '';
  strings.length = 0;
  const guess = await guessFile(file, guessing);
  const heaps: number[] = [];
  const shares: number[] = [];
  const report = await dryRunFile(file, guess, {
    ...settings,
    onProgress: ({ rows: read, bytes }) => {
      shares.push(bytes / guess.bytes);
      if (read >= 8_000 && (heaps.length === 0 || (read >= ROWS - 2_000 && heaps.length < 3)))
        heaps.push(held().heap);
    },
  });
  expect(report).toMatchObject({ importable: ROWS, rejected: 0 });
  expect(heaps).toHaveLength(3);
  expect(Math.max(...heaps.slice(1)) - (heaps[0] ?? Number.NaN)).toBeLessThan(8 * 1024 * 1024);
  expect(shares.length).toBeGreaterThan(15);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
}, 60_000);
