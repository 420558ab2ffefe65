// Shares of answers, 0 to 1: their interval and their change; CSAT is one.

import { crossing } from './crossing.ts';
import {
  answers,
  answersWhere,
  type Change,
  type Distribution,
  type Estimate,
  needAnswers,
} from './distribution.ts';
import { Z90 } from './equivalence.ts';
import { twoSidedP, Z95 } from './normal.ts';

/** `hits` answers of `n`. */
export interface Share {
  readonly hits: number;
  readonly n: number;
}

/** CSAT: the satisfied, 4 or 5 on a scale of 1 to 5 (top two boxes). */
export function satisfied(distribution: Distribution): Share {
  return { hits: answersWhere(distribution, (score) => score >= 4), n: answers(distribution) };
}

/**
 * A share with its score interval (Wilson 1927, "Probable inference, the law of succession, and statistical
 * inference", JASA 22), which stays inside 0..1 and is not centred on the value. @throws RangeError without an answer.
 */
export function shareEstimate(share: Share): Estimate {
  needAnswers(share.n, 1);
  const { low, high } = wilson(share, Z95);
  return { value: share.hits / share.n, n: share.n, low, high, margin: (high - low) / 2 };
}

/** The later share minus the earlier one, with Newcombe's interval. */
export interface ShareChange extends Change {
  readonly low: number;
  readonly high: number;
}

/**
 * Newcombe's hybrid score interval of a difference (1998, "Interval estimation for the difference between independent
 * proportions", Statistics in Medicine 17, method 10); significant when it excludes 0. `p` is 1 minus the largest
 * confidence at which it still does, so that the interval and the p value never disagree.
 */
export function shareChange(earlier: Share, later: Share): ShareChange {
  needAnswers(Math.min(earlier.n, later.n), 1);
  const { low, high } = newcombe(earlier, later, Z95);
  const excludesZeroAt = (z: number): boolean => {
    const interval = newcombe(earlier, later, z);
    return interval.low > 0 || interval.high < 0;
  };
  return {
    change: later.hits / later.n - earlier.hits / earlier.n,
    low,
    high,
    p: twoSidedP(crossing(excludesZeroAt)),
    significant: low > 0 || high < 0,
    likely: newcombe(earlier, later, Z90),
  };
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

function wilson({ hits, n }: Share, z: number): Interval {
  const share = hits / n;
  const zz = (z * z) / n;
  const centre = share + zz / 2;
  const spread = z * Math.sqrt((share * (1 - share)) / n + zz / (4 * n));
  return {
    low: hits === 0 ? 0 : (centre - spread) / (1 + zz),
    high: hits === n ? 1 : (centre + spread) / (1 + zz),
  };
}

function newcombe(earlier: Share, later: Share, z: number): Interval {
  const before = earlier.hits / earlier.n;
  const after = later.hits / later.n;
  const around = wilson(earlier, z);
  const about = wilson(later, z);
  return {
    low: after - before - Math.hypot(after - about.low, around.high - before),
    high: after - before + Math.hypot(about.high - after, before - around.low),
  };
}
