// What is kept of the moment at which somebody acts, and when an anonymous author's act is passed on. Pure.
import { startOfDay } from '../calendar/day.ts';

const HOUR_MS = 3_600_000;

export interface ActMoments {
  /** What is stored of the moment. */
  readonly now: Date;
  /** When others are told. */
  readonly toldAt: Date;
}

/** Of what an anonymous author does only the day is stored. It is done at the full hour (see outbox/), so that is when others hear. */
export function momentsOf(now: Date, isAnonymous: boolean): ActMoments {
  return { now: isAnonymous ? startOfDay(now) : now, toldAt: now };
}

/** The full hour after an instant: with all that came within the hour, an anonymous act is then passed on. */
export function nextHour(now: Date): Date {
  return new Date(lastHour(now).getTime() + HOUR_MS);
}

/** The full hour that is past, or is now. */
export function lastHour(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
}
