// Which days are worked, by a company's calendar. Hours are in working-time.ts.
import { dayOf, dayText, weekdayOf } from './day.ts';
import { publicHolidays } from './holidays.ts';
import { memory } from './memory.ts';

export interface WorkCalendar {
  /** Whose public holidays are kept: ISO 3166-1, such as "FR". */
  readonly country: string;
  /** State, nation or department with holidays of its own, such as "ENG". */
  readonly region?: string | null;
  /** ISO weekdays that are worked, 1 = Monday. */
  readonly workdays: readonly number[];
  /** The company's own closing days, YYYY-MM-DD. */
  readonly closingDays: readonly string[];
  /** Holidays and closing days are days like others: for what an admin wants posted on them too. */
  readonly ignoresHolidays?: boolean;
  /** Local hours between which people work: 0 <= dayStartsAt < dayEndsAt <= 24. */
  readonly dayStartsAt: number;
  readonly dayEndsAt: number;
}

/** Days as numbers (see day.ts). */
export interface WorkDays {
  /** By its weekday alone, holiday or not. */
  isWorkday(day: number): boolean;
  /** A public holiday or a closing day, whatever its weekday. */
  isHoliday(day: number): boolean;
  /** A workday that is no holiday. */
  isWorking(day: number): boolean;
  /** The nearest working day strictly after (1) or before (-1). Throws where there is none within five years. */
  nearest(day: number, direction: 1 | -1): number;
}

/** How far anything here looks ahead or back. */
export const horizonDays = 5 * 366;

const rememberDays = memory<WorkDays>(500);

/** Equal calendars share what was computed. Throws naming the value where one makes no sense. */
export function workDays(calendar: WorkCalendar): WorkDays {
  return rememberDays(daysKey(calendar), () => {
    const wrong = calendar.workdays.find(
      (weekday) => !Number.isInteger(weekday) || weekday < 1 || weekday > 7,
    );
    if (wrong !== undefined) throw new RangeError(`"${wrong}" is not a weekday between 1 (Monday) and 7`);
    const weekdays = new Set(calendar.workdays);
    const closing = new Set(calendar.closingDays.map(dayOf));
    const isPublicHoliday = publicHolidays(calendar.country, calendar.region ?? null);
    const isWorkday = (day: number) => weekdays.has(weekdayOf(day));
    const isHoliday = (day: number) => closing.has(day) || isPublicHoliday(day);
    const isWorking = (day: number) =>
      isWorkday(day) && (calendar.ignoresHolidays === true || !isHoliday(day));
    return {
      isWorkday,
      isHoliday,
      isWorking,
      nearest(day, direction) {
        for (let step = 1; step <= horizonDays; step++) {
          if (isWorking(day + step * direction)) return day + step * direction;
        }
        throw new RangeError(
          `no working day within five years of ${dayText(day)} (weekdays: ${calendar.workdays})`,
        );
      },
    };
  });
}

/** Tells calendars apart by their days. */
export function daysKey(calendar: WorkCalendar): string {
  const { country, region, workdays, closingDays, ignoresHolidays } = calendar;
  return `${country}|${region ?? ''}|${workdays.join()}|${closingDays.join()}|${ignoresHolidays ?? false}`;
}
