import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantReader } from '../../src/feedback/dates/instant.ts';
import { type ItemRules, limits, parseItem, type RawItem } from '../../src/feedback/item.ts';
import { sayReason } from '../../src/feedback/refusal.ts';
import { flatOf } from '../harness/flat.ts';

const rules = {
  instantOf: instantReader('Europe/Paris', 'dmy'),
  dateOrder: 'dmy',
  now: new Date('2026-11-22T10:00:00Z'),
} as const;
const whole: RawItem = { answeredAt: '2026-03-01', metric: 'nps', score: '9', verbatim: 'Très bien' };
const parse = (changes: RawItem, more: Partial<ItemRules> = {}) => {
  const parsed = parseItem({ ...whole, ...changes }, { ...rules, ...more });
  return parsed.ok ? { ...parsed, value: flatOf(parsed.value) } : parsed;
};

describe('scores', () => {
  test.each([
    ['nps', '0', 0],
    ['nps', '10', 10],
    ['nps', '8,5', 8.5],
    ['nps', '8.5', 8.5],
    ['NPS', 7, 7],
    ['nps', '9/10', 9],
    ['csat', '1', 1],
    ['Satisfaction', '5', 5],
    ['csat', ' 4 / 5 ', 4],
    ['ces', '7', 7],
    ['CES 2.0', '1', 1],
  ])('%s %j is %d', (metric, score, value) => {
    expect(parse({ metric, score })).toMatchObject({ ok: true, value: { score: value } });
  });
  test.each([
    ['nps', '11', 'score.range'],
    ['nps', '-1', 'score.range'],
    ['csat', '0', 'score.range'],
    ['csat', '6', 'score.range'],
    ['ces', '0', 'score.range'],
    ['ces', '8', 'score.range'],
    ['nps', '4/5', 'score.scale'],
    ['nps', 'neuf', 'score.unreadable'],
    ['nps', '1e1', 'score.unreadable'],
    ['nps', true, 'type'],
    ['', '9', 'metric.missing'],
    ['moral', '9', 'metric.unknown'],
    ['CES v1', '3', 'metric.cesV1'],
    ['CES 1.0', '3', 'metric.cesV1'],
  ])('%s %j is refused: %s', (metric, score, code) => {
    expect(parse({ metric, score })).toMatchObject({ ok: false, reason: { code } });
  });
  test('words without a score carry no metric', () => {
    expect(parse({ score: '' })).toMatchObject({ ok: true, value: { metric: null, score: null } });
  });
  test('neither a score nor words is refused', () => {
    expect(parse({ score: '', verbatim: ' \n' })).toMatchObject({ ok: false, reason: { code: 'empty' } });
  });
});

describe('dates', () => {
  test.each([
    ['2026-03-01', '2026-02-28T23:00:00.000Z'],
    ['01/03/2026', '2026-02-28T23:00:00.000Z'],
    ['1.3.26 14:05', '2026-03-01T13:05:00.000Z'],
    ['01-07-2026 14h05', '2026-07-01T12:05:00.000Z'],
    ['01/07/2026 2:05 PM', '2026-07-01T12:05:00.000Z'],
    ['2026-07-01T14:05:09Z', '2026-07-01T14:05:09.000Z'],
    ['2026-07-01T14:05:09.123456+02:00', '2026-07-01T12:05:09.123Z'],
    ['2026-07-01 14:05:09', '2026-07-01T12:05:09.000Z'],
    ['2026-03-29 02:30', '2026-03-29T01:00:00.000Z'],
  ])('%s is %s', (answeredAt, iso) => {
    expect(parse({ answeredAt })).toMatchObject({ ok: true, value: { answeredAt: new Date(iso) } });
  });
  test.each([
    ['', 'date.missing'],
    ['31/02/2026', 'date.unreadable'],
    ['02/25/2026', 'date.unreadable'],
    ['hier', 'date.unreadable'],
    ['2026-13-01', 'date.unreadable'],
    ['2026-01-01 25:00', 'date.unreadable'],
    ['2027-01-01', 'date.future'],
    ['01/01/1970', 'date.tooOld'],
  ])('%j is refused: %s', (answeredAt, code) => {
    expect(parse({ answeredAt })).toMatchObject({ ok: false, field: 'answeredAt', reason: { code } });
  });
  test('month first is read where the file is so', () => {
    expect(instantReader('UTC', 'mdy')('02/25/2026')).toEqual(new Date('2026-02-25T00:00:00Z'));
  });
});

describe('where nobody answered', () => {
  test.each([
    'N/A',
    'n/a',
    '-',
    '–',
    '…',
    'NULL',
    'nan',
    'Ne sait pas',
    'NSP',
    'sans réponse',
    "Don't know",
    '.',
  ])('a score %j is none, and the words stay', (score) => {
    expect(parse({ score, verbatim: 'Lost parcel' })).toMatchObject({
      ok: true,
      value: { metric: null, score: null, verbatim: 'Lost parcel' },
    });
  });
  test.each([
    'RAS',
    'R.A.S.',
    'N/A',
    'aucun',
    'Néant',
    '.',
    '-',
    'Rien à signaler',
    'No comment',
    'Sans objet',
  ])('the words %j are none, and the score stays', (verbatim) => {
    expect(parse({ verbatim })).toMatchObject({ ok: true, value: { score: 9, verbatim: null } });
  });
  test.each(['Rien', 'Nul', '😀', '???', 'Non', 'Aucun problème', 'na, c’est nul', 'OK'])(
    '%j are words',
    (verbatim) => {
      expect(parse({ verbatim })).toMatchObject({ ok: true, value: { verbatim } });
    },
  );
  test('neither a score nor words is no answer', () => {
    expect(parse({ score: 'N/A', verbatim: '-' })).toMatchObject({ ok: false, reason: { code: 'empty' } });
  });
});

describe('texts', () => {
  test('20,000 characters are taken whole; one more is refused, never cut', () => {
    expect(parse({ verbatim: 'a'.repeat(limits.verbatim) })).toMatchObject({ ok: true });
    expect(parse({ verbatim: 'a'.repeat(limits.verbatim + 1) })).toMatchObject({
      ok: false,
      field: 'verbatim',
      reason: { code: 'text.tooLong', length: 20_001, most: 20_000 },
    });
  });
  test('a NUL byte and bytes that were no text are refused', () => {
    expect(parse({ verbatim: 'a\0b' })).toMatchObject({ reason: { code: 'text.nul' } });
    expect(parse({ verbatim: 'a\ufffdb' })).toMatchObject({ reason: { code: 'text.undecodable' } });
  });
  test('half a surrogate pair becomes a replacement sign, and accents are composed', () => {
    expect(parse({ verbatim: 'e\u0301 \ud800' })).toMatchObject({ value: { verbatim: 'é \ufffd' } });
  });
});

test('what is refused is quoted short and without personal data', () => {
  const parsed = parse({ score: `Marie, 06 12 34 56 78, marie@exemple.fr ${'x'.repeat(500)}`.slice(0, 99) });
  if (parsed.ok) throw new Error('it was taken');
  for (const locale of ['fr', 'en'] as const) {
    const said = sayReason(parsed.reason, locale);
    expect(said).not.toMatch(/06 12|marie@/);
    expect(said.length).toBeLessThan(120);
  }
});

test('names of persons are taken out of the words, whoever sent them; what stands for nobody is not', () => {
  const names = ['A Google user', 'Client d’Amazon', 'anonyme', 'Magasin de Lyon', 'Camille Moreau', ' '];
  expect(parse({ names })).toMatchObject({ ok: true, value: { names: ['Camille Moreau'] } });
});

describe('of a row of a file, what is wrong', () => {
  const row = (changes: RawItem) => parse(changes, { keepsRest: 'file' });
  test('with one score costs that score alone where there is another one, and is told', () => {
    const scores = [{ metric: 'csat', score: '9', question: 'Service' }];
    expect(row({ scores })).toMatchObject({
      ok: true,
      value: { score: 9, verbatim: 'Très bien' },
      leftOut: [{ field: 'scores/0/score', reason: { code: 'score.range' } }],
    });
  });
  test('with its only score sets the row aside, so that it can be mended', () => {
    const result = row({ score: '15', scores: [{ metric: 'csat', score: '' }] });
    expect(result).toMatchObject({ ok: false, reason: { code: 'score.range' } });
  });
  test('with an id or a customer too long sets the row aside: cut, they would be another’s', () => {
    expect(row({ id: 'x'.repeat(limits.id + 1) })).toMatchObject({ ok: false, field: 'id' });
    expect(row({ customer: 'x'.repeat(limits.customer + 1) })).toMatchObject({
      ok: false,
      field: 'customer',
    });
  });
  test('with the length of its words cuts them visibly and keeps the score', () => {
    const result = row({ verbatim: 'mot '.repeat(limits.verbatim) });
    expect(result).toMatchObject({ ok: true, value: { score: 9 } });
    expect(result.ok && result.value.verbatim?.endsWith('mot […]')).toBe(true);
  });
});

test('the reason names the value and the range, in French and in English', () => {
  const parsed = parse({ metric: 'csat', score: '12' });
  if (parsed.ok) throw new Error('it was taken');
  expect(sayReason(parsed.reason, 'en')).toBe('The score 12 is outside the CSAT scale, from 1 to 5.');
  expect(sayReason(parsed.reason, 'fr')).toBe('La note 12 sort de l’échelle du CSAT, qui va de 1 à 5.');
});

test('never throws, whatever comes in', () => {
  const any = fc.record(
    {
      id: fc.anything(),
      customer: fc.anything(),
      metric: fc.anything(),
      score: fc.anything(),
      verbatim: fc.anything(),
      touchpoint: fc.anything(),
      heat: fc.anything(),
      answeredAt: fc.anything(),
      names: fc.anything(),
      segments: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(any, (raw) => typeof parseItem(raw, rules).ok === 'boolean'),
    { numRuns: 2000 },
  );
});
