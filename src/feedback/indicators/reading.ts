// A value with its interval and how it changed, whatever it measures; and which of several changes count when they are told together.
import { benjaminiHochberg } from '../../statistics/discoveries.ts';
import type { Change } from '../../statistics/distribution.ts';

/** Among the changes called significant together, the share of false alarms that is accepted. */
const FALSE_DISCOVERIES = 0.1;

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
  /** A rise or a fall only when significant; null where there is nothing to compare. */
  readonly direction: 'rise' | 'fall' | 'stable' | null;
  /** 'kept-back': a group whose value would let that of a smaller one be worked out. */
  readonly reason?: 'not-enough-answers' | 'kept-back';
}

/** Whether "value ± margin" tells the interval: not for a few lopsided answers, where low and high must be shown. */
export function isCentred({ value, low, high, margin }: Reading): boolean {
  if (value === null || low === null || high === null || margin === null) return false;
  return Math.abs((low + high) / 2 - value) <= margin / 4;
}

/** An indicator, or another reading, that is not judged yet. */
export interface Measured<R extends Reading> {
  readonly indicator: R;
  readonly compared: Change | null;
}

/** Gives those that can be compared their change and its direction. */
export function judgedTogether<R extends Reading>(measured: readonly Measured<R>[]): R[] {
  const significant = significantTogether(measured.map(({ compared }) => compared));
  return measured.map(({ indicator, compared }, at) => {
    if (!compared) return indicator;
    return { ...indicator, ...judged(compared, significant[at] === true) };
  });
}

/**
 * A change counts when it passes its own test at 5 % and, where several are told together, Benjamini and Hochberg's
 * bar at q = 0.10 as well: being one of many can only withhold a change, never grant it. Null is no change, and takes no part.
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

export function judged(
  { change }: Change,
  significant: boolean,
): Pick<Reading, 'change' | 'significant' | 'direction'> {
  const moved = change > 0 ? 'rise' : 'fall';
  return { change, significant, direction: significant ? moved : 'stable' };
}
