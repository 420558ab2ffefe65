// Terms of one to three words, and how many comments of each period hold them. Whether a count is news is not known here.
import { BREAK, STOP } from './reading.ts';

/** A term in fewer comments, all periods together, cannot pass the test whatever it does; it is not counted. */
const LEAST_COMMENTS = 8;

/** Small words that may stand between two words of a term: "mise à la disposition". */
const STOPS_BETWEEN = 2;

/** Called once for each occurrence, with the term and the places of its first and last word. */
export type Visit = (term: number, from: number, to: number) => void;

export interface Terms {
  /** The words of each term. */
  readonly words: readonly (readonly number[])[];
  /** The terms that each comment holds, each once. */
  readonly heldIn: readonly Int32Array[];
  /** Finds the terms in a comment's words. */
  visit(codes: Int32Array, visit: Visit): void;
}

/** The terms that at least 8 of these comments hold; a longer one only where its parts are terms too. */
export function termsIn(documents: readonly Int32Array[], isLeftOut: (word: number) => boolean): Terms {
  const words: number[][] = [];
  const kept = (find: Find, wordsOf: (key: number) => number[]): ReadonlyMap<number, number> =>
    new Map(frequent(documents, find).map((key) => [key, words.push(wordsOf(key)) - 1]));
  // A row of terms is one number, as small as can be: small integers are quick.
  const spanned = () => Math.max(1, words.length);
  const joinedBy = (span: number) => (key: number) => [
    ...(words[Math.floor(key / span)] ?? []),
    ...(words[key % span] ?? []),
  ];

  const singles = kept(
    (codes, found) => walk(codes, isLeftOut, (_, __, at) => found(codes[at] ?? NONE)),
    (word) => [word],
  );
  // Asked several times for each word: by its place, not by a map.
  const termOf = new Int32Array(Math.max(0, ...singles.keys()) + 1).fill(NONE);
  for (const [word, term] of singles) termOf[word] = term;
  const single = (codes: Int32Array, at: number) => {
    const term = termOf[codes[at] ?? NONE] ?? NONE;
    return term < 0 ? undefined : term;
  };
  const byOne = spanned();
  const pairKey = (codes: Int32Array, before: number, at: number) => {
    const two = before < 0 ? undefined : single(codes, at);
    const one = two === undefined ? undefined : single(codes, before);
    return one === undefined || two === undefined || one === two ? NONE : one * byOne + two;
  };
  const pairs = kept((codes, found) => {
    walk(codes, isLeftOut, (_, before, at) => {
      const key = pairKey(codes, before, at);
      if (key !== NONE) found(key);
    });
  }, joinedBy(byOne));
  const pair = (codes: Int32Array, before: number, at: number) => pairs.get(pairKey(codes, before, at));
  const byTwo = spanned();
  const tripleKey = (codes: Int32Array, first: number, before: number, at: number) => {
    const tail = first < 0 ? undefined : pair(codes, before, at);
    const head = tail === undefined ? undefined : pair(codes, first, before);
    return head === undefined ? NONE : head * byTwo + (single(codes, at) ?? 0);
  };
  const triples = kept((codes, found) => {
    walk(codes, isLeftOut, (first, before, at) => {
      const key = tripleKey(codes, first, before, at);
      if (key !== NONE) found(key);
    });
  }, joinedBy(byTwo));

  const visitIn = (codes: Int32Array, visit: Visit) => {
    walk(codes, isLeftOut, (first, before, at) => {
      const one = single(codes, at);
      if (one === undefined) return;
      visit(one, at, at);
      const two = pair(codes, before, at);
      if (two === undefined) return;
      visit(two, before, at);
      const three = triples.get(tripleKey(codes, first, before, at));
      if (three !== undefined) visit(three, first, at);
    });
  };
  return { words, heldIn: eachOnce(documents, visitIn, words.length), visit: visitIn };
}

function eachOnce(documents: readonly Int32Array[], visit: Terms['visit'], terms: number): Int32Array[] {
  const lastIn = new Int32Array(terms).fill(-1);
  return documents.map((codes, at) => {
    const held: number[] = [];
    visit(codes, (term) => {
      if (lastIn[term] === at) return;
      lastIn[term] = at;
      held.push(term);
    });
    return new Int32Array(held);
  });
}

/** Whether these words hold one of the terms, as `visit` would find it, however few comments hold that. */
export function holdsOneOf(
  codes: Int32Array,
  terms: readonly (readonly number[])[],
  isLeftOut: (word: number) => boolean,
): boolean {
  let found = false;
  walk(codes, isLeftOut, (first, before, at) => {
    const last = [codes[first], codes[before], codes[at]];
    found ||= terms.some((term) => term.every((word, i) => word === last[last.length - term.length + i]));
  });
  return found;
}

const NONE = -3;

type Find = (codes: Int32Array, found: (key: number) => void) => void;

/** The place of each word that counts, with those of the two that stand before it in the same clause, NONE where there is none. */
function walk(
  codes: Int32Array,
  isLeftOut: (word: number) => boolean,
  step: (first: number, before: number, at: number) => void,
): void {
  let first = NONE;
  let before = NONE;
  let stops = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? BREAK;
    if (code === STOP && stops < STOPS_BETWEEN) stops++;
    else if (code === STOP || code === BREAK || isLeftOut(code)) {
      first = NONE;
      before = NONE;
    } else {
      step(first, before, at);
      first = before;
      before = at;
      stops = 0;
    }
  }
}

/** The keys that at least 8 documents hold, in order of first appearance. */
function frequent(documents: readonly Int32Array[], find: Find): number[] {
  const places = new Map<number, number>();
  const counts: number[] = [];
  const lasts: number[] = [];
  documents.forEach((codes, at) => {
    find(codes, (key) => {
      const place = places.get(key);
      if (place === undefined) {
        places.set(key, counts.push(1) - 1);
        lasts.push(at);
      } else if (lasts[place] !== at) {
        counts[place] = (counts[place] ?? 0) + 1;
        lasts[place] = at;
      }
    });
  });
  return [...places].flatMap(([key, place]) => ((counts[place] ?? 0) >= LEAST_COMMENTS ? key : []));
}
