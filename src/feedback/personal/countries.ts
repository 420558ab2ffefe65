// The country that words beside a phone number say it is of: "numéro allemand", "my German number", "(Spain)".
import type { CountryCode } from 'libphonenumber-js/min';
import { anyOf, wordsBefore } from './surroundings.ts';

/** The last one named shortly before, or else right after. */
export function namedCountry(text: string, start: number, end: number): CountryCode | undefined {
  return (
    lastNamed(wordsBefore(text, start, 48)) ?? lastNamed(AFTER.exec(text.slice(end, end + 40))?.[0] ?? '')
  );
}

function lastNamed(words: string): CountryCode | undefined {
  let last: CountryCode | undefined;
  for (const { 0: word } of words.matchAll(ANY)) last = COUNTRIES.find(([, names]) => names.test(word))?.[0];
  return last;
}

/** To the end of the sentence. */
const AFTER = /^[^.;!?\n]{1,40}/;

const NAMES: readonly (readonly [country: CountryCode, names: string])[] = [
  ['DE', 'allemande?s?|allemagne|german|germany|deutsche?[nrs]?|deutschland|duitse?|duitsland'],
  ['AT', 'autrichien(?:ne)?s?|autriche|austrian?|[öo]sterreich\\p{L}{0,6}'],
  ['BE', 'belges?|belgique|belgian|belgium|belgisch\\p{L}{0,2}|belgi[ëe]n?'],
  ['CH', 'suisses?|switzerland|swiss|schweiz\\p{L}{0,4}|svizzer[ao]'],
  ['LU', 'luxembourg(?:eois(?:e|es)?|ish)?|luxemburg\\p{L}{0,4}|l[ëe]tzebuerg'],
  ['FR', 'fran[çc]aise?s?|france|french|franz[öo]sisch\\p{L}{0,2}|frankreich'],
  [
    'GB',
    'anglaise?s?|angleterre|british|britanniques?|royaume-uni|uk|u\\.k\\.|english|england|scottish|[ée]cossaise?',
  ],
  ['IE', 'irlandaise?s?|irlande|irish|ireland|eire'],
  ['ES', 'espagnole?s?|espagne|spanish|spain|espa[ñn]ola?|espa[ñn]a'],
  ['IT', 'italienne?s?|italie|italian|italy|italian[ao]|italia'],
  ['PT', 'portugaise?s?|portugal|portuguese|portugu[êe]sa?'],
  [
    'NL',
    'n[ée]erlandaise?s?|hollandaise?s?|pays-bas|hollande|dutch|netherlands|holland|nederlandse?|nederland',
  ],
  ['PL', 'polonaise?s?|pologne|polish|poland|polski'],
  ['RO', 'roumaine?s?|roumanie|romanian?|rom[âa]n[aă]?'],
  ['DK', 'danoise?s?|danemark|danish|denmark'],
  ['SE', 'su[ée]doise?s?|su[èe]de|swedish|sweden'],
  ['NO', 'norv[ée]gien(?:ne)?s?|norv[èe]ge|norwegian|norway'],
  ['GR', 'grecs?|grecque|gr[èe]ce|greek|greece'],
  ['MA', 'marocaine?s?|maroc|moroccan|morocco'],
  ['DZ', 'alg[ée]rien(?:ne)?s?|alg[ée]rie|algerian?'],
  ['TN', 'tunisien(?:ne)?s?|tunisie|tunisian?'],
  ['TR', 'turque?s?|turquie|turkish|turkey'],
  ['AU', 'australien(?:ne)?s?|australie|australian?|aussie'],
  ['CA', 'canadien(?:ne)?s?|canadian?'],
  ['US', 'am[ée]ricaine?s?|[ée]tats-unis|american|usa|u\\.s\\.'],
];
const COUNTRIES = NAMES.map(([country, names]) => [country, new RegExp(`^(?:${names})$`, 'iu')] as const);
const ANY = anyOf(
  NAMES.map(([, names]) => names),
  'giu',
);
