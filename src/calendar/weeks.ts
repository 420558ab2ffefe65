// Whole weeks, Monday to Monday, on the clock of a time zone, and what number a week has. Pure.
import { dayOf, weekdayOf, weekOf, yearOf } from './day.ts';
import type { Zone } from './zone.ts';

/** The last `count` that are over at an instant, the oldest first; half-open. */
export function wholeWeeks(
  at: Date,
  zone: Zone,
  count: number,
): { readonly from: Date; readonly to: Date }[] {
  const today = zone.dayAt(at.getTime());
  const monday = today - (weekdayOf(today) - 1);
  return Array.from({ length: count }, (_, i) => {
    const first = monday - 7 * (count - i);
    return { from: new Date(zone.instant(first, 0)), to: new Date(zone.instant(first + 7, 0)) };
  });
}

/** The number of a day's week in its year (ISO 8601). */
export function isoWeekOf(day: number): number {
  const thursday = day + 4 - weekdayOf(day);
  return weekOf(thursday) - weekOf(dayOf(`${yearOf(thursday)}-01-04`)) + 1;
}
