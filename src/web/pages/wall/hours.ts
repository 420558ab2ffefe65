// When a screen is read at all: around the hours that the company works. Outside it shows the time alone, dimly. Pure.

import { dayText } from '../../../calendar/day.ts';
import { isWorkingDay, type WorkCalendar } from '../../../calendar/working-time.ts';
import { zoneOf } from '../../../calendar/zone.ts';

/** Whoever comes early or stays late reads it too. */
const AROUND_MINUTES = 60;
/** A screen that hears nothing for longer stays on, night or not: never black for want of a calendar. */
const DAYS = 15;

/** From and to, in milliseconds since 1970, of each day on which somebody reads; from yesterday on. */
export function readingHours(calendar: WorkCalendar, zone: string, now: Date): (readonly [number, number])[] {
  const { dayAt, instant } = zoneOf(zone);
  const today = dayAt(now.getTime());
  const from = Math.max(0, calendar.dayStartsAt * 60 - AROUND_MINUTES);
  const to = Math.min(24 * 60, calendar.dayEndsAt * 60 + AROUND_MINUTES);
  return Array.from({ length: DAYS + 1 }, (_, at) => today - 1 + at)
    .filter((day) => isWorkingDay(dayText(day), calendar))
    .map((day) => [instant(day, from), instant(day, to)]);
}
