// What a theme is called: a noun phrase taken from its comments. Which comments those are is decided in merge.ts.
import { fold } from '../../terms/fold.ts';
import type { Language } from '../../terms/language.ts';
import type { Corpus } from './corpus.ts';
import { isNounPhrase, nounPhrases, type Word } from './noun-phrases.ts';
import { BREAK, type CommentReader } from './reading.ts';
import { classOf, namesNothing } from './word-classes.ts';
import { commonestSpelling, spellingOf } from './wording.ts';

/** Comments that are looked at for a name. */
const LOOKED_AT = 300;

/** A phrase that says more than the term is its name where so many of the comments say it. */
const MOST = 0.5;

/** One that a term needs to be the name of anything ("volé": "colis volé"), where so many do, and at least 3. */
const SOME = { share: 0.2, comments: 3 } as const;

/** A thing beside the term is its name where their comments are as nearly the same. */
const SAME = 0.2;

/** A part of a term may be in so many times its comments. */
const FAIR = 1.5;

interface TermCandidate {
  readonly codes: readonly number[];
  /** Whether it has all words of the term. */
  readonly whole: boolean;
  readonly held: Set<number>;
  /** Spellings, as they stand inside a clause and as they open one. */
  readonly inside: Map<string, number>;
  readonly opening: Map<string, number>;
}

/**
 * The longest noun phrase with the term's words in it that half of these comments say; else the term itself where it is one, or a place
 * ("devant la porte"); else the phrase that most make of it; else the thing in it, where that is hardly spoken of without the rest; else the thing
 * whose comments are most nearly the same; else as most people write it. Null: it is the name of nothing.
 * @param places of the comments, in the corpus
 */
export function nameOf(
  corpus: Corpus,
  reader: CommentReader,
  term: number,
  places: readonly number[],
): string | null {
  const side = places.slice(0, LOOKED_AT);
  const { language } = corpus;
  const wanted = corpus.terms.words[term] ?? [];
  const all = candidatesIn(corpus, reader, wanted, side);
  const written = spellingOf(corpus, reader, term, places);
  const saidBy = (share: number, least = 1) =>
    all.filter(({ held }) => held.size >= Math.max(least, share * side.length));
  const isWhole = ({ whole }: TermCandidate) => whole;
  const isItself = (each: TermCandidate) =>
    each.whole &&
    each.codes.length === wanted.length &&
    (isThing(each, language) || each.held.size >= MOST * side.length);
  const most = first(saidBy(MOST).filter(isWhole), byLength, byHeld);
  if (most) return spelled(most) ?? written;
  if (classOf(written.split(/\s/)[0] ?? '', language, null) === 'place') return written;
  const some = saidBy(SOME.share, Math.min(SOME.comments, side.length));
  const inside = saidBy(MOST).filter(({ codes }) => codes.every((code) => wanted.includes(code)));
  const part = first(inside, byLength, byHeld);
  // A term that names a thing is about that, not about the catastrophe that it is.
  const about = part ? some.filter(({ codes }) => part.codes.every((code) => codes.includes(code))) : some;
  const chosen =
    first(saidBy(SOME.share).filter(isItself), byHeld) ??
    first(
      some.filter((each) => each.whole && each.codes.length > wanted.length),
      byHeld,
      byLength,
    ) ??
    (part && isFair(corpus, term, part.codes) ? part : undefined) ??
    (isNounPhrase(written, language) ? undefined : nearest(corpus, term, about, side.length));
  if (chosen) return spelled(chosen) ?? written;
  return namesNothing(written) ? null : written;
}

/** Not only by the word before it, as in "à l'arrivée". */
function isThing(candidate: TermCandidate, language: Language): boolean {
  return candidate.codes.length > 1 || classOf(spelled(candidate) ?? '', language, null) === 'noun';
}

/** Whether a part of the term stands for it: few comments hold the one without the other. */
function isFair(corpus: Corpus, term: number, codes: readonly number[]): boolean {
  return heldBy(corpus, codes) <= FAIR * heldBy(corpus, corpus.terms.words[term] ?? []);
}

/** The thing whose comments are most nearly the term's; for a lone verb also one that half of them name. @param of how many comments were looked at */
function nearest(
  corpus: Corpus,
  term: number,
  things: readonly TermCandidate[],
  of: number,
): TermCandidate | undefined {
  const same = new Map(things.map((each) => [each, sameness(corpus, term, each.codes, each.held.size / of)]));
  const sameAs = (each: TermCandidate) => same.get(each) ?? 0;
  const isLone = corpus.terms.words[term]?.length === 1;
  return first(
    things.filter((each) => sameAs(each) >= SAME || (isLone && each.held.size >= MOST * of)),
    (one, other) => sameAs(other) - sameAs(one),
    byLength,
  );
}

/** How nearly a thing's comments are the term's, from 0 to 1 (Jaccard). @param share of the term's comments that name it */
function sameness(corpus: Corpus, term: number, codes: readonly number[], share: number): number {
  const its = heldBy(corpus, corpus.terms.words[term] ?? []);
  return (share * its) / (its + Math.max(share * its, heldBy(corpus, codes)) - share * its);
}

/** The comments that hold these words as a term; where they are none, as many at most as hold the rarest of them. */
function heldBy({ terms, counts }: Corpus, codes: readonly number[]): number {
  const count = (words: readonly number[]) => {
    const key = words.join(' ');
    const at = terms.words.findIndex((each) => each.join(' ') === key);
    return at < 0 ? null : (counts[at] ?? []).reduce((sum, held) => sum + held, 0);
  };
  return count(codes) ?? Math.min(...codes.map((code) => count([code]) ?? 0));
}

type TermOrder = (one: TermCandidate, other: TermCandidate) => number;
const byLength: TermOrder = (one, other) => other.codes.length - one.codes.length;
const byHeld: TermOrder = (one, other) => other.held.size - one.held.size;
const bySpelling: TermOrder = (one, other) => ((spelled(one) ?? '') < (spelled(other) ?? '') ? -1 : 1);

function first(
  candidates: readonly TermCandidate[],
  ...orders: readonly TermOrder[]
): TermCandidate | undefined {
  const [best] = candidates.toSorted((one, other) => {
    for (const order of [...orders, bySpelling]) {
      const difference = order(one, other);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return best;
}

function spelled({ inside, opening }: TermCandidate): string | undefined {
  return commonestSpelling(inside, opening);
}

function candidatesIn(
  corpus: Corpus,
  reader: CommentReader,
  wanted: readonly number[],
  places: readonly number[],
): TermCandidate[] {
  const found = new Map<string, TermCandidate>();
  const readings = places.map((place) => ({ place, ...readingOf(corpus, reader, place) }));
  const accents = accentsIn(readings.flatMap(({ words }) => words));
  for (const { place, text, words: written } of readings) {
    const words = written.map((word) => ({
      ...word,
      form: accents.get(word.form.toLowerCase()) ?? word.form,
    }));
    for (const { places, said, isDenied } of nounPhrases(words, corpus.language)) {
      // What is said of a thing belongs to its name only where that is what the term is about.
      if (said !== null && !wanted.includes(words[said]?.code ?? -1)) continue;
      const its = places.flatMap((at) => words[at] ?? []);
      const codes = its.flatMap(({ code }) => (code < 0 ? [] : code));
      if (codes.length === 0) continue;
      const key = `${isDenied ? 'not ' : ''}${codes.join(' ')}`;
      const whole = wanted.every((each) => codes.includes(each));
      const known = found.get(key) ?? {
        codes,
        whole,
        held: new Set(),
        inside: new Map(),
        opening: new Map(),
      };
      found.set(key, known);
      known.held.add(place);
      const form = formOf(text, its);
      const tally = its.some(({ opens }) => opens) ? known.opening : known.inside;
      tally.set(form, (tally.get(form) ?? 0) + 1);
    }
  }
  return [...found.values()];
}

/** The words as they stand, with what stands between those that are side by side; one that opened its clause and does not open the name is in small letters. */
function formOf(text: string, words: readonly PlacedWord[]): string {
  const parts = words.map(({ start, end, at, opens }, place) => {
    const before = words[place - 1];
    const form = text.slice(start, end);
    if (!before) return form;
    const between = before.at + 1 === at ? text.slice(before.end, start) : ' ';
    return between + (opens ? form.toLowerCase() : form);
  });
  return parts.join('').replace(/\s+/g, ' ');
}

/** How others write, with their accents, what some write without: "vole" where most write "volé". */
function accentsIn(words: readonly Word[]): ReadonlyMap<string, string> {
  const forms = new Set(words.map(({ form }) => form.toLowerCase()));
  return new Map(
    [...forms].flatMap((form) =>
      form.length > 2 && ACCENTED.test(form) ? [[fold(form), form] as const] : [],
    ),
  );
}

const ACCENTED = /[àâçéèêëîïôùûœ]/;

function readingOf(
  corpus: Corpus,
  reader: CommentReader,
  place: number,
): { text: string; words: PlacedWord[] } {
  const { text, starts, ends } = reader.read(corpus.placed[place]?.comment.text ?? '');
  const words: PlacedWord[] = [];
  let opens = true;
  corpus.placed[place]?.codes.forEach((code, at) => {
    if (code === BREAK || corpus.leftOut.has(code)) {
      opens = true;
      return;
    }
    const [start = 0, end = 0] = [starts[at], ends[at]];
    words.push({ form: text.slice(start, end), code, opens, start, end, at: words.length });
    opens = false;
  });
  return { text, words };
}

interface PlacedWord extends Word {
  /** Among the words of its comment. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}
