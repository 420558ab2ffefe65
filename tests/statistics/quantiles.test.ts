import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianEstimate, middleHalf, quantile } from '../../src/statistics/quantiles.ts';
import { counted, drawn, seeded } from './counted.ts';

const levels = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 }).map((scores) => {
  const distribution = new Map<number, number>();
  for (const score of scores) distribution.set(score, (distribution.get(score) ?? 0) + 1);
  return { scores: scores.toSorted((a, b) => a - b), distribution };
});

describe('a quantile', () => {
  // As R's quantile(x, type = 2) has them.
  it.each([
    [{ 1: 1, 2: 1, 3: 1 }, 0.5, 2],
    [{ 1: 1, 2: 1, 3: 1, 4: 1 }, 0.5, 2.5],
    [{ 1: 5, 5: 5 }, 0.5, 3],
    [{ 2: 3, 3: 1 }, 0.25, 2],
    [{ 2: 3, 3: 1 }, 0.75, 2.5],
    [{ 4: 7 }, 0.25, 4],
    [{ 1: 2, 5: 1 }, 0, 1],
    [{ 1: 2, 5: 1 }, 1, 5],
  ])('of %j at %d is %d', (scores, part, expected) => {
    expect(quantile(counted(scores), part)).toBe(expected);
  });

  it('is the middle answer, or half way between the two', () => {
    fc.assert(
      fc.property(levels, ({ scores, distribution }) => {
        const half = scores.length / 2;
        const [low = 0, high = 0] = [scores[Math.ceil(half) - 1], scores[Math.floor(half)]];
        expect(quantile(distribution, 0.5)).toBe((low + high) / 2);
        expect(middleHalf(distribution).low).toBeLessThanOrEqual(quantile(distribution, 0.5));
        expect(middleHalf(distribution).high).toBeGreaterThanOrEqual(quantile(distribution, 0.5));
      }),
    );
  });

  it('looks past scores that nobody gave', () => {
    expect(quantile(counted({ 1: 0, 3: 2, 5: 0 }), 0.5)).toBe(3);
    expect(() => quantile(new Map(), 0.5)).toThrow('1 answers are needed, 0 given');
  });
});

describe('a median', () => {
  it('is certain once everybody answered', () => {
    fc.assert(
      fc.property(levels, ({ scores, distribution }) => {
        const { value, low, high } = medianEstimate(distribution, scores.length);
        // Of an even number whose middle two differ, the median is half way, and both are its ends.
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        const half = scores.length / 2;
        expect([low, high]).toEqual([scores[Math.ceil(half) - 1], scores[Math.floor(half)]]);
      }),
    );
  });

  it('holds the truth at least 93 times in 100 on five steps', () => {
    const chances = { 1: 0.15, 2: 0.3, 3: 0.3, 4: 0.2, 5: 0.05 };
    for (const n of [8, 20, 100]) {
      const random = seeded(n);
      let held = 0;
      for (let draw = 0; draw < 2000; draw += 1) {
        const { low, high } = medianEstimate(drawn(chances, n, random));
        if (low <= 3 && 3 <= high) held += 1;
      }
      expect(held / 2000).toBeGreaterThanOrEqual(0.93);
    }
  });

  it('is surer the more of those asked have answered', () => {
    const answers = counted({ 1: 4, 2: 8, 3: 8, 4: 6, 5: 4 });
    const widths = [30, 33, 60, 300].map((asked) => 2 * medianEstimate(answers, asked).margin);
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    expect(widths[0]).toBe(0);
    expect(widths.at(-1)).toBeGreaterThan(0);
  });
});
