// Weeks, months and quarters one after another over some days: the first and the last may be cut. Pure.
import { dateOf, firstDayOfMonth, lastDayOfMonth, monthsAfter, weekdayOf } from './day.ts';

export const units = ['week', 'month', 'quarter'] as const;
/** A week begins on Monday. */
export type PeriodUnit = (typeof units)[number];

/** Days as calendar/day.ts counts, both included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  /** False where the days asked for, or those that are over, end within it. */
  readonly isWhole: boolean;
}

/** In order; they cover every day from `first` to `last` once. */
export function stretchesOf({ first, last }: Omit<Stretch, 'isWhole'>, unit: PeriodUnit): Stretch[] {
  const found: Stretch[] = [];
  for (let start = beginOf(first, unit); start <= last; ) {
    const end = endOf(start, unit);
    found.push({
      first: Math.max(start, first),
      last: Math.min(end, last),
      isWhole: start >= first && end <= last,
    });
    start = end + 1;
  }
  return found;
}

/** The first day of the stretch that lies so many before that of `day`: 0 is its own. */
export function beginBefore(day: number, unit: PeriodUnit, back: number): number {
  const own = beginOf(day, unit);
  switch (unit) {
    case 'week':
      return own - 7 * back;
    case 'month':
      return monthsAfter(own, -back);
    case 'quarter':
      return monthsAfter(own, -3 * back);
    default:
      return unit satisfies never;
  }
}

function beginOf(day: number, unit: PeriodUnit): number {
  switch (unit) {
    case 'week':
      return day - (weekdayOf(day) - 1);
    case 'month':
      return firstDayOfMonth(day);
    case 'quarter': {
      const month = firstDayOfMonth(day);
      return monthsAfter(month, -(dateOf(month).getUTCMonth() % 3));
    }
    default:
      return unit satisfies never;
  }
}

/** @param start a first day */
function endOf(start: number, unit: PeriodUnit): number {
  switch (unit) {
    case 'week':
      return start + 6;
    case 'month':
      return lastDayOfMonth(start);
    case 'quarter':
      return monthsAfter(start, 3) - 1;
    default:
      return unit satisfies never;
  }
}
