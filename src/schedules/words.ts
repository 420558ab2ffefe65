// A schedule's rhythm in words: "every Monday at 09:00" / "chaque lundi à 9 h".
import type { Cadence } from '../calendar/cadence.ts';
import { timeOfDay } from '../i18n/formats.ts';
import { intlTag, type Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { dateFormat } from '../i18n/time-zone.ts';

export function cadenceText(cadence: Cadence, locale: Locale): string {
  const say = words(locale);
  const at = 'at' in cadence ? timeOfDay(cadence.at, locale) : '';
  switch (cadence.kind) {
    case 'daily':
      return say.daily(at);
    case 'weekly':
      return say.weekly(weekdayName(cadence.weekday, locale), at);
    case 'biweekly':
      return say.biweekly(weekdayName(cadence.weekday, locale), at);
    case 'monthly':
      return cadence.on === 'first' ? say.monthlyFirst(at) : say.monthlyLast(at);
    case 'cron':
      return say.cron(cadence.expression);
    default:
      return cadence satisfies never;
  }
}

/** @param weekday ISO, 1 = Monday */
export function weekdayName(weekday: number, locale: Locale): string {
  // 1 January 2024 was a Monday.
  return dateFormat(intlTag(locale), 'UTC', { weekday: 'long' }).format(Date.UTC(2024, 0, weekday));
}

const words = phrases({
  en: {
    daily: (at: string) => `every working day at ${at}`,
    weekly: (day: string, at: string) => `every ${day} at ${at}`,
    biweekly: (day: string, at: string) => `every second ${day} at ${at}`,
    monthlyFirst: (at: string) => `on the first working day of the month at ${at}`,
    monthlyLast: (at: string) => `on the last working day of the month at ${at}`,
    cron: (expression: string) => `cron: ${expression}`,
  },
  fr: {
    daily: (at) => `chaque jour ouvré à ${at}`,
    weekly: (day, at) => `chaque ${day} à ${at}`,
    biweekly: (day, at) => `un ${day} sur deux à ${at}`,
    monthlyFirst: (at) => `le premier jour ouvré du mois à ${at}`,
    monthlyLast: (at) => `le dernier jour ouvré du mois à ${at}`,
    cron: (expression) => fr`cron : ${expression}`,
  },
});
