// When something may be posted or sent, and when next. Pure. How admins write such hours is in handlers/posting-hours.ts;
// whose hours count is in workspace/posting.ts.

import type { WorkCalendar } from './work-calendar.ts';
import { addWorkingDays, lastOpenedDay, nextWorkingTime } from './working-time.ts';
import { zoneOf } from './zone.ts';

export type PostingHours =
  /** At once, at any hour of any day. */
  | { readonly kind: 'always' }
  | {
      readonly kind: 'hours';
      /** ISO weekdays, 1 = Monday; at least one. */
      readonly days: readonly number[];
      /** Local hours, maybe with a fraction: 0 <= from < to <= 24. Open from `from`, closed at `to`. */
      readonly from: number;
      readonly to: number;
    };

const CODE = /^([1-7](?:,[1-7])*) (\d{1,2}(?:\.\d+)?)-(\d{1,2}(?:\.\d+)?)$/;

/** As `postingHoursFrom` reads it: "always", or "1,2,3,4,5 8-19.5". */
export function postingHoursCode(hours: PostingHours): string {
  return hours.kind === 'always' ? 'always' : `${hours.days.join()} ${hours.from}-${hours.to}`;
}

/** What is stored; null where nothing is. Throws naming what this program did not write. */
export function postingHoursFrom(code: string | null): PostingHours | null {
  if (code === null) return null;
  if (code === 'always') return { kind: 'always' };
  const [, days = '', from, to] = CODE.exec(code) ?? [];
  const hours = {
    kind: 'hours',
    days: days.split(',').map(Number),
    from: Number(from),
    to: Number(to),
  } as const;
  if (days === '' || !(hours.from < hours.to && hours.to <= 24)) {
    throw new Error(`not posting hours: ${JSON.stringify(code)}`);
  }
  return hours;
}

/**
 * `at` itself where these hours are open then, otherwise their next opening. Holidays and closing days of the calendar are
 * closed, whatever their weekday; its own weekdays and hours count for nothing.
 */
export function nextOpening(at: Date, hours: PostingHours, calendar: WorkCalendar, zone: string): Date {
  return hours.kind === 'always' ? at : nextWorkingTime(at, openDays(hours, calendar), zone);
}

/** The last moment, up to `at`, at which these hours were open. */
export function lastOpenMoment(at: Date, hours: PostingHours, calendar: WorkCalendar, zone: string): Date {
  if (hours.kind === 'always') return at;
  const days = openDays(hours, calendar);
  const closes = addWorkingDays(noonOf(lastOpenedDay(at, days, zone), zone), 0, days, zone);
  return new Date(Math.min(at.getTime(), closes.getTime() - 1));
}

function noonOf(day: number, zone: string): Date {
  return new Date(zoneOf(zone).instant(day, 12 * 60));
}

function openDays(hours: Exclude<PostingHours, { kind: 'always' }>, calendar: WorkCalendar): WorkCalendar {
  return { ...calendar, workdays: hours.days, dayStartsAt: hours.from, dayEndsAt: hours.to };
}
