// Means of answers: their interval and their change; CES 2.0 is one, with the share of those who agree beside it.
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
import { normalQuantile, Z95 } from './normal.ts';
import type { Share } from './shares.ts';
import { studentQuantile } from './student.ts';

interface ScoreRange {
  readonly low: number;
  readonly high: number;
}

/** CES 2.0: those who agree that it was easy, 5, 6 or 7 of 7 (Dixon, Toman, DeLisi 2013, "The effortless experience"). */
export function atEase(distribution: Distribution): Share {
  return { hits: answersWhere(distribution, (score) => score >= 5), n: answers(distribution) };
}

/**
 * The mean with Student's t interval (Student 1908, "The probable error of a mean", Biometrika 6), cut to the scale. Of `asked` people, all
 * counted, its standard error is corrected, and it is cut to what the others leave possible. Answers that are all the same have no
 * spread to learn from: their margin is 0. @throws RangeError under 2 answers, or with more of them than people.
 */
export function meanEstimate(distribution: Distribution, scale: ScoreRange, asked = UNCOUNTED): Estimate {
  return estimateOf(meanSide(distribution, scale, asked), answers(distribution), 0.95);
}

function estimateOf(
  { value, variance, degrees, possible }: GapSide,
  n: number,
  confidence: number,
): Estimate {
  const margin = studentQuantile(confidence, degrees) * Math.sqrt(variance);
  return {
    value,
    n,
    low: Math.max(possible.low, value - margin),
    high: Math.min(possible.high, value + margin),
    margin,
  };
}

/** For `gapBetween`. @throws RangeError under 2 answers, or with more of them than people. */
export function meanSide(distribution: Distribution, scale: ScoreRange, asked = UNCOUNTED): GapSide {
  const { n, sum, mean, variance } = moments(distribution);
  return {
    value: mean,
    centre: mean,
    variance: (variance / n) * finiteCorrection(n, asked) ** 2,
    degrees: n - 1,
    possible: possibleMeans({ sum, n }, scale, asked),
  };
}

/**
 * `meanSide` of a few answers that crowd at one end of the scale, or are all alike: their own spread is often too small, and Student's
 * interval misses the truth in up to 12 of 100 samples of nine. Here a fiftieth of an answer more at each end takes part in the spread,
 * not in the mean (tests/surveys/mirror-simulated.ts).
 */
export function carefulMeanSide(distribution: Distribution, scale: ScoreRange, asked = UNCOUNTED): GapSide {
  const plain = meanSide(distribution, scale, asked);
  const { n, mean } = moments(distribution);
  const ends = (mean - scale.low) ** 2 + (scale.high - mean) ** 2;
  const more = (AT_EACH_END * ends) / (n - 1);
  return { ...plain, variance: plain.variance + (more / n) * finiteCorrection(n, asked) ** 2 };
}

/** `meanEstimate` from `carefulMeanSide`. */
export function carefulMeanEstimate(
  distribution: Distribution,
  scale: ScoreRange,
  asked = UNCOUNTED,
): Estimate {
  return estimateOf(carefulMeanSide(distribution, scale, asked), answers(distribution), 0.95);
}

/**
 * `meanEstimate` for who decides by its interval, at a confidence of their own: as wide as that and the same with answers added at each end of the
 * scale, together. At 95 % that is one at each end, as Agresti and Coull (1998, "Approximate is better than exact", The American
 * Statistician 52) add to shares; their number grows with the square of the normal quantile, as theirs. Of answers that crowd at one end
 * Student's 95 % interval has its lower end above the truth in up to 40 samples of 100; this one in at most 5 (tests/promises/simulated.ts).
 * @throws RangeError under 2 answers
 */
export function waryMeanEstimate(
  distribution: Distribution,
  scale: ScoreRange,
  confidence: number,
): Estimate {
  const estimate = (of: Distribution) => estimateOf(meanSide(of, scale), answers(of), confidence);
  const plain = estimate(distribution);
  const padded = estimate(withBothEnds(distribution, scale, (normalQuantile(confidence) / Z95) ** 2));
  const low = Math.min(plain.low, padded.low);
  const high = Math.max(plain.high, padded.high);
  return { ...plain, low, high, margin: (high - low) / 2 };
}

/** In answers: the least that holds false gaps to 5 % where six or nine guesses crowd at 95 of 100. */
const AT_EACH_END = 0.02;

/** Welch's test of two means whose spreads may differ (see gap.ts). Significant at 5 %. */
export function meanChange(earlier: Distribution, later: Distribution, scale: ScoreRange): Change {
  const { change, p, significant } = gapBetween(meanSide(earlier, scale), meanSide(later, scale));
  return { change, p, significant, likely: likelyMeanChange(earlier, later, scale) };
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

function withBothEnds(distribution: Distribution, { low, high }: ScoreRange, more = 1): Distribution {
  const padded = new Map(distribution);
  for (const end of [low, high]) padded.set(end, (padded.get(end) ?? 0) + more);
  return padded;
}

/** The mean and the unbiased variance (divided by n - 1). */
function moments(distribution: Distribution) {
  const n = answers(distribution);
  needAnswers(n, 2);
  let sum = 0;
  for (const [score, times] of distribution) sum += score * times;
  const mean = sum / n;
  let squares = 0;
  for (const [score, times] of distribution) squares += times * (score - mean) ** 2;
  return { n, sum, mean, variance: squares / (n - 1) };
}
