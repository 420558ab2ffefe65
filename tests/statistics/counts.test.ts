import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countChange } from '../../src/statistics/counts.ts';

describe('a change of a count', () => {
  // By hand in the first two: 0 and 5 over equal times, p = 2 (1/2)^5 = 1/16; 6 and 18, p = 2 P(X >= 18 | 24, 1/2)
  // = 2 (134596 + 42504 + 10626 + 2024 + 276 + 24 + 1)/2^24 = 380102/16777216. The others by SciPy's binomial tails.
  it.each([
    [0, 1, 5, 1, 1 / 16],
    [6, 1, 18, 1, 380102 / 16777216],
    [100, 7, 130, 7, 0.05561357778139238],
    [350, 7, 412, 7, 0.02705404182443191],
    [50, 30, 10, 7, 0.8040909988120369],
    [100_000, 1, 100_700, 1, 0.118692703662367],
    [0, 7, 0, 7, 1],
  ])('from %d over %d to %d over %d has p = %d', (before, long, now, short, p) => {
    const found = countChange({ count: before, over: long }, { count: now, over: short });
    expect(Math.abs(found.p - p)).toBeLessThan(1e-9);
    expect(found.significant).toBe(p < 0.05);
    expect(found.change).toBeCloseTo(now - (before * short) / long, 9);
  });

  it('is no discovery when both came at the same pace, and mirrors itself', () => {
    const count = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 31 }), (one, other, over) => {
        const there = countChange({ count: one, over }, { count: other, over });
        const back = countChange({ count: other, over }, { count: one, over });
        expect(back.p).toBeCloseTo(there.p, 9);
        expect(back.change + there.change).toBe(0);
        expect(countChange({ count: one, over }, { count: one * 2, over: over * 2 }).significant).toBe(false);
      }),
    );
  });

  it('needs some time', () => {
    expect(() => countChange({ count: 1, over: 0 }, { count: 1, over: 1 })).toThrow('counted over no time');
  });
});
