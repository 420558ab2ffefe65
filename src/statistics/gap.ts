// Two sides that answered the same question, and what lies between their values: two periods, two groups, or colleagues and customers.
import type { Change } from './distribution.ts';
import { Z90 } from './equivalence.ts';
import { twoSidedP, Z95 } from './normal.ts';
import { studentP, studentQuantile } from './student.ts';

/** What one side's answers say, for a comparison: `shareSide`, `meanSide`, `npsSide` make it. Both sides are in one unit. */
export interface GapSide {
  /** The plain value, which is shown. */
  readonly value: number;
  /** Where its estimate stands: beside the value, where the formula adds answers that nobody gave. */
  readonly centre: number;
  /** The square of the estimate's standard error. */
  readonly variance: number;
  /** Degrees of freedom behind the variance; infinite where it is taken for known. */
  readonly degrees: number;
  /** Beyond these the value cannot be. */
  readonly possible: { readonly low: number; readonly high: number };
}

/** The other's value minus the one's, with its 95 % interval. It is not a cause. */
export interface Gap extends Change {
  readonly low: number;
  readonly high: number;
}

/**
 * Of two means this is Welch's test (1947, "The generalization of Student's problem when several different population variances are
 * involved", Biometrika 34; degrees of freedom after Satterthwaite 1946), of two shares the interval of Agresti and Caffo (2000, "Simple
 * and effective confidence intervals for proportions and differences of proportions result from adding two successes and two failures",
 * The American Statistician 54), of two NPS the z-test of Rocks's scores (2016): each adds two variances. So a mean of guesses can be
 * held against a share, and a side of which everybody answered brings no variance at all. The interval is around the centres, cut to
 * what is possible; where no answer of the silent could make them equal, that they differ is sure, and p is 0. `change` is between the plain
 * values. Significant at 5 %.
 */
export function gapBetween(one: GapSide, other: GapSide): Gap {
  const between = other.centre - one.centre;
  const variance = one.variance + other.variance;
  const error = Math.sqrt(variance);
  const degrees = variance ** 2 / (one.variance ** 2 / one.degrees + other.variance ** 2 / other.degrees);
  const spread = reach(0.95, degrees) * error;
  const spread90 = reach(0.9, degrees) * error;
  const least = other.possible.low - one.possible.high;
  const most = other.possible.high - one.possible.low;
  const isSure = least > 0 || most < 0;
  const p = isSure ? 0 : variance > 0 ? chance(between / error, degrees) : between === 0 ? 1 : 0;
  return {
    change: other.value - one.value,
    low: Math.min(most, Math.max(least, between - spread)),
    high: Math.max(least, Math.min(most, between + spread)),
    p,
    significant: p < 0.05,
    likely: { low: between - spread90, high: between + spread90 },
  };
}

function chance(t: number, degrees: number): number {
  return degrees < ALMOST_NORMAL ? studentP(t, degrees) : twoSidedP(t);
}

function reach(confidence: 0.95 | 0.9, degrees: number): number {
  if (degrees < ALMOST_NORMAL) return studentQuantile(confidence, degrees);
  return confidence === 0.95 ? Z95 : Z90;
}

/** From here on Student's t is the normal distribution to six digits. Also where no variance is left, and no degrees are known. */
const ALMOST_NORMAL = 1e6;
