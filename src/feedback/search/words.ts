// The words of an answer as they are indexed, and of a question as they are looked for. Pure; the index is in indexing.ts.
import type { Engine } from '../../database/client.ts';
import { fold } from '../../terms/fold.ts';
import { termsOf, tokensOf } from '../../terms/terms.ts';

/** Longer questions are not words that somebody remembers. */
export const MOST_WORDS = 20;

/** Letters from which the last word may be the beginning of one. */
const SHORTEST_PREFIX = 3;

/** As long as terms are at most, so that a long word is the beginning of itself. */
const LONGEST_PREFIX = 40;

/** What is indexed of an answer: its terms, each once, with a space between. Terms are letters and digits only. */
export function indexedWords(verbatim: string): string {
  return [...new Set(verbatim.split(/\s+/).flatMap(termsOfPiece))].join(' ');
}

/** Remembers what the same few thousand pieces come to again and again: an import is ten times quicker at this. No whole text. */
function termsOfPiece(piece: string): readonly string[] {
  if (piece.length > LONGEST_PIECE) return termsOf(piece);
  const known = pieces.get(piece);
  if (known) return known;
  const terms = termsOf(piece);
  if (pieces.size >= MOST_PIECES) pieces.clear();
  pieces.set(piece, terms);
  return terms;
}

const pieces = new Map<string, readonly string[]>();
const LONGEST_PIECE = 30;
const MOST_PIECES = 20_000;

/** What an answer must have: all `terms`, and `last` in one of its two readings. */
export interface WantedTerms {
  readonly terms: readonly string[];
  /** The last word: a term, or how a longer one begins (null under 3 letters, or where the word says nothing by itself). */
  readonly last: { readonly term: string | null; readonly prefix: string | null };
}

export type NotAsked = 'no-words' | 'too-many-words';

/**
 * Accents, case, plurals and stop words do not matter; a stop word at the end narrows nothing, but alone it may be how a longer word
 * begins. "no-words": nothing but stop words, single letters or signs. "too-many-words": over 20 that count.
 */
export function wantedIn(words: string): WantedTerms | NotAsked {
  const tokens = tokensOf(words);
  const telling = [...new Set(tokens.flatMap(({ term, stop }) => (stop ? [] : term)))];
  if (telling.length > MOST_WORDS) return 'too-many-words';
  const last = tokens.at(-1);
  if (!last) return 'no-words';
  const prefix = prefixIn(last.form);
  if (last.stop && telling.length > 0) {
    return { terms: telling.slice(0, -1), last: { term: telling.at(-1) ?? null, prefix: null } };
  }
  if (last.stop) return prefix === null ? 'no-words' : { terms: [], last: { term: null, prefix } };
  return { terms: telling.filter((term) => term !== last.term), last: { term: last.term, prefix } };
}

function prefixIn(form: string): string | null {
  const letters = [...fold(form).replaceAll(' ', '')].slice(0, LONGEST_PREFIX);
  return letters.length < SHORTEST_PREFIX ? null : letters.join('');
}

/** The question in the engine's own language, FTS5's or tsquery's. Each term stands in quotes, of which no term holds one. */
export function matchOf(engine: Engine, { terms, last }: WantedTerms): string {
  const { quoted, begun, and, or } = languages[engine];
  const readings = [
    ...(last.term === null ? [] : [quoted(last.term)]),
    ...(last.prefix === null ? [] : [begun(last.prefix)]),
  ];
  return [...terms.map(quoted), `(${readings.join(or)})`].join(and);
}

/** https://sqlite.org/fts5.html#full_text_query_syntax and https://www.postgresql.org/docs/current/datatype-textsearch.html */
const languages: Readonly<Record<Engine, QueryLanguage>> = {
  sqlite: { quoted: (term) => `"${term}"`, begun: (term) => `"${term}" *`, and: ' AND ', or: ' OR ' },
  postgresql: { quoted: (term) => `'${term}'`, begun: (term) => `'${term}':*`, and: ' & ', or: ' | ' },
};

interface QueryLanguage {
  readonly quoted: (term: string) => string;
  readonly begun: (term: string) => string;
  readonly and: string;
  readonly or: string;
}

/** What search finds an answer by: the words of all its texts; null where it has none. */
export function indexedOf(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : indexedWords(texts.join('\n'));
}
