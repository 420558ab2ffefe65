// Shares of answers, 0 to 1: their interval and their change; CSAT is one.

import { crossing } from './crossing.ts';
import { answers, answersWhere, type Distribution, type Estimate, needAnswers } from './distribution.ts';
import { Z90 } from './equivalence.ts';
import { finiteCorrection, possibleMeans, UNCOUNTED } from './finite.ts';
import type { Gap, GapSide } from './gap.ts';
import { twoSidedP, Z95 } from './normal.ts';
import { incompleteBeta } from './student.ts';

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
 * inference", JASA 22), which stays inside 0..1 and is not centred on the value. Of `asked` people, all counted, it is that of
 * n (N - 1) / (N - n) answers, whose standard error is the corrected one, cut to what the others leave possible.
 * @throws RangeError without an answer, or with more of them than people.
 */
export function shareEstimate(share: Share, asked = UNCOUNTED): Estimate {
  const { hits, n } = share;
  needAnswers(n, 1);
  const correction = finiteCorrection(n, asked);
  const { low, high } = wilson(share, Z95 * correction);
  const possible = possibleShares(share, asked);
  return {
    value: hits / n,
    n,
    low: Math.max(low, possible.low),
    high: Math.min(high, possible.high),
    margin: (high - low) / 2,
  };
}

/**
 * A share with the interval of Clopper and Pearson (1934, "The use of confidence or fiducial limits illustrated in the case of the binomial",
 * Biometrika 26), for who decides by it and not only shows it, at a confidence of their own: at 0.95 each end misses the truth in at most 2.5
 * of 100, whatever that is. Wilson's is nearer to 5 of 100 over all shares, and for a share near 1 misses it on one side in up to 10.
 * @throws RangeError without an answer
 */
export function exactShareEstimate({ hits, n }: Share, confidence: number): Estimate {
  needAnswers(n, 1);
  const side = (1 - confidence) / 2;
  const low = hits === 0 ? 0 : crossing((share) => incompleteBeta(share, hits, n - hits + 1) <= side);
  const high = hits === n ? 1 : crossing((share) => 1 - incompleteBeta(share, hits + 1, n - hits) >= side);
  return { value: hits / n, n, low, high, margin: (high - low) / 2 };
}

/**
 * For `gapBetween`: one hit and one miss added (Agresti and Caffo 2000). Of `asked` people the standard error is corrected, and the centre
 * nears the plain share by the same factor, which near a census it would otherwise miss.
 * @throws RangeError without an answer, or with more of them than people.
 */
export function shareSide(share: Share, asked = UNCOUNTED): GapSide {
  const { hits, n } = share;
  needAnswers(n, 1);
  const correction = finiteCorrection(n, asked);
  const adjusted = (hits + 1) / (n + 2);
  return {
    value: hits / n,
    centre: adjusted * correction + (hits / n) * (1 - correction),
    variance: ((adjusted * (1 - adjusted)) / (n + 2)) * correction ** 2,
    degrees: Number.POSITIVE_INFINITY,
    possible: possibleShares(share, asked),
  };
}

function possibleShares({ hits, n }: Share, asked: number): GapSide['possible'] {
  return possibleMeans({ sum: hits, n }, { low: 0, high: 1 }, asked);
}

/**
 * The later share minus the earlier one, with Newcombe's hybrid score interval of a difference (1998, "Interval estimation for the difference between independent
 * proportions", Statistics in Medicine 17, method 10); significant when it excludes 0. `p` is 1 minus the largest
 * confidence at which it still does, so that the interval and the p value never disagree.
 */
export function shareChange(earlier: Share, later: Share): Gap {
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
