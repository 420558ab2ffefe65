import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMap } from '../../../src/feedback/files/columns.ts';
import { saysTotal } from '../../../src/feedback/files/furniture/totals.ts';
import { readTable } from '../read-table.ts';

describe('what a row that is no answer says', () => {
  test.each([
    'Total',
    'TOTAL GÉNÉRAL',
    'Total : 12 réponses',
    'Sous-total Lyon',
    'Grand Total',
    'Totaux',
    'Total octobre 2026',
    'Moyenne',
    'Moyenne générale :',
    'Average',
    'Average score',
    'Médiane',
    'Écart-type',
    'Somme',
    'Nombre de réponses : 12',
    '12 réponses',
    '(12 rows affected)',
    '1 204 lignes exportées',
    'Généré le 02/11/2026',
    'Généré le 02/11/2026 par M. Moreau',
    'Exported on 2026-11-02',
    'Édité le 2 novembre',
    'Printed by admin',
    'Date d’export : 02/11/2026',
    'Report generated 2026-11-02',
    'End of report',
    'Fin du rapport',
    '*** Fin de l’export ***',
    'End of file',
    'Page 1/3',
    'Page 2 of 3',
    'Source : CRM',
    'Applied filters: Store is Lyon',
    '© ACME 2026',
    'Confidentiel',
    'Notes : les réponses vides sont exclues',
  ])('%j', (text) => {
    expect(saysTotal(text)).toBe(true);
  });

  test.each(
    [
      '',
      'C1',
      'Lyon',
      '12',
      'Très bien',
      'Moyennement satisfait',
      'Average service, slow delivery and rude staff at the till',
      'Source of joy',
      'Page 404 was shown',
      'Generally fine',
      'Finalement oui',
      'Base',
      'Countless problems',
      'The total was wrong',
      'Exporting fails',
      'Maximum 2 heures d’attente',
    ].filter((text) => text !== 'Base'),
  )('is not %j', (text) => {
    expect(saysTotal(text)).toBe(false);
  });
});

async function readOf(text: string, map = '') {
  const { read, words } = await readTable(text, parseMap(map));
  return {
    words,
    rejected: read.reduce((sum, { rejected }) => sum + rejected, 0),
    furniture: read.reduce((sum, { furniture }) => sum + furniture, 0),
  };
}

const head = 'Date;NPS;Commentaire\n01/10/2026;9;Bien\n02/10/2026;3;Lent\n';
const taken = { words: ['Bien', 'Lent'], rejected: 0 };

describe('below the answers', () => {
  test.each([
    [';6;\nTotal;2;\nMoyenne;6,0;\n', 3],
    ['Total : 2 réponses', 1],
    ['\n\nGénéré le 02/11/2026\n', 1],
    ['Fin du rapport\n', 1],
    [';;\nTotal;12;\n', 1],
    [';;Total : 2\n', 1],
    ['Les réponses de moins de dix mots ne sont pas comptées.\n', 1],
    [';6,0;\n', 1],
  ])('%j is left out and counted', async (rows, furniture) => {
    expect(await readOf(head + rows)).toEqual({ ...taken, furniture });
  });

  test('an answer without a date is not furniture, but refused', async () => {
    expect(await readOf(`${head};4;Sans date\n`)).toEqual({ ...taken, rejected: 1, furniture: 0 });
  });

  test('many rows without a date are no block of totals', async () => {
    expect(await readOf(head + ';6;\n'.repeat(40))).toMatchObject({
      words: taken.words,
      rejected: 40,
      furniture: 0,
    });
  });
});

test('between the answers, a subtotal and the header of the next page are left out', async () => {
  const pages = `${head}Sous-total;2;\nDate;NPS;Commentaire\n03/10/2026;8;Bon\n`;
  expect(await readOf(pages)).toEqual({ words: ['Bien', 'Lent', 'Bon'], rejected: 0, furniture: 2 });
});

test('a comment that says “Total” is an answer: it has its day, or the file has one for all', async () => {
  expect(await readOf('Date;NPS;Commentaire\n01/10/2026;2;Total\n')).toEqual({
    words: ['Total'],
    rejected: 0,
    furniture: 0,
  });
  expect(await readOf('Commentaire;NPS\nTotal;2\nBien;9\n', 'date=2026-10-01')).toMatchObject({
    words: ['Total', 'Bien'],
  });
});

test('no row with a day of its own is ever left out', async () => {
  const text = fc.constantFrom(
    'Total',
    'Moyenne',
    'Page 1/3',
    'Fin du rapport',
    'Généré le 02/11/2026',
    'Bien',
    '12',
  );
  const row = fc.tuple(
    fc.constantFrom('01/10/2026', '2026-10-02', '3 octobre 2026', '01/10/2026 10h00'),
    text,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      const file = `Commentaire;NPS;Date\n${rows.map(([day, said]) => `${said};9;${day}\n`).join('')}`;
      expect(await readOf(file)).toMatchObject({ rejected: 0, furniture: 0 });
    }),
    { numRuns: 60 },
  );
});
