// A day that somebody chose in a form, and what is wrong with it in words for the field.
import { dayOf, isDay } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { dayGiven } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Request } from './request.ts';

/** Null where it lies between the first and the last day, counted from today in the asker's days. */
export function dayProblem(
  given: string,
  { first, last }: { readonly first: number; readonly last: number },
  { asker, at, formats, locale }: Pick<Request, 'asker' | 'at' | 'formats' | 'locale'>,
): string | null {
  const { dayAt, instant } = zoneOf(asker.timeZone);
  const today = dayAt(at.getTime());
  const named = (day: number) => formats.fullDay(new Date(instant(day, 12 * 60)));
  const range = [named(today + first), named(today + last)] as const;
  if (!isDay(given)) return words(locale).badDay(dayGiven(given, locale), ...range);
  const day = dayOf(given);
  return day >= today + first && day <= today + last ? null : words(locale).dayOutside(...range);
}

const words = phrases({
  en: {
    badDay: (given: string, from: string, to: string) =>
      given === ''
        ? `Choose a day, from ${from} to ${to}.`
        : `“${given}” is not a day. Choose one from ${from} to ${to}.`,
    dayOutside: (from: string, to: string) => `Choose a day from ${from} to ${to}.`,
  },
  fr: {
    badDay: (given, from, to) =>
      given === ''
        ? `Choisissez un jour, du ${from} au ${to}.`
        : fr`« ${given} » n’est pas un jour. Choisissez-en un, du ${from} au ${to}.`,
    dayOutside: (from, to) => `Choisissez un jour, du ${from} au ${to}.`,
  },
});
