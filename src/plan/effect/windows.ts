// The days that are compared: as many before an action was done as after, and the same weeks of the year before. Pure.
import { dayOf } from '../../calendar/day.ts';
import type { Zone } from '../../calendar/zone.ts';
import type { Period } from '../../feedback/filters.ts';
import type { EffectLook } from './judging.ts';

export interface Windows {
  readonly before: Period;
  readonly after: Period;
}

/** So many whole weeks that the days of the week are the same. */
const YEAR = 52 * 7;

/** The day itself is in neither: what was said on it may be of either. @param doneOn YYYY-MM-DD, of the company's calendar */
export function windowsOf(doneOn: string, look: EffectLook, zone: Zone): Windows {
  return windowsAround(dayOf(doneOn), look, zone);
}

/** The same weeks of the year before, compared likewise. */
export function lastYearsOf(doneOn: string, look: EffectLook, zone: Zone): Windows {
  return windowsAround(dayOf(doneOn) - YEAR, look, zone);
}

/** When all of a look's days are over. */
export function lookedAtFrom(doneOn: string, look: EffectLook, zone: Zone): Date {
  return windowsOf(doneOn, look, zone).after.to;
}

function windowsAround(day: number, look: EffectLook, zone: Zone): Windows {
  const start = (of: number) => new Date(zone.instant(of, 0));
  return {
    before: { from: start(day - look), to: start(day) },
    after: { from: start(day + 1), to: start(day + 1 + look) },
  };
}
