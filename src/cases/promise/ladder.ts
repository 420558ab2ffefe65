// When somebody is reminded of a case, and who. Pure. Storing and sending is reminders.ts.
import {
  addWorkingDays,
  minutesPerDay,
  nextWorkingTime,
  openingFrom,
  type WorkCalendar,
  workingDayFrom,
} from '../../calendar/working-time.ts';
import { zoneOf } from '../../calendar/zone.ts';
import type { Status } from '../lifecycle.ts';

/** Where a case waits for somebody. */
export type Stage = Exclude<Status, 'resolved'>;

/** Working hours before nobody's taking it is noticed. */
const HOURS_TO_TAKE = 2;
/** Working days before the customer should have been contacted, and the case resolved. */
const DAYS_TO_CONTACT = 1;
const DAYS_TO_RESOLVE = 5;
const DAYS_PER_WEEK = 7;

/**
 * When the next reminder falls, always in working hours of `zone`. Step 0, counted from when the stage began: 2 working
 * hours while nobody has it, 1 working day until the customer is contacted, 5 until it is resolved. Later steps, counted
 * from the reminder before: as the next working day opens; of contacted ones, a week later.
 */
export function reminderAt(
  stage: Stage,
  step: number,
  from: Date,
  calendar: WorkCalendar,
  zone: string,
): Date {
  if (step === 0) return afterWorkingMinutes(from, firstWait(stage, calendar), calendar, zone);
  const day = zoneOf(zone).dayAt(from.getTime());
  if (stage === 'contacted') return openingFrom(day + DAYS_PER_WEEK, calendar, zone);
  return openingFrom(workingDayFrom(day, 1, calendar), calendar, zone);
}

function firstWait(stage: Stage, calendar: WorkCalendar): number {
  switch (stage) {
    case 'open':
      return HOURS_TO_TAKE * 60;
    case 'taken':
      return DAYS_TO_CONTACT * minutesPerDay(calendar);
    case 'contacted':
      return DAYS_TO_RESOLVE * minutesPerDay(calendar);
    default:
      return stage satisfies never;
  }
}

/** The first working moment at which so many working minutes have passed. */
export function afterWorkingMinutes(from: Date, minutes: number, calendar: WorkCalendar, zone: string): Date {
  let at = nextWorkingTime(from, calendar, zone);
  let left = minutes * 60_000;
  for (;;) {
    const closes = addWorkingDays(at, 0, calendar, zone);
    const open = closes.getTime() - at.getTime();
    if (left < open) return new Date(at.getTime() + left);
    left -= open;
    at = nextWorkingTime(closes, calendar, zone);
  }
}

export interface Reminded {
  /** Whoever has it, by direct message. */
  readonly taker: boolean;
  /** The channel, in the card's thread. */
  readonly thread: boolean;
  /** The rule's admin, by direct message. */
  readonly admin: boolean;
}

/**
 * Whom a step asks: the taker, who is there; otherwise the channel and, from the second time on, the rule's admin too.
 * @param takerIsHere false where nobody has it, or that person is away or has left
 */
export function askedAt(stage: Stage, step: number, takerIsHere: boolean): Reminded {
  if (stage !== 'open' && takerIsHere) return { taker: true, thread: false, admin: false };
  return { taker: false, thread: true, admin: step >= 1 };
}
