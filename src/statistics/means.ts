// Means of answers: their interval and their change; CES 2.0 is one, with the share of those who agree beside it.
import {
  answers,
  answersWhere,
  type Change,
  type Distribution,
  type Estimate,
  needAnswers,
} from './distribution.ts';
import type { Share } from './shares.ts';
import { studentP, studentQuantile } from './student.ts';

interface ScoreRange {
  readonly low: number;
  readonly high: number;
}

/** CES 2.0: those who agree that it was easy, 5, 6 or 7 of 7 (Dixon, Toman, DeLisi 2013, "The effortless experience"). */
export function atEase(distribution: Distribution): Share {
  return { hits: answersWhere(distribution, (score) => score >= 5), n: answers(distribution) };
}

/**
 * The mean with Student's t interval (Student 1908, "The probable error of a mean", Biometrika 6), cut to the scale.
 * Answers that are all the same have no spread to learn from: their margin is 0. @throws RangeError under 2 answers.
 */
export function meanEstimate(distribution: Distribution, scale: ScoreRange): Estimate {
  const { n, mean, variance } = moments(distribution);
  const margin = studentQuantile(0.95, n - 1) * Math.sqrt(variance / n);
  return {
    value: mean,
    n,
    low: Math.max(scale.low, mean - margin),
    high: Math.min(scale.high, mean + margin),
    margin,
  };
}

/**
 * Welch's test of two means whose spreads may differ (Welch 1947, "The generalization of Student's problem when several
 * different population variances are involved", Biometrika 34; degrees of freedom after Satterthwaite 1946). Significant at 5 %.
 */
export function meanChange(earlier: Distribution, later: Distribution, scale: ScoreRange): Change {
  const before = moments(earlier);
  const after = moments(later);
  const change = after.mean - before.mean;
  const one = before.variance / before.n;
  const two = after.variance / after.n;
  const p = one + two > 0 ? studentP(change / Math.sqrt(one + two), degrees()) : change === 0 ? 1 : 0;
  return { change, p, significant: p < 0.05, likely: likelyMeanChange(earlier, later, scale) };

  function degrees(): number {
    return (one + two) ** 2 / (one ** 2 / (before.n - 1) + two ** 2 / (after.n - 1));
  }
}

/**
 * The 90 % interval of Welch's test, with one answer added at each end of the scale on both sides, as Agresti and Caffo add them to
 * shares: five answers that are all the same would else show that nothing ever changes.
 */
function likelyMeanChange(earlier: Distribution, later: Distribution, scale: ScoreRange): Change['likely'] {
  const before = moments(withBothEnds(earlier, scale));
  const after = moments(withBothEnds(later, scale));
  const error = Math.sqrt(before.variance / before.n + after.variance / after.n);
  const degrees = Math.min(before.n, after.n) - 1;
  const spread = studentQuantile(0.9, degrees) * error;
  const change = after.mean - before.mean;
  return { low: change - spread, high: change + spread };
}

function withBothEnds(distribution: Distribution, { low, high }: ScoreRange): Distribution {
  const padded = new Map(distribution);
  for (const end of [low, high]) padded.set(end, (padded.get(end) ?? 0) + 1);
  return padded;
}

/** The mean and the unbiased variance (divided by n - 1). */
function moments(distribution: Distribution): { n: number; mean: number; variance: number } {
  const n = answers(distribution);
  needAnswers(n, 2);
  let sum = 0;
  for (const [score, times] of distribution) sum += score * times;
  const mean = sum / n;
  let squares = 0;
  for (const [score, times] of distribution) squares += times * (score - mean) ** 2;
  return { n, mean, variance: squares / (n - 1) };
}
