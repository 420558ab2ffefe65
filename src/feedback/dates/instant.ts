// When a customer answered, as exports write it. Pure: the zone and the order of day and month come from the caller.
import { msPerDay } from '../../calendar/day.ts';
import { type Zone, zoneOf } from '../../calendar/zone.ts';
import { monthOf } from './months.ts';
import { offsetOf } from './offsets.ts';
import { dayOfSerial } from './serial.ts';

export type DateOrder = 'dmy' | 'mdy';

export type InstantOf = (text: string) => Date | null;

/**
 * Reads
 * - ISO 8601 ("2026-01-31", with a time, with "Z", an offset or a zone such as "UTC+2" or "PDT"), also without hyphens ("20260131");
 * - "31/01/2026", also with - or . and a two-digit year, which means 20xx;
 * - the month by its name in English or French ("Jan 31, 2026", "31-Jan-26", "samedi 31 janvier 2026", "Sat, 31 Jan 2026 …").
 *
 * Times: "14:05", "14.05", "14h05", "2:05 PM". One without an offset is on `timeZone`'s clock; a date alone is its midnight.
 * Null where it is no such thing, less precise than a day ("2026-01"), or no day of the calendar.
 */
export function instantReader(timeZone: string, order: DateOrder): InstantOf {
  const zone = zoneOf(timeZone);
  return (given) => {
    const text = plain(given);
    const found = ISO.exec(text) ?? SLASHED.exec(text) ?? COMPACT.exec(text) ?? named(text);
    return found?.groups ? at(found.groups, order, zone) : null;
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

/** Which of day and month stands first, as a text shows it that could be read both ways or one; null where it does not show it. */
export function orderShownBy(given: string): DateOrder | null {
  const text = plain(given);
  const { first, second, half } = SLASHED.exec(text)?.groups ?? {};
  if (first === undefined || second === undefined) return null;
  if (Number(first) > 12 && Number(second) <= 12) return 'dmy';
  if (Number(second) > 12 && Number(first) <= 12) return 'mdy';
  // Who writes AM and PM, writes the month first.
  return half === undefined ? null : 'mdy';
}

/** Whether the order of day and month decides what this is. */
export function isEitherWay(text: string): boolean {
  return SLASHED.test(plain(text));
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
const YEAR = String.raw`(?<year>\d{4}|\d{2})`;

const ISO = new RegExp(String.raw`^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})${TIME}$`);
const SLASHED = new RegExp(String.raw`^(?<first>\d{1,2})[-/.](?<second>\d{1,2})[-/.]${YEAR}${TIME}$`);
const COMPACT =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2})(?<minute>\d{2})(?<seconds>\d{2})?(?<offset>Z|[+-]\d{4})?)?$/;
const NAMED = [
  String.raw`(?<day>\d{1,2})(?:er|st|nd|rd|th)?[\s./-]+(?:de\s+)?${MONTH},?(?:\s+de)?[\s/-]*${YEAR}${TIME}`,
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
    for (const pattern of [ISO, SLASHED, ...NAMED]) {
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

type Groups = Readonly<Record<string, string | undefined>>;

function at(groups: Groups, order: DateOrder, zone: Zone): Date | null {
  const { first, second, name, hour, minute, seconds, fraction, half, offset } = groups;
  const isDayFirst = order === 'dmy';
  const day = Number(first === undefined ? groups['day'] : isDayFirst ? first : second);
  const month = Number(
    name === undefined
      ? first === undefined
        ? groups['month']
        : isDayFirst
          ? second
          : first
      : monthOf(name),
  );
  const { year = '' } = groups;
  const h = hourOf(Number(hour ?? 0), half);
  const wall = Date.UTC(
    Number(year.length === 2 ? `20${year}` : year),
    month - 1,
    day,
    h,
    Number(minute ?? 0),
    Number(seconds ?? 0),
  );
  const seen = new Date(wall);
  const isReal =
    seen.getUTCDate() === day &&
    seen.getUTCMonth() === month - 1 &&
    seen.getUTCHours() === h &&
    Number(minute ?? 0) < 60 &&
    Number(seconds ?? 0) < 60;
  if (!isReal) return null;
  const millis = Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  if (offset !== undefined) {
    const ahead = offsetOf(offset);
    return ahead === null ? null : new Date(wall - ahead + millis);
  }
  const localDay = Math.floor(wall / msPerDay);
  const minutes = h * 60 + Number(minute ?? 0);
  return new Date(zone.instant(localDay, minutes) + Number(seconds ?? 0) * 1000 + millis);
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}
