// When a round opens, reminds and closes. Pure; doing it is beat.ts.
import { parseCadence } from '../calendar/cadence.ts';
import { dayOf, dayText } from '../calendar/day.ts';
import { occurrencesAfter } from '../calendar/occurrences.ts';
import {
  addWorkingDays,
  lastOpenedDay,
  openingFrom,
  type WorkCalendar,
  workingDayFrom,
} from '../calendar/working-time.ts';
import { dayIn, zoneOf } from '../calendar/zone.ts';
import type { SurveyModel } from '../database/generated/sqlite/models.ts';
import { companyHours, postTime } from '../workspace/posting.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** So many working days before a round closes all are reminded: there is time left to answer, and to be away for a day. */
const REMIND_BEFORE = 2;
/** Nobody is asked twice within so many days, whatever the survey. */
const RESTS_DAYS = 7;

export interface RoundTimes {
  /** At the end of a working day of the company's. */
  readonly closesAt: Date;
  /** At the beginning of one; null where the round is too short to be reminded of: nobody reads two letters in two days. */
  readonly remindAt: Date | null;
}

/** @param daysOpen counted from when its first letters may come */
export function roundTimes(workspace: Workspace, daysOpen: number, now: Date): RoundTimes {
  const calendar = workCalendar(workspace);
  const { timeZone } = workspace;
  const zone = zoneOf(timeZone);
  const begins = zone.dayAt(postTime(workspace, null, now).getTime());
  const closesAt = endOfDay(begins + daysOpen, calendar, timeZone);
  const closes = lastOpenedDay(new Date(closesAt.getTime() - 1), calendar, timeZone);
  const reminds = workingDayFrom(closes, -REMIND_BEFORE, calendar);
  // A working day lies between the two letters.
  const isEarly = reminds <= workingDayFrom(begins, 1, calendar);
  return { closesAt, remindAt: isEarly ? null : openingFrom(reminds, calendar, timeZone) };
}

/** The closing hour of a day (see calendar/day.ts), or of the next one that is worked. */
function endOfDay(day: number, calendar: WorkCalendar, timeZone: string): Date {
  const noon = new Date(zoneOf(timeZone).instant(day, 12 * 60));
  return addWorkingDays(noon, 0, calendar, timeZone);
}

/**
 * When the next round opens by itself, strictly after `after`, in the company's hours; null where none does. A weekly one that falls on a
 * holiday is left out, since it would come too near the next one; others are moved.
 */
export function nextRoundAt(
  { cadence: json }: Pick<SurveyModel, 'cadence'>,
  workspace: Workspace,
  after: Date,
): Date | null {
  if (json === null) return null;
  const cadence = parseCadence(json);
  const rhythm = {
    cadence,
    timeZone: workspace.timeZone,
    onHolidays: cadence.kind === 'weekly' ? 'skip' : 'move',
    calendar: workCalendar(workspace),
    hours: companyHours(workspace),
  } as const;
  return occurrencesAfter(rhythm, after, 1)[0] ?? null;
}

/** Whether a letter of one day is within the week of one of another (YYYY-MM-DD, where somebody is): they are not asked again so soon. */
export function isWithinWeek(askedOn: string, comesOn: string): boolean {
  return dayOf(comesOn) - dayOf(askedOn) < RESTS_DAYS;
}

/** Whoever was asked before this day (YYYY-MM-DD) may be asked again now, in whatever zone: the company's day is at most one ahead of theirs. */
export function restsSince(workspace: Pick<Workspace, 'timeZone'>, now: Date): string {
  return dayText(dayOf(dayIn(workspace.timeZone, now)) - RESTS_DAYS);
}
