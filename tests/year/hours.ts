// The company's working hours of 2026 to 2027, laid out by Luxon from a written list of days off: the program's own calendar
// is not asked, so that what it computes can be checked.
import { DateTime } from 'luxon';

/** Public holidays of France: service-public.fr, "jours fériés". */
const daysOff = new Set([
  ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14'],
  ...['2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25', '2027-01-01', '2027-03-29', '2027-05-01'],
]);
const OPENS = 9;
const CLOSES = 18;
export const MINUTES_A_DAY = (CLOSES - OPENS) * 60;

export function isWorked(day: string): boolean {
  return DateTime.fromISO(day, { zone: 'utc' }).weekday <= 5 && !daysOff.has(day);
}

export interface Hours {
  readonly opens: number;
  readonly closes: number;
}

const made = new Map<string, Hours[]>();

/** Day by day, in milliseconds. */
function hoursIn(zone: string): readonly Hours[] {
  const known = made.get(zone);
  if (known) return known;
  const hours: Hours[] = [];
  const at = (day: DateTime, hour: number) => day.set({ hour }).toMillis();
  const last = DateTime.fromISO('2027-05-01', { zone });
  for (let day = DateTime.fromISO('2026-01-01', { zone }); day < last; day = day.plus({ days: 1 })) {
    if (isWorked(day.toISODate() ?? '')) hours.push({ opens: at(day, OPENS), closes: at(day, CLOSES) });
  }
  made.set(zone, hours);
  return hours;
}

export function isAtWork(at: Date, zone: string): boolean {
  return hoursIn(zone).some(({ opens, closes }) => opens <= at.getTime() && at.getTime() < closes);
}

/** Working minutes between two instants. */
export function minutesBetween(from: Date, to: Date, zone: string): number {
  const overlaps = hoursIn(zone).map(({ opens, closes }) =>
    Math.max(0, Math.min(closes, to.getTime()) - Math.max(opens, from.getTime())),
  );
  return Math.floor(overlaps.reduce((sum, ms) => sum + ms, 0) / 60_000);
}

export function localDay(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
}
