import { describe, expect, test } from 'vitest';
import { parseMap } from '../../../src/feedback/files/columns.ts';
import { guessDialect } from '../../../src/feedback/files/csv/dialect.ts';
import { headerAt } from '../../../src/feedback/files/header-row.ts';

const rows = ['01/10/2026', '9', 'Bien'];

describe('the header', () => {
  test.each([
    ['in the first row', [['Date', 'NPS', 'Commentaire'], rows], 0],
    [
      'under a title, a period and an empty line',
      [
        ['Export satisfaction client', '', ''],
        ['Période : octobre 2026', '', ''],
        ['', '', ''],
        ['Date', 'NPS', 'Commentaire'],
        rows,
      ],
      3,
    ],
    ['under a title in a row of one cell', [['Export'], ['Answered at', 'Rating'], rows], 1],
    ['under a cover of versions', [['Version', '3'], ['Date', 'Note'], rows], 1],
    ['nowhere among answers', [rows, rows], null],
    ['nowhere where a title speaks of a date', [['Date', 'octobre'], rows], null],
    ['nowhere in an empty file', [], null],
  ])('stands %s', (_, table, place) => {
    expect(headerAt(table)).toBe(place);
  });

  test('is known by the columns that the operator names', () => {
    const table = [['Enquête', '2026'], ['Quand', 'Combien'], rows];
    expect(headerAt(table)).toBeNull();
    expect(headerAt(table, parseMap('Quand=date,Combien=score'))).toBe(1);
  });
});

test('the delimiter is that of the table, not of the title above it', () => {
  expect(
    guessDialect('Export satisfaction, client\nDate;NPS;Commentaire\n01/10/2026;9;Bien\n02/10/2026;3;Lent\n')
      .delimiter,
  ).toBe(';');
});
