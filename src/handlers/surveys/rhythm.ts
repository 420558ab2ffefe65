// How often a survey asks, as a form offers it. What it comes to is a cadence (calendar/cadence.ts), at the beginning of the company's day.
import type { Cadence } from '../../calendar/cadence.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Option } from '../../messages/message.ts';

export const rhythms = ['by-hand', 'monthly', 'quarterly', 'half-yearly'] as const;
export type SurveyRhythm = (typeof rhythms)[number];

const MONTHS = { quarterly: '1,4,7,10', 'half-yearly': '1,7' } as const;

/** @param dayStartsAt the hour of the company's day */
export function cadenceFor(rhythm: SurveyRhythm, dayStartsAt: number): Cadence | null {
  switch (rhythm) {
    case 'by-hand':
      return null;
    case 'monthly':
      return { kind: 'monthly', on: 'first', at: `${String(dayStartsAt).padStart(2, '0')}:00` };
    default:
      return { kind: 'cron', expression: `0 ${dayStartsAt} 1 ${MONTHS[rhythm]} *` };
  }
}

export function rhythmIn(cadence: Cadence | null): SurveyRhythm {
  if (cadence === null) return 'by-hand';
  if (cadence.kind !== 'cron') return 'monthly';
  return cadence.expression.includes(MONTHS.quarterly) ? 'quarterly' : 'half-yearly';
}

export function rhythmOptions(locale: Locale): Option[] {
  return rhythms.map((value) => ({ value, label: rhythmName(value, locale) }));
}

export function rhythmName(rhythm: SurveyRhythm, locale: Locale): string {
  return words(locale)[rhythm];
}

const words = phrases({
  en: {
    'by-hand': 'When I open a round',
    monthly: 'Every month, on its first working day',
    quarterly: 'Every quarter',
    'half-yearly': 'Twice a year',
  },
  fr: {
    'by-hand': fr`Quand j’ouvre une vague`,
    monthly: fr`Chaque mois, le premier jour ouvré`,
    quarterly: fr`Chaque trimestre`,
    'half-yearly': fr`Deux fois par an`,
  },
});
