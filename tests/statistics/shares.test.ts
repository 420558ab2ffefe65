import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Z95 } from '../../src/statistics/normal.ts';
import { satisfied, shareChange, shareEstimate } from '../../src/statistics/shares.ts';
import { counted } from './counted.ts';

const sample = fc
  .record({ n: fc.integer({ min: 1, max: 2000 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ n, part }) => ({ hits: Math.round(n * part), n }));

describe('CSAT', () => {
  it('is the share of 4 and 5', () => {
    const share = satisfied(counted({ 5: 50, 4: 36, 3: 8, 2: 4, 1: 2 }));
    expect(share).toEqual({ hits: 86, n: 100 });
    expect(shareEstimate(share).value).toBe(0.86);
  });
});

describe('the interval of a share', () => {
  // The first four are Newcombe's (1998, "Two-sided confidence intervals for the single proportion", table I, method
  // 3), printed there to four decimals; further digits and the last two by SciPy's binomtest.
  it.each([
    [81, 263, 0.2552885198782742, 0.36620957698280004],
    [15, 148, 0.06238639953073629, 0.16048724172330803],
    [0, 20, 0, 0.16112515805281935],
    [1, 29, 0.006113214292762667, 0.17175521879320282],
    [10, 10, 0.7224672001371109, 1],
    [86, 100, 0.7786281178903617, 0.9147365634006087],
  ])('of %d in %d runs from %d to %d', (hits, n, low, high) => {
    const share = shareEstimate({ hits, n });
    expect(Math.abs(share.low - low)).toBeLessThan(1e-9);
    expect(Math.abs(share.high - high)).toBeLessThan(1e-9);
    expect(share.margin).toBeCloseTo((high - low) / 2, 9);
  });

  it("ends where Wilson's equation holds: (share - end)^2 = z^2 end (1 - end) / n", () => {
    fc.assert(
      fc.property(sample, (share) => {
        const { value, low, high } = shareEstimate(share);
        for (const end of [low, high]) {
          expect((value - end) ** 2).toBeCloseTo((Z95 ** 2 * end * (1 - end)) / share.n, 12);
        }
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});

describe('a change of a share', () => {
  // Newcombe (1998, "Interval estimation for the difference between independent proportions", table II, method 10),
  // printed there to four decimals (-0.0381 and 0.1926 in the last); further digits from his formula by SciPy's ends.
  it.each([
    [56, 70, 48, 80, 0.052431472402364815, 0.3338726540369059],
    [9, 10, 3, 10, 0.17052272393450302, 0.8090179735354881],
    [10, 10, 0, 10, 0.6075093504305242, 1],
    [6, 7, 2, 7, 0.0582279274823122, 0.8062496375242278],
    [5, 56, 0, 29, -0.03813714790353688, 0.1925600138551116],
  ])('of %d in %d after %d in %d is between %d and %d', (hits, n, before, of, low, high) => {
    const change = shareChange({ hits: before, n: of }, { hits, n });
    expect(change.change).toBeCloseTo(hits / n - before / of, 12);
    expect(Math.abs(change.low - low)).toBeLessThan(1e-9);
    expect(Math.abs(change.high - high)).toBeLessThan(1e-9);
    expect(change.significant).toBe(low > 0);
  });

  it('has a p value under 5 % exactly when its interval excludes 0, and mirrors itself', () => {
    fc.assert(
      fc.property(sample, sample, (earlier, later) => {
        const change = shareChange(earlier, later);
        const back = shareChange(later, earlier);
        expect(change.p < 0.05).toBe(change.significant);
        expect(back.p).toBeCloseTo(change.p, 9);
        expect(back.low).toBeCloseTo(-change.high, 9);
      }),
    );
  });

  it('has a p value of 1 when nothing changed', () => {
    expect(shareChange({ hits: 5, n: 10 }, { hits: 50, n: 100 }).p).toBe(1);
  });
});
