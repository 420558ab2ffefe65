// The comments of one language, this period's and the reference's, with their terms counted period by period.
import type { Reader } from './reading.ts';
import { type Terms, termsIn } from './terms.ts';
import type { Comment, Language } from './theme.ts';

export interface Corpus {
  readonly language: Language;
  readonly comments: readonly Comment[];
  /** The words of each comment, as terms.visit takes them. */
  readonly codes: readonly Int32Array[];
  /** The period of each comment: 0 is this one, then the reference's, first to last. */
  readonly periods: readonly number[];
  /** Comments in each period. */
  readonly sizes: readonly number[];
  readonly terms: Terms;
  /** For each term, the comments of each period that hold it. */
  readonly counts: readonly (readonly number[])[];
}

export interface Placed {
  readonly comment: Comment;
  readonly codes: Int32Array;
  readonly period: number;
}

/** In this share of the reference's comments, a name is one that everyone uses. */
const EVERYONES = 0.01;

export function corpusOf(
  language: Language,
  placed: readonly Placed[],
  periods: number,
  reader: Reader,
): Corpus {
  const codes = placed.map((each) => each.codes);
  const sizes = Array.from({ length: periods }, () => 0);
  for (const { period } of placed) sizes[period] = (sizes[period] ?? 0) + 1;
  const everyones = everyonesNames(placed, reader);
  const terms = termsIn(codes, (word) => everyones.has(word));
  const counts = terms.words.map(() => Array.from({ length: periods }, () => 0));
  const lastIn = new Int32Array(terms.words.length).fill(-1);
  placed.forEach(({ period }, at) => {
    terms.visit(codes[at] ?? new Int32Array(), (term) => {
      const row = counts[term];
      if (!row || lastIn[term] === at) return;
      lastIn[term] = at;
      row[period] = (row[period] ?? 0) + 1;
    });
  });
  return {
    language,
    comments: placed.map(({ comment }) => comment),
    codes,
    periods: placed.map(({ period }) => period),
    sizes,
    terms,
    counts,
  };
}

/** The comments that hold each of these terms, by their places in the corpus, ascending. */
export function holdersOf(corpus: Corpus, wanted: Iterable<number>): ReadonlyMap<number, readonly number[]> {
  const holders = new Map<number, number[]>([...wanted].map((term) => [term, []]));
  corpus.codes.forEach((codes, at) => {
    corpus.terms.visit(codes, (term) => {
      const its = holders.get(term);
      if (its && its.at(-1) !== at) its.push(at);
    });
  });
  return holders;
}

function everyonesNames(placed: readonly Placed[], reader: Reader): ReadonlySet<number> {
  const names = new Set([...reader.stems.keys()].filter(reader.isName));
  const reference = placed.filter(({ period }) => period > 0);
  const held = new Map<number, number>();
  if (names.size === 0) return names;
  for (const { codes } of reference) {
    for (const word of new Set(codes.filter((code) => names.has(code))))
      held.set(word, (held.get(word) ?? 0) + 1);
  }
  return new Set([...held].flatMap(([word, count]) => (count >= EVERYONES * reference.length ? word : [])));
}
