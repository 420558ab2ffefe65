// How well replies keep their promise, in a sentence each: for digests and App Home. The figures are in numbers.ts.
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';

export interface PromptnessSaid {
  readonly inTime: number;
  readonly of: number;
  /** Of the time to the first reply, in working hours, and how many of them a day has; null while less than half have one. */
  readonly median: { readonly hours: number; readonly hoursPerDay: number } | null;
}

/** "11 of 12 promised answers came in time; first reply within 2 working days (median)." */
export function promptnessSentence({ inTime, of, median }: PromptnessSaid, reader: Reader): string {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const share = plural(reader.locale, inTime, say.inTime(number(inTime), number(of), of));
  return median ? say.withMedian(share, duration(median, reader)) : say.withoutMedian(share);
}

function duration(
  { hours, hoursPerDay }: { hours: number; hoursPerDay: number },
  { locale, timeZone }: Reader,
): string {
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  if (Math.round(hours) < 1) return say.underAnHour;
  if (hours < hoursPerDay) return plural(locale, Math.round(hours), say.hours(number(hours)));
  const days = Math.round((hours / hoursPerDay) * 10) / 10;
  return plural(locale, days, say.days(number(days, 1)));
}

/** "9 of 10 authors say the reply answers their idea." */
export function verdictSentence(
  { yes, of }: { yes: number; of: number },
  { locale, timeZone }: Reader,
): string {
  const { number } = formats(locale, timeZone);
  return plural(locale, yes, words(locale).verdicts(number(yes), number(of), of));
}

const words = phrases({
  en: {
    days: (days: string) => ({ one: `${days} working day`, other: `${days} working days` }),
    hours: (hours: string) => ({ one: `${hours} working hour`, other: `${hours} working hours` }),
    underAnHour: 'an hour',
    inTime: (inTime: string, of: string, promised: number) => {
      const answers = plural('en', promised, { one: 'promised answer', other: 'promised answers' });
      const text = `${inTime} of ${of} ${answers} came in time`;
      return { one: text, other: text };
    },
    withMedian: (share: string, after: string) => `${share}; first reply within ${after} (median).`,
    withoutMedian: (share: string) => `${share}.`,
    verdicts: (yes: string, of: string, authors: number) => {
      const asked = `${yes} of ${of} ${plural('en', authors, { one: 'author', other: 'authors' })}`;
      return {
        one: `${asked} says the reply answers their idea.`,
        other: `${asked} say the reply answers their idea.`,
      };
    },
  },
  fr: {
    days: (days) => ({ one: `${days} jour ouvré`, other: `${days} jours ouvrés` }),
    hours: (hours) => ({ one: `${hours} heure ouvrée`, other: `${hours} heures ouvrées` }),
    underAnHour: 'moins d’une heure',
    inTime: (inTime, of) => ({
      one: `${inTime} réponse promise sur ${of} donnée à temps`,
      other: `${inTime} réponses promises sur ${of} données à temps`,
    }),
    withMedian: (share, after) => fr`${share} ; première réponse en ${after} (médiane).`,
    withoutMedian: (share) => `${share}.`,
    verdicts: (yes, of) => ({
      one: `${yes} auteur sur ${of} dit que la réponse lui convient.`,
      other: `${yes} auteurs sur ${of} disent que la réponse leur convient.`,
    }),
  },
});
