// From instants to the wall clock of a time zone and back, with one rule for clock changes. No holidays here.
import { IANAZone } from 'luxon';
import { firstZone } from '../i18n/time-zone.ts';
import { dayText, msPerDay } from './day.ts';
import { memory } from './memory.ts';

const msPerMinute = 60_000;

export interface Zone {
  /** The local day (see day.ts) of an instant in ms. */
  dayAt(ms: number): number;
  /**
   * The instant, in ms, at which the wall clock of `day` shows `minuteOfDay` (0 to 1440). A time that occurs twice means
   * its first occurrence; one that a clock change leaves out means the first instant after the gap.
   */
  instant(day: number, minuteOfDay: number): number;
}

const rememberZone = memory<Zone>(600);

/** UTC where `name` is not an IANA time zone. */
export function zoneOf(name: string): Zone {
  return rememberZone(name, () => {
    const offsetAt = offsetsOf(IANAZone.create(firstZone(name)));
    return {
      dayAt: (ms) => Math.floor((ms + offsetAt(ms)) / msPerDay),
      instant: (day, minuteOfDay) => instantOf(day * msPerDay + minuteOfDay * msPerMinute, offsetAt),
    };
  });
}

/** The local day of an instant, as YYYY-MM-DD. */
export function dayIn(timeZone: string, at: Date): string {
  return dayText(zoneOf(timeZone).dayAt(at.getTime()));
}

type Offsets = (ms: number) => number;

/** Offsets from UTC in ms. Asking Intl is slow, so it is asked once per UTC day, and more only on a day that holds a change. */
function offsetsOf(zone: IANAZone): Offsets {
  const atStartOfUtcDay = new Map<number, number>();
  const ask = (ms: number) => Math.round(zone.offset(ms) * msPerMinute);
  const atStart = (utcDay: number) => {
    const known = atStartOfUtcDay.get(utcDay);
    if (known !== undefined) return known;
    const offset = ask(utcDay * msPerDay);
    atStartOfUtcDay.set(utcDay, offset);
    return offset;
  };
  return (ms) => {
    if (!Number.isFinite(ms)) throw new RangeError('an instant was expected, and this date is invalid');
    const utcDay = Math.floor(ms / msPerDay);
    const offset = atStart(utcDay);
    return offset === atStart(utcDay + 1) ? offset : ask(ms);
  };
}

/** `wall`: the wall clock read as if it were UTC. Offsets lie between -12 h and +14 h, so a day either side brackets the change. */
function instantOf(wall: number, offsetAt: Offsets): number {
  const before = offsetAt(wall - msPerDay);
  const after = offsetAt(wall + msPerDay);
  if (before === after) return wall - before;
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  for (const instant of [early, late]) if (instant + offsetAt(instant) === wall) return instant;
  return changeBetween(early, late, after, offsetAt);
}

function changeBetween(before: number, after: number, offsetAfter: number, offsetAt: Offsets): number {
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offsetAfter) high = middle;
    else low = middle;
  }
  return high;
}
