// One key for the forms of a word whose language is known: Snowball's stemmers, and what those get wrong of what customers write.
// Where the language is not known, as in search and in titles: inflection.ts.
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { fold } from './fold.ts';
import { invariable, irregular } from './inflection.ts';
import type { Language } from './language.ts';

/** As long as a key gets, in characters: no word needs more. */
const LONGEST = 40;

/** The same for rembourser, remboursé and remboursement, with their accents or without; folded. Not fit to be shown. */
export function stemOf(form: string, language: Language): string {
  const lower = form.toLowerCase().slice(0, LONGEST);
  const folded = fold(lower).replaceAll(' ', '');
  if (/\p{N}/u.test(folded)) return folded;
  const own = invariable.has(folded)
    ? folded
    : invariable.has(folded.slice(0, -2))
      ? folded.slice(0, -2)
      : null;
  if (own !== null) return own;
  const known = irregular.get(folded) ?? irregular.get(folded.replace(/s$/, ''));
  if (language === 'en') return fold(english(known ?? folded));
  return fold(french(known ?? regularOf(lower)));
}

/** Snowball reads the accents that people leave out, leaves plurals in -us as they are, and tells conseillère from conseiller. */
function regularOf(lower: string): string {
  for (const [written, regular] of FRENCH) if (written.test(lower)) return lower.replace(written, regular);
  return lower;
}

const FRENCH: readonly (readonly [RegExp, string])[] = [
  [/ee(s?)$/, 'ée$1'],
  [/iere(s?)$/, 'ière$1'],
  [/(?<=ll|g)[eè]res?$/, 'er'],
  [/(?<=[a-zà-ÿ]{4})ers$/, 'er'],
  [/(?<=[cçdtnl])us$/, 'u'],
  [/(?<=^(?:livr|vend|serv|coiff|caiss|technic|accompagn|démonstrat|install))euses?$/, 'eur'],
];
