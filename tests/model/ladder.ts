// Due days and reminders, day by day and without cleverness: what the model expects of the reply clock.
import Holidays from 'date-holidays';
import { DateTime } from 'luxon';

const OPENS = 9;
const CLOSES = 18;
const holidays = new Map<string, ReadonlySet<string>>();

function holidaysOf(country: string, year: number): ReadonlySet<string> {
  const key = `${country} ${year}`;
  const known = holidays.get(key);
  if (known) return known;
  const all = new Holidays(country, { types: ['public'] }).getHolidays(year);
  const days = new Set(all.map(({ date }) => date.slice(0, 10)));
  holidays.set(key, days);
  return days;
}

export interface Ladder {
  isWorkingTime(at: Date, zone: string): boolean;
  /** The closing hour of the day that is so many working days later. */
  dueAfter(now: Date, days: number, zone: string): Date;
  /** The first reminder after `after`, from `step` up. @param daysAhead working days before the due day of the very first; left out: one */
  next(
    due: Date,
    from: { step: number; after: Date },
    zone: string,
    daysAhead?: number,
  ): { step: number; at: Date };
  /** The opening hour of a day, or of the next one that is worked. @param day YYYY-MM-DD */
  openingOf(day: string, zone: string): Date;
  /** Its closing hour, or that of the next one that is worked. @param day YYYY-MM-DD */
  closingOf(day: string, zone: string): Date;
  /** Whole minutes of working time. */
  minutesBetween(from: Date, to: Date, zone: string): number;
}

/** Monday to Friday, nine to six, a country's holidays and these days off. @param closingDays YYYY-MM-DD */
export function ladder(closingDays: readonly string[], country = 'FR'): Ladder {
  const isWorked = (day: DateTime) => {
    const text = day.toFormat('yyyy-MM-dd');
    return day.weekday <= 5 && !holidaysOf(country, day.year).has(text) && !closingDays.includes(text);
  };
  const dayOf = (at: Date, zone: string) => DateTime.fromJSDate(at, { zone }).startOf('day');
  const opening = (day: DateTime) => day.set({ hour: OPENS }).toJSDate();
  const closing = (day: DateTime) => day.set({ hour: CLOSES }).toJSDate();
  const worked = (from: DateTime, days: number) => {
    let day = from;
    for (let left = Math.abs(days); left > 0; ) {
      day = day.plus({ days: Math.sign(days) });
      if (isWorked(day)) left--;
    }
    return day;
  };
  const workedFrom = (day: DateTime) => (isWorked(day) ? day : worked(day, 1));
  const isWorkingTime = (at: Date, zone: string) => {
    const day = dayOf(at, zone);
    return isWorked(day) && at >= opening(day) && at < closing(day);
  };
  const stepAt = (step: number, due: Date, zone: string, daysAhead: number): Date => {
    const dueDay = dayOf(new Date(due.getTime() - 1), zone);
    if (step === 0) return opening(workedFrom(worked(dueDay, -daysAhead)));
    if (step === 1) {
      if (isWorkingTime(due, zone)) return due;
      const today = dayOf(due, zone);
      return isWorked(today) && due < opening(today) ? opening(today) : opening(worked(today, 1));
    }
    return opening(workedFrom(worked(dueDay, 3).plus({ weeks: step - 2 })));
  };
  return {
    isWorkingTime,
    dueAfter: (now, days, zone) => closing(worked(dayOf(now, zone), days)),
    next(due, from, zone, daysAhead = 1) {
      for (let step = from.step; ; step++) {
        const at = stepAt(step, due, zone, daysAhead);
        if (at > from.after) return { step, at };
      }
    },
    openingOf: (day, zone) => opening(workedFrom(DateTime.fromISO(day, { zone }))),
    closingOf: (day, zone) => closing(workedFrom(DateTime.fromISO(day, { zone }))),
    minutesBetween(from, to, zone) {
      let ms = 0;
      for (let day = dayOf(from, zone); day.toJSDate() < to; day = day.plus({ days: 1 })) {
        if (!isWorked(day)) continue;
        const [start, end] = [Math.max(+from, +opening(day)), Math.min(+to, +closing(day))];
        ms += Math.max(0, end - start);
      }
      return Math.floor(ms / 60_000);
    },
  };
}
