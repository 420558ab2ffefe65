// What may be shown of what a model wrote. It may choose among customers' words and arrange them, and nothing else: whatever a comment told it to
// do, a sentence passes by what it says alone. Pure. What this cannot see: docs/summary.md.
import type { Locale } from '../i18n/locale.ts';
import { fold } from '../terms/fold.ts';
import { stemOf } from '../terms/stems.ts';
import type { Claimed } from './answer.ts';
import { customersIn, type GivenComment, type GivenToModel, labelOf } from './given.ts';
import { FREE, NEGATIONS, NUMBER_WORDS, QUANTITIES, SEVERAL, SPEAKING } from './lexicon.ts';
import { clausesOf, evened, type ReadSentence, readSentence, stands, wordsIn } from './reading.ts';

export interface CheckedSentence {
  /** Whose words it is made of: all of its own words and all that it quotes stand in this one. */
  readonly feedbackId: string;
  readonly text: string;
  /** Other cited ones, which have all of its own words as well. */
  readonly also: readonly string[];
}

export const faults = [
  'uncited',
  'length',
  'markup',
  'quote',
  'number',
  'words',
  'contrary',
  'several',
] as const;
/** Why a sentence is not shown. */
export type SentenceFault = (typeof faults)[number];

export interface CheckLimits {
  /** Sentences. */
  readonly most: number;
  /** Characters of one. */
  readonly longest: number;
}

const SHORTEST = 12;
/** A quotation of less says nothing. */
const SHORTEST_QUOTE = 3;

/** Of the first sentences those that pass, in their order, each once. */
export function checked(
  claimed: readonly Claimed[],
  given: GivenToModel,
  limits: CheckLimits,
): { readonly kept: readonly CheckedSentence[]; readonly faults: readonly SentenceFault[] } {
  const kept: CheckedSentence[] = [];
  const found: SentenceFault[] = [];
  for (const each of claimed) {
    if (kept.length === limits.most) break;
    const result = checkSentence(each, given, limits);
    if (typeof result === 'string') found.push(result);
    else if (!kept.some(({ text }) => evened(text) === evened(result.text))) kept.push(result);
  }
  return { kept, faults: found };
}

export function checkSentence(
  { text: written, comments: labels }: Claimed,
  given: GivenToModel,
  { longest }: Pick<CheckLimits, 'longest'>,
): CheckedSentence | SentenceFault {
  const text = written.replace(/\s+/g, ' ').trim();
  const known = new Map(given.comments.map((each, at) => [labelOf(at), each]));
  const cited = [...new Set(labels)].map((label) => known.get(label));
  const all = cited.filter((each) => each !== undefined);
  if (all.length === 0 || all.length < cited.length) return 'uncited';
  if (text.length < SHORTEST || text.length > longest) return 'length';
  if (isMarked(text)) return 'markup';
  const read = readSentence(text);
  if (read === null) return 'quote';
  const { locale } = given;
  const words = ownWords(read.own, locale);
  const number = numbersIn(read.own, locale, given);
  if (number === null) return 'number';
  const holders = all.filter(({ text: comment }) => words.every((word) => isSaid(word, comment, locale)));
  const primary = primaryOf(read, all, holders);
  if (typeof primary === 'string') return primary;
  if (number.some(({ of }) => !words.every((word) => isSaid(word, of, locale)))) return 'number';
  if (words.length === 0 && read.quoted.length === 0) return 'words';
  if (isContrary(read, words, primary, locale)) return 'contrary';
  const also = holders.filter(
    (each) => words.length > 0 && each !== primary && !isContrary(read, words, each, locale),
  );
  if (claimsSeveral(read.own, locale) && customersIn([primary, ...also]) < 2) return 'several';
  return { feedbackId: primary.feedbackId, text, also: also.map(({ feedbackId }) => feedbackId) };
}

/** Markup of any chat, links, mentions, and what is not seen. */
const MARKED =
  /[<>@#*_~`|\\[\]{}^=$]|&\S|https?:|www\.|:[\p{L}\d_+-]+:|[\p{L}\p{N}-]+\.\p{L}{2,}|[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]|\p{Extended_Pictographic}/iu;

function isMarked(text: string): boolean {
  return MARKED.test(text);
}

/** The words that must be a customer's. */
function ownWords(own: string, locale: Locale): string[] {
  return wordsIn(own).filter((word) => {
    if (/\p{N}/u.test(word)) return false;
    const folded = fold(word).replaceAll(' ', '');
    return !FREE[locale].has(folded) && !SPEAKING[locale].has(folded) && !NUMBER_WORDS[locale].has(folded);
  });
}

/** Of short words and of those that turn a sentence round, the very form. */
function isSaid(word: string, comment: string, locale: Locale): boolean {
  const folded = fold(word);
  const said = wordsIn(comment);
  if (folded.length <= 3 || NEGATIONS[locale].has(folded)) return said.some((each) => fold(each) === folded);
  const stem = stemOf(word, locale);
  return said.some((each) => stemOf(each, locale) === stem);
}

/** The one comment that holds all of it. */
function primaryOf(
  { quoted }: ReadSentence,
  cited: readonly GivenComment[],
  holders: readonly GivenComment[],
): GivenComment | SentenceFault {
  if (quoted.some((span) => span.length < SHORTEST_QUOTE || !/\p{L}/u.test(span))) return 'quote';
  const quoting = quoted.map((span) => cited.filter(({ text }) => stands(span, evened(text))));
  if (quoting.some((its) => its.length !== 1)) return 'quote';
  const [first] = quoting.flat();
  if (first === undefined) return holders[0] ?? 'words';
  if (quoting.flat().some((each) => each !== first)) return 'quote';
  return holders.includes(first) ? first : 'words';
}

/** Each number in a sentence's own words, as one that we computed; null where one is none. */
function numbersIn(
  own: string,
  locale: Locale,
  { figures }: GivenToModel,
): GivenToModel['figures'][number][] | null {
  const words = wordsIn(own).map((word) => fold(word).replaceAll(' ', ''));
  if (words.some((word) => QUANTITIES[locale].has(word))) return null;
  const inWords = words.map((word) => NUMBER_WORDS[locale].get(word));
  // "vingt-deux", "two hundred": what is made of several is written in figures, or not at all.
  if (inWords.some((value, at) => value !== undefined && inWords[at + 1] !== undefined)) return null;
  const found: { value: number; percent: boolean }[] = inWords.flatMap((value) =>
    value === undefined ? [] : [{ value, percent: false }],
  );
  let rest = own;
  for (const [whole, digits = '', sign] of own.matchAll(FIGURE)) {
    const value = amountIn(digits, locale);
    if (value === null) return null;
    found.push({ value, percent: sign !== undefined });
    rest = rest.replace(whole, ' ');
  }
  if (/[\p{N}%‰‱]/u.test(rest)) return null;
  const known = found.map(({ value, percent }) =>
    figures.find((each) => each.value === value && (each.percent ?? false) === percent),
  );
  return known.every((each) => each !== undefined) ? known : null;
}

/** Thousands apart by spaces or the language's own sign, a decimal behind a comma or a point; never a part of a word, of a date or of another. */
const FIGURE =
  /(?<![\p{L}\p{N}.,/:'’-])(\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?:[ \u00a0\u202f]?(%))?(?![\p{L}\p{N}/:-]|[.,]\d)/gu;

/** "1 234,5" in French, "1,234.5" in English; null for what is neither. */
function amountIn(digits: string, locale: Locale): number | null {
  const plain =
    locale === 'fr'
      ? digits.replace(/[ \u00a0\u202f]/g, '').replace(',', '.')
      : digits.replace(/,(?=\d{3}(?!\d))/g, '');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** It drops, or adds, the "not" of the clause that it is made of. */
function isContrary(
  { own }: ReadSentence,
  words: readonly string[],
  { text }: GivenComment,
  locale: Locale,
): boolean {
  if (words.length === 0) return false;
  const isNegated = (some: string) => wordsIn(some).some((word) => NEGATIONS[locale].has(fold(word)));
  const clauses = clausesOf(text).filter((clause) => {
    const held = words.filter((word) => isSaid(word, clause, locale)).length;
    return held * 2 >= words.length;
  });
  // Where its words are from everywhere, all of it counts.
  const from = clauses.length > 0 ? clauses : [text];
  return isNegated(own) ? !from.some(isNegated) : from.some(isNegated);
}

function claimsSeveral(own: string, locale: Locale): boolean {
  return wordsIn(own).some((word) => SEVERAL[locale].has(fold(word)));
}
