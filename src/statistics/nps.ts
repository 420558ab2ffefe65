// The Net Promoter Score over answers from 0 to 10: its value, its interval, its change. In points, -100 to 100.
import {
  answers,
  answersWhere,
  type Change,
  type Distribution,
  type Estimate,
  needAnswers,
} from './distribution.ts';
import { finiteCorrection, possibleMeans, UNCOUNTED } from './finite.ts';
import { type GapSide, gapBetween } from './gap.ts';

/** Rocks (2016) rounds the 0.975 normal quantile. */
const Z = 1.96;

/**
 * Promoters (9-10) minus detractors (0-6) per hundred answers (Reichheld 2003, "The one number you need to grow").
 * The interval is the adjusted Wald one of Rocks (2016, "Interval estimation for the Net Promoter Score", The American
 * Statistician 70(4)): three quarters of an answer added to promoters and detractors, three answers in all. It is
 * centred on the adjusted score, not on the value, and cut to -100..100; of one answer it would end short of the value, and is widened
 * to it. Of `asked` people, all counted, as colleagues are who say whether they recommend their employer, the standard error is corrected,
 * and the centre nears the plain value by the same factor, which near a census it would otherwise leave outside; it is cut to what the
 * others leave possible. @throws RangeError without an answer, or with more of them than people.
 */
export function npsEstimate(distribution: Distribution, asked = UNCOUNTED): Estimate {
  const { value, centre, variance, possible } = npsSide(distribution, asked);
  const margin = Z * Math.sqrt(variance);
  return {
    value,
    n: answers(distribution),
    low: Math.max(possible.low, Math.min(value, centre - margin)),
    high: Math.min(possible.high, Math.max(value, centre + margin)),
    margin,
  };
}

/** For `gapBetween`, in points: Rocks's adjusted score. @throws RangeError without an answer, or with more of them than people. */
export function npsSide(distribution: Distribution, asked = UNCOUNTED): GapSide {
  const { n, promoters, detractors } = parts(distribution);
  needAnswers(n, 1);
  const correction = finiteCorrection(n, asked);
  const value = (100 * (promoters - detractors)) / n;
  const { score, variance } = adjusted(distribution);
  return {
    value,
    centre: 100 * score * correction + value * (1 - correction),
    variance: variance * (100 * correction) ** 2,
    degrees: Number.POSITIVE_INFINITY,
    possible: possibleMeans({ sum: 100 * (promoters - detractors), n }, { low: -100, high: 100 }, asked),
  };
}

/**
 * Rocks's adjusted scores compared by a z-test over separate answers; significant at 5 %. `change` is between
 * the plain values, the ones that are shown.
 */
export function npsChange(earlier: Distribution, later: Distribution): Change {
  return gapBetween(npsSide(earlier), npsSide(later));
}

/** Each answer as its points: 100 of a promoter, -100 of a detractor, else 0. Their mean is the NPS. */
export function npsPoints(distribution: Distribution): Distribution {
  const { n, promoters, detractors } = parts(distribution);
  return new Map([
    [100, promoters],
    [0, n - promoters - detractors],
    [-100, detractors],
  ]);
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
