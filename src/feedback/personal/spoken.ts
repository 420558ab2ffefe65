// Phone numbers written as they are said: "zéro six douze trente-quatre…", "oh seven seven double oh…". Figures are numbers.ts.
import type { Mark } from './kind.ts';

/** Ten digits or eleven that begin with a 0, or nine to twelve said one by one; counting up is no number. */
export function maskSpoken(text: string, mark: Mark): string {
  if (!HINT.test(text)) return text;
  return text.replace(RUN, (run: string) => {
    if (!/\p{L}/u.test(run)) return run;
    const { digits, isOneByOne } = dialled(run);
    const isNational = [digits, dialled(run.replace(TEN_AND_MORE, '$1, ')).digits].some((each) =>
      /^0[1-9]\d{8,9}$/.test(each),
    );
    const isSpelled =
      isOneByOne && digits.length >= 9 && digits.length <= 12 && !'01234567890123'.includes(digits);
    return isNational || isSpelled ? mark('phone', run.length) : run;
  });
}

const DIGITS: readonly string[] = [
  'z[ée]ro|oh|null|cero|nul',
  'une?|one|eins|uno|een|um',
  'deux|two|zwei|zwo|dos|due|twee|dois',
  'trois|three|drei|tres|tre|drie|tr[êe]s',
  'quatre|four|vier|cuatro|quattro|quatro',
  'cinq|five|f[üu]nf|cinco|cinque|vijf',
  'six|sechs|seis|sei|zes',
  'sept|seven|sieben|siete|sette|zeven|sete',
  'huit|eight|acht|ocho|otto|oito',
  'neuf|nine|neun|nueve|nove|negen',
];
const TEENS: readonly string[] = [
  'dix|ten',
  'onze|eleven',
  'douze|twelve',
  'treize|thirteen',
  'quatorze|fourteen',
  'quinze|fifteen',
  'seize|sixteen',
  'dix[\\s-]sept|seventeen',
  'dix[\\s-]huit|eighteen',
  'dix[\\s-]neuf|nineteen',
];
const TENS: readonly (readonly [value: number, words: string])[] = [
  [20, 'vingt|twenty'],
  [30, 'trente|thirty'],
  [40, 'quarante|fou?rty'],
  [50, 'cinquante|fifty'],
  [60, 'soixante|sixty'],
  [70, 'septante|seventy'],
  [80, 'quatre[\\s-]vingts?|huitante|octante|eighty'],
  [90, 'nonante|ninety'],
];
const group = (all: readonly string[]) => all.map((words) => `(?:${words})`);
const UNIT = `(?:${DIGITS.slice(1).join('|')})`;
/** Longest first. */
const PAST_TEN = `(?:${TEENS.toReversed().join('|')})`;
const TEN = `(?:${TENS.map(([, words]) => words).join('|')})`;
const JOINT = String.raw`[\s-](?:et[\s-])?`;
const NUMBER = String.raw`(?:(?:soixante|quatre[\s-]vingts?)${JOINT}${PAST_TEN}|${TEN}${JOINT}${UNIT}|${TEN}|${PAST_TEN}|${DIGITS[0]}|(?:double|triple)\s(?:${DIGITS.join('|')})|${UNIT}|\d{1,2}(?!\d))(?!\p{L})`;
/** "quatre-vingts douze" is 92, or 80 and 12. */
const TEN_AND_MORE = new RegExp(String.raw`(soixante|quatre[\s-]vingts?)\s(?=${PAST_TEN})`, 'giu');
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${NUMBER}(?:(?:[\s,./-]{1,3}|\set\s)${NUMBER}){4,13}`,
  'giu',
);
const EACH = new RegExp(NUMBER, 'giu');
const HINT =
  /z[ée]ro|\boh\b|double|\bnull?\b|cero|one|two|five|six|seven|sept|drei|cinco|cinque|vijf|\d[\s,]{1,2}[a-zéû]{2,17}[\s,-]{1,2}\d/i;
const EXACT = (words: string) => new RegExp(`^(?:${words})$`, 'iu');
const UNITS = group(DIGITS).map(EXACT);
const TEENS_EXACT = group(TEENS).map(EXACT);
const TENS_START = TENS.map(
  ([value, words]) => [value, new RegExp(`^(?:${words})(?:${JOINT})?`, 'iu')] as const,
);

function dialled(run: string): { readonly digits: string; readonly isOneByOne: boolean } {
  let digits = '';
  let isOneByOne = true;
  for (const { 0: word } of run.matchAll(EACH)) {
    const times = /^double/i.test(word) ? 2 : /^triple/i.test(word) ? 3 : 1;
    const value = numberOf(word.replace(/^(?:double|triple)\s/i, ''));
    if (value > 9) isOneByOne = false;
    digits += (/^\d/.test(word) ? word : String(value)).repeat(times);
  }
  return { digits, isOneByOne };
}

function numberOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  const small = UNITS.findIndex((each) => each.test(word));
  if (small >= 0) return small;
  const teen = TEENS_EXACT.findIndex((each) => each.test(word));
  if (teen >= 0) return 10 + teen;
  for (const [value, start] of TENS_START) {
    const found = start.exec(word)?.[0];
    if (found !== undefined)
      return value + (found.length === word.length ? 0 : numberOf(word.slice(found.length)));
  }
  return 0;
}
