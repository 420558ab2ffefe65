// When a customer answered, as exports write it. Pure: the zone and the order of day and month come from the caller.
import { msPerDay } from '../../calendar/day.ts';
import { type Zone, zoneOf } from '../../calendar/zone.ts';
import { isTimeZone } from '../../i18n/time-zone.ts';
import { monthOf } from './months.ts';
import { offsetOf } from './offsets.ts';
import { dayOfSerial } from './serial.ts';

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
/** What stands first in a date of three numbers. 'ymd' is of years with two digits: one with four tells by itself where it stands. */
export type DateOrder = (typeof dateOrders)[number];

export type InstantOf = (text: string) => Date | null;

/**
 * Reads
 * - ISO 8601 ("2026-01-31", with a time, with "Z", an offset or a zone such as "UTC+2", "PDT" or "Europe/Paris"), also with other signs or none ("20260131");
 * - a day of a week, "2026-W05-6";
 * - "31/01/2026", also with - . or a space, and with a two-digit year, which means 20xx and by 'ymd' stands first;
 * - the month by its name in English or French ("Jan 31, 2026", "31-Jan-26", "samedi 31 janvier 2026", "Sat, 31 Jan 2026 …").
 *
 * Times: "14:05", "14.05", "14h05", "2:05 PM". One without an offset is on `timeZone`'s clock; a date alone is its midnight.
 * Null where it is no such thing, less precise than a day ("2026-01"), or no day of the calendar.
 */
export function instantReader(timeZone: string, order: DateOrder): InstantOf {
  const zone = zoneOf(timeZone);
  return (given) => {
    const { text, place } = placed(plain(given));
    const found =
      ISO.exec(text) ?? NUMERIC.exec(text) ?? COMPACT.exec(text) ?? WEEK.exec(text) ?? named(text);
    return found?.groups ? at(found.groups, order, place === null ? zone : zoneOf(place)) : null;
  };
}

/**
 * As `instantReader`, and the numbers that stand for days in files: seconds and milliseconds since 1970 (ten and thirteen digits), Excel's
 * days ("46297.4479") from 1990 to 2099.
 */
export function fileInstantReader(timeZone: string, order: DateOrder): InstantOf {
  const read = instantReader(timeZone, order);
  return (text) => {
    if (!NUMBER.test(text)) return read(text);
    const [, whole = '', fraction = ''] = NUMBER.exec(text) ?? [];
    if (whole.length === 13) return new Date(Number(whole));
    if (whole.length === 10) return new Date(Math.floor(Number(`${whole}.${fraction}`) * 1000));
    const serial = Number(`${whole}.${fraction}`);
    if (whole.length !== 5 || serial < FIRST_SERIAL || serial >= LAST_SERIAL) return read(text);
    return read(dayOfSerial(serial, false) ?? '');
  };
}

/** What a date is by each order: its day since 1970, or null where that is none. */
export interface Readings {
  readonly days: Readonly<Record<DateOrder, number | null>>;
  /** Where none gives a day: those by which its month is one of twelve, and its day one of 31. */
  readonly formed: readonly DateOrder[];
  /** Its year has two digits. */
  readonly isShort: boolean;
  /** Its month is a word. */
  readonly isNamed: boolean;
}

/** Null where no order decides what it is. Who writes AM and PM does not write the day first, unless it can be nothing else. */
export function readingsOf(given: string): Readings | null {
  const { text } = placed(plain(given));
  const groups = (NUMERIC.exec(text) ?? named(text))?.groups;
  if (groups === undefined) return null;
  const { first = '', second = '', last, name, nth = '', half } = groups;
  if (last === undefined || (last.length === 4 && name !== undefined)) return null;
  const key = `${first}${nth} ${name ?? second} ${last} ${half === undefined ? '' : 'half'}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = readingsIn(groups, last.length < 4);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}

/** A file has a few hundred days, each of them many times. */
const known = new Map<string, Readings>();
const MOST_KNOWN = 4_000;

function readingsIn(groups: Groups, isShort: boolean): Readings {
  const partsBy = (order: DateOrder) => (order === 'ymd' && !isShort ? null : partsOf(groups, order));
  const [dmy, mdy, ymd] = dateOrders.map((order) => dayOf(partsBy(order)));
  const isMonthFirst = groups['half'] !== undefined && groups['name'] === undefined && mdy !== null;
  const days = { dmy: isMonthFirst ? null : (dmy ?? null), mdy: mdy ?? null, ymd: ymd ?? null };
  const isNone = dateOrders.every((order) => days[order] === null);
  const formed = isNone ? dateOrders.filter((order) => isFormed(partsBy(order))) : [];
  return { days, formed, isShort, isNamed: groups['name'] !== undefined };
}

const NUMBER = /^\s*(\d+)(?:[.,](\d+))?\s*$/;
/** Excel's 1 January 1990 and 2100. */
const FIRST_SERIAL = 32_874;
const LAST_SERIAL = 73_051;

const CLOCK = String.raw`(?<hour>\d{1,2})(?:(?:[:.]|\s?[hH]\s?)(?<minute>\d{2})(?:[:.](?<seconds>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?|\s?[hH](?![a-z])|(?=\s?[AaPp]\.?[Mm]))`;
const HALF = String.raw`(?:\s?(?<half>[AaPp]\.?[Mm]\.?))?`;
const OFFSET = String.raw`(?:\s?(?<offset>(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{1,5})(?:\s\([^()]*\))?)?`;
const TIME = String.raw`(?:(?:T|\s+|\s*,\s*|\s+(?:à|at)\s+)${CLOCK}${HALF}(?:\s?(?:Uhr|uur))?${OFFSET})?`;
const MONTH = String.raw`(?<name>\p{L}{3,9})\.?`;
const BETWEEN = String.raw`(?:[-/]|\.\s?|\s)`;
/** A year, or the day after one that stood first. */
const LAST = String.raw`(?<last>\d{4}|\d{1,2})`;

const ISO = new RegExp(
  String.raw`^(?<year>\d{4})${BETWEEN}(?<month>\d{1,2})${BETWEEN}(?<day>\d{1,2})${TIME}$`,
);
const NUMERIC = new RegExp(
  String.raw`^(?<first>\d{1,2})${BETWEEN}(?<second>\d{1,2})${BETWEEN}${LAST}${TIME}$`,
);
const COMPACT =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2})(?<minute>\d{2})(?<seconds>\d{2})?(?<offset>Z|[+-]\d{4})?)?$/;
const WEEK = new RegExp(String.raw`^(?<year>\d{4})-?W(?<week>\d{2})-?(?<weekday>[1-7])${TIME}$`);
const NAMED = [
  String.raw`(?<first>\d{1,2})(?<nth>er|st|nd|rd|th)?[\s./-]+(?:de\s+)?${MONTH},?(?:\s+de)?[\s/-]*${LAST}${TIME}`,
  String.raw`${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${TIME}`,
  String.raw`(?<year>\d{4})[\s/-]${MONTH}[\s/-](?<day>\d{1,2})${TIME}`,
  // "Thu Oct 01 10:00:00 CEST 2026"
  String.raw`${MONTH}\s+(?<day>\d{1,2})\s+${CLOCK}${HALF}${OFFSET}\s+(?<year>\d{4})`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'));
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim)\p{L}{0,7}[.,]{0,2}\s+(?=\P{L}|\p{L}{3,9}\.?\s)/iu;

function named(text: string): RegExpExecArray | null {
  if (!/\p{L}{3}/u.test(text)) return null;
  // As it is first: "Mar 20" is a day of March, and "mar. 20" may be a Tuesday.
  for (const bare of [text, text.replace(WEEKDAY, '').replace(/^le\s+/i, '')])
    for (const pattern of [ISO, NUMERIC, ...NAMED]) {
      const found = pattern.exec(bare);
      if (found && (found.groups?.['name'] === undefined || monthOf(found.groups['name']) !== undefined))
        return found;
    }
  return null;
}

/** With plain spaces, and without the marks of direction that some exports put around dates. */
function plain(text: string): string {
  if (!/[^ -~]/.test(text)) return text.trim();
  return text
    .replace(/[\u200e\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .trim();
}

const PLACE = /^(.*\d.*?)\s?[[(\s]([A-Z][A-Za-z]+(?:\/[\w+-]+)+)[\])]?$/;

/** "2026-10-01 09:00 Europe/Paris", "2026-10-01T09:00+02:00[Europe/Paris]": the time, and the place on whose clock it is. */
function placed(text: string): { readonly text: string; readonly place: string | null } {
  if (!/[A-Za-z]\/[A-Z]/.test(text)) return { text, place: null };
  const [, time, place] = PLACE.exec(text) ?? [];
  return time !== undefined && place !== undefined && isTimeZone(place)
    ? { text: time, place }
    : { text, place: null };
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Parts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** As an order reads them; null where it cannot. They may be no day of the calendar. */
function partsOf(groups: Groups, order: DateOrder): Parts | null {
  const { first, second, last, name, nth, year, month, day, week, weekday } = groups;
  if (week !== undefined) return partsOfWeek(Number(year), Number(week), Number(weekday));
  if (first === undefined || last === undefined)
    return {
      year: Number(year),
      month: Number(name === undefined ? month : monthOf(name)),
      day: Number(day),
    };
  const named = name === undefined ? null : Number(monthOf(name));
  if (last.length === 4) {
    if (order === 'ymd' && named === null) return onlyOne(partsOf(groups, 'dmy'), partsOf(groups, 'mdy'));
  } else if (order === 'ymd') {
    if (first.length < 2 || nth !== undefined) return null;
    return { year: 2000 + Number(first), month: named ?? Number(second), day: Number(last) };
  }
  if (last.length === 1) return null;
  const [dayText, monthText] = order === 'mdy' && named === null ? [second, first] : [first, second];
  const full = last.length === 4 ? Number(last) : 2000 + Number(last);
  return { year: full, month: named ?? Number(monthText), day: Number(dayText) };
}

/** ISO 8601: week 1 is the one with 4 January, and days are counted from Monday. */
function partsOfWeek(year: number, week: number, weekday: number): Parts | null {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * msPerDay;
  const thursday = new Date(monday + (week * 7 - 4) * msPerDay);
  if (week < 1 || thursday.getUTCFullYear() !== year) return null;
  const at = new Date(monday + (week * 7 - 8 + weekday) * msPerDay);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** The one that is a day of the calendar; null where both are, and differ. */
function onlyOne(one: Parts | null, other: Parts | null): Parts | null {
  const [a, b] = [dayOf(one), dayOf(other)];
  if (a !== null && b !== null && a !== b) return null;
  return a === null ? other : one;
}

function isFormed(parts: Parts | null): boolean {
  return parts !== null && parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= 31;
}

/** Days since 1970; null for what is no day of the calendar. */
function dayOf(parts: Parts | null): number | null {
  if (parts === null) return null;
  const { year, month, day } = parts;
  const wall = Date.UTC(year, month - 1, day);
  const seen = new Date(wall);
  const isReal = seen.getUTCDate() === day && seen.getUTCMonth() === month - 1;
  return isReal && seen.getUTCFullYear() === year ? wall / msPerDay : null;
}

function at(groups: Groups, order: DateOrder, zone: Zone): Date | null {
  const { hour, minute, seconds, fraction, half, offset } = groups;
  const day = dayOf(partsOf(groups, order));
  const h = hourOf(Number(hour ?? 0), half);
  const minutes = h * 60 + Number(minute ?? 0);
  const isTime = h < 24 && Number(minute ?? 0) < 60 && Number(seconds ?? 0) < 60;
  if (day === null || !isTime) return null;
  const millis = Number(seconds ?? 0) * 1000 + Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  if (offset === undefined) return new Date(zone.instant(day, minutes) + millis);
  const ahead = offsetOf(offset);
  return ahead === null ? null : new Date(day * msPerDay + minutes * 60_000 - ahead + millis);
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}
