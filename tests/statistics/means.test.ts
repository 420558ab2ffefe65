import { describe, expect, it } from 'vitest';
import { scales } from '../../src/feedback/scale.ts';
import { atEase, meanChange, meanEstimate } from '../../src/statistics/means.ts';
import { counted, drawn, seeded } from './counted.ts';

const better = counted({ 7: 10, 6: 8, 5: 5, 4: 3, 3: 2, 2: 1, 1: 1 });
const worse = counted({ 7: 4, 6: 6, 5: 8, 4: 6, 3: 3, 2: 2, 1: 1 });

describe('CES 2.0', () => {
  it('is the mean, with the share of 5, 6 and 7 beside it', () => {
    // Sum 70+48+25+12+6+2+1 = 164 over 30; sum of squares 490+288+125+48+18+4+1 = 974;
    // s^2 = (974 - 164^2/30)/29 = 2.671264; t(29) = 2.045230; margin 2.0452296 sqrt(2.6712644/30) = 0.6102951.
    const ces = meanEstimate(better, scales.ces);
    expect(ces.value).toBeCloseTo(164 / 30, 12);
    expect(ces.margin).toBeCloseTo(0.6102951, 6);
    expect(Math.abs(ces.low - 4.85637156162298)).toBeLessThan(1e-9);
    expect(Math.abs(ces.high - 6.076961771710353)).toBeLessThan(1e-9);
    expect(atEase(better)).toEqual({ hits: 23, n: 30 });
  });

  it('never promises more than the scale allows', () => {
    const ces = meanEstimate(counted({ 7: 4, 4: 1 }), scales.ces);
    expect(ces.high).toBe(7);
    expect(ces.value + ces.margin).toBeGreaterThan(7);
  });

  it('needs two answers', () => {
    expect(() => meanEstimate(counted({ 7: 1 }), scales.ces)).toThrow('2 answers are needed, 1 given');
  });

  it('has an interval that covers the true mean about 95 times in 100', () => {
    const chances = { 7: 0.25, 6: 0.25, 5: 0.2, 4: 0.12, 3: 0.08, 2: 0.06, 1: 0.04 };
    const truth = Object.entries(chances).reduce((sum, [score, chance]) => sum + Number(score) * chance, 0);
    for (const n of [20, 100, 1000]) {
      const random = seeded(n);
      let covered = 0;
      for (let i = 0; i < 2000; i += 1) {
        const { low, high } = meanEstimate(drawn(chances, n, random), scales.ces);
        if (low <= truth && truth <= high) covered += 1;
      }
      expect(covered / 2000).toBeGreaterThanOrEqual(0.93);
      expect(covered / 2000).toBeLessThanOrEqual(0.97);
    }
  });
});

describe('a change of a mean', () => {
  it("is tested as Welch's formula says", () => {
    // Means 164/30 and 142/30, variances 2.671264 and 2.478161, 30 answers each:
    // t = 0.733333 / sqrt(0.171648) = 1.770038; df = 0.171648^2 / ((0.089042^2 + 0.082605^2)/29) = 57.9186.
    // Two-sided p by SciPy's ttest_ind(equal_var=False): 0.0819840845529581.
    const change = meanChange(worse, better, { low: 1, high: 7 });
    expect(change.change).toBeCloseTo(22 / 30, 12);
    expect(Math.abs(change.p - 0.0819840845529581)).toBeLessThan(1e-9);
    expect(change.significant).toBe(false);
  });

  it.each([
    ['the same answers twice', counted({ 6: 8 }), counted({ 6: 5 }), 1, false],
    ['all of one score, then all of another', counted({ 6: 8 }), counted({ 7: 5 }), 0, true],
  ])('is settled without spread: %s', (_, earlier, later, p, significant) => {
    expect(meanChange(earlier, later, { low: 1, high: 7 })).toMatchObject({ p, significant });
  });
});
