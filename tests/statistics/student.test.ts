import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Z95 } from '../../src/statistics/normal.ts';
import { incompleteBeta, studentP, studentQuantile } from '../../src/statistics/student.ts';

describe("Student's t", () => {
  it('with 1 degree of freedom is the Cauchy distribution, whose quantile is a tangent', () => {
    for (const confidence of [0.5, 0.8, 0.95, 0.99, 0.999]) {
      expect(studentQuantile(confidence, 1) / Math.tan((Math.PI * confidence) / 2)).toBeCloseTo(1, 9);
    }
  });

  it('with 2 degrees has the closed quantile c * sqrt(2 / (1 - c^2))', () => {
    // F(t) = 1/2 + t / (2 sqrt(2 + t^2)), so the inside c = t / sqrt(2 + t^2).
    for (const c of [0.5, 0.8, 0.95, 0.99]) {
      expect(studentQuantile(c, 2)).toBeCloseTo(c * Math.sqrt(2 / (1 - c * c)), 8);
    }
  });

  it('with 4 degrees has the closed quantile of Shaw (2006)', () => {
    // Shaw, "Sampling Student's T distribution": with a = 4 p (1 - p), t = 2 sqrt(cos(acos(sqrt a)/3)/sqrt a - 1).
    for (const confidence of [0.5, 0.8, 0.95, 0.99]) {
      const p = (1 + confidence) / 2;
      const root = Math.sqrt(4 * p * (1 - p));
      const t = 2 * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1);
      expect(studentQuantile(confidence, 4)).toBeCloseTo(t, 8);
    }
  });

  // Published tables give these to 3-6 decimals (2.571, 2.228, 2.042, 1.984, 1.962); the rest by SciPy 1.17.
  it.each([
    [3, 3.1824463052837078],
    [5, 2.5705818356363146],
    [7.5, 2.333039626864974],
    [10, 2.228138851986274],
    [19, 2.0930240544083087],
    [30, 2.0422724563012378],
    [99, 1.9842169515864174],
    [1000, 1.9623390808264083],
    [1_000_000, 1.959966356814107],
  ])('at 95 %% with %d degrees takes %d', (degrees, t) => {
    expect(Math.abs(studentQuantile(0.95, degrees) - t)).toBeLessThan(1e-6);
  });

  it.each([
    [2, 10, 0.07338803477074037],
    [0.5, 7.5, 0.6314109646224545],
    [5, 40, 1.1840065669659511e-5],
  ])('beyond ±%d with %d degrees lies the share %d', (t, degrees, p) => {
    expect(studentP(t, degrees) / p).toBeCloseTo(1, 9);
    expect(studentP(-t, degrees)).toBe(studentP(t, degrees));
  });

  it('gives back the confidence that a quantile was asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.999, noNaN: true }),
        fc.double({ min: 1, max: 500, noNaN: true }),
        (confidence, degrees) => {
          expect(studentP(studentQuantile(confidence, degrees), degrees)).toBeCloseTo(1 - confidence, 9);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('nears the normal distribution from outside as degrees grow', () => {
    expect(studentQuantile(0.95, 10_000)).toBeGreaterThan(Z95);
    expect(studentQuantile(0.95, 10_000)).toBeLessThan(Z95 + 0.0003);
  });

  it('has an incomplete beta function that mirrors itself', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.5, max: 100, noNaN: true }),
        fc.double({ min: 0.5, max: 100, noNaN: true }),
        (x, a, b) => {
          // 1 - x loses the digits of a tiny x; both sides get the same rounded pair.
          const y = 1 - x;
          expect(incompleteBeta(1 - y, a, b) + incompleteBeta(y, b, a)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('refuses what has no meaning', () => {
    expect(() => studentP(1, 0)).toThrow(RangeError);
    expect(() => studentQuantile(1, 5)).toThrow(RangeError);
  });
});
