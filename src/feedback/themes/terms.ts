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
  /** Finds the terms in a comment's words. */
  visit(codes: Int32Array, visit: Visit): void;
}

/** The terms that at least 8 of these comments hold; a longer one only where its parts are terms too. */
export function termsIn(documents: readonly Int32Array[], isLeftOut: (word: number) => boolean): Terms {
  const words: number[][] = [];
  const kept = (find: Find, wordsOf: (key: number) => number[]): ReadonlyMap<number, number> =>
    new Map(frequent(documents, find).map((key) => [key, words.push(wordsOf(key)) - 1]));
  const joined = (key: number) => [...(words[Math.floor(key / SPAN)] ?? []), ...(words[key % SPAN] ?? [])];

  const singles = kept(
    (codes, found) => walk(codes, isLeftOut, (_, __, at) => found(codes[at] ?? NONE)),
    (word) => [word],
  );
  const single = (codes: Int32Array, at: number) => singles.get(codes[at] ?? NONE);
  const pairs = kept((codes, found) => {
    walk(codes, isLeftOut, (_, before, at) => {
      const [one, two] = [single(codes, before), single(codes, at)];
      if (one !== undefined && two !== undefined && one !== two) found(one * SPAN + two);
    });
  }, joined);
  const pair = (codes: Int32Array, before: number, at: number) => {
    const [one, two] = [single(codes, before), single(codes, at)];
    return one === undefined || two === undefined ? undefined : pairs.get(one * SPAN + two);
  };
  const tripleKey = (codes: Int32Array, first: number, before: number, at: number) => {
    const [head, tail] = [pair(codes, first, before), pair(codes, before, at)];
    const last = single(codes, at);
    return head === undefined || tail === undefined || last === undefined ? undefined : head * SPAN + last;
  };
  const triples = kept((codes, found) => {
    walk(codes, isLeftOut, (first, before, at) => {
      const key = tripleKey(codes, first, before, at);
      if (key !== undefined) found(key);
    });
  }, joined);

  return {
    words,
    visit(codes, visit) {
      walk(codes, isLeftOut, (first, before, at) => {
        const one = single(codes, at);
        if (one === undefined) return;
        visit(one, at, at);
        const two = pair(codes, before, at);
        if (two === undefined) return;
        visit(two, before, at);
        const three = triples.get(tripleKey(codes, first, before, at) ?? NONE);
        if (three !== undefined) visit(three, first, at);
      });
    },
  };
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

/** A pair of terms is one number: the first's times this, which no term's number reaches, plus the second's. */
const SPAN = 2 ** 26;
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
