// Whether a sentence is one comment shortened: its words in their order, and nothing left out on which their meaning hangs. Pure. What this cannot
// see: docs/summary.md.
import type { Locale } from '../i18n/locale.ts';
import { stemOf } from '../terms/stems.ts';
import {
  ADDRESS,
  ARTICLES,
  CUSTOMERS,
  FREE,
  HINGES,
  LACKS,
  LEADING,
  LEAVABLE,
  NEGATIONS,
  OBJECTS,
  OF,
  QUANTIFIERS,
  SELF,
  STILL,
  SUBJECTS,
  TO_BE,
  TO_HAVE,
} from './lexicon.ts';
import type { ReadWord } from './reading.ts';

/** A word of a sentence: its own, or one that it quotes. */
export interface SentenceWord extends ReadWord {
  readonly quoted: boolean;
}

/** `words`: it has others, or in another order; `contrary`: it leaves out what turns it round. */
export type NotShortened = 'words' | 'contrary';

/** Each word of the sentence that is not grammar, and where in the comment it stands. */
type Places = readonly (readonly [at: number, place: number])[];

/** More ways of reading one into the other are not tried: it is not shown then. */
const MOST_STEPS = 4_000;

/** Null where it is. */
export function notShortened(
  sentence: readonly SentenceWord[],
  comment: readonly ReadWord[],
  locale: Locale,
): NotShortened | null {
  const isLight = ({ folded }: ReadWord) =>
    FREE[locale].has(folded) || ADDRESS[locale].has(folded) || LEADING[locale].has(folded);
  const wanted = [...sentence.keys()].filter((at) => {
    const word = sentence[at];
    return word && !(word.quoted ? isLight(word) : FREE[locale].has(word.folded));
  });
  const text = { sentence, comment, locale, isLight };
  let steps = 0;
  let found: NotShortened | null = 'words';
  const place = (next: number, places: Places, isElided: boolean): boolean => {
    if (++steps > MOST_STEPS) return false;
    const at = wanted[next];
    const word = at === undefined ? undefined : sentence[at];
    if (at === undefined || !word) {
      if (places.length === 0) return false;
      if (isFaithful(text, places)) return true;
      found = 'contrary';
      return false;
    }
    const last = places.at(-1)?.[1] ?? -1;
    for (let to = last + 1; to < comment.length; to++) {
      if (!isSame(word, comment[to], locale) || !leads(text, last, to)) continue;
      if (isElided && !isTheCustomers(text, at, to)) continue;
      if (next === 0 && isCustomer(word, locale) && !isSubject(text, at, to)) continue;
      if (place(next + 1, [...places, [at, to]], false)) return true;
    }
    return next === 0 && isCustomer(word, locale) && place(1, [], true);
  };
  return place(0, [], false) ? null : found;
}

interface Compared {
  readonly sentence: readonly SentenceWord[];
  readonly comment: readonly ReadWord[];
  readonly locale: Locale;
  /** What a clause can begin with and leave out. */
  readonly isLight: (word: ReadWord) => boolean;
}

function isCustomer({ folded, quoted }: SentenceWord, locale: Locale): boolean {
  return !quoted && CUSTOMERS[locale].has(folded);
}

/** In the same form or another of the same word; of short ones and of those that turn a sentence round, the very one. "A customer" is whoever says "I". */
function isSame(word: SentenceWord, said: ReadWord | undefined, locale: Locale): boolean {
  if (!said) return false;
  if (word.folded === said.folded) return true;
  if (isCustomer(word, locale)) return SELF[locale].has(said.folded);
  const exact = word.quoted || word.folded.length <= 3 || NEGATIONS[locale].has(word.folded);
  return !exact && !FREE[locale].has(said.folded) && stemOf(word.form, locale) === stemOf(said.form, locale);
}

/** Into another clause only by what that begins with, and over none but what only says how. */
function leads({ comment, locale, isLight }: Compared, from: number, to: number): boolean {
  if (from < 0) return true;
  const clause = comment[to]?.clause ?? 0;
  const left = comment[from]?.clause ?? 0;
  if (clause === left) return true;
  for (let over = left + 1; over < clause; over++) {
    const first = comment.find((each) => each.clause === over);
    if (first && !LEAVABLE[locale].has(first.folded)) return false;
  }
  return isBeginning({ comment, isLight }, to);
}

/** Nothing but what may be left out stands before it in its clause. */
function isBeginning({ comment, isLight }: Pick<Compared, 'comment' | 'isLight'>, place: number): boolean {
  const clause = comment[place]?.clause;
  return comment.every((each, at) => at >= place || each.clause !== clause || isLight(each));
}

/** "A customer" who does something is who says "I"; "a customer’s" is "my". */
function isSubject(text: Compared, at: number, place: number): boolean {
  const said = text.comment[place];
  if (!said || CUSTOMERS[text.locale].has(said.folded)) return true;
  if (text.sentence[at + 1]?.form === 's') return !SUBJECTS[text.locale].has(said.folded);
  return SUBJECTS[text.locale].has(said.folded) && isBeginning(text, place);
}

/** A clause that does not say of whom it is: what had to be done, what was done to somebody, and what somebody has not. */
function isTheCustomers(text: Compared, at: number, place: number): boolean {
  const { sentence, comment, locale } = text;
  const clause = comment.filter(({ clause: its }) => its === comment[place]?.clause);
  if (!isBeginning(text, place) || clause.some(({ folded }) => SELF[locale].has(folded))) return false;
  if (sentence[at]?.folded === 'to')
    return /^(?:has|have|had)$/.test(clause[0]?.form ?? '') && clause[1]?.form === 'to';
  const [first, second] = clause.filter((word) => !text.isLight(word));
  const lacks = first && STILL[locale].has(first.folded) ? second : first;
  return (lacks !== undefined && LACKS[locale].has(lacks.folded)) || auxiliaryOf(text, sentence, at) === 'be';
}

function isFaithful(text: Compared, places: Places): boolean {
  const taken = new Map(places.map(([at, place]) => [place, at]));
  return keepsHinges(text, taken) && places.every(([at, place]) => isFaithfulAt(text, taken, at, place));
}

/** Of the clauses that it is from. */
function keepsHinges({ comment, locale }: Compared, taken: ReadonlyMap<number, number>): boolean {
  const from = new Set([...taken.keys()].map((place) => comment[place]?.clause));
  return comment.every(
    ({ folded, clause }, place) =>
      !from.has(clause) || taken.has(place) || !(HINGES[locale].has(folded) || NEGATIONS[locale].has(folded)),
  );
}

function isFaithfulAt(
  text: Compared,
  taken: ReadonlyMap<number, number>,
  at: number,
  place: number,
): boolean {
  const { sentence, comment, locale } = text;
  const word = sentence[at];
  const said = comment[place];
  if (!word || !said) return false;
  if (isLostOwner(text, taken, place)) return false;
  if (word.quoted) return true;
  if (said.asked) return false;
  if (QUANTIFIERS[locale].has(word.folded) && !isOfTheSame(text, taken, at, place)) return false;
  return !isTurned(text, at, place);
}

/** « Le mari de la conseillère »: she is not him. */
function isLostOwner(
  { comment, locale, isLight }: Compared,
  taken: ReadonlyMap<number, number>,
  place: number,
): boolean {
  let before = place - 1;
  const folded = () => comment[before]?.folded ?? '';
  while (ARTICLES[locale].has(folded())) before--;
  if (!OF[locale].has(folded())) return false;
  do before--;
  while (before >= 0 && comment[before] && isLight(comment[before] as ReadWord) && !taken.has(before));
  return comment[before]?.clause === comment[place]?.clause && !taken.has(before);
}

/** "All weekend" of "all weekend": the next word is the comment's next. */
function isOfTheSame(
  { sentence, comment, isLight }: Compared,
  taken: ReadonlyMap<number, number>,
  at: number,
  place: number,
): boolean {
  const next = comment.findIndex((each, to) => to > place && !isLight(each));
  const following = sentence.findIndex((each, to) => to > at && !isLight(each));
  if (next < 0 || comment[next]?.clause !== comment[place]?.clause) return following < 0;
  return taken.get(next) === following;
}

/** The nearest before a word, with nothing between but what may be left out and a "not". */
function auxiliaryOf(
  { locale, isLight }: Pick<Compared, 'locale' | 'isLight'>,
  words: readonly ReadWord[],
  at: number,
): 'be' | 'have' | null {
  for (let before = at - 1; before >= 0; before--) {
    const word = words[before];
    if (!word || word.clause !== words[at]?.clause) return null;
    if (TO_BE[locale].has(word.form)) return 'be';
    if (TO_HAVE[locale].has(word.form)) return 'have';
    if (!isLight(word) && !NEGATIONS[locale].has(word.folded)) return null;
  }
  return null;
}

/** Whoever did it becomes whom it was done to, or the other way round. */
function isTurned(text: Compared, at: number, place: number): boolean {
  const { sentence, comment, locale } = text;
  const [own, said] = [auxiliaryOf(text, sentence, at), auxiliaryOf(text, comment, place)];
  if (own === 'have') return said === 'be';
  if (own !== 'be') return false;
  const next = comment[place + 1];
  const hasObject =
    next !== undefined && next.clause === comment[place]?.clause && OBJECTS[locale].has(next.folded);
  return said === 'have' || (said === null && hasObject);
}
