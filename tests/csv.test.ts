// No cell of a CSV file of ours becomes a formula, and what we read back is what was there.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord, guarded, unguarded } from '../src/csv.ts';

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\u2212'];
const UNSEEN = [
  ...['', ' ', '\t', '\r', '\n', '\u00a0', '\u202f', '\u3000', '\ufeff', '\0', '\u001f', '\u007f', '\u0085'],
  ...[
    '\u200b',
    '\u200f',
    '\u202e',
    '\u2066',
    '\u00ad',
    '\u2060',
    '\u180e',
    '\u{e0020}',
    '\ufe0f',
    "'",
    "' '",
  ],
];
const STARTS = UNSEEN.flatMap((unseen) => SIGNS.map((sign) => `${unseen}${sign}1`));

describe('a cell', () => {
  it.each(STARTS)('%j is no formula', (text) => {
    expect(parse(csvRecord([text, text], ';'), { delimiter: ';' })).toEqual([[guarded(text), guarded(text)]]);
    expect(guarded(text)[0]).toBe("'");
  });

  it.each([';', ',', '\t', '\n', '\r'])(
    'has none after %j either, where the file is opened with another separator',
    (separator) => {
      for (const start of [
        '=HYPERLINK("x")',
        '@SUM(1)',
        '+cmd|x',
        '-2+3',
        ' =1',
        '\u200b＝1',
        '﹫SUM(1)',
        "' =1",
      ])
        expect(guarded(`fine${separator}${start}`)).toBe(`fine${separator}'${start}`);
    },
  );

  it('takes no longer for many separators and spaces than their number asks for', () => {
    const began = performance.now();
    for (const piece of ['\t', ' ', ';', "'", '; ', '\r\n', ';\u200b', "\t'"])
      expect(unguarded(guarded(piece.repeat(200_000)))).toHaveLength(piece.length * 200_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('stays as it is where it is a figure, or no formula can begin', () => {
    expect(csvRecord([-1, 0, null, 'a=b', "'x", 'a, - b', 'list:\n- one'], ',')).toBe(
      '-1,0,,a=b,\'x,"a, - b","list:\n- one"\r\n',
    );
  });

  it('comes back as it was, whatever is in it', () => {
    const pieces = fc.constantFrom(
      "'",
      '=',
      '+',
      '-',
      '@',
      ';',
      ',',
      '\t',
      '\n',
      '\r',
      ' ',
      'a',
      '1',
      '＝',
      '\u2212',
      '\u200b',
      '(',
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 1 })) }),
        (text) => {
          expect(unguarded(guarded(text))).toBe(text);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
