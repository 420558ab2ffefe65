// What may be shown of what a model wrote. It may choose a comment and shorten it, and nothing else: whatever a comment told it to do, a sentence
// passes by what it says alone. Pure. What this cannot see: docs/summary.md.
import type { Locale } from '../i18n/locale.ts';
import { fold } from '../terms/fold.ts';
import type { Claimed } from './answer.ts';
import { customersIn, type GivenComment, type GivenFigure, type GivenToModel, labelOf } from './given.ts';
import { ADDRESS, FREE, NEGATIONS, NUMBER_WORDS, SHARES, STARTS } from './lexicon.ts';
import {
  evened,
  GAP,
  type ReadSentence,
  type ReadWord,
  readSentence,
  readWords,
  stands,
  wordsIn,
} from './reading.ts';
import { notShortened, type SentenceWord } from './shortened.ts';
import { countedIn, type Speaking, speakingIn } from './speaking.ts';

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

/** Of the first sentences those that pass, in their order, each once. */
export function checked(
  claimed: readonly Claimed[],
  given: GivenToModel,
  limits: CheckLimits,
): { readonly kept: readonly CheckedSentence[]; readonly faults: readonly SentenceFault[] } {
  const kept: CheckedSentence[] = [];
  const found: SentenceFault[] = [];
  const readings = readComments(given);
  for (const each of claimed) {
    if (kept.length === limits.most) break;
    const result = checkSentence(each, given, limits, readings);
    if (typeof result === 'string') found.push(result);
    else if (!kept.some(({ text }) => evened(text) === evened(result.text))) kept.push(result);
  }
  return { kept, faults: found };
}

/** The words of each comment, read once for all sentences. */
type ReadComments = ReadonlyMap<GivenComment, readonly ReadWord[]>;

function readComments({ comments, locale }: GivenToModel): ReadComments {
  return new Map(comments.map((each) => [each, readWords(each.text, locale)]));
}

export function checkSentence(
  { text: written, comments: labels }: Claimed,
  given: GivenToModel,
  { longest }: Pick<CheckLimits, 'longest'>,
  readings: ReadComments = readComments(given),
): CheckedSentence | SentenceFault {
  const text = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  const known = new Map(given.comments.map((each, at) => [labelOf(at), each]));
  const cited = [...new Set(labels)].map((label) => known.get(label));
  const all = cited.filter((each) => each !== undefined);
  if (all.length === 0 || all.length < cited.length) return 'uncited';
  if (text.length < SHORTEST || text.length > longest) return 'length';
  if (MARKED.test(text)) return 'markup';
  const read = readSentence(text);
  if (read === null) return 'quote';
  if (!PLAIN.test(read.own.replaceAll(GAP, ''))) return 'markup';
  const { locale } = given;
  const figure = figureIn(read.own, given);
  if (figure === 'number') return 'number';
  const { said, who } = whoSpeaks(read.own, figure, locale);
  if (/[.!?;…]\s+\S/u.test(said)) return 'length';
  const own = wordsIn(said).map(plain);
  if (own.some((word) => ADDRESS[locale].has(word))) return 'words';
  if (who === 'none' && !(said.startsWith(GAP) || STARTS[locale].has(own[0] ?? ''))) return 'words';
  const denies = own.some((word) => NEGATIONS[locale].has(word)) || NO_LONGER.test(said);
  if (own.some((word) => DENIES[locale].has(word)) && !denies) return 'contrary';
  if (figure && !own.every((word) => FREE[locale].has(word) || wordsIn(figure.of).map(plain).includes(word)))
    return 'number';
  const quotable = quotableOf(read, all, locale, figure);
  if (quotable === null) return 'quote';
  const sentence = wordsOf(said, read.quoted, locale);
  const results = quotable.map(
    (each) => [each, notShortened(sentence, readings.get(each) ?? [], locale)] as const,
  );
  const [primary] = results.flatMap(([each, fault]) => (fault === null ? [each] : []));
  if (!primary) return results.some(([, fault]) => fault === 'contrary') ? 'contrary' : 'words';
  // What is quoted of one stands in no other.
  const shared = quotable.length > 1 || figure ? sentence : wordsOf(said, [], locale);
  // What was counted is told of all that have it.
  const also = (figure ? given.comments : all).filter(
    (each) => each !== primary && notShortened(shared, readings.get(each) ?? [], locale) === null,
  );
  const isMore = isOfSeveral(sentence, readings.get(primary) ?? []);
  if (isMore && who === 'one') return 'several';
  const isClaimed = isMore || who === 'several' || own.some((word) => MANY[locale].has(word));
  if (isClaimed && customersIn([primary, ...also]) < 2) return 'several';
  return { feedbackId: primary.feedbackId, text, also: also.map(({ feedbackId }) => feedbackId) };
}

/** Markup of any chat, links, mentions, and what is not seen: in what is quoted, too. */
const MARKED =
  /[<>@#*_~`|\\[\]{}^=$\ufffc]|&\S|https?:|www\.|:[\p{L}\d_+-]+:|[\p{L}\p{N}-]+\.\p{L}{2,}|[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]|\p{Extended_Pictographic}/iu;
/** All that a sentence of its own is written with. */
const PLAIN = /^[\p{Script=Latin}\d \u00a0\u202f.,;:!?'\u2019…()–—%-]*$/u;

const DENIES: Readonly<Record<Locale, ReadonlySet<string>>> = { fr: new Set(['ne', 'n']), en: new Set() };
/** « N’y a plus »; whether the comment has its « ne », shortened.ts asks. */
const NO_LONGER = /(?<!\p{L})n(?:e\s|['\u2019])\s*(?:[\p{L}'\u2019]+\s+){1,2}plus(?!\p{L})/iu;
/** They claim that more than one customer speaks. */
const MANY: Readonly<Record<Locale, ReadonlySet<string>>> = {
  fr: new Set(['clients', 'clientes', 'commentaires']),
  en: new Set(['customers', 'comments']),
};

/** One driver becomes drivers. */
function isOfSeveral(sentence: readonly SentenceWord[], comment: readonly ReadWord[]): boolean {
  const said = new Set(comment.map(({ folded }) => folded));
  return sentence.some(
    ({ folded, quoted }) =>
      !quoted && folded.length > 3 && !said.has(folded) && said.has(folded.replace(/[sx]$/, '')),
  );
}

function plain(word: string): string {
  return fold(word).replaceAll(' ', '');
}

function whoSpeaks(own: string, figure: GivenFigure | null, locale: Locale): Speaking {
  const counted = figure && countedIn(own, locale);
  return counted === null ? speakingIn(own, locale) : { said: counted.trim(), who: 'several' };
}

/** In their order, each quotation where it stood; without quotations where none are given. */
function wordsOf(said: string, quoted: readonly string[], locale: Locale): readonly SentenceWord[] {
  const own = said.split(GAP).map((part) => ({ text: part, quoted: false }));
  const parts = own.flatMap((part, at) => [part, { text: quoted[at] ?? '', quoted: true }]);
  return parts.flatMap(({ text, quoted: isQuoted }, at) =>
    readWords(text, locale).map((word) => ({
      ...word,
      clause: word.clause + at * 1_000,
      quoted: isQuoted,
    })),
  );
}

/** Those of the cited ones in which all that is quoted stands: all of them where nothing is, exactly one where something is, else null. */
function quotableOf(
  { quoted }: ReadSentence,
  cited: readonly GivenComment[],
  locale: Locale,
  figure: GivenFigure | null,
): readonly GivenComment[] | null {
  // What we counted is ours to say.
  const theirs = quoted.filter((span) => figure === null || span !== evened(figure.of));
  const holders = theirs.map((span) => cited.filter(({ text }) => isQuotable(span, text, locale)));
  if (holders.some((its) => its.length !== 1)) return null;
  const [first] = holders.flat();
  if (first === undefined) return cited;
  return holders.flat().every((each) => each === first) ? [first] : null;
}

/** Letter by letter; a single word only where it says something by itself. */
function isQuotable(span: string, comment: string, locale: Locale): boolean {
  if (!/\p{L}/u.test(span) || !stands(span, evened(comment))) return false;
  const [word, ...others] = readWords(span, locale);
  if (word === undefined || others.length > 0) return word !== undefined;
  const said = readWords(comment, locale);
  return said.some(({ folded, clause }) => {
    const isAlone = said.filter((each) => each.clause === clause).length === 1;
    return isAlone && folded === word.folded;
  });
}

/** The figure that a sentence tells; null where it has no number, 'number' where it has one that we did not compute. */
function figureIn(own: string, { locale, figures }: GivenToModel): GivenFigure | 'number' | null {
  const { said } = speakingIn(own, locale);
  const words = wordsIn(said).map(plain);
  if (words.some((word) => SHARES[locale].has(word))) return 'number';
  const found: { value: number; percent: boolean }[] = words.flatMap((word) => {
    const value = NUMBER_WORDS[locale].get(word);
    return value === undefined ? [] : [{ value, percent: false }];
  });
  let rest = said;
  for (const [whole, digits = '', sign] of said.matchAll(FIGURE)) {
    const value = amountIn(digits, locale);
    if (value === null) return 'number';
    found.push({ value, percent: sign !== undefined });
    rest = rest.replace(whole, ' ');
  }
  if (/[\p{N}%‰‱]/u.test(rest)) return 'number';
  const [one, ...more] = found;
  if (one === undefined) return null;
  // "vingt-deux", "two hundred": what is made of several is written in figures, or not at all.
  if (more.length > 0 || countedIn(own, locale) === null) return 'number';
  return (
    figures.find(({ value, percent = false }) => value === one.value && percent === one.percent) ?? 'number'
  );
}

/** Thousands apart by spaces or the language's own sign, a decimal behind a comma or a point; never a part of a word, of a date or of another. */
const FIGURE =
  /(?<![\p{L}\p{N}.,/:'’-])(\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?:[ \u00a0\u202f]?(%))?(?![\p{L}\p{N}/:-]|[.,]\d)/gu;

/** "1 234,5" in French, "1,234.5" in English; null for what is neither. */
function amountIn(digits: string, locale: Locale): number | null {
  const even =
    locale === 'fr'
      ? digits.replace(/[ \u00a0\u202f]/g, '').replace(',', '.')
      : digits.replace(/,(?=\d{3}(?!\d))/g, '');
  return /^\d+(\.\d+)?$/.test(even) ? Number(even) : null;
}
