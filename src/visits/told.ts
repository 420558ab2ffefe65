// What visits say of how often what was promised is kept, in words: wherever it is told, it is told with what so few leave open. Pure.
import { formats } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import { knownOf, type VisitTally } from './results.ts';

/** "2 of 3, so between 21 and 94% (1 more in part): too few to say". Null without a visit. */
export function keptText(tally: VisitTally, { locale, timeZone }: Reader): string | null {
  const say = words(locale);
  const known = knownOf(tally);
  if (known === null) return null;
  const { number } = formats(locale, timeZone);
  const { yes, n, low, high, isOpen } = known;
  const plain = say.known(number(yes), number(n), number(low * 100), number(high * 100));
  const text = tally.partly === 0 ? plain : say.partly(plain, number(tally.partly));
  return isOpen ? say.open(text) : text;
}

const words = phrases({
  en: {
    known: (yes: string, of: string, low: string, high: string) =>
      `${yes} of ${of}, so between ${low} and ${high}%`,
    partly: (known: string, partly: string) => `${known} (${partly} more in part)`,
    open: (known: string) => `${known}: too few to say`,
  },
  fr: {
    known: (yes, of, low, high) => fr`${yes} sur ${of}, donc entre ${low} et ${high} %`,
    partly: (known, partly) => `${known} (${partly} de plus en partie)`,
    open: (known) => fr`${known} : trop peu pour le dire`,
  },
});
