// What is kept, and when it is passed on, of what an anonymous author does: the day, and the full hour. Pure.
import { startOfDay } from '../calendar/day.ts';

const HOUR_MS = 3_600_000;

export interface Moments {
  /** What is stored of the moment. */
  readonly at: Date;
  /** When others are told. */
  readonly toldAt: Date;
}

/**
 * An anonymous author's minute is neither stored nor shown: others are told at the next full hour, together with all
 * that came within it.
 */
export function momentsOf(now: Date, isAnonymous: boolean): Moments {
  if (!isAnonymous) return { at: now, toldAt: now };
  return { at: startOfDay(now), toldAt: new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS + HOUR_MS) };
}
