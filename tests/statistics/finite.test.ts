import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers } from '../../src/statistics/distribution.ts';
import { finiteCorrection, UNCOUNTED } from '../../src/statistics/finite.ts';
import { meanEstimate } from '../../src/statistics/means.ts';
import { npsEstimate } from '../../src/statistics/nps.ts';
import { shareEstimate } from '../../src/statistics/shares.ts';
import { counted } from './counted.ts';

describe('the finite population correction', () => {
  it.each([
    [10, 100, 0.9534626],
    [50, 100, 0.7106691],
    [90, 100, 0.3178209],
    [100, 100, 0],
    [1, 1, 0],
    [7, UNCOUNTED, 1],
  ])('of %d answers of %d people is %d', (n, asked, expected) => {
    expect(finiteCorrection(n, asked)).toBeCloseTo(expected, 7);
  });

  it('refuses more answers than people', () => {
    expect(() => finiteCorrection(8, 7)).toThrow('8 answers of 7 people');
  });
});

describe('a share of people who are counted', () => {
  it("is Wilson's of n (N - 1) / (N - n) answers", () => {
    // 12 of 20 among 50 who were asked: 20 * 49 / 30 = 32.6666667 answers in effect.
    // zz = 3.8414588 / 32.6666667 = 0.1175957; centre 0.6587978; spread 1.959964 * sqrt(0.24 / 32.6666667 + 0.1175957 / 130.6666667)
    // = 1.959964 * 0.0908125 = 0.1779892; by 1.1175957.
    const share = shareEstimate({ hits: 12, n: 20 }, 50);
    expect(share.value).toBe(0.6);
    expect(share.low).toBeCloseTo((0.6587978 - 0.1779892) / 1.1175957, 5);
    expect(share.high).toBeCloseTo((0.6587978 + 0.1779892) / 1.1175957, 5);
  });

  it('cannot be what the silent could not make it', () => {
    // 9 of 19 answered of 20: 9 of 20 at least, 10 at most.
    expect(shareEstimate({ hits: 9, n: 19 }, 20)).toMatchObject({ low: 0.45, high: 0.5 });
  });
});

describe('a mean of people who are counted', () => {
  it("has Student's interval times the correction", () => {
    // 7 x 10, 6 x 8, 5 x 5, 4 x 3, 3 x 2, 2, 1: s^2 = 2.671264, n = 30; margin 0.6102951 without it, sqrt(30/59) = 0.7130742 of it.
    const answers = counted({ 7: 10, 6: 8, 5: 5, 4: 3, 3: 2, 2: 1, 1: 1 });
    expect(meanEstimate(answers, { low: 1, high: 7 }, 60).margin).toBeCloseTo(0.6102951 * 0.7130742, 6);
  });
});

const scores = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 80 }).map((all) => {
  const distribution = new Map<number, number>();
  for (const score of all) distribution.set(score, (distribution.get(score) ?? 0) + 1);
  return distribution;
});

describe('every estimate of people who are counted', () => {
  const estimates = (said: ReadonlyMap<number, number>, asked: number) => [
    shareEstimate({ hits: said.get(10) ?? 0, n: answers(said) }, asked),
    meanEstimate(said, { low: 0, high: 10 }, asked),
    npsEstimate(said, asked),
  ];

  it('is its value and nothing else once all of them answered', () => {
    fc.assert(
      fc.property(scores, (said) => {
        for (const { value, low, high, margin } of estimates(said, answers(said)))
          expect({ low, high, margin }).toEqual({ low: value, high: value, margin: 0 });
      }),
    );
  });

  it('holds its value, within what the silent leave possible, and is as wide as an uncounted one at most', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 300 }), (said, silent) => {
        const n = answers(said);
        const wide = estimates(said, UNCOUNTED);
        estimates(said, n + silent).forEach(({ value, low, high }, at) => {
          expect(low).toBeLessThanOrEqual(value + 1e-12);
          expect(high).toBeGreaterThanOrEqual(value - 1e-12);
          const whole = wide[at];
          expect(high - low).toBeLessThanOrEqual((whole?.high ?? 0) - (whole?.low ?? 0) + 1e-9);
        });
      }),
    );
  });
});
