import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/feedback/filters.ts';
import { indicatorsOf } from '../../src/feedback/indicators/indicators.ts';
import { counted } from './counted.ts';
import { atTheMargin, headlined, marginSizes, noisy, saidStable } from './words-simulated.ts';

type Counts = Readonly<Record<number, number>>;

describe('the word for a change', () => {
  const word = (metric: Metric, before: Counts, now: Counts) =>
    indicatorsOf(
      [{ metric, heat: 'hot', distribution: counted(now) }],
      [{ metric, heat: 'hot', distribution: counted(before) }],
      [],
    )[0]?.direction;

  it.each<[string, Metric, Counts, Counts, string]>([
    ['NPS 35 to 13 (± 33)', 'nps', { 10: 10, 8: 7, 0: 3 }, { 10: 11, 8: 4, 0: 8 }, 'unclear'],
    ['NPS -20 to 40 on five answers', 'nps', { 10: 1, 8: 2, 0: 2 }, { 10: 3, 8: 1, 0: 1 }, 'unclear'],
    ['five of the best twice', 'nps', { 10: 5 }, { 10: 5 }, 'unclear'],
    [
      'NPS 30 twice on 10,000 answers',
      'nps',
      { 10: 5000, 8: 3000, 0: 2000 },
      { 10: 5000, 8: 3000, 0: 2000 },
      'stable',
    ],
    ['NPS 30 to 75 on 100', 'nps', { 10: 50, 8: 30, 0: 20 }, { 10: 80, 8: 15, 0: 5 }, 'rise'],
    ['CSAT 86 % twice on 200', 'csat', { 5: 172, 2: 28 }, { 5: 172, 2: 28 }, 'unclear'],
    ['CSAT 86 % twice on 4,000', 'csat', { 5: 3440, 2: 560 }, { 5: 3440, 2: 560 }, 'stable'],
    ['CES 7 of 7 twice on five', 'ces', { 7: 5 }, { 7: 5 }, 'unclear'],
    ['CES 5.5 twice on 2,000', 'ces', { 7: 1000, 4: 1000 }, { 7: 1000, 4: 1000 }, 'stable'],
    ['CES 5.5 to 4.3 on 200', 'ces', { 7: 100, 4: 100 }, { 7: 20, 4: 180 }, 'fall'],
  ])('is of %s the right one', (_, metric, before, now, expected) => {
    expect(word(metric, before, now)).toBe(expected);
  });

  it.each(atTheMargin.flatMap((change) => marginSizes.map((n) => ({ ...change, n }))))(
    'is "stable" at most once in twenty where the change is of exactly the margin: $of, n = $n',
    ({ n, ...change }) => {
      // One in twenty, and what chance adds to that: two standard errors. `npm run coverage` draws more.
      expect(saidStable(change, n, 150)).toBeLessThanOrEqual(0.05 + 0.036);
    },
  );

  it.each(noisy)('is over pure noise up or down in at most one digest of twenty: %s', (company) => {
    expect(headlined(company, 120)).toBeLessThanOrEqual(0.05 + 0.04);
  });
});
