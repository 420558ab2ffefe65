import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMap } from '../../../src/feedback/files/columns.ts';
import { headOf } from '../../../src/feedback/files/furniture/head.ts';

const read = (text: string): string[][] =>
  text
    .replace(/^\n/, '')
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.trim()));
const head = (text: string, locale: 'en' | 'fr' = 'en') => headOf(read(text), { overrides: [], locale });

describe('a header of several rows is one', () => {
  test('a question with “Response” below it keeps its question, and columns below no name get the one of their option', () => {
    expect(
      head(`
Respondent ID;End Date;How likely is it that you would recommend us?;What could we do better?;Which products?;;
;;Response;Open-Ended Response;Shoes;Hats;Other (please specify)
11880;10/01/2026 09:02:00 AM;9;Answer faster;Shoes;;
11881;10/02/2026 09:02:00 AM;3;Nobody called;;Hats;`),
    ).toMatchObject({
      above: 0,
      headerRows: 2,
      names: [
        'Respondent ID',
        'End Date',
        'How likely is it that you would recommend us?',
        'What could we do better?',
        'Which products? – Shoes',
        'Which products? – Hats',
        'Which products? – Other (please specify)',
      ],
    });
  });

  test('codes above questions above import ids are the questions, with the zone that the ids tell', () => {
    expect(
      head(`
StartDate;Status;RecordedDate;Q1_NPS_GROUP;Q1;Q2_1;Q2_2
Start Date;Response Type;Recorded Date;How likely? - Group;How likely?;How satisfied?;How satisfied?
{"ImportId":"startDate","timeZone":"America/Denver"};{"ImportId":"status"};{"ImportId":"recordedDate","timeZone":"America/Denver"};{"ImportId":"QID1_NPS_GROUP"};{"ImportId":"QID1"};{"ImportId":"QID2_1"};{"ImportId":"QID2_2"}
2026-10-01 09:00:00;IP Address;2026-10-01 09:02:00;Promoter;9;4;5`),
    ).toEqual({
      above: 0,
      headerRows: 3,
      zone: 'America/Denver',
      names: [
        'Start Date',
        'Response Type',
        'Recorded Date',
        'How likely? - Group',
        'How likely?',
        'How satisfied? (Q2_1)',
        'How satisfied? (Q2_2)',
      ],
    });
  });

  test.each([
    [
      'groups above names that come twice',
      `
;;Magasin;;Livraison;
Date;Client;NPS;Commentaire;NPS;Commentaire
01/10/2026;C1;9;Bien;4;Lent`,
      [
        'Date',
        'Client',
        'Magasin – NPS',
        'Magasin – Commentaire',
        'Livraison – NPS',
        'Livraison – Commentaire',
      ],
    ],
    [
      'questions above “Score” and “Comment”',
      `
;How likely are you to recommend us?;
Date;Score;Comment
2026-10-01;9;Good`,
      [
        'Date',
        'How likely are you to recommend us? – Score',
        'How likely are you to recommend us? – Comment',
      ],
    ],
    [
      'the last row of a merged header, under a date merged over both',
      `
Date;Satisfaction;
Date;NPS;Commentaire
01/10/2026;9;Bien`,
      ['Date', 'NPS', 'Commentaire'],
    ],
    [
      'codes above labels',
      `
id;submitdate;G01Q01;G01Q02
Response ID;Date submitted;How likely are you to recommend us?;Why?
1;2026-10-01 10:00:00;9;Good
2;2026-10-02 10:00:00;3;Bad`,
      ['Response ID', 'Date submitted', 'How likely are you to recommend us?', 'Why?'],
    ],
  ])('%s', (_, text, names) => {
    expect(head(text)).toMatchObject({ headerRows: 2, names });
  });

  test.each([
    ['an answer without a date', 'Date;NPS;Comment\n;;Nobody came\n2026-10-01;9;Good\n2026-10-02;3;Bad'],
    ['an answer with N/A', 'Date;NPS;Comment\nN/A;N/A;Nobody came\n2026-10-01;9;Good\n2026-10-02;3;Bad'],
    [
      'an answer with one odd word',
      'Date;NPS;Comment\n2026-10-01;nine;Good\n2026-10-02;3;Bad\n2026-10-03;3;Bad',
    ],
    [
      'an answer with labels',
      'Date;Satisfaction;Comment\n2026-10-01;Very satisfied;Good\n2026-10-02;Neutral;Bad',
    ],
    ['words only', 'Name;Comment\nLyon;Good\nParis;Bad'],
    ['a title', 'Export satisfaction;Octobre 2026;\nDate;NPS;Commentaire\n01/10/2026;9;Bien'],
  ])('%s is no part of it', (_, text) => {
    expect(head(text).headerRows).toBe(1);
  });
});

describe('a file without a header', () => {
  test.each([
    ['2026-10-01;9;Good\n2026-10-02;3;Bad', 3],
    ['9;Très bien\n3;Lent\n8;Bien', 2],
    ['C1;lea@example.org;9\nC2;ana@example.org;3', 3],
    ['Paris;01/10/2026 10:00;4;Bien\nLyon;02/10/2026 11:00;5;', 4],
    ['1;10/1/2026 9:00:00;9;Good\n2;10/2/2026 9:00:00;2;Bad', 4],
  ])('is told by dates, addresses or numbers in its first row: %j', (text, width) => {
    const { above, headerRows, names } = head(text);
    expect([above, headerRows, names.length]).toEqual([0, 0, width]);
    expect(names[0]).toBe('Column A');
    expect(head(text, 'fr').names[1]).toBe('Colonne B');
  });

  test.each([
    'Date;2025;2026\n2026-10-01;9;8',
    'Kunde;Punkte;Text\nK1;9;Gut\nK2;3;Schlecht',
    'Fecha;Puntuación;Comentario\n01/10/2026;9;Bien',
    'Q1;Q2;Q3\n9;4;Good\n3;1;Bad',
    '1. How likely?;2. Why?\n9;Good\n3;Bad',
  ])('is not one whose first row has names, in whatever language: %j', (text) => {
    expect(head(text).headerRows).toBe(1);
  });

  test('is one with a header where the operator names a column of it', () => {
    const rows = read('2026;9;Good\n2027;3;Bad');
    expect(headOf(rows, { overrides: parseMap('2026=date'), locale: 'en' }).headerRows).toBe(1);
  });
});

describe('above the header', () => {
  test.each([
    [
      'a title, a period and an empty line',
      'Export;;\nPériode : octobre 2026;;\n;;\nWann;Punkte;Text\n01/10/2026;9;Gut',
      3,
    ],
    [
      'parameters in two columns',
      'Utilisateur :;admin;;\nSociété :;ACME;;\nDate;Client;NPS;Avis\n01/10/2026;C1;9;Bien',
      2,
    ],
    [
      'a report’s name and its filters',
      'Customer feedback;;;\nFilters:;All stores;;\nGenerated;2026-11-02;;\nFecha;Tienda;Nota;Texto\n01/10/2026;T1;9;Bien',
      3,
    ],
    ['a logo’s empty lines', ';;\n;;\nFecha;Nota;Texto\n01/10/2026;9;Bien', 2],
  ])('stands %s', (_, text, above) => {
    expect(head(text)).toMatchObject({ above, headerRows: 1 });
  });

  test.each([
    ['Time zone: Europe/Berlin', 'Europe/Berlin'],
    ['Fuseau horaire ;America/Montreal', 'America/Montreal'],
    ['Timezone: UTC+2', 'Etc/GMT-2'],
    ['Times in EST, time zone EST', 'Etc/GMT+5'],
    ['Customer feedback', null],
  ])('%j tells the zone %j', (title, zone) => {
    expect(head(`${title}\nDate;NPS;Comment\n2026-10-01 10:00;9;Good`).zone).toBe(zone);
  });
});

test('a table keeps its header and its answers under whatever titles', () => {
  const word = fc.constantFrom('Export', 'Octobre', 'Période', 'ACME', 'Rapport client', 'Enquête');
  const title = fc.array(word, { minLength: 1, maxLength: 2 });
  const answer = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 10 }), word);
  fc.assert(
    fc.property(
      fc.array(title, { maxLength: 5 }),
      fc.array(answer, { minLength: 1, maxLength: 60 }),
      fc.constantFrom(['Date', 'NPS', 'Commentaire', 'Magasin'], ['Fecha', 'Nota', 'Texto', 'Tienda']),
      (titles, answers, names) => {
        const rows = answers.map(([day, score, text]) => [`${day}/10/2026`, String(score), text, 'Lyon']);
        const found = headOf([...titles, names, ...rows], { overrides: [], locale: 'en' });
        expect(found).toMatchObject({ above: titles.length, headerRows: 1, names });
      },
    ),
  );
});
