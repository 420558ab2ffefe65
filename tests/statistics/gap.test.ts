import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapBetween } from '../../src/statistics/gap.ts';
import { meanSide } from '../../src/statistics/means.ts';
import { npsSide } from '../../src/statistics/nps.ts';
import { type Share, shareSide } from '../../src/statistics/shares.ts';
import { counted } from './counted.ts';

const shareGap = (one: Share, other: Share) => gapBetween(shareSide(one), shareSide(other));

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
    expect(found.change).toBeCloseTo(others / of - hits / n, 12);
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

describe('a side of which everybody was asked', () => {
  const percents = { low: 0, high: 100 };

  it('brings no variance once all of them answered', () => {
    // 20 of 20 colleagues, 12 of them happy; 60 of 100 customers: only the customers' 61/102 is unsure.
    // 1.9599640 * sqrt(61/102 * 41/102 / 102) = 0.0951491 around 61/102 - 0.6 = -0.0019608.
    const gap = gapBetween(shareSide({ hits: 12, n: 20 }, 20), shareSide({ hits: 60, n: 100 }));
    expect(gap.change).toBe(0);
    expect(gap.low).toBeCloseTo(-0.0019608 - 0.0951491, 6);
    expect(gap.high).toBeCloseTo(-0.0019608 + 0.0951491, 6);
  });

  it('is held against customers with the correction on its own side alone', () => {
    // Guesses 60, 70, 70, 80, 90 of 9 asked: mean 74, variance 130, 130/5 * 4/8 = 13. 80 of 100 customers: 0 and 100, variance
    // 100^2 * 0.8 * 0.2 * 100/99 / 100 = 16.161616. t = 6/sqrt(29.161616) = 1.1110803; df = 29.161616^2/(13^2/4 + 16.161616^2/99) =
    // 18.944774; two-sided p by numeric integration of the density 0.2804366.
    const guess = meanSide(counted({ 60: 1, 70: 2, 80: 1, 90: 1 }), percents, 9);
    const said = meanSide(counted({ 0: 20, 100: 80 }), percents);
    const gap = gapBetween(guess, said);
    expect(gap.change).toBe(6);
    expect(gap.p).toBeCloseTo(0.2804366, 6);
    expect(gap.significant).toBe(false);
  });

  it('cannot lie further away than the silent allow', () => {
    // 18 of 20 answered, all happy: at least 18 of 20 are. Nobody of four others.
    const gap = gapBetween(shareSide({ hits: 0, n: 4 }, 4), shareSide({ hits: 18, n: 18 }, 20));
    expect(gap.low).toBeGreaterThanOrEqual(0.9);
    expect(gap.high).toBeLessThanOrEqual(1);
  });

  it('is sure to differ where no answer of the silent could make it equal, however few answered', () => {
    // Two of two gave 10. Of six, one gave 10 and one 0: with the other four at least 10/6, at most 50/6.
    const all = meanSide(counted({ 10: 2 }), { low: 0, high: 10 }, 2);
    const some = meanSide(counted({ 10: 1, 0: 1 }), { low: 0, high: 10 }, 6);
    const gap = gapBetween(all, some);
    expect(gap.high).toBeCloseTo(50 / 6 - 10, 9);
    expect([gap.p, gap.significant]).toEqual([0, true]);
  });

  it('says the interval and the test the same thing', () => {
    const side = fc
      .record({
        up: fc.nat(40),
        even: fc.nat(40),
        down: fc.nat(40),
        silent: fc.nat(100),
        counted: fc.boolean(),
      })
      .filter(({ up, even, down }) => up + even + down > 1)
      .map(({ up, even, down, silent, counted: all }) => {
        const asked = all ? up + even + down + silent : undefined;
        const scores = counted({ 10: up, 8: even, 0: down });
        return [npsSide(scores, asked), meanSide(scores, { low: 0, high: 10 }, asked)] as const;
      });
    fc.assert(
      fc.property(side, side, ([points, mean], [otherPoints, otherMean]) => {
        for (const gap of [gapBetween(points, otherPoints), gapBetween(mean, otherMean)]) {
          fc.pre(Math.abs(gap.p - 0.05) > 1e-6);
          expect(gap.low).toBeLessThanOrEqual(gap.high);
          expect(gap.low > 0 || gap.high < 0).toBe(gap.significant);
        }
      }),
    );
  });
});
