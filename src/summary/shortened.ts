// Whether a sentence is one comment shortened: its words in their order, and nothing left out on which their meaning hangs. Pure. What this cannot
// see: docs/summary.md.
import type { Locale } from '../i18n/locale.ts';
import {
  ADDRESS,
  AND,
  ARTICLES,
  CUSTOMERS,
  ENDINGS,
  FREE,
  HINGES,
  LACKS,
  LEADING,
  LEAVABLE,
  MODIFIERS,
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

/** More ways of reading one as the other are not looked at: it is not shown then. */
const MOST_WAYS = 200;

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
  const text = { sentence, comment, locale, isLight, beginnings: beginningsOf(comment, isLight) };
  const isSomewhere = (at: number) => comment.some((each) => isSame(sentence[at], each, locale));
  if (!wanted.every((at, i) => isSomewhere(at) || (i === 0 && isCustomer(sentence[at], locale))))
    return 'words';
  let ways = 0;
  // From where no way leads to the end, none is tried twice.
  const dead = new Set<string>();
  const place = (next: number, places: Places, isElided: boolean): boolean => {
    const at = wanted[next];
    const word = at === undefined ? undefined : sentence[at];
    if (at === undefined || !word)
      return places.length > 0 && ++ways <= MOST_WAYS && isFaithful(text, places);
    const last = places.at(-1)?.[1] ?? -1;
    const here = `${next} ${last} ${isElided}`;
    if (dead.has(here) || ways >= MOST_WAYS) return false;
    const before = ways;
    for (let to = last + 1; to < comment.length; to++) {
      if (!isSame(word, comment[to], locale) || !leads(text, last, to)) continue;
      if (isElided && !isTheCustomers(text, at, to)) continue;
      if (next === 0 && isCustomer(word, locale) && !isSubject(text, at, to)) continue;
      if (place(next + 1, [...places, [at, to]], false)) return true;
    }
    if (next === 0 && isCustomer(word, locale) && place(1, [], true)) return true;
    if (ways === before) dead.add(here);
    return false;
  };
  if (place(0, [], false)) return null;
  return ways > 0 ? 'contrary' : 'words';
}

interface Compared {
  readonly sentence: readonly SentenceWord[];
  readonly comment: readonly ReadWord[];
  readonly locale: Locale;
  /** What a clause can begin with and leave out. */
  readonly isLight: (word: ReadWord) => boolean;
  /** Places of the comment before which, in their clause, nothing stands but what may be left out. */
  readonly beginnings: ReadonlySet<number>;
}

function beginningsOf(comment: readonly ReadWord[], isLight: Compared['isLight']): ReadonlySet<number> {
  const begun = new Set<number>();
  const found = new Set<number>();
  for (const [place, word] of comment.entries()) {
    if (!begun.has(word.clause)) found.add(place);
    if (!isLight(word)) begun.add(word.clause);
  }
  return found;
}

function isCustomer(word: SentenceWord | undefined, locale: Locale): boolean {
  return word !== undefined && !word.quoted && CUSTOMERS[locale].has(word.folded);
}

/** In the same form or another of the same word; of short ones and of those that turn a sentence round, the very one. "A customer" is whoever says "I". */
function isSame(word: SentenceWord | undefined, said: ReadWord | undefined, locale: Locale): boolean {
  if (!word || !said) return false;
  if (word.folded === said.folded) return true;
  if (isCustomer(word, locale)) return SELF[locale].has(said.folded);
  const exact = word.quoted || word.folded.length <= 3 || NEGATIONS[locale].has(word.folded);
  return !exact && !FREE[locale].has(said.folded) && word.stem === said.stem;
}

/** Into another clause only by what that begins with, and over none but what only says how. */
function leads({ comment, locale, beginnings }: Compared, from: number, to: number): boolean {
  if (from < 0) return true;
  const clause = comment[to]?.clause ?? 0;
  const left = comment[from]?.clause ?? 0;
  if (clause === left) return true;
  for (let over = left + 1; over < clause; over++) {
    const first = comment.find((each) => each.clause === over);
    if (first && !LEAVABLE[locale].has(first.folded)) return false;
  }
  return beginnings.has(to);
}

/** "A customer" who does something is who says "I"; "a customer’s" is "my". */
function isSubject(text: Compared, at: number, place: number): boolean {
  const said = text.comment[place];
  if (!said || CUSTOMERS[text.locale].has(said.folded)) return true;
  if (text.sentence[at + 1]?.form === 's') return !SUBJECTS[text.locale].has(said.folded);
  return SUBJECTS[text.locale].has(said.folded) && text.beginnings.has(place);
}

/** A clause that does not say of whom it is: what had to be done, what was done to somebody, and what somebody has not. */
function isTheCustomers(text: Compared, at: number, place: number): boolean {
  const { sentence, comment, locale } = text;
  const clause = comment.filter(({ clause: its }) => its === comment[place]?.clause);
  if (!text.beginnings.has(place) || clause.some(({ folded }) => SELF[locale].has(folded))) return false;
  if (sentence[at]?.folded === 'to')
    return /^(?:has|have|had)$/.test(clause[0]?.form ?? '') && clause[1]?.form === 'to';
  const [first, second] = clause.filter((word) => !text.isLight(word));
  const lacks = first && STILL[locale].has(first.folded) ? second : first;
  return (lacks !== undefined && LACKS[locale].has(lacks.folded)) || auxiliaryOf(text, sentence, at) === 'be';
}

function isFaithful(text: Compared, places: Places): boolean {
  const taken = new Map(places.map(([at, place]) => [place, at]));
  return (
    keepsHinges(text, taken) &&
    keepsDenied(text, taken) &&
    places.every(([at, place]) => isFaithfulAt(text, taken, at, place))
  );
}

/** Of the clauses that it is from. */
function keepsHinges({ comment, locale, isLight }: Compared, taken: ReadonlyMap<number, number>): boolean {
  const from = new Set([...taken.keys()].map((place) => comment[place]?.clause));
  return comment.every(({ folded, clause }, place) => {
    if (!from.has(clause) || taken.has(place)) return true;
    if (HINGES[locale].has(folded) || NEGATIONS[locale].has(folded)) return false;
    const next = comment.findIndex((each, at) => at > place && !isLight(each));
    return !(MODIFIERS[locale].has(folded) && taken.has(next));
  });
}

/** "Not delivered by Friday" is not "not delivered": all that stands behind a "not", up to the next sign or "and", is what is denied. */
function keepsDenied({ comment, locale, isLight }: Compared, taken: ReadonlyMap<number, number>): boolean {
  return [...taken.keys()].every((place) => {
    const denies = comment[place];
    if (!denies || !(NEGATIONS[locale].has(denies.folded) || ENDINGS[locale].has(denies.folded))) return true;
    const behind = comment.slice(place + 1).filter(({ part }) => part === denies.part);
    const end = behind.findIndex((word) => LEADING[locale].has(word.folded) || AND[locale].has(word.folded));
    const denied = end < 0 ? behind : behind.slice(0, end);
    return denied.every((word, at) => isLight(word) || taken.has(place + 1 + at));
  });
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
