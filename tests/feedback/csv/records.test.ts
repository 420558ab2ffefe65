import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvRecord, recordReader } from '../../../src/feedback/files/csv/records.ts';
import { RECORD_MAX } from '../../../src/feedback/files/record.ts';

function readAll(text: string, { delimiter = ';', piece = text.length || 1 } = {}): CsvRecord[] {
  const reader = recordReader(delimiter);
  const records: CsvRecord[] = [];
  for (let i = 0; i < text.length; i += piece) records.push(...reader.push(text.slice(i, i + piece)));
  return [...records, ...reader.end()];
}
const cellsOf = (text: string, options = {}): string[][] => readAll(text, options).map(({ cells }) => cells);

describe('well-formed text', () => {
  test.each([
    [
      'a;b\n1;2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\r\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['"a;b";"c""d"\n', [['a;b', 'c"d']]],
    ['"two\r\nlines";x\r\n', [['two\r\nlines', 'x']]],
    [
      'a;\n;b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"";""\n', [['', '']]],
    ['il a dit "non";b\n', [['il a dit "non"', 'b']]],
    [
      'a;b\n\n  \n1;2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('%j', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test('lines are counted as an editor counts them, through quoted newlines and blank lines', () => {
    const lines = readAll('h;i\n"a\nb";c\n\nd;e\n"f\r\n\r\ng";h\nz;z').map(({ line }) => line);
    expect(lines).toEqual([1, 2, 5, 6, 9]);
  });

  test('reads what a library reads, however the text is cut into pieces', () => {
    const cell = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('"', ';', '\n', '\r\n', 'é', ' ', 'a'), { maxLength: 6 })
        .map((all) => all.join('')),
    );
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 12 }), fc.boolean(), (rows, piece, all) => {
        const quoted = (text: string): string =>
          all || /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const text = rows.map((row) => row.map(quoted).join(';')).join('\r\n');
        const theirs: string[][] = parse(text, {
          delimiter: ';',
          relax_column_count: true,
          record_delimiter: '\r\n',
        });
        expect(cellsOf(text, { piece }).filter((cells) => cells.join('').trim() !== '')).toEqual(
          theirs.filter((cells) => cells.join('').trim() !== ''),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('broken text', () => {
  test('a quote that is never closed costs its own line only', () => {
    const records = readAll('h;i\n1;"jamais fermé\n2;"bien"\n3;"deux\nlignes"\n');
    expect(records).toEqual([
      { line: 1, cells: ['h', 'i'], problem: null },
      { line: 2, cells: ['1', '"jamais fermé'], problem: 'quote' },
      { line: 3, cells: ['2', 'bien'], problem: null },
      { line: 4, cells: ['3', 'deux\nlignes'], problem: null },
    ]);
  });

  test('also at the end of the file, without any other quote after it', () => {
    const records = readAll('1;"ouvert\n2;b\n3;c\n');
    expect(records.map(({ line, problem }) => [line, problem])).toEqual([
      [1, 'quote'],
      [2, null],
      [3, null],
    ]);
  });

  test('a quote inside a quoted text that is not doubled', () => {
    expect(readAll('1;"il a dit "non" hier"\n2;b\n').map(({ problem }) => problem)).toEqual(['quote', null]);
  });

  test('a broken row does not swallow the lines that were looked at while reading it', () => {
    expect(cellsOf('1;"a\nb";c"d\n2;x\n3;"e\nf"g\n4;y\n5;z\n')).toEqual([
      ['1', 'a\nb', 'c"d'],
      ['2', 'x'],
      ['3', '"e'],
      ['f"g'],
      ['4', 'y'],
      ['5', 'z'],
    ]);
    expect(readAll('"a\nb";"c\nd"x\ny;z\n').map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  test('a quoted text over the limit counts as never closed, and memory holds no more than that', () => {
    const long = `"${'mot\n'.repeat(RECORD_MAX / 4 + 10)}";x\nlast;row\n`;
    const records = readAll(long, { piece: 65_536 });
    expect(records[0]).toMatchObject({ line: 1, problem: 'quote' });
    expect(records.at(-1)).toEqual({ line: RECORD_MAX / 4 + 12, cells: ['last', 'row'], problem: null });
  });

  test('a line over the limit comes in pieces that hold all of it, under one line number', () => {
    const line = 'x'.repeat(RECORD_MAX * 2 + 5);
    const records = readAll(`a;b\n${line}\nc;d\n`, { piece: 100_000 });
    expect(records[0]).toMatchObject({ line: 1, problem: null });
    expect(records.at(-1)).toEqual({ line: 3, cells: ['c', 'd'], problem: null });
    const pieces = records.slice(1, -1);
    expect(pieces.map(({ problem }) => problem)).toEqual(['tooLong', ...pieces.slice(1).map(() => 'more')]);
    expect(new Set(pieces.map((piece) => piece.line))).toEqual(new Set([2]));
    expect(pieces.flatMap(({ cells }) => cells).join('')).toBe(line);
  });

  test('never throws and never loses a line, whatever comes, cut anywhere', () => {
    const messy = fc
      .array(fc.constantFrom('"', ';', '\n', '\r\n', 'a', '""', '";"'), { maxLength: 60 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(messy, fc.integer({ min: 1, max: 7 }), (text, piece) => {
        expect(readAll(text, { piece })).toEqual(readAll(text));
        const letters = readAll(text)
          .flatMap(({ cells }) => cells)
          .join('')
          .replace(/[^a]/g, '').length;
        expect(letters).toBe(text.replace(/[^a]/g, '').length);
      }),
      { numRuns: 2000 },
    );
  });
});
