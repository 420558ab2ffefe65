// A value with its interval and how it changed, whatever it measures; and which of several changes count when they are told together.
import { benjaminiHochberg } from '../../statistics/discoveries.ts';
import type { Change } from '../../statistics/distribution.ts';
import { isEquivalent } from '../../statistics/equivalence.ts';
import { type Indifference, indifference } from './indifference.ts';

/** Among the changes called significant together, the share of false alarms that is accepted. */
const FALSE_DISCOVERIES = 0.05;

/**
 * 'rise' and 'fall': significant. 'stable': shown to be no change that matters (see statistics/equivalence.ts). 'unclear': neither; the
 * answers leave room for a change that matters, and for none.
 */
export const directions = ['rise', 'fall', 'stable', 'unclear'] as const;
export type Direction = (typeof directions)[number];

/**
 * A value and how it changed. `low` and `high` bound the 95 % interval; `margin` is half its width. With fewer than 5 answers
 * `value`, `low`, `high` and `margin` are null and `reason` says so; with fewer than 5 on either side `change` and `direction` are
 * null.
 */
export interface Reading {
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly margin: number | null;
  readonly previous: number | null;
  /** `value` minus `previous`. */
  readonly change: number | null;
  readonly significant: boolean;
  /** Null where there is nothing to compare. */
  readonly direction: Direction | null;
  /** The 90 % interval of the change; absent where there is nothing to compare. */
  readonly changeWithin?: Change['likely'];
  /**
   * Why there is no value. 'kept-back': a group whose value would let that of a smaller one be worked out. 'chosen-by-score': the answers
   * were chosen by what they are, so that the value would tell only of the choice.
   */
  readonly reason?: 'not-enough-answers' | 'kept-back' | 'chosen-by-score';
}

/** Whether "value ± margin" tells the interval: not for a few lopsided answers, where low and high must be shown. */
export function isCentred({
  value,
  low,
  high,
  margin,
}: Pick<Reading, 'value' | 'low' | 'high' | 'margin'>): boolean {
  if (value === null || low === null || high === null || margin === null) return false;
  return Math.abs((low + high) / 2 - value) <= margin / 4;
}

/** An indicator, or another reading, that is not judged yet. */
export interface Measured<R extends Reading> {
  readonly indicator: R;
  readonly compared: Change | null;
}

type NamedReading = Reading & { readonly metric: keyof Indifference };

/** Gives those that can be compared their change and its direction. */
export function judgedTogether<R extends NamedReading>(
  measured: readonly Measured<R>[],
  within: Indifference = indifference,
): R[] {
  const significant = significantTogether(measured.map(({ compared }) => compared));
  return measured.map((each, at) => toldOf(each, significant[at] === true, within));
}

export function toldOf<R extends NamedReading>(
  { indicator, compared }: Measured<R>,
  significant: boolean,
  within: Indifference = indifference,
): R {
  if (!compared) return indicator;
  return { ...indicator, ...judged(compared, significant, within[indicator.metric]) };
}

/**
 * A change counts when it passes its own test at 5 % and, where several are told together, Benjamini and Hochberg's
 * bar at q = 0.05 as well: being one of many can only withhold a change, never grant it. Null is no change, and takes no part.
 */
export function significantTogether(changes: readonly (Change | null)[]): boolean[] {
  const tested = changes.filter((change) => change !== null);
  const discovered = benjaminiHochberg(
    tested.map(({ p }) => p),
    FALSE_DISCOVERIES,
  );
  return changes.map(
    (change) =>
      change?.significant === true && (tested.length === 1 || discovered[tested.indexOf(change)] === true),
  );
}

/** @param margin within which a change does not matter; null: none is called stable */
export function judged(
  compared: Change,
  significant: boolean,
  margin: number | null,
): Pick<Reading, 'change' | 'significant' | 'direction' | 'changeWithin'> {
  const { change, likely } = compared;
  const same = margin !== null && isEquivalent(compared, margin) ? 'stable' : 'unclear';
  const moved = change > 0 ? 'rise' : 'fall';
  const told = { change, significant, direction: significant ? moved : same } as const;
  return Number.isFinite(likely.low) ? { ...told, changeWithin: likely } : told;
}
