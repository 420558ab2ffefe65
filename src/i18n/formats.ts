// Dates, numbers and plurals as a reader expects them, by Intl; no hand-made formats anywhere else.
import { intlTag, type Locale } from './locale.ts';
import { dateFormat } from './time-zone.ts';

export interface Formats {
  /** "Thursday 26 November" / "mardi 1er décembre"; with its year where that is not the year of `now`. */
  day(date: Date, now: Date): string;
  /** "Thursday 26 November 2026". */
  fullDay(date: Date): string;
  /** "Thursday 26 November at 09:00" / "jeudi 26 novembre à 9 h"; with its year as `day`. */
  moment(date: Date, now: Date): string;
  /** "26 November" / "1er décembre". */
  dayAndMonth(date: Date): string;
  /** "1–7 December 2026" / "1er–7 décembre 2026": both days belong to it. */
  days(first: Date, last: Date): string;
  /** "09:30" / "9 h 30". */
  time(date: Date): string;
  /** Grouped, at most `digits` decimals (default 0). */
  number(value: number, digits?: number): string;
  /** Always `digits` decimals, so that figures under each other compare. */
  decimal(value: number, digits: number): string;
  /** A share between 0 and 1 as a percentage, at most `digits` decimals (default 0). */
  percent(share: number, digits?: number): string;
  /** "a, b and c". */
  list(items: readonly string[]): string;
}

const made = new Map<string, Formats>();

/** Made once for each language and time zone: Intl's own are slow to make. */
export function formats(locale: Locale, timeZone: string): Formats {
  const key = `${locale} ${timeZone}`;
  const known = made.get(key) ?? formatsIn(locale, timeZone);
  made.set(key, known);
  return known;
}

function formatsIn(locale: Locale, timeZone: string): Formats {
  const tag = intlTag(locale);
  const inFull = { day: 'numeric', month: 'long' } as const;
  const written = (options: Intl.DateTimeFormatOptions) => {
    const format = dateFormat(tag, timeZone, { ...inFull, ...options });
    return (date: Date) => dayWords(format.formatToParts(date), locale).replace(',', '');
  };
  const dayAndMonth = written({});
  const thisYear = written({ weekday: 'long' });
  const fullDay = written({ weekday: 'long', year: 'numeric' });
  const span = dateFormat(tag, timeZone, { ...inFull, year: 'numeric' });
  const minutes = dateFormat('en-GB', timeZone, { hour: '2-digit', minute: '2-digit' });
  const time = (date: Date) => timeOfDay(minutes.format(date), locale);
  const year = dateFormat('en', timeZone, { year: 'numeric' });
  const between = locale === 'fr' ? ' à ' : ' at ';
  const day = (date: Date, now: Date) =>
    year.format(date) === year.format(now) ? thisYear(date) : fullDay(date);
  return {
    day,
    fullDay,
    dayAndMonth,
    days: (first, last) =>
      dayWords(span.formatRangeToParts(first, last), locale).replace(/(?<=\d)\s–\s(?=\d+ \p{L}+ \d+$)/u, '–'),
    moment: (date, now) => `${day(date, now)}${between}${time(date)}`,
    time,
    number: (value, digits = 0) => minus(numbers(tag, 'decimal', 0, digits).format(value)),
    decimal: (value, digits) => minus(numbers(tag, 'decimal', digits, digits).format(value)),
    percent: (share, digits = 0) => numbers(tag, 'percent', 0, digits).format(share),
    list: (items) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(items),
  };
}

/**
 * "09:30" as its reader writes it: "9 h 30" in French (Imprimerie nationale), "9 h" at the full hour. All times of day that
 * people read are written here.
 */
export function timeOfDay(time: string, locale: Locale): string {
  if (locale !== 'fr') return time;
  const [hour, minute] = time.split(':');
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** A day of a form in words, even one that does not exist: "29 February 2027" of 2027-02-29. Anything else stays as it is. */
export function dayGiven(text: string, locale: Locale): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)$/.exec(text) ?? [];
  if (year === '') return text;
  const name = dateFormat(intlTag(locale), 'UTC', { month: 'long' }).format(
    Date.UTC(2024, Number(month) - 1),
  );
  return `${day === '01' && locale === 'fr' ? '1er' : Number(day)} ${name} ${year}`;
}

/** French names the first of a month by its ordinal: "1er décembre". */
function dayWords(
  parts: readonly { readonly type: string; readonly value: string }[],
  locale: Locale,
): string {
  return parts
    .map(({ type, value }) => (type === 'day' && value === '1' && locale === 'fr' ? '1er' : value))
    .join('');
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numbers(
  tag: string,
  style: 'decimal' | 'percent',
  minimumFractionDigits: number,
  maximumFractionDigits: number,
): Intl.NumberFormat {
  const key = [tag, style, minimumFractionDigits, maximumFractionDigits].join(' ');
  const options = { style, minimumFractionDigits, maximumFractionDigits };
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(tag, options);
  numberFormats.set(key, known);
  return known;
}

const pluralRules = new Map<Locale, Intl.PluralRules>();

/** Picks the form that the language's plural rule asks for (French counts 0 as singular, English does not). */
export function plural(locale: Locale, count: number, forms: { one: string; other: string }): string {
  const rules = pluralRules.get(locale) ?? new Intl.PluralRules(intlTag(locale));
  pluralRules.set(locale, rules);
  return rules.select(count) === 'one' ? forms.one : forms.other;
}

/** "#12" / "n° 12": the number of an idea, a case, an answer or a story, never grouped. */
export function numbered(locale: Locale, number: number): string {
  return locale === 'fr' ? `n°\u00a0${number}` : `#${number}`;
}

/** "± 6", which no line break tears apart. */
export function plusMinus(margin: string): string {
  return `±\u00a0${margin}`;
}

/** A minus sign, where Intl writes the shorter hyphen. */
function minus(text: string): string {
  return text.replace('-', '\u2212');
}
