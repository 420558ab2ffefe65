import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guessFile } from '../../../src/feedback/file.ts';
import { readRecords } from '../../../src/feedback/files/read.ts';
import type { FileRecord } from '../../../src/feedback/files/record.ts';
import { readRows } from '../../../src/feedback/files/rows.ts';
import { type Parts, row, type Sheet, word, workbook, zipped } from '../../fixtures/workbook.ts';
import { allRows } from '../all-rows.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-xlsx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const settings = { overrides: [], usualDateOrder: 'dmy' } as const;
const header = row(word('Date'), word('NPS'), word('Commentaire'));

async function fileOf(parts: Parts): Promise<string> {
  const file = join(folder, 'avis.csv');
  await writeFile(file, zipped(parts));
  return file;
}

async function recordsOf(parts: Parts, sheet?: string): Promise<FileRecord[]> {
  const file = await fileOf(parts);
  const guess = await guessFile(file, { ...settings, ...(sheet === undefined ? {} : { sheet }) });
  const found: FileRecord[] = [];
  for await (const { records } of readRecords(file, guess)) found.push(...records);
  return found;
}

async function cellOf(cell: string, options: Parameters<typeof workbook>[1] = {}) {
  const [record] = await recordsOf(
    workbook([{ name: 'A', rows: header + row(cell, '<c><v>1</v></c>', word('mot')) }], options),
  );
  return record?.cellFaults?.get(0)?.code ?? record?.cells[0];
}

test.each([
  ['<c><v>8.5</v></c>', '8.5'],
  ['<c t="n"><v>0.30000000000000004</v></c>', '0.3'],
  ['<c><v>1E3</v></c>', '1000'],
  ['<c><v>1234567890123456789</v></c>', '1234567890123456789'],
  ['<c><v>9007199254740993</v></c>', '9007199254740993'],
  ['<c t="n"><v>123456789012345</v></c>', '123456789012345'],
  ['<c s="1"><v>46066.395833333336</v></c>', '2026-02-13T09:30:00'],
  ['<c s="2"><v>46066</v></c>', '2026-02-13'],
  ['<c s="3"><v>46066</v></c>', '46066'],
  ['<c t="d"><v>2026-02-13T09:30:00Z</v></c>', '2026-02-13T09:30:00Z'],
  ['<c t="b"><v>1</v></c>', 'true'],
  ['<c t="b"><v>0</v></c>', 'false'],
  ['<c t="s"><v>0</v></c>', 'Été & hiver'],
  ['<c t="s"><v>1</v></c>', 'gras et maigre'],
  ['<c t="s"><v>2</v></c>', '東京'],
  ['<c t="s"><v>3</v></c>', 'deux\r\nlignes _x'],
  [
    '<c t="inlineStr"><is><r><t>ri</t></r><r><t>che</t></r><rPh sb="0" eb="1"><t>phon</t></rPh></is></c>',
    'riche',
  ],
  ['<c t="str"><f>A1</f><v>résultat</v></c>', 'résultat'],
  ['<c t="str"><f>A1</f><v></v></c>', ''],
  ['<c><f>1+1</f><v>2</v></c>', '2'],
  ['<c><f>1+1</f></c>', 'cell.formula'],
  ['<c><f>1+1</f><v></v></c>', 'cell.formula'],
  ['<c t="e"><f>NA()</f><v>#N/A</v></c>', 'cell.error'],
  ['<c t="s"><v>99</v></c>', 'cell.damaged'],
  ['<c><v>9 9</v></c>', 'cell.damaged'],
  ['<c t="zz"><v>9</v></c>', 'cell.damaged'],
])('%s reads as %j', async (cell, text) => {
  const strings = [
    '<t>Été &amp; hiver</t>',
    '<r><rPr><b/></rPr><t xml:space="preserve">gras </t></r><r><t>et maigre</t></r>',
    '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
    '<t>deux_x000D_\nlignes _x005F_x</t>',
  ];
  expect(await cellOf(cell, { strings })).toBe(text);
});

test('a workbook of an old Mac counts its days from 1904', async () => {
  expect(await cellOf('<c s="2"><v>44604</v></c>', { is1904: true })).toBe('2026-02-13');
});

test('rows keep their numbers, through empty, hidden and missing ones; merged cells count once', async () => {
  const rows = [
    '<row r="1"><c r="A1" s="1"/></row>',
    `<row r="3">${['A', 'B', 'C'].map((c, i) => `<c r="${c}3" t="inlineStr"><is><t>${['Date', 'NPS', 'Avis'][i]}</t></is></c>`).join('')}</row>`,
    '<row r="4" hidden="1"><c r="A4" s="2"><v>46066</v></c><c r="C4" t="inlineStr"><is><t>caché</t></is></c></row>',
    '<row r="90"><c r="B90"><v>7</v></c><c r="XFD90"><v>1</v></c></row>',
  ];
  const parts = workbook([{ name: 'A', rows: rows.join('') }]);
  parts['xl/worksheets/sheet1.xml'] = (parts['xl/worksheets/sheet1.xml'] ?? '').replace(
    '</worksheet>',
    '<mergeCells count="1"><mergeCell ref="A4:A90"/></mergeCells></worksheet>',
  );
  expect(await recordsOf(parts)).toEqual([
    { line: 4, cells: ['2026-02-13', '', 'caché'], fault: null },
    { line: 90, cells: ['2026-02-13', '7'], fault: null },
  ]);
});

const answers: Sheet = {
  name: 'Réponses',
  rows: header + row('<c s="2"><v>46066</v></c>', '<c><v>9</v></c>', word('Merci')),
};
const notes: Sheet = { name: 'Notes', rows: row(word('Lisez-moi')) };

test('the sheet is the first visible one with rows below its header, or the one that is asked for', async () => {
  const hidden: Sheet = { ...answers, name: 'Cachée', state: 'hidden' };
  const file = await fileOf(workbook([hidden, notes, { name: 'Vide', rows: '' }, answers]));
  expect(await guessFile(file, settings)).toMatchObject({
    kind: 'xlsx',
    sheet: 'Réponses',
    sheets: ['Cachée', 'Notes', 'Vide', 'Réponses'],
  });
  expect(await guessFile(file, { ...settings, sheet: 'cachée' })).toMatchObject({ sheet: 'Cachée' });
  await expect(guessFile(file, { ...settings, sheet: 'Autre' })).rejects.toThrow('import.noSheet');
  const alone = await fileOf(workbook([notes, hidden]));
  expect(await guessFile(alone, settings)).toMatchObject({ sheet: 'Cachée' });
});

test('reads what other programs write: prefixed elements, the strict namespace, parts named in another case', async () => {
  const parts = workbook([answers]);
  const prefixed = Object.entries(parts).map(([name, xml]) => {
    const isSheet = name.includes('sheet1');
    const text = isSheet ? xml.replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=') : xml;
    const strict = text.replaceAll(
      'schemas.openxmlformats.org/officeDocument/2006',
      'purl.oclc.org/ooxml/officeDocument',
    );
    return [isSheet ? 'xl/Worksheets/Sheet1.xml' : name, strict];
  });
  expect(await recordsOf(Object.fromEntries(prefixed))).toEqual([
    { line: 2, cells: ['2026-02-13', '9', 'Merci'], fault: null },
  ]);
});

test('a time under a header that ends in “UTC” is in UTC; any other is on the company’s clock', async () => {
  const readAt = async (name: string): Promise<string | undefined> => {
    const cells = row('<c s="1"><v>46066.5</v></c>', '<c><v>9</v></c>');
    const file = await fileOf(workbook([{ name: 'A', rows: row(word(name), word('NPS')) + cells }]));
    const read = { timeZone: 'Europe/Paris', now: new Date('2026-11-22'), locale: 'fr', heat: null } as const;
    for await (const { items } of readRows(file, await guessFile(file, settings), read)) {
      if (items[0]) return items[0].answeredAt.toISOString();
    }
    return undefined;
  };
  expect(await readAt('Submit Date (UTC)')).toBe('2026-02-13T12:00:00.000Z');
  expect(await readAt('Submit Date')).toBe('2026-02-13T11:00:00.000Z');
});

test('a cell without a value is refused with its row, column and reason; in a column that is ignored it harms nobody', async () => {
  const error = '<c t="e"><f>NA()</f><v>#N/A</v></c>';
  const rows = [
    row(word('Date'), word('NPS'), word('Téléphone')),
    row('<c s="2"><v>46066</v></c>', error, word('06')),
    row('<c s="2"><v>46066</v></c>', '<c><v>9</v></c>', error),
  ];
  const file = await fileOf(workbook([{ name: 'A', rows: rows.join('') }]));
  const guess = await guessFile(file, settings);
  const read = { timeZone: 'Europe/Paris', now: new Date('2026-11-22'), heat: null } as const;
  for (const [locale, reason] of [
    ['en', 'The cell shows #N/A: its formula found no value.'],
    ['fr', 'La cellule affiche #N/A\u00a0: sa formule n’a pas trouvé de valeur.'],
  ] as const) {
    const all = await allRows(file, guess, { ...read, locale });
    expect(all.flatMap(({ items }) => items)).toHaveLength(1);
    expect(all.flatMap(({ rejects }) => rejects)).toEqual([
      { line: 2, column: 'NPS', reason, cells: ['2026-02-13', '#N/A', '06'] },
    ]);
  }
});
