import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantReader } from '../../src/feedback/dates/instant.ts';
import { type ItemRules, parseItem, type RawItem } from '../../src/feedback/item.ts';
import { moodOf, moodOn, onOwnScale, parseScale, scales } from '../../src/feedback/scale.ts';
import { limits } from '../../src/feedback/texts.ts';

const rules = {
  instantOf: instantReader('Europe/Paris', 'dmy'),
  dateOrder: 'dmy',
  now: new Date('2026-11-22T10:00:00Z'),
} as const;
const parse = (raw: RawItem, more: Partial<ItemRules> = {}) =>
  parseItem({ answeredAt: '2026-03-01', ...raw }, { ...rules, ...more });

describe('a response', () => {
  test('holds every score with its question, the leading one first', () => {
    const parsed = parse({
      metric: 'nps',
      score: 9,
      verbatim: 'Rapide',
      scores: [
        { metric: 'csat', score: '4', question: 'Êtes-vous satisfait ?' },
        { metric: 'ces', score: 'N/A', question: 'Était-ce simple ?' },
        { metric: 'csat', score: 8, scale: '1-10', question: 'Et de la livraison ?' },
      ],
      comments: [
        { text: 'Le carton', question: 'Que pourrions-nous améliorer ?' },
        { text: 'RAS' },
        { text: ' ' },
      ],
    });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        scores: [
          { metric: 'nps', score: 9, asked: null, question: null },
          { metric: 'csat', score: 4, asked: null, question: 'Êtes-vous satisfait ?' },
          { metric: 'csat', score: 4.1111, asked: { score: 8, scale: { low: 1, high: 10 } } },
        ],
        comments: [
          { text: 'Rapide', question: null },
          { text: 'Le carton', question: 'Que pourrions-nous améliorer ?' },
        ],
      },
    });
  });

  test('is led by the first of its list where it has no score or words beside', () => {
    expect(
      parse({ scores: [{ metric: 'ces', score: 5, scale: '1-5' }], comments: [{ text: 'Simple' }] }),
    ).toMatchObject({
      ok: true,
      value: { scores: [{ metric: 'ces', score: 7 }], comments: [{ text: 'Simple' }] },
    });
  });

  test.each([
    [{ scores: [{ metric: 'csat', score: 7 }] }, 'scores/0/score', 'score.range'],
    [
      {
        scores: [
          { metric: 'nps', score: 7 },
          { metric: 'nps', score: 7, scale: '1-5' },
        ],
      },
      'scores/1/scale',
      'scale.unknown',
    ],
    [{ scores: [{ score: 7 }] }, 'scores/0/metric', 'metric.missing'],
    [{ scores: [{ metric: 'csat', score: '4/10' }] }, 'scores/0/score', 'score.scale'],
    [{ scores: [7] }, 'scores/0', 'type'],
    [{ scores: '7' }, 'scores', 'type'],
    [{ comments: [{ text: 'a\0b' }] }, 'comments/0/text', 'text.nul'],
    [
      {
        comments: [
          { text: 'a', question: 7.5 },
          { text: 'b', question: {} },
        ],
      },
      'comments/1/question',
      'type',
    ],
    [{ comments: Array.from({ length: 51 }, () => ({ text: 'a' })) }, 'comments', 'items.tooMany'],
  ])('is refused whole at the place of what is wrong in %j', (raw, field, code) => {
    expect(parse({ metric: 'nps', score: 9, ...raw })).toMatchObject({ ok: false, field, reason: { code } });
  });

  test.each(['file', 'delivery'] as const)(
    'keeps the rest of a %s where a score contradicts its scale, and says which',
    (keepsRest) => {
      const parsed = parse(
        {
          metric: 'nps',
          score: 9,
          scores: [
            { metric: 'csat', score: 7 },
            { metric: 'ces', score: 6 },
          ],
        },
        { keepsRest },
      );
      expect(parsed).toMatchObject({
        ok: true,
        value: { scores: [{ metric: 'nps' }, { metric: 'ces', score: 6 }] },
        leftOut: [{ field: 'scores/0/score', reason: { code: 'score.range' } }],
      });
      // A row whose only score is wrong can be mended and imported again; a delivery cannot.
      const words = parse({ metric: 'nps', score: 11, verbatim: 'Bien' }, { keepsRest });
      expect(words).toMatchObject(
        keepsRest === 'file'
          ? { ok: false, field: 'score' }
          : { ok: true, value: { comments: [{ text: 'Bien' }] }, leftOut: [{ field: 'score' }] },
      );
      expect(parse({ metric: 'nps', score: 11 }, { keepsRest })).toMatchObject({ ok: false, field: 'score' });
    },
  );

  test('that comes in a delivery loses neither score nor place to a text that is too long or damaged', () => {
    const long = 'mot '.repeat(6_000);
    const parsed = parse(
      {
        metric: 'nps',
        score: 9,
        verbatim: `\0${long}`,
        touchpoint: 'x'.repeat(101),
        segments: { page: `https://exemple.fr/${'a'.repeat(300)}` },
      },
      { keepsRest: 'delivery' },
    );
    if (!parsed.ok) throw new Error(parsed.field);
    const { comments, touchpoint, segments, scores } = parsed.value;
    expect(scores).toHaveLength(1);
    expect(comments[0]?.text.length).toBeLessThanOrEqual(limits.verbatim);
    expect(comments[0]?.text).toMatch(/^mot mot .* \[…\]$/);
    expect(touchpoint).toMatch(/^x+ \[…\]$/);
    expect(segments['page']).toMatch(/^https:\/\/exemple\.fr\/a+ \[…\]$/);
  });
});

describe('scales', () => {
  /** Which scores of each scale are unhappy up to, and happy from. */
  test.each([
    ['csat', 0, 1, 0, 1],
    ['csat', 1, 2, 1, 2],
    ['csat', 1, 3, 1, 3],
    ['csat', 1, 4, 2, 3],
    ['csat', 0, 3, 1, 2],
    ['csat', 1, 5, 2, 4],
    ['csat', 0, 5, 1, 4],
    ['csat', 1, 6, 2, 5],
    ['csat', 1, 7, 2, 6],
    ['csat', 1, 10, 3, 8],
    ['csat', 0, 10, 2, 8],
    ['csat', 0, 20, 5, 15],
    ['csat', 0, 100, 25, 75],
    ['ces', 1, 5, 2, 4],
    ['ces', 1, 7, 3, 5],
    ['nps', 0, 10, 6, 9],
  ] as const)(
    'of %s from %d to %d: unhappy up to %d, happy from %d',
    (metric, low, high, unhappyTo, happyFrom) => {
      for (let score = low; score <= high; score += 1) {
        const mood = score <= unhappyTo ? 'unhappy' : score >= happyFrom ? 'happy' : 'neutral';
        expect([score, moodOn(metric, { low, high }, score)]).toEqual([score, mood]);
      }
    },
  );

  test('keep their order and their ends on the metric’s own scale, and the mood with them', () => {
    const scale = fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 2, max: 100 }));
    fc.assert(
      fc.property(scale, fc.double({ min: 0, max: 1, noNaN: true }), ([low, high], share) => {
        const own = (score: number) => onOwnScale('csat', { low, high }, score);
        expect(own(low)).toBe(scales.csat.low);
        expect(own(high)).toBe(scales.csat.high);
        const score = low + share * (high - low);
        expect(own(score)).toBeGreaterThanOrEqual(own(low + (share / 2) * (high - low)));
        expect(moodOf('csat', own(score))).toBe(moodOn('csat', { low, high }, score));
      }),
    );
  });

  test.each([
    ['1-10', { low: 1, high: 10 }],
    [' 0 – 100 ', { low: 0, high: 100 }],
    ['1 to 7', { low: 1, high: 7 }],
    ['1 à 7', { low: 1, high: 7 }],
    ['5', null],
    ['a-b', null],
  ])('%j is read as %j', (text, scale) => {
    expect(parseScale(text)).toEqual(scale);
  });
});
