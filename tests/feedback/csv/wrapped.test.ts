import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRecord } from '../../../src/csv.ts';
import { guessDialect } from '../../../src/feedback/files/csv/dialect.ts';
import { readTable } from '../read-table.ts';

async function readOf(text: string) {
  const { guess, words, rejects } = await readTable(text);
  return { isUnwrapped: guess.kind === 'csv' && guess.wrappedBefore !== null, words, rejects };
}

const rows = [
  ['Date', 'NPS', 'Comment'],
  ['2026-10-01', '9', 'Great, "really"'],
  ['2026-10-02', '3', 'Slow'],
  ['2026-10-03', '8', 'Two\nlines'],
];
const inner = (delimiter: Delimiter = ',') => rows.map((cells) => lineOf(cells, delimiter));
type Delimiter = ',' | ';' | '\t';
/** A tab needs no quotes where there is a comma. */
const lineOf = (cells: readonly string[], delimiter: Delimiter) =>
  delimiter === '\t'
    ? cells.map((cell) => (/["\t\n]/.test(cell) ? wrapped(cell) : cell)).join('\t')
    : csvRecord(cells, delimiter).trimEnd();
const wrapped = (line: string) => `"${line.replaceAll('"', '""')}"`;
const words = ['Great, "really"', 'Slow', 'Two\nlines'];

describe('a file of which each line is one quoted text', () => {
  test.each([
    ['each line', inner().map(wrapped).join('\n')],
    ['each line, with carriage returns', `${inner().map(wrapped).join('\r\n')}\r\n`],
    [
      'each line of a file that Excel broke in two where a text did',
      `${inner()
        .flatMap((line) => line.split('\n'))
        .map(wrapped)
        .join('\n')}\n`,
    ],
    [
      'those alone that hold quotes, as Excel saves them',
      `${inner()
        .flatMap((line) => line.split('\n'))
        .map((line) => (line.includes('"') ? wrapped(line) : line))
        .join('\n')}\n`,
    ],
    [
      'each line, and semicolons behind it',
      `${inner()
        .map((line) => `${wrapped(line)};;`)
        .join('\n')}\n`,
    ],
    [
      'each line, commas behind it',
      `${inner()
        .map((line) => `${wrapped(line)},,`)
        .join('\n')}\n`,
    ],
    ['each line of semicolons', `${inner(';').map(wrapped).join('\n')}\n`],
    ['each line of tabs', `${inner('\t').map(wrapped).join('\n')}\n`],
    ['a title above', `"Enquête"\n${inner().map(wrapped).join('\n')}\n`],
    ['Excel’s first line besides', `sep=,\n${inner().map(wrapped).join('\n')}\n`],
  ])('is read as it was: %s', async (_, text) => {
    expect(await readOf(text)).toEqual({ isUnwrapped: true, words, rejects: [] });
  });

  test('costs an open quote one row, told with its line', async () => {
    const lines = [...inner().slice(0, 3), '2026-10-04,7,"Open', '2026-10-05,6,Last'].map(wrapped);
    const { words: read, rejects } = await readOf(`${lines.join('\n')}\n`);
    expect(read).toEqual(['Great, "really"', 'Slow', 'Last']);
    expect(rejects).toEqual([expect.stringMatching(/^4 A quote is opened/)]);
  });

  test.each([
    ['cells in quotes', `${rows.map((cells) => cells.map(wrapped).join(',')).join('\n')}\n`],
    ['comments alone', 'Comment\n"Good, fast"\n"Slow, dear, late"\n"Fine"\n'],
    ['comments of two parts', 'Comment\n"Good, fast"\n"Slow, dear"\n"Fine, thanks"\n'],
    ['texts in quotes', 'Date,Comment\n2026-10-01,"a,b"\n2026-10-02,"c,d"\n'],
  ])('is not one of %s', (_, text) => {
    expect(guessDialect(text).wrappedBefore).toBeNull();
  });

  test('comes back, whatever is in it', async () => {
    const sign = fc.constantFrom(...'ab ",;é\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: sign, maxLength: 12 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom<Delimiter>(',', ';', '\t'),
        async (texts, delimiter) => {
          const said = ['a first one, "quoted"', ...texts].map((text) => `x${text}x`);
          const lines = [rows[0] ?? [], ...said.map((text) => ['2026-10-01', '9', text])];
          const text = lines.map((cells) => wrapped(lineOf(cells, delimiter))).join('\n');
          expect(await readOf(`${text}\n`)).toEqual({ isUnwrapped: true, words: said, rejects: [] });
        },
      ),
      { numRuns: 60 },
    );
  });
});
