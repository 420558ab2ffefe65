// The company's working hours of 2026 to 2027, laid out by Luxon from a written list of days off: the program's own calendar
// is not asked, so that what it computes can be checked.
import { DateTime } from 'luxon';

/** Public holidays. */
const daysOff = {
  /** service-public.fr, "jours fériés". */
  FR: new Set([
    ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14'],
    ...['2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25', '2027-01-01', '2027-03-29', '2027-05-01'],
  ]),
  /** opm.gov, "Federal Holidays". */
  US: new Set([
    ...['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03', '2026-09-07'],
    ...['2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25', '2027-01-01', '2027-01-18'],
  ]),
  /** employment.govt.nz, "Public holidays and anniversary dates": those of the whole country, on the days on which offices keep them. */
  NZ: new Set([
    ...['2026-01-01', '2026-01-02', '2026-02-06', '2026-04-03', '2026-04-06', '2026-04-27', '2026-06-01'],
    ...['2026-07-10', '2026-10-26', '2026-12-25', '2026-12-28', '2027-01-01', '2027-01-04'],
  ]),
};
export type Country = keyof typeof daysOff;
const OPENS = 9;
const CLOSES = 18;
export const MINUTES_A_DAY = (CLOSES - OPENS) * 60;

export function isWorked(day: string, country: Country = 'FR'): boolean {
  return DateTime.fromISO(day, { zone: 'utc' }).weekday <= 5 && !daysOff[country].has(day);
}

export interface Hours {
  readonly opens: number;
  readonly closes: number;
}

const made = new Map<string, Hours[]>();

/** Day by day, in milliseconds. */
function hoursIn(zone: string, country: Country = 'FR'): readonly Hours[] {
  const name = `${zone} ${country}`;
  const known = made.get(name);
  if (known) return known;
  const hours: Hours[] = [];
  const at = (day: DateTime, hour: number) => day.set({ hour }).toMillis();
  const last = DateTime.fromISO('2027-05-01', { zone });
  for (let day = DateTime.fromISO('2026-01-01', { zone }); day < last; day = day.plus({ days: 1 })) {
    if (isWorked(day.toISODate() ?? '', country))
      hours.push({ opens: at(day, OPENS), closes: at(day, CLOSES) });
  }
  made.set(name, hours);
  return hours;
}

export function isAtWork(at: Date, zone: string, country: Country = 'FR'): boolean {
  return hoursIn(zone, country).some(({ opens, closes }) => opens <= at.getTime() && at.getTime() < closes);
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
