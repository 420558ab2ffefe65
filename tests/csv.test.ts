// No cell of a CSV file of ours becomes a formula, and what we read back is what was there.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord, guarded, unguarded } from '../src/csv.ts';

const STARTS = ['=1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '＝1', ' =1', '\u00a0=1', '\ufeff=1'];

describe('a cell', () => {
  it.each(STARTS)('%j is no formula', (text) => {
    expect(parse(csvRecord([text, text], ';'), { delimiter: ';' })).toEqual([[guarded(text), guarded(text)]]);
    expect(guarded(text)[0]).toBe("'");
  });

  it.each([';', ',', '\t', '\n', '\r'])(
    'has none after %j either, where the file is opened with another separator',
    (separator) => {
      for (const start of ['=HYPERLINK("x")', '@SUM(1)', '+cmd|x', '-2+3'])
        expect(guarded(`fine${separator}${start}`)).toBe(`fine${separator}'${start}`);
    },
  );

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
