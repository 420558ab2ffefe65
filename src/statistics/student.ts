// Student's t distribution, through the incomplete beta function.

import { crossing } from './crossing.ts';

/** Two-sided p of a t statistic: how often chance alone gives |T| >= |t|. Degrees of freedom may be fractional. */
export function studentP(t: number, degrees: number): number {
  if (degrees <= 0) throw new RangeError(`degrees of freedom must be above 0, ${degrees} given`);
  if (!Number.isFinite(t)) return 0;
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** The t that leaves (1 - confidence) outside -t..t; within 1e-9 of itself. 0.95 with 10 degrees gives 2.228139. */
export function studentQuantile(confidence: number, degrees: number): number {
  if (confidence < 0 || confidence >= 1)
    throw new RangeError(`confidence must be in [0, 1), ${confidence} given`);
  return crossing((t) => studentP(t, degrees) > 1 - confidence);
}

const MOST_TERMS = 100_000;

/**
 * The regularized incomplete beta function I_x(a, b), by the continued fraction of Abramowitz and Stegun 26.5.8,
 * evaluated as Lentz did (Thompson and Barnett 1986, "Coulomb and Bessel functions of complex arguments and order").
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front =
    Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a;
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) return front * fraction;
  }
  throw new Error(`the incomplete beta function did not settle at x=${x}, a=${a}, b=${b}`);
}

/** Lentz's method must not divide by zero. */
function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

// Lanczos (1964), "A precision approximation of the gamma function"; g = 7, nine coefficients (Godfrey 2001).
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** ln Γ(x) for x >= 0.5, within 1e-14 of its size. */
function logGamma(x: number): number {
  const z = x - 1;
  let sum = 0.9999999999998099;
  LANCZOS.forEach((coefficient, i) => {
    sum += coefficient / (z + i + 1);
  });
  const base = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(base) - base + Math.log(sum);
}
