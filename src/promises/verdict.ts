// Whether a promise is kept: the rule, over the interval of what customers answered and the target. Pure. It compares a value with a target that was
// set beforehand, never two ratings with each other: the difference of what customers expect and what they perceive says less than either
// (Cronin and Taylor 1992, "Measuring service quality", Journal of Marketing 56; Brown, Churchill and Peter 1993, Journal of Retailing 69).
import type { Estimate } from '../statistics/distribution.ts';
import type { PromiseTarget } from './known.ts';

/** Fewer answers decide nothing: of five, an NPS exactly at its target would be told as missing it in six of a hundred. */
export const LEAST_FOR_VERDICT = 20;

/**
 * Of the intervals by which it is decided, and which are shown. Promises are told once a month (section.ts), and looks add up: exactly at its target,
 * one would be told as missed in one of the twelve months of a year in up to 28 of 100 years by intervals of 95 % (Armitage, McPherson and
 * Rowe 1969, "Repeated significance tests on accumulating data", Journal of the Royal Statistical Society A 132). So the 5 % that each end
 * may be wrong are those of a year, and each look has a twelfth of them (Bonferroni: whatever months have in common).
 */
export const CONFIDENCE = 1 - (2 * 0.05) / 12;

/** In the order in which they are told. "unknown": not known yet, since too few answered, or the answers leave both open. */
export const verdicts = ['not', 'partly', 'kept', 'unknown'] as const;
export type PromiseVerdict = (typeof verdicts)[number];

/** A value with its interval at `CONFIDENCE`; null where too few answered for one. */
type IntervalFound = Pick<Estimate, 'low' | 'high' | 'n'> | null;

interface Judged {
  readonly target: PromiseTarget;
  /** Up to how much a difference does not matter, in the unit of the value (feedback/indicators/indifference.ts). */
  readonly within: number;
  readonly found: IntervalFound;
  /** Of a question: the same with what is answered "partly" counted for the promise. */
  readonly leniently?: IntervalFound;
}

/**
 * - Not: the whole interval misses the target. Of a promise exactly at its target that is said in at most one of twenty years of twelve looks
 *   (tests/promises/simulated.ts).
 * - Partly: the same, yet the miss is too small to matter, since no end of the interval is further from the target than `within`; or, of a
 *   question, the target is not missed by the interval of those to whom it is kept at least partly.
 * - Kept: the interval reaches the target, and no end of it misses the target by more than `within`. Of a promise that misses by just that
 *   much, it is said in at most one of twenty such years.
 * - Unknown: anything else.
 */
export function verdictOf({ target, within, found, leniently = null }: Judged): PromiseVerdict {
  if (found === null || found.n < LEAST_FOR_VERDICT) return 'unknown';
  const { best, worst } = endsOf(found, target);
  const isNear = worst >= -within - ROUNDING;
  if (best >= -ROUNDING) return isNear ? 'kept' : 'unknown';
  const isInPart = leniently !== null && endsOf(leniently, target).best >= -ROUNDING;
  return isNear || isInPart ? 'partly' : 'not';
}

/** 0.9 less 0.03 is not 0.87 to a computer. */
const ROUNDING = 1e-9;

/** How far from the target the ends of the interval are: above 0 is for the promise. */
function endsOf({ low, high }: NonNullable<IntervalFound>, { bound, value }: PromiseTarget) {
  return bound === 'at-least'
    ? { best: high - value, worst: low - value }
    : { best: value - low, worst: value - high };
}
