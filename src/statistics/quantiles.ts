// Medians and quarters of answers on a scale whose steps need not be equally far apart.
import { answers, type Distribution, type Estimate, needAnswers } from './distribution.ts';
import { UNCOUNTED } from './finite.ts';
import { shareEstimate } from './shares.ts';

/**
 * The score below which this part of the answers lies: the first one that as many reach, and half way to the next where they reach it
 * exactly (Hyndman and Fan 1996, "Sample quantiles in statistical packages", The American Statistician 50, definition 2).
 * @param part 0 to 1 @throws RangeError without an answer
 */
export function quantile(distribution: Distribution, part: number): number {
  return (reaching(distribution, part, 'at') + reaching(distribution, part, 'above')) / 2;
}

/**
 * The median with a 95 % interval after Woodruff (1952, "Confidence intervals for medians and other position measures", JASA 47): the
 * scores at both ends of the interval of the share that lies below it, corrected where all `asked` people are counted. On a scale of few
 * steps it holds the truth more often than 95 times in 100; `margin` is half its width.
 * @throws RangeError without an answer, or with more of them than people
 */
export function medianEstimate(distribution: Distribution, asked = UNCOUNTED): Estimate {
  const n = answers(distribution);
  const below = shareEstimate({ hits: n / 2, n }, asked);
  const value = quantile(distribution, 0.5);
  const low = Math.min(value, reaching(distribution, below.low, 'at'));
  const high = Math.max(value, reaching(distribution, below.high, 'above'));
  return { value, n, low, high, margin: (high - low) / 2 };
}

/** Between which scores the middle half of the answers lies. @throws RangeError without an answer */
export function middleHalf(distribution: Distribution): { readonly low: number; readonly high: number } {
  return { low: quantile(distribution, 0.25), high: quantile(distribution, 0.75) };
}

function reaching(distribution: Distribution, part: number, how: 'at' | 'above'): number {
  const n = answers(distribution);
  needAnswers(n, 1);
  const scores = [...distribution].filter(([, times]) => times > 0).toSorted(([a], [b]) => a - b);
  // Within rounding of a whole number of answers is that number.
  const wanted = Math.round(part * n * 1e9) / 1e9;
  let reached = 0;
  for (const [score, times] of scores) {
    reached += times;
    if (how === 'at' ? reached >= wanted : reached > wanted) return score;
  }
  return scores.at(-1)?.[0] ?? Number.NaN;
}
