import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile, twoSidedP, Z95 } from '../../src/statistics/normal.ts';

// Upper tails from published tables (Abramowitz and Stegun, table 26.1; the last two from table 26.2), more digits by
// 50-digit quadrature of the density.
const upperTails: readonly (readonly [number, number])[] = [
  [0, 0.5],
  [0.5, 0.3085375387259869],
  [1, 0.15865525393145707],
  [1.96, 0.024997895148220435],
  [2.575829303548901, 0.005],
  [4, 3.167124183311986e-5],
  [6, 9.865876450376946e-10],
];

describe('the normal distribution', () => {
  it.each(upperTails)('above %d lies the share %d', (z, tail) => {
    expect(normalCdf(z)).toBeCloseTo(1 - tail, 12);
    expect(normalCdf(-z) / tail).toBeCloseTo(1, 10);
    expect(twoSidedP(z) / (2 * tail)).toBeCloseTo(1, 10);
    expect(twoSidedP(-z)).toBe(twoSidedP(z));
  });

  it('is the same on both sides of the point where the method changes', () => {
    expect(normalCdf(3 - 1e-9) / normalCdf(3)).toBeCloseTo(1, 10);
    expect(normalCdf(-3)).toBeCloseTo(0.00134989803163, 14);
  });

  it('leaves 5 % outside Z95, and as much as is asked outside a quantile', () => {
    expect(twoSidedP(Z95)).toBeCloseTo(0.05, 14);
    expect(normalQuantile(0.95)).toBeCloseTo(Z95, 9);
    expect(normalQuantile(0.99)).toBeCloseTo(2.575829303548901, 9);
    expect(normalQuantile(0)).toBe(0);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});
