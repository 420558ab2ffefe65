// Countries and their public holidays, from date-holidays. What a company makes of them is in work-calendar.ts.
import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { intlTag, type Locale } from '../i18n/locale.ts';
import { atlas, holidaysClass } from './atlas.ts';
import { dayOf, yearOf } from './day.ts';
import { memory } from './memory.ts';

export interface Country {
  /** ISO 3166-1, two letters. */
  readonly code: string;
  readonly name: string;
}

let named: Readonly<Record<string, string>> | null = null;

/** By code, in English. */
function known(): Readonly<Record<string, string>> {
  named ??= atlas().getCountries('en');
  return named;
}

const rememberCountries = memory<readonly Country[]>(10);

/** The countries whose holidays we know, named in the reader's language and in its order. */
export function countries(locale: Locale): readonly Country[] {
  return rememberCountries(locale, () => {
    const names = new Intl.DisplayNames(intlTag(locale), { type: 'region', fallback: 'none' });
    const order = new Intl.Collator(intlTag(locale));
    return Object.entries(known())
      .map(([code, name]) => ({ code, name: names.of(code) ?? name }))
      .sort((a, b) => order.compare(a.name, b.name));
  });
}

export function countryName(code: string, locale: Locale): string {
  return countries(locale).find((country) => country.code === code)?.name ?? code;
}

export function isCountry(code: string): boolean {
  return Object.hasOwn(known(), code);
}

/** Whether the country has holidays of its own for this state, nation or department ("ENG" in "GB", "67" in "FR"). */
export function isRegion(country: string, region: string): boolean {
  return Object.hasOwn(atlas().getStates(country) ?? {}, region);
}

const rememberHolidays = memory<(day: number) => boolean>(1000);

/**
 * Tells whether a day (see day.ts) is a public holiday, all day long: banks' and schools' own holidays and half days
 * are not. Throws naming the value where the country or its region is unknown.
 */
export function publicHolidays(country: string, region: string | null): (day: number) => boolean {
  return rememberHolidays(`${country}|${region ?? ''}`, () => {
    if (!isCountry(country))
      throw new RangeError(`"${country}" is not a country whose holidays are known (such as FR)`);
    if (region !== null && !isRegion(country, region)) {
      throw new RangeError(`"${region}" is not a region of ${country} that has holidays of its own`);
    }
    const options: HolidaysTypes.Options = { types: ['public'] };
    const Holidays = holidaysClass();
    const source = region === null ? new Holidays(country, options) : new Holidays(country, region, options);
    return fromSource(source);
  });
}

function fromSource(source: Holidays): (day: number) => boolean {
  const days = new Set<number>();
  const computed = new Set<number>();
  const ready = new Set<number>();
  const compute = (year: number) => {
    if (computed.has(year)) return;
    computed.add(year);
    for (const holiday of source.getHolidays(year)) for (const day of wholeDaysOf(holiday)) days.add(day);
  };
  return (day) => {
    const year = yearOf(day);
    if (!ready.has(year)) {
      // The list of the year before can reach into this one: a feast that spans the new year.
      compute(year - 1);
      compute(year);
      ready.add(year);
    }
    return days.has(day);
  };
}

/** `date` is the country's own wall clock, "YYYY-MM-DD hh:mm:ss", so this does not depend on the machine's time zone. */
function wholeDaysOf(holiday: HolidaysTypes.Holiday): number[] {
  const first = dayOf(holiday.date.slice(0, 10));
  const startHour = Number(holiday.date.slice(11, 13));
  const hours = (holiday.end.getTime() - holiday.start.getTime()) / 3_600_000;
  // One hour of grace: a day of 23 hours is a whole day.
  const endDay = first + Math.floor((startHour + hours + 1) / 24);
  const startDay = startHour > 0 ? first + 1 : first;
  return Array.from({ length: Math.max(0, endDay - startDay) }, (_, i) => startDay + i);
}
