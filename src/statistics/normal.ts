// The normal distribution.
import { crossing } from './crossing.ts';

/** What a 95 % interval takes on each side of a normal centre: the 0.975 quantile. */
export const Z95 = 1.959963984540054;

/** The z that leaves (1 - confidence) outside -z..z; within 1e-9 of itself. 0.95 gives 1.959964. */
export function normalQuantile(confidence: number): number {
  if (confidence < 0 || confidence >= 1)
    throw new RangeError(`confidence must be in [0, 1), ${confidence} given`);
  return crossing((z) => twoSidedP(z) > 1 - confidence);
}

/** The share of a standard normal distribution below z; within 1e-14. */
export function normalCdf(z: number): number {
  return z < 0 ? normalTail(-z) : 1 - normalTail(z);
}

/** How often chance alone gives |Z| >= |z|. Keeps its digits far out in the tail, where 1 - cdf would lose them. */
export function twoSidedP(z: number): number {
  return 2 * normalTail(Math.abs(z));
}

/**
 * The share above z >= 0. Near the centre the series of Marsaglia (2004, "Evaluating the Normal Distribution", Journal
 * of Statistical Software 11(4)); further out Laplace's continued fraction (Abramowitz and Stegun, 26.2.14).
 */
function normalTail(z: number): number {
  if (z > 38) return 0;
  const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < 3 ? 0.5 - density * seriesAt(z) : density / fractionAt(z);
}

function seriesAt(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

function fractionAt(z: number): number {
  let fraction = z;
  for (let k = 200; k >= 1; k -= 1) fraction = z + k / fraction;
  return fraction;
}
