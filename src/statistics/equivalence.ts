// Whether a change is shown to be none that matters. Not shown to differ is not shown to be the same.
import type { Change } from './distribution.ts';

/** What a 90 % interval takes on each side of a normal centre: the 0.95 quantile. */
export const Z90 = 1.6448536269514722;

/**
 * Two one-sided tests at 5 % (Schuirmann 1987, "A comparison of the two one-sided tests procedure and the power approach for assessing
 * the equivalence of average bioavailability", J. Pharmacokinetics and Biopharmaceutics 15): the 90 % interval of the change lies
 * wholly within the margin of indifference on both sides. Said at most once in twenty of a true change of exactly the margin.
 */
export function isEquivalent({ likely }: Pick<Change, 'likely'>, margin: number): boolean {
  return -margin < likely.low && likely.high < margin;
}
