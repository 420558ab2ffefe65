// Working days and working hours: when something is due, how long it took, whether now is a time to ask.
// Which days are worked is in work-calendar.ts; when a digest is due is in occurrences.ts.
import { dayOf, dayText, firstDayOfYear, yearOf } from './day.ts';
import { memory } from './memory.ts';
import { daysKey, type WorkCalendar, workDays } from './work-calendar.ts';
import { type Zone, zoneOf } from './zone.ts';

export { countries, countryName, isCountry, isRegion } from './holidays.ts';
export type { WorkCalendar } from './work-calendar.ts';

/** What a full working day is, for turning working minutes into days. */
export function minutesPerDay({ dayStartsAt, dayEndsAt }: WorkCalendar): number {
  return (dayEndsAt - dayStartsAt) * 60;
}

/** @param day YYYY-MM-DD */
export function isWorkingDay(day: string, calendar: WorkCalendar): boolean {
  return workDays(calendar).isWorking(dayOf(day));
}

/** The first working day strictly after `day`; both YYYY-MM-DD. */
export function nextWorkingDay(day: string, calendar: WorkCalendar): string {
  return dayText(workDays(calendar).nearest(dayOf(day), 1));
}

/**
 * The end of the working day that is `days` working days after the local day of `from` (before it where `days` is
 * negative). 0 means that day itself, or the next working one. Always a closing hour, so it does not tell at what
 * minute somebody wrote. Where days end at 24, that is the midnight that closes the day.
 */
export function addWorkingDays(from: Date, days: number, calendar: WorkCalendar, zone: string): Date {
  if (!Number.isInteger(days)) throw new RangeError(`"${days}" is not a whole number of days`);
  const hours = workingHours(calendar, zone);
  const worked = workDays(calendar);
  let day = zoneOf(zone).dayAt(from.getTime());
  if (days === 0 && !worked.isWorking(day)) day = worked.nearest(day, 1);
  return new Date(hours.on(workingDayFrom(day, days, calendar)).closes);
}

/**
 * Whole minutes, rounded down, of working hours of working days between two instants; 0 when `to` is not after `from`.
 * Time that really passed: a working night on which the clocks spring forward is an hour shorter.
 */
export function workingMinutesBetween(from: Date, to: Date, calendar: WorkCalendar, zone: string): number {
  if (to.getTime() <= from.getTime()) return 0;
  const { dayAt } = zoneOf(zone);
  const hours = workingHours(calendar, zone);
  const [firstDay, lastDay] = [dayAt(from.getTime()), dayAt(to.getTime())];
  let worked = hours.workedInYearBy(lastDay, to.getTime()) - hours.workedInYearBy(firstDay, from.getTime());
  for (let year = yearOf(firstDay); year < yearOf(lastDay); year++) worked += hours.workedIn(year);
  return Math.floor(worked / 60_000);
}

/** From the opening hour, included, to the closing hour, excluded, of a working day. */
export function isWorkingTime(at: Date, calendar: WorkCalendar, zone: string): boolean {
  const day = zoneOf(zone).dayAt(at.getTime());
  const { opens, closes } = workingHours(calendar, zone).on(day);
  return workDays(calendar).isWorking(day) && at.getTime() >= opens && at.getTime() < closes;
}

/** `at` itself in working hours; otherwise the next opening hour. */
export function nextWorkingTime(at: Date, calendar: WorkCalendar, zone: string): Date {
  const hours = workingHours(calendar, zone);
  const days = workDays(calendar);
  const today = zoneOf(zone).dayAt(at.getTime());
  let day = days.isWorking(today) ? today : days.nearest(today, 1);
  while (hours.on(day).closes <= Math.max(at.getTime(), hours.on(day).opens)) day = days.nearest(day, 1);
  return new Date(Math.max(at.getTime(), hours.on(day).opens));
}

/** The working day (see day.ts) that is `days` working days after `day`, or before it where `days` is negative. */
export function workingDayFrom(day: number, days: number, calendar: WorkCalendar): number {
  const worked = workDays(calendar);
  let found = day;
  for (let left = Math.abs(days); left > 0; left--) found = worked.nearest(found, days > 0 ? 1 : -1);
  return found;
}

/** The opening hour of `day` (see day.ts); where that is not worked, of the next day that is. */
export function openingFrom(day: number, calendar: WorkCalendar, zone: string): Date {
  const { opens } = workingHours(calendar, zone).on(day);
  return nextWorkingTime(new Date(opens), calendar, zone);
}

/** The latest working day (see day.ts) that had opened by `at`. */
export function lastOpenedDay(at: Date, calendar: WorkCalendar, zone: string): number {
  const days = workDays(calendar);
  const today = zoneOf(zone).dayAt(at.getTime());
  const opened = workingHours(calendar, zone).on(today).opens <= at.getTime();
  return opened && days.isWorking(today) ? today : days.nearest(today, -1);
}

interface WorkingHours {
  /** Opening and closing instants, in ms, of a day taken as a working one. */
  on(day: number): { opens: number; closes: number };
  /** Working ms from the start of the day's year to the instant `ms`, which falls on that day. */
  workedInYearBy(day: number, ms: number): number;
  /** Working ms of a whole year. */
  workedIn(year: number): number;
}

const rememberHours = memory<WorkingHours>(500);

function workingHours(calendar: WorkCalendar, zoneName: string): WorkingHours {
  const key = `${zoneName}|${calendar.dayStartsAt}|${calendar.dayEndsAt}|${daysKey(calendar)}`;
  return rememberHours(key, () => {
    const { dayStartsAt, dayEndsAt } = calendar;
    if (!(dayStartsAt >= 0 && dayStartsAt < dayEndsAt && dayEndsAt <= 24)) {
      throw new RangeError(`working hours from "${dayStartsAt}" to "${dayEndsAt}" are not hours of one day`);
    }
    const on = hoursOn(zoneOf(zoneName), Math.round(dayStartsAt * 60), Math.round(dayEndsAt * 60));
    const { isWorking } = workDays(calendar);
    const sums = new Map<number, Float64Array>();
    const sumsOf = (year: number) => {
      const known = sums.get(year);
      if (known) return known;
      const made = runningSums(year, (day) => (isWorking(day) ? on(day).closes - on(day).opens : 0));
      sums.set(year, made);
      return made;
    };
    return {
      on,
      workedIn: (year) => sumsOf(year).at(-1) ?? 0,
      workedInYearBy(day, ms) {
        const year = yearOf(day);
        const before = sumsOf(year)[day - firstDayOfYear(year)] ?? 0;
        if (!isWorking(day)) return before;
        const { opens, closes } = on(day);
        return before + Math.min(Math.max(ms, opens), closes) - opens;
      },
    };
  });
}

function hoursOn(zone: Zone, startMinute: number, endMinute: number): WorkingHours['on'] {
  return (day) => ({ opens: zone.instant(day, startMinute), closes: zone.instant(day, endMinute) });
}

/** At i: the sum over the year's first i days; the last entry is the whole year. */
function runningSums(year: number, lengthOf: (day: number) => number): Float64Array {
  const first = firstDayOfYear(year);
  const sums = new Float64Array(firstDayOfYear(year + 1) - first + 1);
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i - 1] ?? 0) + lengthOf(first + i - 1);
  return sums;
}
