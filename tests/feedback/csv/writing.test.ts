import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readTable } from '../read-table.ts';

async function readOf(bytes: string | Buffer) {
  const { words, rejects } = await readTable(bytes);
  return { words, rejects };
}

const head = 'Date,NPS,Comment\n';

describe('a file is read as it is meant', () => {
  test.each([
    [
      'quotes after a backslash',
      `${head}"2026-10-01","9","They said \\"wait\\", I waited"\n"2026-10-02","3","Plain"\n`,
      ['They said "wait", I waited', 'Plain'],
    ],
    [
      'a backslash that ends a cell',
      `${head}"2026-10-01","9","C:\\"\n"2026-10-02","3","Plain"\n`,
      ['C:\\', 'Plain'],
    ],
    [
      'a lone quote inside a cell',
      `${head}2026-10-01,9,He said 5" is too small\n2026-10-02,3,A screen of 27"\n`,
      ['He said 5" is too small', 'A screen of 27"'],
    ],
    [
      'a quoted word at the beginning of a cell',
      `${head}2026-10-01,9,"The best" service\n2026-10-02,3,x\n`,
      ['"The best" service', 'x'],
    ],
    [
      'a space before the quote',
      `${head}2026-10-01, 9, "fast, friendly"\n2026-10-02, 3, slow\n`,
      ['fast, friendly', 'slow'],
    ],
    [
      'commas of a sentence without quotes',
      `${head}2026-10-01,9,fast, friendly, cheap\n2026-10-02,3,slow\n`,
      ['fast, friendly, cheap', 'slow'],
    ],
    [
      'line feeds in texts without quotes, lines ending with both',
      'Date,NPS,Comment,Store\r\n2026-10-01,9,one\ntwo,Lyon\r\n2026-10-02,3,x,Paris\r\n2026-10-03,3,y,Paris\r\n',
      ['one\ntwo', 'x', 'y'],
    ],
    [
      'line feeds in quotes, lines ending with both',
      'Date,NPS,Comment\r\n2026-10-01,9,"one\ntwo"\r\n2026-10-02,3,"A\r\nB"\r\n',
      ['one\ntwo', 'A\r\nB'],
    ],
    ['Excel’s first line', 'sep=;\r\nDate;NPS;Comment\r\n01/10/2026;9;Good\r\n', ['Good']],
    ['Excel’s first line in quotes', '"sep=;"\r\nDate;NPS;Comment\r\n01/10/2026;9;Good\r\n', ['Good']],
    [
      'a mark inside the quotes of the first name',
      '"\ufeffDate","NPS","Comment"\r\n"2026-10-01","9","Good"\r\n',
      ['Good'],
    ],
    ['two marks', '\ufeff\ufeffDate,NPS,Comment\n2026-10-01,9,Good\n', ['Good']],
    ['vertical bars', 'Date|NPS|Comment\n2026-10-01|9|Good, really; yes\n', ['Good, really; yes']],
    [
      'cells left empty on the right by a spreadsheet',
      'Date,NPS,Comment,,\n2026-10-01,9,Good,,\n,,,,\n,,,,\n',
      ['Good'],
    ],
    ['blank lines between rows', `${head}\n2026-10-01,9,Good\n\n\n2026-10-02,3,Bad\n\n`, ['Good', 'Bad']],
  ])('%s', async (_, text, words) => {
    expect(await readOf(text)).toEqual({ words, rejects: [] });
  });

  test('one open quote costs one row, not those below it', async () => {
    const { words, rejects } = await readOf(
      `${head}2026-10-01,9,"Never closed\n2026-10-02,3,Bad\n2026-10-03,8,Fine\n`,
    );
    expect(words).toEqual(['Bad', 'Fine']);
    expect(rejects).toEqual([expect.stringMatching(/^2 A quote is opened/)]);
  });

  test('commas of a sentence before other columns are no guess where spaces do not tell', async () => {
    const { words, rejects } = await readOf(
      'Date,NPS,Comment,Store\n2026-10-01,9,fast,friendly,Lyon\n2026-10-02,3,slow,Paris\n',
    );
    expect(words).toEqual(['slow']);
    expect(rejects).toEqual(['2 The row has 5 cells where the header has 4.']);
  });
});

describe('an encoding', () => {
  const french =
    'Date;Client;NPS;Commentaire\r\n01/10/2026;C1;9;Très réactif, équipe à l’écoute\r\n02/10/2026;C2;3;Délai énorme, déçu\r\n';
  test.each(['utf8', 'win1252', 'macroman', 'utf16le', 'utf16be'])('%s is found', async (encoding) => {
    expect((await readOf(iconv.encode(french, encoding))).words).toEqual([
      'Très réactif, équipe à l’écoute',
      'Délai énorme, déçu',
    ]);
  });

  test.each(['utf8', 'utf16le', 'utf16be'])('%s with its mark is found', async (encoding) => {
    expect((await readOf(iconv.encode(french, encoding, { addBOM: true }))).words).toHaveLength(2);
  });

  test.each(['cp850', 'latin1', 'iso-8859-15'])('%s is found', async (encoding) => {
    const plain = french.replace('’', "'");
    expect((await readOf(iconv.encode(plain, encoding))).words).toEqual([
      "Très réactif, équipe à l'écoute",
      'Délai énorme, déçu',
    ]);
  });
});

test('what databases write with backslashes comes back, whatever is in it', async () => {
  const sign = fc.constantFrom(...'ab "\\,;\n');
  const escaped = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: sign, maxLength: 10 }), { minLength: 1, maxLength: 8 }),
      async (texts) => {
        const all = ['said "ok", twice', 'and "no", once', ...texts].map((text) => `x${text}x`);
        const { words, rejects } = await readOf(
          head + all.map((text) => `"2026-10-01","9",${escaped(text)}\n`).join(''),
        );
        expect([words, rejects]).toEqual([all, []]);
      },
    ),
    { numRuns: 60 },
  );
});
