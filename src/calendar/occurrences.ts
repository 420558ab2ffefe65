// At which instants a rhythm falls due. One rule (`ruleOf`) answers both "what comes next" and "what was missed".
import { type Cadence, minuteOfDay } from './cadence.ts';
import { cronRule } from './cron.ts';
import { dayOf, firstDayOfMonth, lastDayOfMonth, weekdayOf, weekOf } from './day.ts';
import { lastOpenMoment, nextOpening, type PostingHours } from './posting-hours.ts';
import { horizonDays, type WorkCalendar, workDays } from './work-calendar.ts';
import { zoneOf } from './zone.ts';

/**
 * Clock changes: a local time that does not exist falls at the first instant after the gap; one that occurs twice, at its
 * first occurrence only. So, unlike under plain cron, `30 2 * * *` is never lost and never doubled; times that meet at the
 * end of a gap are one occurrence.
 */
export interface Rhythm {
  readonly cadence: Cadence;
  /** IANA name. */
  readonly timeZone: string;
  /**
   * On the calendar's public holidays and closing days: `ignore` them as if there were none; `skip` that occurrence; or
   * `move` it to the next working day at the same time, where it merges with one that is already there.
   */
  readonly onHolidays: 'ignore' | 'skip' | 'move';
  /** Null: Monday to Friday, no holidays. */
  readonly calendar: WorkCalendar | null;
  /** Nothing falls before this instant. */
  readonly pausedUntil?: Date | null;
  /** What would fall outside these falls at their next opening, once; null: at any hour. */
  readonly hours?: PostingHours | null;
}

/** The next `count` occurrences strictly after `after`, rising; fewer where five years do not hold as many. */
export function occurrencesAfter(rhythm: Rhythm, after: Date, count: number): Date[] {
  const opening = openingOf(rhythm);
  if (opening === null) return fallingAfter(rhythm, after, count);
  const found: Date[] = [];
  for (let from = after; found.length < count; ) {
    const [next] = fallingAfter(rhythm, from, 1);
    if (!next) break;
    from = opening.next(next);
    found.push(from);
  }
  return found;
}

/** By `hours`; null where they are always open. */
function openingOf({ hours = null, calendar, onHolidays, timeZone }: Rhythm) {
  if (hours === null || hours.kind === 'always' || calendar === null) return null;
  const days = { ...calendar, ignoresHolidays: onHolidays === 'ignore' };
  return {
    next: (at: Date) => nextOpening(at, hours, days, timeZone),
    last: (at: Date) => lastOpenMoment(at, hours, days, timeZone),
  };
}

function fallingAfter(rhythm: Rhythm, after: Date, count: number): Date[] {
  const { zone, from, falls, minutes } = ruleOf(rhythm, after);
  const found: number[] = [];
  const first = zone.dayAt(from);
  for (let day = first; day <= first + horizonDays && found.length < count; day++) {
    if (!falls(day)) continue;
    for (const minute of minutes) {
      const instant = zone.instant(day, minute);
      if (instant > (found.at(-1) ?? from) && found.length < count) found.push(instant);
    }
  }
  return found.map((instant) => new Date(instant));
}

/** The latest occurrence after `after` and not after `upTo`; null where there is none. Looks back five years at most. */
export function latestOccurrence(rhythm: Rhythm, after: Date, upTo: Date): Date | null {
  const opening = openingOf(rhythm);
  const latest = latestFalling(rhythm, after, opening ? opening.last(upTo) : upTo);
  return opening && latest ? opening.next(latest) : latest;
}

function latestFalling(rhythm: Rhythm, after: Date, upTo: Date): Date | null {
  const { zone, from, falls, minutes } = ruleOf(rhythm, after);
  if (upTo.getTime() <= from) return null;
  // One day late: a clock set back across midnight shows the day before once more.
  const last = zone.dayAt(upTo.getTime()) + 1;
  const first = Math.max(zone.dayAt(from), last - horizonDays);
  for (let day = last; day >= first; day--) {
    if (!falls(day)) continue;
    for (const minute of minutes.toReversed()) {
      const instant = zone.instant(day, minute);
      if (instant <= from) return null;
      if (instant <= upTo.getTime()) return new Date(instant);
    }
  }
  return null;
}

/** The rule: on each local day that `falls`, at each of `minutes` after midnight, strictly after `from`. */
function ruleOf(rhythm: Rhythm, after: Date) {
  const { cadence, onHolidays, calendar, pausedUntil } = rhythm;
  const days = daysUnder(onHolidays, calendar);
  const { minutes, matches } = patternOf(cadence, days);
  const falls = (day: number): boolean =>
    (matches(day) && !days.isHoliday(day)) ||
    (onHolidays === 'move' && days.isWorking(day) && hasMovedTo(day, matches, days));
  const from = Math.max(after.getTime(), pausedUntil ? pausedUntil.getTime() - 1 : Number.NEGATIVE_INFINITY);
  return { zone: zoneOf(rhythm.timeZone), from, falls, minutes };
}

type Matches = (day: number) => boolean;
interface DayMatches {
  readonly isWorkday: Matches;
  readonly isHoliday: Matches;
  readonly isWorking: Matches;
}

function daysUnder(onHolidays: Rhythm['onHolidays'], calendar: WorkCalendar | null): DayMatches {
  const isWorkday = calendar ? workDays(calendar).isWorkday : (day: number) => weekdayOf(day) <= 5;
  if (calendar && onHolidays !== 'ignore') return workDays(calendar);
  return { isWorkday, isHoliday: () => false, isWorking: isWorkday };
}

/** Whether a holiday between the last working day and this one sent its occurrence here. */
function hasMovedTo(day: number, matches: Matches, days: DayMatches): boolean {
  for (let earlier = day - 1; earlier > day - horizonDays && !days.isWorking(earlier); earlier--) {
    if (days.isHoliday(earlier) && matches(earlier)) return true;
  }
  return false;
}

/** The cadence before holidays: its times are the same on each of its days, so days and times can be told apart. */
function patternOf(cadence: Cadence, days: DayMatches): { minutes: readonly number[]; matches: Matches } {
  switch (cadence.kind) {
    case 'daily':
      return { minutes: [minuteOfDay(cadence.at)], matches: days.isWorkday };
    case 'weekly':
      return { minutes: [minuteOfDay(cadence.at)], matches: (day) => weekdayOf(day) === cadence.weekday };
    case 'biweekly': {
      const anchor = weekOf(dayOf(cadence.anchor));
      const matches = (day: number) => weekdayOf(day) === cadence.weekday && (weekOf(day) - anchor) % 2 === 0;
      return { minutes: [minuteOfDay(cadence.at)], matches };
    }
    case 'monthly':
      return { minutes: [minuteOfDay(cadence.at)], matches: edgeOfMonth(cadence.on, days) };
    case 'cron': {
      const rule = cronRule(cadence.expression);
      return { minutes: rule.minutes, matches: rule.fallsOn };
    }
    default:
      return cadence satisfies never;
  }
}

/** A month without a working day has no such day. */
function edgeOfMonth(on: 'first' | 'last', days: DayMatches): Matches {
  const towards = on === 'first' ? 1 : -1;
  return (day) => {
    if (!days.isWorking(day)) return false;
    const edge = on === 'first' ? firstDayOfMonth(day) : lastDayOfMonth(day);
    for (let nearer = edge; nearer !== day; nearer += towards) if (days.isWorking(nearer)) return false;
    return true;
  };
}
