// The Net Promoter Score over answers from 0 to 10: its value, its interval, its change. In points, -100 to 100.
import {
  answers,
  answersWhere,
  type Change,
  type Distribution,
  type Estimate,
  needAnswers,
} from './distribution.ts';
import { Z90 } from './equivalence.ts';
import { twoSidedP } from './normal.ts';

/** Rocks (2016) and the z-test both round the 0.975 normal quantile. */
const Z = 1.96;

/**
 * Promoters (9-10) minus detractors (0-6) per hundred answers (Reichheld 2003, "The one number you need to grow").
 * The interval is the adjusted Wald one of Rocks (2016, "Interval estimation for the Net Promoter Score", The American
 * Statistician 70(4)): three quarters of an answer added to promoters and detractors, three answers in all. It is
 * centred on the adjusted score, not on the value, and cut to -100..100; of one answer it would end short of the value, and is widened to it. @throws RangeError without an answer.
 */
export function npsEstimate(distribution: Distribution): Estimate {
  return estimateWithin(distribution, 1);
}

/**
 * eNPS: the same of `population` employees, all asked. Near a census the standard error is multiplied by sqrt((N - n) / (N - 1))
 * (Cochran 1977, "Sampling techniques", 2.6), and the centre nears the plain value by the same factor, which near a census it would
 * otherwise leave outside: when everybody answered, the value is the whole interval.
 * @throws RangeError without an answer, or with more answers than employees.
 */
export function enpsEstimate(distribution: Distribution, population: number): Estimate {
  const n = answers(distribution);
  if (n > population) throw new RangeError(`${n} answers of ${population} employees`);
  return estimateWithin(distribution, population > 1 ? Math.sqrt((population - n) / (population - 1)) : 0);
}

function estimateWithin(distribution: Distribution, correction: number): Estimate {
  const { n, promoters, detractors } = parts(distribution);
  needAnswers(n, 1);
  const value = (100 * (promoters - detractors)) / n;
  const { score, variance } = adjusted(distribution);
  const centre = 100 * score * correction + value * (1 - correction);
  const margin = 100 * Z * Math.sqrt(variance) * correction;
  return {
    value,
    n,
    low: Math.max(-100, Math.min(value, centre - margin)),
    high: Math.min(100, Math.max(value, centre + margin)),
    margin,
  };
}

/**
 * Rocks's adjusted scores compared by a z-test over separate answers; significant at |z| > 1.96. `change` is between
 * the plain values, the ones that are shown.
 */
export function npsChange(earlier: Distribution, later: Distribution): Change {
  const before = adjusted(earlier);
  const after = adjusted(later);
  const error = Math.sqrt(before.variance + after.variance);
  const z = (after.score - before.score) / error;
  return {
    change: npsEstimate(later).value - npsEstimate(earlier).value,
    p: twoSidedP(z),
    significant: Math.abs(z) > Z,
    likely: { low: 100 * error * (z - Z90), high: 100 * error * (z + Z90) },
  };
}

function parts(distribution: Distribution): { n: number; promoters: number; detractors: number } {
  return {
    n: answers(distribution),
    promoters: answersWhere(distribution, (score) => score >= 9),
    detractors: answersWhere(distribution, (score) => score <= 6),
  };
}

/** The adjusted score as a share (-1 to 1) and the variance of its estimate. */
function adjusted(distribution: Distribution): { score: number; variance: number } {
  const { n, promoters, detractors } = parts(distribution);
  const total = n + 3;
  const up = (promoters + 0.75) / total;
  const down = (detractors + 0.75) / total;
  const score = up - down;
  return { score, variance: (up + down - score * score) / total };
}
