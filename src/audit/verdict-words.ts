// What came of looking through the audit log, in a sentence.
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Verified } from './verify.ts';

/** "Whole: 12 entries, each as it was written.", or what is wrong, and with which entry. */
export function verdictText(verified: Verified, locale: Locale): string {
  const { whole, faults } = words(locale);
  if (verified.kind === 'broken') return faults[verified.fault.kind](verified.fault.number);
  const entries = verified.head.number;
  return plural(locale, entries, whole(formats(locale, 'UTC').number(entries)));
}

const words = phrases({
  en: {
    whole: (entries: string) => ({
      one: `Whole: ${entries} entry, as it was written.`,
      other: `Whole: ${entries} entries, each as it was written.`,
    }),
    faults: {
      changed: (number: number) => `Entry ${number} was changed: it is not what was written.`,
      removed: (number: number) => `Entry ${number} is missing: it was removed, and maybe others after it.`,
      'put-in': (number: number) => `Entry ${number} was put in: Porte-voix did not write it there.`,
      replaced: (number: number) =>
        `Entry ${number} is not the one that was followed: it was changed together with its hash, or others after it were removed.`,
      rewritten: (number: number) =>
        `Entry ${number} is not the one that you expect: it, or one before it, was written anew with all that follow.`,
    },
  },
  fr: {
    whole: (entries) => ({
      one: fr`Intact : ${entries} entrée, telle qu’elle a été écrite.`,
      other: fr`Intact : ${entries} entrées, chacune telle qu’elle a été écrite.`,
    }),
    faults: {
      changed: (number) => fr`L’entrée ${number} a été modifiée : ce n’est pas ce qui a été écrit.`,
      removed: (number) =>
        fr`L’entrée ${number} manque : elle a été retirée, et peut-être d’autres après elle.`,
      'put-in': (number) => fr`L’entrée ${number} a été ajoutée : Porte-voix ne l’a pas écrite là.`,
      replaced: (number) =>
        fr`L’entrée ${number} n’est pas celle que suit la suivante : elle a été modifiée avec son empreinte, ou d’autres après elle ont été retirées.`,
      rewritten: (number) =>
        fr`L’entrée ${number} n’est pas celle que vous attendez : elle, ou une autre avant elle, a été réécrite avec toutes les suivantes.`,
    },
  },
});
