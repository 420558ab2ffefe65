// The ladder: when somebody is reminded of what they owe by a day: a reply, an action. Pure. Whom a step asks is each room's; storing
// what is asked is note.ts.
import {
  lastOpenedDay,
  nextWorkingTime,
  openingFrom,
  type WorkCalendar,
  workingDayFrom,
} from '../calendar/working-time.ts';
import { zoneOf } from '../calendar/zone.ts';

/** One thing that is owed. */
export interface Owed {
  readonly since: Date;
  /** The closing hour of the due day, as `addWorkingDays` gives it; maybe in an earlier owner's time zone. */
  readonly dueAt: Date;
  /** How many working days before that day the first reminder falls; left out: one. */
  readonly daysAhead?: number;
}

/**
 * The ladder of reminders: 0 on the working day before the due day (or so many before), 1 once it is due, 2 on the third working day after
 * the due day, and from 3 on every week after that, without end.
 */
export type Rung = number;

/** The first weekly step is the one after this: its day sets the weekday. */
export const LATE_STEP = 2;
const WORKING_DAYS_TO_LATE = 3;
const DAYS_PER_WEEK = 7;

/**
 * When a step of the ladder falls: the opening hour of its day in `zone`, and of the next working day where a weekly one
 * falls on a day off; step 1 is the first working moment from `dueAt` on. Never falls before the step below it; weekly
 * ones fall together where the company closes for longer than a week (`nextStep` then takes one of them).
 */
export function stepAt(step: Rung, clock: Owed, calendar: WorkCalendar, zone: string): Date {
  const { daysAhead = 1 } = clock;
  if (step === 1) return nextWorkingTime(clock.dueAt, calendar, zone);
  if (step === 0)
    return openingFrom(workingDayFrom(dueDay(clock, zone), -daysAhead, calendar), calendar, zone);
  const day = lateDay(clock, calendar, zone) + DAYS_PER_WEEK * (step - LATE_STEP);
  return openingFrom(day, calendar, zone);
}

/**
 * The lowest step from `from.step` up that falls after `from.after`, and after the clock began: a clock of a single day
 * has no step 0. There always is one. Takes the same time however long it has been owed.
 */
export function nextStep(
  clock: Owed,
  from: { readonly step: Rung; readonly after: Date },
  calendar: WorkCalendar,
  zone: string,
): { step: Rung; at: Date } {
  const after = from.after > clock.since ? from.after : clock.since;
  for (let step = from.step; step < LATE_STEP; step += 1) {
    const at = stepAt(step, clock, calendar, zone);
    if (at > after) return { step, at };
  }
  const sinceLate = lastOpenedDay(after, calendar, zone) - lateDay(clock, calendar, zone);
  const weeks = Math.floor(sinceLate / DAYS_PER_WEEK) + 1;
  const step = Math.max(from.step, LATE_STEP, LATE_STEP + weeks);
  return { step, at: stepAt(step, clock, calendar, zone) };
}

/** The local day whose closing hour is `dueAt`, where days that close at midnight close on the day they began. */
function dueDay({ dueAt }: Owed, zone: string): number {
  return zoneOf(zone).dayAt(dueAt.getTime() - 1);
}

function lateDay(clock: Owed, calendar: WorkCalendar, zone: string): number {
  return workingDayFrom(dueDay(clock, zone), WORKING_DAYS_TO_LATE, calendar);
}
