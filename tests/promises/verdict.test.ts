import { describe, expect, test } from 'vitest';
import { indifference } from '../../src/feedback/indicators/indifference.ts';
import { segmentKey } from '../../src/feedback/segment-filter.ts';
import { asksYesOrNo, saidBy } from '../../src/promises/answers.ts';
import type { PromiseKnown, PromiseTarget } from '../../src/promises/known.ts';
import { measuredOf } from '../../src/promises/measured.ts';
import { verdictOf } from '../../src/promises/verdict.ts';
import { exactlyAtTarget, missingByWhatMatters, saidInYear } from './simulated.ts';

const floor: PromiseTarget = { bound: 'at-least', value: 0.9 };
const ceiling: PromiseTarget = { bound: 'at-most', value: 0.1 };
const within = 0.03;

describe('a promise is', () => {
  test.each([
    ['kept', 'the interval reaches the target and no end misses it by what matters', floor, 0.88, 0.95],
    ['kept', 'all of it is on the good side', floor, 0.91, 0.95],
    ['kept', 'it begins just as far below as does not matter', floor, 0.87, 0.91],
    ['unknown', 'it leaves both open', floor, 0.8, 0.95],
    ['not', 'all of it misses the target', floor, 0.6, 0.89],
    ['partly', 'all of it misses the target, by less than matters', floor, 0.88, 0.89],
    ['kept', 'at most so many, and fewer are', ceiling, 0.02, 0.09],
    ['kept', 'at most so many, and no more by what matters', ceiling, 0.08, 0.12],
    ['not', 'at most so many, and more are', ceiling, 0.2, 0.3],
    ['partly', 'at most so many, and hardly more are', ceiling, 0.11, 0.12],
    ['unknown', 'at most so many, and more or fewer are', ceiling, 0.05, 0.3],
  ] as const)('%s where %s', (verdict, _, target, low, high) => {
    expect(verdictOf({ target, within, found: { low, high, n: 400 } })).toBe(verdict);
  });

  test('not known where fewer than twenty answered, whatever they say', () => {
    expect(verdictOf({ target: floor, within, found: { low: 0, high: 0.3, n: 19 } })).toBe('unknown');
    expect(verdictOf({ target: floor, within, found: { low: 0, high: 0.3, n: 20 } })).toBe('not');
    expect(verdictOf({ target: floor, within, found: null })).toBe('unknown');
  });

  test('kept in part, of a question, where those to whom it is kept in part reach the target', () => {
    const missed = { target: floor, within, found: { low: 0.6, high: 0.7, n: 400 } };
    expect(verdictOf({ ...missed, leniently: { low: 0.85, high: 0.92, n: 400 } })).toBe('partly');
    expect(verdictOf({ ...missed, leniently: { low: 0.7, high: 0.8, n: 400 } })).toBe('not');
  });
});

describe('of a question', () => {
  const question = (target: PromiseTarget): PromiseKnown => ({
    by: 'question',
    question: 'In time?',
    target,
  });
  const counted = (yes: number, partly: number, no: number) =>
    ({ by: 'question', saids: { yes, partly, no, other: 3 } }) as const;

  test('“partly” counts against the promise, whichever way the target is', () => {
    const least = measuredOf(question(floor), counted(60, 20, 20), indifference);
    expect(least).toMatchObject({ value: 0.6, n: 100, verdict: 'not' });
    const most = measuredOf(question(ceiling), counted(5, 30, 65), indifference);
    expect(most).toMatchObject({ value: 0.35, n: 100, verdict: 'partly' });
  });

  test('under five answers nothing is told but how many they are', () => {
    expect(measuredOf(question(floor), counted(1, 1, 2), indifference)).toMatchObject({
      ...{ value: null, low: null, high: null, n: 4, verdict: 'unknown' },
    });
  });

  test.each([
    [
      'yes',
      ['Oui', 'yes', 'YES', 'Tout à fait', '1', '1,0', 'true', 'Vrai', 'Oui, tout à fait', '100 %', 'O', '✓'],
    ],
    ['partly', ['En partie', 'partly', 'Partiellement', '0,5', '0.5', '½', 'Plus ou moins', 'Yes, partly']],
    ['no', ['Non', 'no', 'Pas du tout', '0', 'false', 'Faux', '0 %', 'N', 'not at all']],
    ['other', ['Ne sait pas', 'n/a', '3', 'web', '2']],
  ] as const)('“%s” is said by %j', (said, values) => {
    const folded = values.map((value) => segmentKey({ name: 'q', value }).slice('q='.length));
    expect(folded.map(saidBy)).toEqual(values.map(() => (said === 'other' ? null : said)));
  });

  test('a promise can be known by one whose values are all of these, and not by another segment', () => {
    expect(asksYesOrNo(['oui', 'non', 'en partie'])).toBe(true);
    expect(asksYesOrNo(['1', '0', '0 5'])).toBe(true);
    expect(asksYesOrNo(['oui', 'belgique'])).toBe(false);
    expect(asksYesOrNo(['partly'])).toBe(false);
    expect(asksYesOrNo([])).toBe(false);
  });
});

describe('of an indicator', () => {
  const known: PromiseKnown = { by: 'indicator', metric: 'csat', target: floor };
  const given = (satisfied: number, others: number) =>
    new Map([
      [5, satisfied],
      [2, others],
    ] as const);

  test('where nobody said which, it is of the heat of which more answered; the two are never put together', () => {
    const answered = [
      { metric: 'csat', heat: 'hot', distribution: given(40, 0) },
      { metric: 'csat', heat: 'cold', distribution: given(60, 140) },
    ] as const;
    expect(measuredOf(known, { by: 'indicator', answered }, indifference)).toMatchObject({
      ...{ heat: 'cold', n: 200, value: 0.3, verdict: 'not' },
    });
    expect(measuredOf({ ...known, heat: 'hot' }, { by: 'indicator', answered }, indifference)).toMatchObject({
      ...{ heat: 'hot', n: 40, value: 1, verdict: 'kept' },
    });
  });

  test('nobody answered: not known, of no heat', () => {
    expect(measuredOf(known, { by: 'indicator', answered: [] }, indifference)).toMatchObject({
      ...{ verdict: 'unknown', n: 0, heat: null, value: null },
    });
  });
});

describe('of four hundred seeded years of twelve looks at most 5 in 100 tell a promise', () => {
  const years = 400;
  /** 5 %, and what chance adds to it: two standard errors. `npm run coverage` draws more. */
  const most = 0.05 + 2 * Math.sqrt((0.05 * 0.95) / years);

  test.each(exactlyAtTarget)('as missed though exactly at its target: $of', (promise) => {
    for (const n of [20, 100])
      expect(saidInYear(promise, n, ['not', 'partly'], { years }).ever).toBeLessThanOrEqual(most);
  });

  test.each(missingByWhatMatters)('as kept though it misses by as much as matters: $of', (promise) => {
    for (const n of [20, 100])
      expect(saidInYear(promise, n, ['kept'], { years }).ever).toBeLessThanOrEqual(most);
  });
});
