// Comments from sources that can be compared with themselves, this period's and the reference's; of one language, with their terms counted
// period by period and source by source.

import type { Language } from '../../terms/language.ts';
import type { CommentReader } from './reading.ts';
import { sourceWeights } from './sources.ts';
import { type Terms, termsIn } from './terms.ts';
import type { Comment } from './theme.ts';

export interface Lot {
  readonly placed: readonly PlacedComment[];
  /** What each comment counts for: 1 in this period; before, so that the sources have this period's shares. */
  readonly weights: readonly number[];
  readonly cells: readonly CorpusCell[];
  /** The cell of each comment. */
  readonly cellOf: readonly number[];
}

export interface Corpus extends Lot {
  readonly language: Language;
  readonly terms: Terms;
  /** Names that everyone uses: in no term, and in no theme's name. */
  readonly leftOut: ReadonlySet<number>;
  /** For each term, the comments of each cell that hold it. */
  readonly counts: readonly (readonly number[])[];
}

/** The comments of one source in one period. */
export interface CorpusCell {
  readonly period: number;
  readonly source: string;
  readonly size: number;
  /** Of each of its comments. */
  readonly weight: number;
}

export interface PlacedComment {
  readonly comment: Comment;
  readonly language: Language;
  /** Its words, as terms.visit takes them. */
  readonly codes: Int32Array;
  /** 0 is this one, then the reference's, first to last. */
  readonly period: number;
  /** What it is compared with: what its source says in its language. */
  readonly source: string;
}

/** In this share of the reference's comments, a name is one that everyone uses. */
const EVERYONES = 0.01;

export function lotOf(all: readonly PlacedComment[]): Lot {
  const sources = sourceWeights(all);
  const placed = all.filter(({ source }) => sources.has(source));
  const weights = placed.map(({ period, source }) => (period === 0 ? 1 : (sources.get(source) ?? 0)));
  const places = new Map<string, number>();
  const cells: { period: number; source: string; size: number; weight: number }[] = [];
  const cellOf = placed.map(({ period, source }, at) => {
    const key = cellKey({ period, source });
    const place = places.get(key) ?? cells.push({ period, source, size: 0, weight: weights[at] ?? 0 }) - 1;
    places.set(key, place);
    const cell = cells[place];
    if (cell) cell.size++;
    return place;
  });
  return { placed, weights, cells, cellOf };
}

export function cellKey({ period, source }: Pick<CorpusCell, 'period' | 'source'>): string {
  return `${period} ${source}`;
}

export function corpusOf(language: Language, all: readonly PlacedComment[], reader: CommentReader): Corpus {
  const lot = lotOf(all);
  const { placed, cells, cellOf } = lot;
  const leftOut = everyonesNames(placed, reader);
  const terms = termsIn(
    placed.map(({ codes }) => codes),
    (word) => leftOut.size > 0 && leftOut.has(word),
  );
  const counts = terms.words.map(() => cells.map(() => 0));
  terms.heldIn.forEach((held, at) => {
    const cell = cellOf[at] ?? 0;
    for (const term of held) {
      const row = counts[term];
      if (row) row[cell] = (row[cell] ?? 0) + 1;
    }
  });
  return { ...lot, language, terms, leftOut, counts };
}

/** The comments that hold each of these terms, by their places in the corpus, ascending. */
export function holdersOf(corpus: Corpus, wanted: Iterable<number>): ReadonlyMap<number, readonly number[]> {
  const holders = new Map<number, number[]>([...wanted].map((term) => [term, []]));
  const rows = corpus.terms.words.map((_, term) => holders.get(term));
  corpus.terms.heldIn.forEach((held, at) => {
    for (const term of held) rows[term]?.push(at);
  });
  return holders;
}

function everyonesNames(placed: readonly PlacedComment[], reader: CommentReader): ReadonlySet<number> {
  const names = new Set([...reader.stems.keys()].filter(reader.isName));
  const reference = placed.filter(({ period }) => period > 0);
  const held = new Map<number, number>();
  if (names.size === 0) return names;
  for (const { codes } of reference) {
    codes.forEach((word, at) => {
      if (names.has(word) && codes.indexOf(word) === at) held.set(word, (held.get(word) ?? 0) + 1);
    });
  }
  return new Set([...held].flatMap(([word, count]) => (count >= EVERYONES * reference.length ? word : [])));
}
