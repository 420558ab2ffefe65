import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareGap } from '../../src/statistics/gap.ts';

describe('the gap between two shares', () => {
  // By hand in the first: 6/12 and 9/12, variance (0.25 + 0.1875)/12 = 0.0364583, 1.9599640 * 0.1909407 = 0.3742368 around 0.25. In the
  // second both are 1/12, variance 2 * 0.0763889/12 = 0.0127315, 1.9599640 * 0.1128339 = 0.2211503. The others by NumPy.
  it.each([
    [5, 10, 8, 10, -0.1242368, 0.6242368],
    [0, 10, 0, 10, -0.2211503, 0.2211503],
    [70, 100, 60, 120, -0.32193241, -0.07022445],
    [0, 5, 5, 5, 0.3476864, 1],
  ])('of %d in %d and %d in %d runs from %d to %d', (hits, n, others, of, low, high) => {
    const found = shareGap({ hits, n }, { hits: others, n: of });
    expect(found.gap).toBeCloseTo(others / of - hits / n, 12);
    expect(found.low).toBeCloseTo(low, 6);
    expect(found.high).toBeCloseTo(high, 6);
    expect(found.significant).toBe(low > 0 || high < 0);
  });

  it('mirrors itself when the sides change places', () => {
    const side = fc
      .record({ n: fc.integer({ min: 1, max: 500 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(({ n, part }) => ({ hits: Math.round(n * part), n }));
    fc.assert(
      fc.property(side, side, (one, other) => {
        const there = shareGap(one, other);
        const back = shareGap(other, one);
        expect(back.low).toBeCloseTo(-there.high, 12);
        expect(back.significant).toBe(there.significant);
      }),
    );
  });

  it('needs answers on both sides', () => {
    expect(() => shareGap({ hits: 0, n: 0 }, { hits: 1, n: 2 })).toThrow('1 answers are needed, 0 given');
  });
});
