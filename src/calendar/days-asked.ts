// The days that somebody asks for, from one to another, and the days to compare them with.
import { UserError } from '../errors.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { dateOf, dayOf, isDay } from './day.ts';
import type { Zone } from './zone.ts';

/** Whole days, counted as calendar/day.ts does: first to last included, compared with those from `previous` on. */
export interface Days {
  readonly first: number;
  readonly last: number;
  readonly previous: number;
}

/**
 * Both days are included; without `to` the last is yesterday, without `from` there are 7.
 * @throws UserError 'days.unreal' for a day that does not exist, 'days.backwards' for a period that ends before it starts.
 */
export function daysAsked(asked: { from: string | undefined; to: string | undefined }, today: number): Days {
  for (const day of [asked.from, asked.to]) {
    if (day !== undefined && !isDay(day))
      throw new UserError('days.unreal', (locale) => say(locale).notADay(day));
  }
  const last = asked.to === undefined ? today - 1 : dayOf(asked.to);
  const first = asked.from === undefined ? last - 6 : dayOf(asked.from);
  if (first > last) throw new UserError('days.backwards', (locale) => backwards(first, last, locale));
  return { first, last, previous: 2 * first - last - 1 };
}

/** The previous period counts as many days, not as many hours: a clock change moves nothing. */
export function instantsOf(
  { first, last, previous }: Days,
  zone: Zone,
): { from: Date; to: Date; previousFrom: Date } {
  const midnight = (day: number): Date => new Date(zone.instant(day, 0));
  return { from: midnight(first), to: midnight(last + 1), previousFrom: midnight(previous) };
}

function backwards(first: number, last: number, locale: Locale): string {
  const { fullDay } = formats(locale, 'UTC');
  return say(locale).backwards(fullDay(dateOf(first)), fullDay(dateOf(last)));
}

const say = phrases({
  en: {
    notADay: (given: string) => `“${given}” is not a day that exists; write it as YYYY-MM-DD.`,
    backwards: (first: string, last: string) => `The period ends (${last}) before it starts (${first}).`,
  },
  fr: {
    notADay: (given: string) => fr`« ${given} » n’est pas un jour qui existe ; écrivez-le AAAA-MM-JJ.`,
    backwards: (first: string, last: string) => fr`La période finit (${last}) avant de commencer (${first}).`,
  },
});
