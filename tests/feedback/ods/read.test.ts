import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { guessFile } from '../../../src/feedback/file.ts';
import { readRecords } from '../../../src/feedback/files/read.ts';
import type { FileRecord } from '../../../src/feedback/files/record.ts';
import { zipped } from '../../fixtures/workbook.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-ods-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const SPACES = ['office', 'table', 'text', 'style', 'number', 'calcext', 'draw', 'dc']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');
const STYLES =
  '<office:automatic-styles><number:date-style style:name="N37"/><style:style style:name="day" style:family="table-cell" style:data-style-name="N37"/>' +
  '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';
const sheet = (name: string, rows: string, style = 'ta1') =>
  `<table:table table:name="${name}" table:style-name="${style}"><table:table-column/>${rows}</table:table>`;
const row = (...cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const word = (text: string) =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const day = (value: string) => `<table:table-cell office:value-type="date" office:date-value="${value}"/>`;
const score = (value: number) =>
  `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
const names = row(word('Date'), word('NPS'), word('Commentaire'));
const MIME = 'application/vnd.oasis.opendocument.spreadsheet';
const parts = (sheets: string) => ({
  mimetype: MIME,
  'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${SPACES}>${STYLES}<office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:document-content>`,
});

async function fileOf(bytes: Buffer): Promise<string> {
  const file = join(folder, 'avis.ods');
  await writeFile(file, bytes);
  return file;
}

const settings = { overrides: [], usualDateOrder: 'dmy' } as const;

async function recordsOf(sheets: string): Promise<FileRecord[]> {
  const file = await fileOf(zipped(parts(sheets)));
  const found: FileRecord[] = [];
  for await (const { records } of readRecords(file, await guessFile(file, settings))) found.push(...records);
  return found;
}
const cellsOf = async (rows: string) =>
  (await recordsOf(sheet('A', names + rows))).map(({ line, cells }) => [line, ...cells]);

describe('a cell', () => {
  test.each([
    [score(8.5), '8.5'],
    ['<table:table-cell office:value-type="float" office:value="0.30000000000000004"/>', '0.3'],
    [
      '<table:table-cell table:style-name="day" office:value-type="float" office:value="46066"/>',
      '2026-02-13',
    ],
    [day('2026-02-13'), '2026-02-13'],
    [day('2026-02-13T09:30:00'), '2026-02-13T09:30:00'],
    ['<table:table-cell office:value-type="time" office:time-value="PT09H30M00S"/>', '09:30:00'],
    [
      '<table:table-cell office:value-type="percentage" office:value="0.8"><text:p>80 %</text:p></table:table-cell>',
      '80%',
    ],
    ['<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', 'true'],
    [
      '<table:table-cell office:value-type="string" office:string-value="said"><text:p>shown</text:p></table:table-cell>',
      'said',
    ],
    [word('deux</text:p><text:p>lignes'), 'deux\nlignes'],
    [word('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d <text:span>e</text:span>'), 'a   b\tc\nd e'],
    [word('<text:a>lien</text:a>'), 'lien'],
    [
      '<table:table-cell office:value-type="string"><office:annotation><dc:date>x</dc:date><text:p>note</text:p></office:annotation><text:p>mot</text:p></table:table-cell>',
      'mot',
    ],
    [
      '<table:table-cell table:formula="of:=NA()" office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>',
      'cell.error',
    ],
    ['<table:table-cell office:value-type="float" office:value="neuf"/>', 'cell.damaged'],
    ['<table:table-cell office:value-type="date" office:date-value="hier"/>', 'cell.damaged'],
  ])('%s reads as %j', async (cell, text) => {
    const [record] = await recordsOf(sheet('A', names + row(cell, score(1), word('mot'))));
    expect(record?.cellFaults?.get(0)?.code ?? record?.cells[0]).toBe(text);
  });
});

describe('a row', () => {
  const one = row(day('2026-02-13'), score(9), word('Bien'));
  test('keeps its number, through blank ones that stand for many', async () => {
    const blank =
      '<table:table-row table:number-rows-repeated="86"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    expect(await cellsOf(`${one}${blank}${one}`)).toEqual([
      [2, '2026-02-13', '9', 'Bien'],
      [89, '2026-02-13', '9', 'Bien'],
    ]);
  });

  test('that stands for several is as many answers; a cell that stands for several is as many cells', async () => {
    const thrice = `<table:table-row table:number-rows-repeated="3">${day('2026-02-13')}<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="9"/></table:table-row>`;
    expect(await cellsOf(thrice)).toEqual([2, 3, 4].map((line) => [line, '2026-02-13', '9', '9']));
  });

  test('below a cell that is merged downwards says what it says', async () => {
    const merged =
      '<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Lyon</text:p></table:table-cell>';
    expect(
      await cellsOf(
        row(day('2026-02-13'), score(9), merged) +
          row(day('2026-02-14'), score(3), '<table:covered-table-cell/>') +
          one,
      ),
    ).toEqual([
      [2, '2026-02-13', '9', 'Lyon'],
      [3, '2026-02-14', '3', 'Lyon'],
      [4, '2026-02-13', '9', 'Bien'],
    ]);
  });

  test('in a group or among header rows is a row', async () => {
    expect(await cellsOf(`<table:table-row-group>${one}</table:table-row-group>`)).toHaveLength(1);
  });
});

test('sheets alike are read together, hidden ones and covers are not', async () => {
  const month = (name: string, at: string, style?: string) =>
    sheet(name, names + row(day(at), score(9), word(name)), style);
  const file = await fileOf(
    zipped(
      parts(
        sheet('Lisez-moi', row(word('Version'), word('3'))) +
          month('Oct', '2026-10-01') +
          month('Nov', '2026-11-01') +
          month('Vieux', '2025-01-01', 'gone'),
      ),
    ),
  );
  const guess = await guessFile(file, settings);
  expect(guess).toMatchObject({ kind: 'ods', sheet: 'Oct', tabs: [{ name: 'Oct' }, { name: 'Nov' }] });
  const said: string[] = [];
  for await (const { records } of readRecords(file, guess))
    said.push(...records.map(({ cells }) => cells[2] ?? ''));
  expect(said).toEqual(['Oct', 'Nov']);
  expect(await guessFile(file, { ...settings, sheet: 'vieux' })).toMatchObject({ sheet: 'Vieux' });
});

describe('a file is refused', () => {
  const good = sheet('A', names + row(day('2026-02-13'), score(9), word('Bien')));
  const repeated = (rows: number, columns: number) =>
    sheet(
      'A',
      `${names}<table:table-row table:number-rows-repeated="${rows}"><table:table-cell table:number-columns-repeated="${columns}" office:value-type="float" office:value="9"/></table:table-row>`,
    );
  test.each([
    [
      'with a password',
      {
        ...parts(good),
        'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data/></manifest:manifest>',
      },
      'import.locked',
    ],
    [
      'whose XML stops',
      { ...parts(good), 'content.xml': parts(good)['content.xml'].slice(0, -60) },
      'import.damaged',
    ],
    [
      'with a document type',
      {
        ...parts(good),
        'content.xml': `<!DOCTYPE a [<!ENTITY b "c">]>${parts(good)['content.xml'].slice(38)}`,
      },
      'import.damaged',
    ],
    [
      'with a number of rows that is none',
      parts(good.replace('<table:table-row>', '<table:table-row table:number-rows-repeated="-1">')),
      'import.damaged',
    ],
    ['with more rows than a sheet has', parts(repeated(2_000_000, 3)), 'import.tooManyRows'],
    ['with more columns than a sheet has', parts(repeated(1, 20_000)), 'import.tooManyColumns'],
    ['whose few bytes stand for billions of cells', parts(repeated(1_000_000, 16_000)), 'import.tooLarge'],
    ['that unpacks to far more than it is', parts(`${good}${' '.repeat(40_000_000)}`), 'import.tooLarge'],
    ['without a sheet', parts(''), 'import.noHeader'],
  ])('%s', async (_, content, code) => {
    const refusal: unknown = await guessFile(await fileOf(zipped(content)), settings).catch((error) => error);
    if (!(refusal instanceof UserError)) throw refusal;
    expect(refusal.code).toBe(code);
  });
});

test('a million answers that one row stands for are read in bounded memory', async () => {
  const same = `<table:table-row table:number-rows-repeated="1000000">${day('2026-02-13')}${score(9)}${word('RAS')}</table:table-row>`;
  const file = await fileOf(zipped(parts(sheet('A', names + same))));
  const guess = await guessFile(file, settings);
  let rows = 0;
  let most = 0;
  for await (const { records } of readRecords(file, guess)) {
    rows += records.length;
    most = Math.max(most, records.length);
  }
  expect(rows).toBe(1_000_000);
  expect(most).toBeLessThan(10_000);
}, 60_000);

test('what a sheet says comes back, however it is repeated', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'abc é<&>"') }).map((given) => `x${given}x`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 10 }), text), {
        minLength: 1,
        maxLength: 12,
      }),
      async (answers) => {
        const escaped = (given: string) =>
          given.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        const rows = answers.map(([times, value, said]) =>
          row(day('2026-02-13'), score(value), word(escaped(said))).replace(
            '<table:table-row',
            `<table:table-row table:number-rows-repeated="${times}"`,
          ),
        );
        expect((await cellsOf(rows.join(''))).map(([, , value, said]) => [value, said])).toEqual(
          answers.flatMap(([times, value, said]) =>
            Array.from({ length: times }, () => [String(value), said]),
          ),
        );
      },
    ),
    { numRuns: 40 },
  );
});
