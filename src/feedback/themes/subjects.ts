// What an admin joined: several terms that are one subject, counted together over the comments of all their languages. Told as a theme by telling.ts.
import type { Language } from '../../terms/language.ts';
import { type Corpus, cellKey, type Lot, lotOf } from './corpus.ts';
import { type Claim, isEcho, isSharper } from './merge.ts';
import type { CommentReader } from './reading.ts';
import { changesIn, type Shift, type Surprise } from './surprise.ts';
import { holdsOneOf } from './terms.ts';
import type { JoinedThemes } from './theme.ts';

export interface ThemeSubject extends Shift {
  readonly joined: JoinedThemes;
  readonly languages: readonly Language[];
  readonly lot: Lot;
  /** The comments that hold one of its terms, each once, by their places in the lot. */
  readonly holders: readonly number[];
}

/**
 * Each is tested like a term, over the comments of all its languages together: each language and source compared with itself, what usually moves
 * measured over the terms of all. A subject that cannot be compared with anything is none.
 */
export function subjectsIn(
  corpora: readonly Corpus[],
  reader: CommentReader,
  joined: readonly JoinedThemes[],
): ThemeSubject[] {
  const wholes = new Map<string, WholeLot>();
  return joined.flatMap((each) => {
    const its = corpora.filter(({ language }) => each.members.some((member) => member.language === language));
    const key = its.map(({ language }) => language).join(' ');
    const whole = wholes.get(key) ?? wholeOf(its);
    wholes.set(key, whole);
    const { lot, counts } = whole;
    const holders = holdersIn(lot, its, reader, each);
    const row = lot.cells.map(() => 0);
    for (const at of holders) {
      const cell = lot.cellOf[at] ?? 0;
      row[cell] = (row[cell] ?? 0) + 1;
    }
    const [change] = changesIn(lot.cells, counts, [row]);
    return change
      ? [{ ...change, joined: each, languages: its.map(({ language }) => language), lot, holders }]
      : [];
  });
}

/** The comments of some languages as one lot, with the counts of all their terms. */
interface WholeLot {
  readonly lot: Lot;
  readonly counts: Corpus['counts'];
}

function wholeOf(corpora: readonly Corpus[]): WholeLot {
  const [only, ...others] = corpora;
  if (only && others.length === 0) return { lot: only, counts: only.counts };
  const lot = lotOf(corpora.flatMap(({ placed }) => placed));
  const counts = corpora.flatMap((corpus) => {
    const from = new Map(corpus.cells.map((cell, at) => [cellKey(cell), at]));
    const places = lot.cells.map((cell) => from.get(cellKey(cell)) ?? -1);
    return corpus.counts.map((row) => places.map((at) => row[at] ?? 0));
  });
  return { lot, counts };
}

function holdersIn(
  { placed }: Lot,
  corpora: readonly Corpus[],
  { stems }: CommentReader,
  { members }: JoinedThemes,
): number[] {
  const codeOf = new Map(stems.map((stem, code) => [stem, code]));
  const wanted = new Map(
    corpora.map(({ language, leftOut }) => {
      const its = members.filter((member) => member.language === language);
      const terms = its.map(({ stem }) => stem.split(' ').map((word) => codeOf.get(word) ?? UNSAID));
      return [language, { terms, leftOut }];
    }),
  );
  return placed.flatMap(({ language, codes }, at) => {
    const { terms, leftOut } = wanted.get(language) ?? {};
    return terms && holdsOneOf(codes, terms, (word) => leftOut?.has(word) ?? false) ? at : [];
  });
}

/** No word's number. */
const UNSAID = -4;

/** Whether sharper terms explain all of it: then these are told, as of a general term. */
export function isExplained(
  { lot, holders, ...change }: ThemeSubject,
  tested: readonly { readonly corpus: Corpus; readonly passed: readonly Surprise[] }[],
  bar: number,
): boolean {
  const sharper = new Map(
    tested.map(({ corpus, passed }) => [
      corpus.language,
      { corpus, terms: new Set(passed.flatMap((each) => (isSharper(each, change) ? each.term : []))) },
    ]),
  );
  if ([...sharper.values()].every(({ terms }) => terms.size === 0)) return false;
  const taken = Uint8Array.from(lot.placed, ({ language, codes }) => {
    const { corpus, terms } = sharper.get(language) ?? {};
    let isTaken = 0;
    corpus?.terms.visit(codes, (term) => {
      if (terms?.has(term)) isTaken = 1;
    });
    return isTaken;
  });
  return isEcho(lot, change, holders, taken, bar);
}

/** Its comments among those of one language, which no term takes from it. */
export function claimOf(subject: ThemeSubject, isTold: boolean, { placed }: Lot): Claim {
  const its = new Set(subject.holders.map((at) => subject.lot.placed[at]?.comment));
  return {
    z: subject.z,
    isTold,
    covered: Uint8Array.from(placed, ({ comment }) => (its.has(comment) ? 1 : 0)),
  };
}
