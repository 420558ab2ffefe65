// Civil days as whole numbers, so that calendar rules are arithmetic. No time zones (zone.ts), no holidays.

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const msPerDay = 86_400_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether this is a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return DAY.test(text) && dayText(Date.parse(`${text}T00:00:00Z`) / msPerDay) === text;
}

/** Days from 1970-01-01 to a day written YYYY-MM-DD. Throws naming the text where there is no such day. */
export function dayOf(text: string): number {
  if (!isDay(text)) throw new RangeError(`"${text}" is not a day written YYYY-MM-DD`);
  return Date.parse(`${text}T00:00:00Z`) / msPerDay;
}

/** YYYY-MM-DD; '' for what is not a day at all. */
export function dayText(day: number): string {
  const date = new Date(day * msPerDay);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** Where it begins in UTC: for what writes days without a time zone. */
export function dateOf(day: number): Date {
  return new Date(day * msPerDay);
}

export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The number of a day's week (Monday to Sunday), counted from the week of 1970-01-01. */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

export function yearOf(day: number): number {
  return new Date(day * msPerDay).getUTCFullYear();
}

export function firstDayOfYear(year: number): number {
  return Date.UTC(year, 0, 1) / msPerDay;
}

export function firstDayOfMonth(day: number): number {
  return day - new Date(day * msPerDay).getUTCDate() + 1;
}

/** The same day so many months later, or the last one of that month where it has no such day. */
export function monthsAfter(day: number, months: number): number {
  const date = new Date(day * msPerDay);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / msPerDay;
  return Math.min(first + date.getUTCDate() - 1, lastDayOfMonth(first));
}

export function lastDayOfMonth(day: number): number {
  const date = new Date(day * msPerDay);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / msPerDay;
}

/** Midnight UTC of the same day: what is kept of an instant that must not tell more than its day. */
export function startOfDay(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / msPerDay) * msPerDay);
}
