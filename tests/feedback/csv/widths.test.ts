import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { readTable } from '../read-table.ts';

/** "9 Great Lyon" for each answer, and each refusal with its line. */
async function readOf(text: string) {
  const { read, rejects } = await readTable(text);
  return {
    answers: read.flatMap(({ items }) =>
      items.map(({ scores, comments, segments }) =>
        [scores[0]?.score, comments.map((each) => each.text).join(' / '), segments['Store']]
          .filter((part) => part !== undefined && part !== '')
          .join(' '),
      ),
    ),
    rejects,
  };
}

const refusalOf = (text: string) =>
  readOf(text).then(
    () => null,
    (error: unknown) => (error instanceof UserError ? `${error.code} ${error.say('en')}` : String(error)),
  );

const full = (from: number, to: number, ends = 'Lyon') =>
  Array.from(
    { length: to - from + 1 },
    (_, i) => `2026-10-${String(from + i).padStart(2, '0')},${(i % 4) + 6},Fine ${i},${ends}\n`,
  ).join('');

describe('a row that ends early', () => {
  const head = 'Date,NPS,Comment,Store\n';

  test('has its last cells empty where rows of the file leave those off', async () => {
    const { answers, rejects } = await readOf(
      `${head}2026-10-01,9\n2026-10-02,3,Bad,Lyon\n2026-10-03,8,Good\n`,
    );
    expect(answers).toEqual(['9', '3 Bad Lyon', '8 Good']);
    expect(rejects).toEqual([]);
  });

  test('is refused with its line where a cell is missing before its last one', async () => {
    const { answers, rejects } = await readOf(
      `${head}${full(1, 12)}2026-10-13,7,Lyon\n2026-10-14,Late,Lyon\n`,
    );
    expect(answers).toHaveLength(12);
    expect(rejects).toEqual([
      expect.stringMatching(/^14 The row has 3 cells where the header has 4/),
      expect.stringMatching(/^15 The row has 3 cells where the header has 4/),
    ]);
  });

  test('is refused where all others write their empty cells out', async () => {
    const { answers, rejects } = await readOf(`${head}${full(1, 6, '')}${full(7, 12)}2026-10-13,7,Slow\n`);
    expect(answers).toHaveLength(12);
    expect(rejects).toEqual([expect.stringMatching(/^14 The row has 3 cells/)]);
  });

  test('is understood all the same where it can only be read in one way', async () => {
    const { answers, rejects } = await readOf(`${head}${full(1, 6, '')}${full(7, 12)}2026-10-13,7\n`);
    expect(answers).toHaveLength(13);
    expect(rejects).toEqual([]);
  });

  test('is one of many that Excel cut in blocks of sixteen', async () => {
    const short = full(13, 28).replaceAll(',Lyon\n', '\n');
    const { answers, rejects } = await readOf(`${head}${full(1, 6, '')}${full(7, 12)}${short}`);
    expect(answers).toHaveLength(28);
    expect(rejects).toEqual([]);
  });

  test('says by the form of a number which cell it lacks', async () => {
    const numbered = full(1, 12).replaceAll(/Lyon\n/g, 'R1204\n');
    const { rejects } = await readOf(`Date,NPS,Comment,Ticket ID\n${numbered}2026-10-13,7,R9981\n`);
    expect(rejects).toEqual([expect.stringMatching(/^14 /)]);
  });
});

describe('a header that has not as many names as the rows have cells', () => {
  test.each([
    ['an empty name in the middle', 'Date,NPS,,Comment\n2026-10-01,9,Great\n2026-10-02,3,Bad\n', 4, 3],
    ['an empty name in front', ',Date,NPS,Comment\n2026-10-01,9,Great\n2026-10-02,3,Bad\n', 4, 3],
    ['a comma in a name', 'Date,How likely, really?,Comment\n2026-10-01,9,Great\n2026-10-02,3,Bad\n', 4, 3],
    [
      'a delimiter forgotten',
      'Date NPS,Comment,Store\n2026-10-01,9,Great,Lyon\n2026-10-02,3,Bad,Paris\n',
      3,
      4,
    ],
    [
      'an empty name, made up for behind each row',
      'Date,NPS,,Comment\n2026-10-01,9,Great,\n2026-10-02,3,Bad,\n',
      4,
      3,
    ],
    ['the numbers of the rows unnamed', 'Date,NPS,Comment\n1,2026-10-01,9,Great\n2,2026-10-02,3,Bad\n', 3, 4],
    [
      'one name too few, and empty last cells',
      'Date,NPS,Comment\n2026-10-01,Bob,9,\n2026-10-02,Eve,3,Bad\n',
      3,
      4,
    ],
  ])('is told as a whole: %s', async (_, text, named, cells) => {
    const refusal = await refusalOf(text);
    expect(refusal).toMatch(
      new RegExp(`^import.widths Line 1 names ${named} columns, and .* have ${cells} cells \\(see line 2\\)`),
    );
  });

  test.each([
    ['an unnamed column at the end', 'Date,NPS,Comment,\n2026-10-01,9,Great\n2026-10-02,3,Bad\n'],
    ['a delimiter at the end of each row', 'Date,NPS,Comment\n2026-10-01,9,Great,\n2026-10-02,3,Bad,\n'],
  ])('is none where nothing is lost: %s', async (_, text) => {
    expect(await readOf(text)).toEqual({ answers: ['9 Great', '3 Bad'], rejects: [] });
  });

  test('costs an open quote one row, and not three', async () => {
    const { answers, rejects } = await readOf(
      'Date,NPS,Comment,Store\n2026-10-01,9,"Never closed,Lyon\n2026-10-02,3,Bad\n2026-10-03,8,Fine,Paris\n2026-10-04,8\n',
    );
    expect(answers).toEqual(['3 Bad', '8 Fine Paris', '8']);
    expect(rejects).toEqual([expect.stringMatching(/^2 A quote is opened/)]);
  });
});
