// The reply clock: when somebody is reminded that a reply is owed, and whom. Pure. Which acts start and stop it is in
// lifecycle.ts; storing and sending reminders is not here.
import {
  lastOpenedDay,
  nextWorkingTime,
  openingFrom,
  type WorkCalendar,
  workingDayFrom,
} from '../../calendar/working-time.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { isHere, isReached, type Reachable } from '../../people/person.ts';

/** One reply that is owed. */
export interface ReplyClock {
  readonly since: Date;
  /** The closing hour of the due day, as `addWorkingDays` gives it; maybe in an earlier owner's time zone. */
  readonly dueAt: Date;
}

/**
 * The ladder of reminders: 0 on the working day before the due day, 1 once it is due, 2 on the third working day after
 * the due day, and from 3 on every week after that, without end.
 */
export type Rung = number;

/** The first weekly step is the one after this: its day sets the weekday. */
export const SPONSOR_STEP = 2;
const WORKING_DAYS_TO_SPONSOR = 3;
const DAYS_PER_WEEK = 7;

/**
 * When a step of the ladder falls: the opening hour of its day in `zone`, and of the next working day where a weekly one
 * falls on a day off; step 1 is the first working moment from `dueAt` on. Never falls before the step below it; weekly
 * ones fall together where the company closes for longer than a week (`nextStep` then takes one of them).
 */
export function stepAt(step: Rung, clock: ReplyClock, calendar: WorkCalendar, zone: string): Date {
  if (step === 1) return nextWorkingTime(clock.dueAt, calendar, zone);
  if (step === 0) return openingFrom(workingDayFrom(dueDay(clock, zone), -1, calendar), calendar, zone);
  const day = sponsorDay(clock, calendar, zone) + DAYS_PER_WEEK * (step - SPONSOR_STEP);
  return openingFrom(day, calendar, zone);
}

/**
 * The lowest step from `from.step` up that falls after `from.after`, and after the clock began: a clock of a single day
 * has no step 0. There always is one. Takes the same time however long the reply has been owed.
 */
export function nextStep(
  clock: ReplyClock,
  from: { readonly step: Rung; readonly after: Date },
  calendar: WorkCalendar,
  zone: string,
): { step: Rung; at: Date } {
  const after = from.after > clock.since ? from.after : clock.since;
  for (let step = from.step; step < SPONSOR_STEP; step += 1) {
    const at = stepAt(step, clock, calendar, zone);
    if (at > after) return { step, at };
  }
  const sinceSponsor = lastOpenedDay(after, calendar, zone) - sponsorDay(clock, calendar, zone);
  const weeks = Math.floor(sinceSponsor / DAYS_PER_WEEK) + 1;
  const step = Math.max(from.step, SPONSOR_STEP, SPONSOR_STEP + weeks);
  return { step, at: stepAt(step, clock, calendar, zone) };
}

/** The local day whose closing hour is `dueAt`, where days that close at midnight close on the day they began. */
function dueDay({ dueAt }: ReplyClock, zone: string): number {
  return zoneOf(zone).dayAt(dueAt.getTime() - 1);
}

function sponsorDay(clock: ReplyClock, calendar: WorkCalendar, zone: string): number {
  return workingDayFrom(dueDay(clock, zone), WORKING_DAYS_TO_SPONSOR, calendar);
}

/** Whom a step asks: always the owner; at due time the topic's other owners too; later the sponsor instead of them. */
export function askedAt(step: Rung): { owner: true; others: boolean; sponsor: boolean } {
  return { owner: true, others: step === 1, sponsor: step >= SPONSOR_STEP };
}

/** As much of a person as reminders need to know. */
export interface Remindable extends Reachable {
  readonly id: string;
  readonly awayUntil: Date | null;
}

/** Whether somebody else has to answer: no letter reaches the owner, or they are away now and still will be at `next`, the next reminder. */
export function mustPassOn(owner: Omit<Remindable, 'id'>, next: Date, now: Date): boolean {
  if (!isReached(owner)) return true;
  return !isHere(owner, now) && !isHere(owner, next);
}

/**
 * Whom a step reminds, each once: those it asks who have not left and are not away. Where that is nobody, and at the
 * sponsor's step where no sponsor but the owner is here, the admins who are here too; empty only where none of them is either.
 */
export function recipients<P extends Remindable>(
  step: Rung,
  people: {
    readonly owner: P | null;
    /** The topic's owners; the owner may be among them. */
    readonly others: readonly P[];
    readonly sponsor: P | null;
    readonly admins: readonly P[];
  },
  now: Date,
): P[] {
  const asks = askedAt(step);
  const asked = [people.owner, ...(asks.others ? people.others : []), asks.sponsor ? people.sponsor : null];
  const here = hereOnce(asked, now);
  const isEnough = here.length > 0 && (!asks.sponsor || isSponsored(people, now));
  return isEnough ? here : hereOnce([...here, ...people.admins], now);
}

/** Somebody besides the owner stands behind the topic, and is here. */
export function isSponsored(
  { owner, sponsor }: { readonly owner: Remindable | null; readonly sponsor: Remindable | null },
  now: Date,
): boolean {
  return sponsor !== null && sponsor.id !== owner?.id && isHere(sponsor, now);
}

function hereOnce<P extends Remindable>(people: readonly (P | null)[], now: Date): P[] {
  const here = people.filter((person) => person !== null).filter((person) => isHere(person, now));
  return [...new Map(here.map((person) => [person.id, person])).values()];
}
