import { describe, expect, it } from 'vitest';
import { parseMap } from '../../../src/feedback/files/columns.ts';
import { headerGuess } from '../../../src/feedback/files/headers.ts';
import { grouping } from '../../../src/feedback/files/recognition/long.ts';
import { summariser } from '../../../src/feedback/files/recognition/summary.ts';
import { longIn, understand } from '../../../src/feedback/files/recognition/understanding.ts';

type Table = readonly (readonly string[])[];

function understood([headers = [], ...rows]: Table, map = '') {
  const overrides = map === '' ? [] : parseMap(map);
  const gathering = summariser(headers.length, longIn(headers, overrides));
  for (const row of rows) gathering.add(row);
  return understand(headers, gathering.summary(), { overrides, usualDateOrder: 'dmy' });
}

/** One row of values that fit such a column. */
const VALUES = ['2026-10-01', '5', 'Bien', 'x'];
const fields = (headers: string[], map = '') =>
  understood([headers, headers.map((_, i) => VALUES[i % VALUES.length] ?? '')], map).columns.map(
    ({ field }) => field,
  );

describe('columns by their names', () => {
  it.each([
    [
      'French',
      'Date de réponse;Indicateur;NOTE;Commentaire;N° client;Identifiant;Parcours;Prénom;Nom;Téléphone;Région',
      '01/10/2026;NPS;9;Très bien;C1;R1;Livraison;Zoé;Petit;06 12 34 56 78;Bretagne',
    ],
    [
      'English',
      'Submitted at;Metric;Score;Comments;Customer ID;Response ID;Touchpoint;First name;Last name;E-mail;Country',
      '2026-10-01;NPS;9;Fine;C1;R1;Delivery;Zoe;Petit;zoe@example.org;France',
    ],
  ])('%s', (_, headers, row) => {
    const { columns } = understood([headers.split(';'), row.split(';')]);
    expect(columns.map(({ field }) => field)).toEqual(
      'date metric score verbatim customer id touchpoint name name ignore segment'.split(' '),
    );
    expect(columns[9]?.leftOut).toBe('personal');
  });

  it.each([
    ['Customer City', 'private'],
    ['Agent Full Name', 'name'],
    ['Product line name', null],
    ['Survey_response_Date', 'date'],
    ['How satisfied are you with the delivery date', null],
    ['Work e-mail', 'email'],
  ])('%s, by its last word: %s', (header, right) => {
    expect(headerGuess(header)).toBe(right);
  });

  it('an e-mail address is the customer’s reference where there is no better one', () => {
    const { columns } = understood([
      ['date', 'nps', 'Courriel'],
      ['2026-10-01', '9', 'zoe@example.org'],
    ]);
    expect(columns.map(({ field }) => field)).toEqual(['date', 'score', 'customer']);
  });

  it('each score is of the metric that its name says', () => {
    const { columns } = understood([
      ['date', 'NPS', 'CSAT', 'CES'],
      ['2026-10-01', '9', '5', '6'],
    ]);
    expect(columns.map(({ metric }) => metric)).toEqual([null, 'nps', 'csat', 'ces']);
  });

  it('--map wins over the guess, also with constants, quoted names and places', () => {
    const mapping = understood(
      [
        ['When', 'A, b', 'Note', 'NPS'],
        ['2026-10-01', '4', 'Bien', '9'],
      ],
      'When=date,"A, b"=score,Note=verbatim,#4=ignore,metric=CSAT,touchpoint=SAV',
    );
    expect(mapping.columns.map(({ field }) => field)).toEqual(['date', 'score', 'verbatim', 'ignore']);
    expect(mapping).toMatchObject({ metric: 'csat', touchpoint: 'SAV', doubts: [] });
  });

  it('the columns that a rejects file adds are passed over when it is imported again', () => {
    expect(fields(['line', 'column', 'reason', 'Date', 'NPS'])).toEqual([
      'ignore',
      'ignore',
      'ignore',
      'date',
      'score',
    ]);
  });

  it.each([
    [['Date', 'NPS'], 'Absente=score'],
    [['Date', 'NPS'], 'Date=inconnu'],
    [['Date', 'NPS'], 'metric=ces v1'],
    [['Date', 'NPS'], 'Date'],
    [['Date', 'NPS'], '#3=score'],
  ])('%j with --map %j is refused', (headers, map) => {
    expect(() => fields(headers, map)).toThrow('import.map');
  });
});

describe('what a question asks', () => {
  it.each([
    ['How likely are you to recommend us to a friend?', '9', 'score nps 0-10'],
    ['How likely is it that you would recommend us?', '10 - Extremely likely', 'score nps 0-10'],
    ['Recommanderiez-vous notre entreprise à un proche ?', '8', 'score nps 0-10'],
    ['Quelle est la probabilité que vous nous recommandiez ?', '0', 'score nps 0-10'],
    ['What would make you recommend us?', 'A faster delivery', 'verbatim'],
    ['Pourquoi nous recommanderiez-vous ?', 'Pour l’accueil', 'verbatim'],
    ['How easy was it to get help, from 1 to 7?', '6', 'score ces 1-7'],
    ['Il m’a été facile de passer commande (de 1 à 5)', '5', 'score ces 1-5'],
    ['The company made it easy for me to handle my issue', '7', 'score ces 1-7'],
    ['How satisfied are you with the delivery?', '5', 'score csat 1-5'],
    ['Dans quelle mesure êtes-vous satisfait de nos services ?', 'Plutôt satisfait', 'score csat 1-5'],
    ['Êtes-vous satisfait ?', 'Oui', 'score csat 0-1'],
    ['How would you rate the stand, out of 10?', '8', 'score csat 0-10'],
    ['Notez l’accueil de 1 à 10', '8', 'score csat 1-10'],
    ['What is the main reason for your score?', 'Price', 'verbatim'],
    ['Pourquoi cette note ?', 'Le prix', 'verbatim'],
    ['Que pourrions-nous améliorer ?', 'La notice', 'verbatim'],
    ['Anything else?', 'No, thank you all', 'verbatim'],
    ['Do you accept that we write to you about your satisfaction?', 'Yes', 'ignore'],
  ])('%s %s', (header, value, right) => {
    const { columns } = understood([
      ['Date', header],
      ['2026-10-01', value],
    ]);
    const { field, metric, scale } = columns[1] ?? {};
    const said = scale ? ` ${metric} ${scale.low}-${scale.high}` : '';
    expect(`${field}${said}`).toBe(right);
  });
});

describe('the scale of a column, by all its values', () => {
  const asked = (header: string, values: readonly string[], map = '') => {
    const rows = values.map((value, i) => [`2026-10-${String(i + 10)}`, value, `words ${i}`]);
    const { columns, doubts } = understood([['Date', header, 'Comment'], ...rows], map);
    const { metric, scale } = columns[1] ?? {};
    const answers = doubts.map(({ code, answers: all }) => `${code}: ${all.map(({ is }) => is).join(', ')}`);
    return doubts.length > 0 ? answers.join() : scale ? `${metric} ${scale.low}-${scale.high}` : null;
  };

  it.each([
    ['NPS', '5 5 4 5 5 3 5 5', 'scale: csat 1-5, nps 0-10, leave-out'],
    ['NPS', '11 10 10 9 8 1', 'scale: nps 1-11, nps 0-10, leave-out'],
    ['NPS', '100 50 0', 'scale: nps 0-100, csat 0-100, nps 0-10, leave-out'],
    ['NPS', '-100 100 0', 'scale: leave-out'],
    ['NPS', '0 3 4', 'nps 0-10'],
    ['NPS', '10 9 0', 'nps 0-10'],
    ['NPS', '9/10 8/10', 'nps 0-10'],
    ['NPS', '4/5 5/5', 'scale: csat 1-5, nps 1-5, leave-out'],
    ['NPS (1-5)', '4 5', 'scale: csat 1-5, leave-out'],
    ['CSAT', '3 3 2 3 1 3 3 3', 'scale: csat 1-3, csat 1-5, leave-out'],
    ['CSAT', '4 3 4 4 1 2 4', 'scale: csat 1-4, csat 1-5, leave-out'],
    ['CSAT', '5 4 1', 'csat 1-5'],
    ['Star Rating', '3 3 2 3 1 3', 'csat 1-5'],
    ['NPS', '9 8 10 7 0 6 9 9 10 99', 'nps 0-10'],
    ['Note', '9/10 8/10', 'metric: nps 0-10, csat 1-10, leave-out'],
    ['CSAT', '0 5 4', 'scale: csat 0-5, csat 0-10, csat 1-5, leave-out'],
    ['CSAT (1-5)', '0 5 4', 'scale: csat 1-5, csat 0-5, leave-out'],
    ['CSAT (1-5)', '8 5 4', 'scale: csat 1-5, csat 1-10, leave-out'],
    ['CSAT', '6 5 4', 'scale: csat 1-7, csat 1-6, csat 1-10, leave-out'],
    ['CSAT', '7 7 6 5 7 2', 'csat 1-7'],
    ['CSAT', '9 10 3', 'csat 1-10'],
    ['CSAT', '0 10 3', 'csat 0-10'],
    ['CSAT', '80% 100 % 20%', 'csat 0-100'],
    ['CSAT', '9,0 8.50', 'csat 1-10'],
    ['CSAT', '★★★★☆ ⭐⭐⭐', 'csat 1-5'],
    ['CSAT', '😀 😐 😡', 'csat 1-3'],
    ['CSAT', '👍 👎', 'csat 0-1'],
    ['CSAT', 'Good Bad Offered', 'csat 0-1'],
    ['CSAT', 'Excellent Good Fair Poor', 'values: csat 1-5, csat 1-5, typed, leave-out'],
    ['CSAT', 'Blue Red Blue Red Blue', 'values: typed, leave-out'],
    ['CSAT', 'N/A - nsp', 'csat 1-5'],
    ['CES', '5 4 5 3 2 5', 'scale: ces 1-5, ces 1-7, leave-out'],
    ['CES', '7 4 5', 'ces 1-7'],
    ['Note', '18/20 6/20', 'metric: csat 0-20, leave-out'],
    ['Note', '9 3', 'metric: nps 0-10, csat 1-10, leave-out'],
    ['Score', '4 2', 'metric: csat 1-5, nps 0-10, leave-out'],
    ['Rating', '5 1', 'csat 1-5'],
  ])('%s of %s: %s', (header, values, right) => {
    const given = values.includes('☆') || !/\d %/.test(values) ? values.split(' ') : ['80%', '100 %', '20%'];
    expect(asked(header, given)).toBe(right);
  });

  it.each([
    ['Très satisfait;Plutôt satisfait;Plutôt pas satisfait;Pas du tout satisfait', 'csat 1-4'],
    ['Très satisfait;Satisfait;Neutre;Insatisfait;Très insatisfait', 'csat 1-5'],
    ['Satisfait;Neutre;Insatisfait', 'csat 1-3'],
    ['Very satisfied;Very dissatisfied', 'csat 1-5'],
    ['5 - Very satisfied;Very satisfied (5);4 (Satisfied)', 'csat 1-5'],
    ['5 - Very satisfied;Very satisfied (5);4 (Satisfied);10 - Extremely likely', 'scale'],
    ['8 sur 10;7 out of 10', 'csat 0-10'],
  ])('labels %s: %s', (values, right) => {
    expect(asked('Satisfaction', values.split(';'))).toMatch(new RegExp(`^${right}`));
  });

  it('what somebody says of a scale or of labels is no doubt any more', () => {
    const said = (values: string, ...overrides: Parameters<typeof understand>[2]['overrides'][number][]) => {
      const headers = ['Date', 'NPS'];
      const gathering = summariser(2);
      for (const value of values.split(' ')) gathering.add(['2026-10-01', value]);
      const { columns, doubts } = understand(headers, gathering.summary(), {
        overrides,
        usualDateOrder: 'dmy',
      });
      return [doubts.length, columns[1]?.metric, columns[1]?.scale, columns[1]?.values];
    };
    expect(said('5 5 4', { left: 'NPS', right: '0-10', of: 'scale' })).toEqual([
      0,
      'nps',
      { low: 0, high: 10 },
      {},
    ]);
    expect(said('5 5 4', { left: 'metric', right: 'csat' })).toEqual([0, 'csat', { low: 1, high: 5 }, {}]);
    expect(
      said(
        'Blue Red Blue Red',
        { left: 'NPS', right: 'csat' },
        { left: 'NPS:Blue', right: '5', of: 'value' },
        { left: 'NPS:red', right: '1', of: 'value' },
      ),
    ).toEqual([0, 'csat', { low: 1, high: 5 }, { blue: 5, red: 1 }]);
    expect(() => said('5 5 4', { left: '#2', right: '1-5', of: 'scale' })).toThrow('import.scale');
  });

  it('a column that is called a score is asked about where few of its values are, and never taken for words in silence', () => {
    const odd = ['6', '5', '8', ...Array.from('abcdefghijkl', (sign) => `"${sign},5"`)];
    const { doubts } = understood([['Date', 'NPS'], ...odd.map((value) => ['2026-10-01', value])]);
    expect(doubts[0]).toMatchObject({ code: 'values', column: { header: 'NPS' } });
  });

  it('each answer of a doubt decides it', () => {
    for (const values of ['5 5 4 5', '11 10 1', '100 50 0']) {
      const gathering = summariser(2);
      for (const value of values.split(' ')) gathering.add(['2026-10-01', value]);
      const summary = gathering.summary();
      const [doubt] = understand(['Date', 'NPS'], summary, { overrides: [], usualDateOrder: 'dmy' }).doubts;
      for (const { overrides } of doubt?.answers ?? []) {
        const { doubts } = understand(['Date', 'NPS'], summary, { overrides, usualDateOrder: 'dmy' });
        expect(doubts.filter(({ code }) => code !== 'answer.missing')).toEqual([]);
      }
    }
  });
});

describe('a file with one line for each question', () => {
  it.each([
    ['an id', ['1', '1', '2', '2']],
    ['nothing', ['', '', '', '']],
  ])('is one response for each that %s or the same question once more parts', (_, ids) => {
    const headers = ['Response ID', 'Date', 'Question', 'Réponse'];
    const rows = [
      ['Recommanderiez-vous ?', '9'],
      ['Pourquoi ?', 'Bien'],
      ['Recommanderiez-vous ?', '2'],
      ['Pourquoi ?', 'Mal'],
    ].map(([question = '', answer = ''], i) => [ids[i] ?? '', '2026-10-01', question, answer]);
    const found = understood([headers, ...rows]);
    const groups = grouping(found, null);
    rows.forEach((cells, i) => void groups?.add({ line: i + 2, cells, fault: null }, cells));
    expect(groups?.end().map(({ raw }) => [raw.scores, raw.comments])).toMatchObject([
      [[{ metric: 'nps', score: 9 }], [{ text: 'Bien', question: 'Pourquoi ?' }]],
      [[{ metric: 'nps', score: 2 }], [{ text: 'Mal', question: 'Pourquoi ?' }]],
    ]);
  });

  it('Typeform’s "#" is the id of an answer', () => {
    const { layout, columns } = understood([
      ['#', 'NPS', 'Submit Date (UTC)', 'Network ID'],
      ['abc', '9', '2026-10-01 09:00:00', '1a2b'],
    ]);
    expect([layout, columns[0]?.field]).toEqual(['Typeform', 'id']);
  });
});

describe('what is not needed', () => {
  const kept = (header: string, values: string): string => {
    const rows = values.split(';').map((value, i) => [`2026-10-${i + 10}`, '9', value]);
    const { columns } = understood([['Date', 'NPS', header], ...rows]);
    return columns[2]?.leftOut ?? columns[2]?.field ?? '';
  };
  it.each([
    ['Store', 'Lyon;Nice', 'segment'],
    ['Région', 'Bretagne', 'segment'],
    ['Région', 'Grand Est;Grand Est;Pays Basque', 'segment'],
    ['Couleur', 'bleu;bleu;rouge;rouge', 'segment'],
    ['Couleur', 'bleu;rouge', 'notChosen'],
    ['Other', 'Jean Roux;Jean Roux;Ana Lima;Ana Lima', 'personal'],
    ['Other', '06 12 34 56 78;06 12 34 56 78', 'personal'],
    ['Other', 'a@example.org;a@example.org', 'personal'],
    ['Other', '203.0.113.7;203.0.113.7', 'personal'],
    ['Other', '48.8566;48.8566', 'personal'],
    ['Other', '12 rue des Lilas;12 rue des Lilas', 'personal'],
    ['Other', 'Mozilla/5.0 (X11);Mozilla/5.0 (X11)', 'personal'],
    ['IP Address', '203.0.113.7', 'personal'],
    ['City', 'Lyon;Lyon', 'personal'],
    ['Agent', 'Eve', 'name'],
    ['Order number', '1;1', 'personal'],
    ['Quantity', '1;1;2;2', 'numbers'],
    ['Collector ID', '4411', 'technical'],
    ['Empty', ';', 'empty'],
  ])('%s %s: %s', (header, values, right) => {
    expect(kept(header, values)).toBe(right);
  });

  it('a column that somebody chose is kept whatever it holds', () => {
    const table = [
      ['Date', 'NPS', 'City'],
      ['2026-10-01', '9', 'Lyon'],
    ];
    expect(understood(table, 'City=segment').columns[2]).toMatchObject({ field: 'segment', leftOut: null });
  });
});

describe('numbers that are not all of one scale', () => {
  const column = (name: string, values: readonly number[]) =>
    understood([['Date', name], ...values.map((value) => ['2026-10-01', String(value)])]);
  const fives = [1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 4, 5];

  it.each([
    ['CSAT', 99],
    ['Satisfaction', 44],
    ['Effort', 55],
    ['CES', 100],
  ])('a slip of %s, %d among twelve marks up to five, makes no scale of a hundred', (name, slip) => {
    const { columns, doubts } = column(
      name,
      name === 'CSAT' || name === 'Satisfaction' ? [...fives, slip] : [...fives, 6, 7, 7, slip],
    );
    expect(doubts).toEqual([]);
    expect(columns[1]?.scale).toEqual(
      name === 'CSAT' || name === 'Satisfaction' ? { low: 1, high: 5 } : { low: 1, high: 7 },
    );
  });

  it.each([
    ['CSAT', 10, ['csat 1-10', 'csat 1-5']],
    ['CSAT', 7, ['csat 1-7', 'csat 1-5']],
    ['CES', 7, ['ces 1-7', 'ces 1-5']],
  ])('one %s of %d where everybody else stopped at five is asked about', (name, top, answers) => {
    const { doubts } = column(name, [...fives, top]);
    expect(doubts.map(({ code, isAsked }) => [code, isAsked])).toEqual([['scale', true]]);
    expect(doubts[0]?.answers.map(({ is }) => is)).toEqual([...answers, 'leave-out']);
  });

  it('more tens than hundreds are asked about, and hundreds with some tens among them are not', () => {
    const tens = [8, 9, 7, 10, 6, 9, 8];
    expect(column('CSAT', [...tens, 80, 90, 70]).doubts).toMatchObject([{ code: 'scale', isAsked: true }]);
    const hundreds = [80, 90, 70, 100, 60, 95, 85, 40, 50];
    expect(column('CSAT', [...hundreds, 5, 10, 0]).doubts).toEqual([]);
  });
});

it('what somebody says of all columns as they were shown changes nothing, the rows that are left out included', () => {
  const table = [
    ['ResponseId', 'RecordedDate', 'Status', 'Finished', 'Q1 NPS'],
    ...['0', '1', '8', '0', '0', '0'].map((status, i) => [`R${i}`, `2026-10-1${i}`, status, '1', `${9 - i}`]),
  ];
  const shown = understood(table);
  const said = understood(table, shown.columns.map(({ header, field }) => `${header}=${field}`).join(','));
  expect(shown.columns.map(({ drops }) => drops.includes('1'))).toEqual([false, false, true, false, false]);
  expect(said.columns.map(({ drops }) => drops)).toEqual(shown.columns.map(({ drops }) => drops));
});

describe('dates whose year has two digits', () => {
  const now = new Date('2026-11-29T10:00:00Z');
  const dated = (dates: readonly string[], said?: 'dmy' | 'mdy' | 'ymd') => {
    const gathering = summariser(2);
    for (const date of dates) gathering.add([date, '9']);
    return understand(['Date', 'NPS'], gathering.summary(), {
      overrides: said === undefined ? [] : [{ left: '', right: said, of: 'dates' }],
      usualDateOrder: 'dmy',
      now,
    });
  };

  it.each([
    [['26-10-13', '26-10-02'], 'ymd', 'near'],
    [['13.10.26', '02.11.26'], 'dmy', 'near'],
    [['10/13/26', '11/02/26'], 'mdy', 'dates'],
    [['05-05-2026', '05/05/2026'], 'dmy', 'dates'],
    [['2026-10-13'], 'dmy', null],
  ])('%j are read as %s, because of %s, and nothing is asked', (dates, order, why) => {
    const { dateOrder, dateReason, doubts } = dated(dates);
    expect([dateOrder, dateReason, doubts]).toEqual([order, why, []]);
  });

  it.each([
    [['26-11-25'], ['dmy 2025-11-26', 'ymd 2026-11-25']],
    [
      ['13-10-27', '14-10-27'],
      ['dmy 2027-10-13', 'ymd 2013-10-27'],
    ],
    [
      ['10-09-11', '10-09-10'],
      ['dmy 2011-09-10', 'mdy 2011-10-09', 'ymd 2010-09-11'],
    ],
    [
      ['26.11.25', '26.11.24'],
      ['dmy 2025-11-26', 'ymd 2026-11-25'],
    ],
    [['26-Nov-25'], ['dmy 2025-11-26', 'ymd 2026-11-25']],
  ])('%j are asked about, each answer with the day that it makes', (dates, answers) => {
    const [doubt, ...more] = dated(dates).doubts;
    expect(more).toEqual([]);
    expect(doubt?.isAsked).toBe(true);
    const days = doubt?.answers.map(
      ({ is, day }) => `${is} ${new Date((day ?? 0) * 86_400_000).toISOString().slice(0, 10)}`,
    );
    expect(days).toEqual(answers);
    expect(dated(dates, 'ymd').doubts).toEqual([]);
    expect(dated(dates, 'ymd').dateOrder).toBe('ymd');
  });
});
