// Whether a sentence is one comment shortened: its words in their order, and nothing left out on which their meaning hangs. Pure. What this cannot
// see: docs/summary.md.
import type { Locale } from '../i18n/locale.ts';
import {
  ADDRESS,
  AND,
  ARTICLES,
  CUSTOMERS,
  DENYING_NOUNS,
  ENDINGS,
  FINDS,
  FREE,
  HINGES,
  LACKS,
  LEADING,
  LEAVABLE,
  MODIFIERS,
  NEGATIONS,
  NUMBER_WORDS,
  OBJECTS,
  OF,
  PREPOSITIONS,
  PRONOUNS,
  QUANTIFIERS,
  SELF,
  STILL,
  SUBJECTS,
  THAT,
  THEY,
  TO_BE,
  TO_HAVE,
  TURNS,
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
    keepsWhatLeads(text, taken) &&
    keepsCompared(text, taken) &&
    places.every(([at, place]) => isFaithfulAt(text, taken, at, place))
  );
}

/** Of the clauses that it is from. */
function keepsHinges({ comment, locale, isLight }: Compared, taken: ReadonlyMap<number, number>): boolean {
  const from = new Set([...taken.keys()].map((place) => comment[place]?.clause));
  return comment.every(({ folded, stem, clause }, place) => {
    if (!from.has(clause) || taken.has(place)) return true;
    if (HINGES[locale].has(folded) || NEGATIONS[locale].has(folded) || TURNS[locale].has(stem)) return false;
    if (isShare(comment, place, locale)) return false;
    // « Pour une fois ».
    if (folded === 'fois' && comment[place - 2]?.folded === 'pour') return false;
    const next = comment.findIndex((each, at) => at > place && !isLight(each));
    return !(MODIFIERS[locale].has(folded) && taken.has(next));
  });
}

/** « Un colis sur deux », "one in three": the second of its numbers. */
function isShare(comment: readonly ReadWord[], place: number, locale: Locale): boolean {
  const isNumber = (word: ReadWord | undefined) =>
    word !== undefined && (/^\d+$/.test(word.form) || NUMBER_WORDS[locale].has(word.folded));
  if (!isNumber(comment[place])) return false;
  const [before, link] = [comment[place - 2]?.folded, comment[place - 1]?.folded ?? ''];
  return locale === 'fr'
    ? link === 'sur'
    : (link === 'of' && before === 'out') || (link === 'in' && isNumber(comment[place - 2]));
}

/** « Je demande que … », "the driver that my neighbour insulted": with what follows "that" goes what it hangs on, and who did it. */
function keepsWhatLeads({ comment, locale, isLight }: Compared, taken: ReadonlyMap<number, number>): boolean {
  return comment.every(({ folded, clause }, place) => {
    if (!THAT[locale].has(folded) || taken.has(place)) return true;
    const said = [...comment.entries()].filter(
      ([at, each]) => each.clause === clause && (taken.has(at) || !isLight(each)),
    );
    const behind = said.filter(([at]) => at > place);
    if (!behind.some(([at]) => taken.has(at))) return true;
    const before = said.findLast(([at]) => at < place);
    const [first] = behind;
    const isKept = (found: (typeof said)[number] | undefined) => found === undefined || taken.has(found[0]);
    return isKept(first) && (isKept(before) || FINDS[locale].has(before?.[1].folded ?? ''));
  });
}

/** « Plutôt rapide que lent », "anything but quick": the second is told with the first alone. */
function keepsCompared({ comment }: Compared, taken: ReadonlyMap<number, number>): boolean {
  return [...taken.keys()].every((place) => {
    const clause = comment[place]?.clause ?? 0;
    const first = comment.findIndex((each) => each.clause === clause);
    const last = comment[first - 1];
    const isSecond =
      comment[first]?.folded === 'than' ||
      (comment[first]?.folded === 'but' && /^(?:any|no)thing$/.test(last?.folded ?? ''));
    return !isSecond || [...taken.keys()].some((at) => comment[at]?.clause === last?.clause);
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
  if (isLostOwner(text, taken, place) || isOwnersAlone(text, taken, place)) return false;
  if (word.quoted) return true;
  if (said.asked || isLostPreposition(text, taken, place)) return false;
  if (isUnsaid(text, at, place) || isOtherSubject(text, at, place)) return false;
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

/** "The driver’s dog": the driver is not the dog. */
function isOwnersAlone(
  { comment, isLight }: Compared,
  taken: ReadonlyMap<number, number>,
  place: number,
): boolean {
  if (comment[place + 1]?.form !== 's') return false;
  const next = comment.findIndex((each, at) => at > place + 1 && !isLight(each));
  return next >= 0 && comment[next]?.clause === comment[place]?.clause && !taken.has(next);
}

/** "Rude to the driver" is no rude driver. Alone, what stands behind one can be told. */
function isLostPreposition(
  { comment, locale, isLight }: Compared,
  taken: ReadonlyMap<number, number>,
  place: number,
): boolean {
  const clause = comment[place]?.clause;
  let before = place - 1;
  while (comment[before] && isLight(comment[before] as ReadWord) && comment[before]?.clause === clause)
    before--;
  const leads = comment[before];
  if (!leads || leads.clause !== clause || taken.has(before)) return false;
  return (
    PREPOSITIONS[locale].has(leads.folded) &&
    [...taken.keys()].some((at) => at < before && comment[at]?.clause === clause)
  );
}

/** « Personne » of « une personne », and the other way round; « plus » without its « ne ». */
function isUnsaid({ sentence, comment, locale }: Compared, at: number, place: number): boolean {
  const { folded = '', clause } = sentence[at] ?? {};
  const isNoun = (words: readonly ReadWord[], to: number) =>
    ARTICLES[locale].has(words[to - 1]?.folded ?? '');
  if (DENYING_NOUNS[locale].has(folded)) return isNoun(sentence, at) !== isNoun(comment, place);
  if (locale === 'en' || !ENDINGS[locale].has(folded)) return false;
  const denies = (words: readonly ReadWord[], of: number | undefined) =>
    words.some((each) => each.clause === of && /^ne?$/.test(each.folded));
  return denies(comment, comment[place]?.clause) !== denies(sentence, clause);
}

/** "He stole it" of "the driver stole it", said of a customer: who it is would be another. */
function isOtherSubject(
  { sentence, comment, locale, isLight, beginnings }: Compared,
  at: number,
  place: number,
): boolean {
  const lightBefore = (words: readonly ReadWord[], to: number) => {
    const found: string[] = [];
    for (let before = to - 1; before >= 0; before--) {
      const word = words[before];
      if (!word || word.clause !== words[to]?.clause || !isLight(word)) break;
      found.push(word.folded);
    }
    return found;
  };
  const own = lightBefore(sentence, at).find((each) => PRONOUNS[locale].has(each));
  if (own === undefined) return false;
  const theirs = lightBefore(comment, place);
  if (theirs.includes(own) || theirs.some((each) => SUBJECTS[locale].has(each))) return false;
  if (THEY[locale].has(own) && theirs.some((each) => ADDRESS[locale].has(each) || THEY[locale].has(each)))
    return false;
  return (
    !beginnings.has(place) || theirs.some((each) => PRONOUNS[locale].has(each) || ADDRESS[locale].has(each))
  );
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
  const hasObject = (words: readonly ReadWord[], of: number) =>
    words[of + 1]?.clause === words[of]?.clause && OBJECTS[locale].has(words[of + 1]?.folded ?? '');
  if (own === null) return said === 'be' && hasObject(sentence, at) && !hasObject(comment, place);
  return said === 'have' || (said === null && hasObject(comment, place));
}
