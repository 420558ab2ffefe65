// How many of something came in one stretch of time and in another: whether that is more than chance.
import type { Change } from './distribution.ts';
import { incompleteBeta } from './student.ts';

export interface Counted {
  readonly count: number;
  /** How long it was counted for, in any unit that is the same on both sides. */
  readonly over: number;
}

/** Nobody calls a number of answers stable: it is more, fewer, or not told. */
const UNKNOWN = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/**
 * Two Poisson counts compared by their conditional distribution (Przyborowski and Wilenski 1940, "Homogeneity of results in testing
 * samples from Poisson series", Biometrika 31): given how many came in all, the later ones are binomial with the later side's share
 * of the time. `p` is twice the smaller tail, at most 1; significant under 5 %. `change` is per the later side's time: the later
 * count minus what the earlier pace would have given. It takes each one for coming by itself: a mailing that goes out once is more
 * than chance to it. @throws RangeError where a stretch has no length.
 */
export function countChange(earlier: Counted, later: Counted): Change {
  if (!(earlier.over > 0 && later.over > 0)) throw new RangeError('counted over no time');
  const all = earlier.count + later.count;
  const share = later.over / (earlier.over + later.over);
  const p = Math.min(1, 2 * Math.min(atLeast(later.count, all, share), atMost(later.count, all, share)));
  const change = later.count - (earlier.count * later.over) / earlier.over;
  return { change, p, significant: p < 0.05, likely: UNKNOWN };
}

/** P(X >= k) of a binomial: the incomplete beta function (Abramowitz and Stegun 26.5.24). */
function atLeast(k: number, n: number, share: number): number {
  return k <= 0 ? 1 : incompleteBeta(share, k, n - k + 1);
}

function atMost(k: number, n: number, share: number): number {
  return k >= n ? 1 : incompleteBeta(1 - share, n - k, k + 1);
}
