// The gap between two groups that answered the same question: employees and customers, say. Shares of answers, 0 to 1.
import { needAnswers } from './distribution.ts';
import { Z95 } from './normal.ts';
import type { Share } from './shares.ts';

export interface Gap {
  /** The other's share minus the one's. */
  readonly gap: number;
  readonly low: number;
  readonly high: number;
  /** The interval excludes 0: only then is it shown as a gap. It is not a cause. */
  readonly significant: boolean;
}

/**
 * The difference with the 95 % interval of Agresti and Caffo (2000, "Simple and effective confidence intervals for proportions and
 * differences of proportions result from adding two successes and two failures", The American Statistician 54): one hit and one miss
 * added to each side, then Wald's; cut to -1..1. It is centred on the adjusted gap, not on the plain one.
 * @throws RangeError without an answer on either side.
 */
export function shareGap(one: Share, other: Share): Gap {
  needAnswers(Math.min(one.n, other.n), 1);
  const [first, second] = [adjusted(one), adjusted(other)];
  const centre = second.share - first.share;
  const spread = Z95 * Math.sqrt(first.variance + second.variance);
  const low = Math.max(-1, centre - spread);
  const high = Math.min(1, centre + spread);
  return { gap: other.hits / other.n - one.hits / one.n, low, high, significant: low > 0 || high < 0 };
}

function adjusted({ hits, n }: Share): { share: number; variance: number } {
  const share = (hits + 1) / (n + 2);
  return { share, variance: (share * (1 - share)) / (n + 2) };
}
