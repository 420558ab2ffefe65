// When a customer answered, as exports write it. Pure: the zone and the order of day and month come from the caller.
import { msPerDay } from '../calendar/day.ts';
import { type Zone, zoneOf } from '../calendar/zone.ts';

export type DateOrder = 'dmy' | 'mdy';

export type InstantOf = (text: string) => Date | null;

/**
 * Reads ISO 8601 ("2026-01-31", with a time, with "Z" or an offset) and "31/01/2026" (also with - or . and a two-digit year,
 * which means 20xx), with or without a time ("14:05", "14h05", "2:05 PM"). A time without an offset is on `timeZone`'s clock; a date alone is its midnight.
 * Null where it is no such thing, or no day of the calendar.
 */
export function instantReader(timeZone: string, order: DateOrder): InstantOf {
  const zone = zoneOf(timeZone);
  return (text) => {
    const iso = ISO.exec(text);
    if (iso) return at(iso[1], iso[2], iso[3], iso.slice(4), zone);
    const slashed = SLASHED.exec(text);
    if (!slashed) return null;
    const [, first, second, year = ''] = slashed;
    const fullYear = year.length === 2 ? `20${year}` : year;
    const [day, month] = order === 'dmy' ? [first, second] : [second, first];
    return at(fullYear, month, day, slashed.slice(4), zone);
  };
}

/** The two numbers in front of a date that does not start with its year; null for other texts. */
export function leadingPair(text: string): readonly [number, number] | null {
  const found = SLASHED.exec(text);
  return found ? [Number(found[1]), Number(found[2])] : null;
}

const TIME = String.raw`(?:(?:T|\s+|\s*,\s*|\s+(?:à|at)\s+)(\d{1,2})[:hH](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?([AaPp]\.?[Mm]\.?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})${TIME}$`);
const SLASHED = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${TIME}$`);

type Part = string | undefined;

function at(
  year: Part,
  month: Part,
  day: Part,
  [hour, minute, second, fraction, half, offset]: readonly Part[],
  zone: Zone,
): Date | null {
  const h = hourOf(Number(hour ?? 0), half);
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    h,
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const seen = new Date(wall);
  const isReal =
    seen.getUTCDate() === Number(day) &&
    seen.getUTCMonth() === Number(month) - 1 &&
    seen.getUTCHours() === h &&
    Number(minute ?? 0) < 60 &&
    Number(second ?? 0) < 60;
  if (!isReal) return null;
  const millis = Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  if (offset !== undefined) return new Date(wall - fixedOffset(offset) + millis);
  const localDay = Math.floor(wall / msPerDay);
  const minutes = h * 60 + Number(minute ?? 0);
  return new Date(zone.instant(localDay, minutes) + Number(second ?? 0) * 1000 + millis);
}

function hourOf(hour: number, half: Part): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}

function fixedOffset(text: string): number {
  if (text === 'Z' || text === 'UTC') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}
