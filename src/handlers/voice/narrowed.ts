// Of which answers alone somebody asks, as it is typed behind a question of /voice and as a button carries it: "today for delivery, Belgium". Pure.
// Which touchpoint, source or group a name is: named.ts.
import { fold } from '../../terms/fold.ts';

/** In UTF-16 units, with commas between them: what a button carries is short. */
const LONGEST = 90;

/** Of words with single spaces between them: what is written with many is no slower. */
const FOR =
  /^(.*?)(?:^| )(?:(?:only|seulement|uniquement) (?:for|pour)|for|pour|only|seulement|uniquement) (.+)$/i;
const BY = /^(.*?) (by|par) (.+)$/i;
/** Of a question that is typed with nothing between it and the names: "customer effort score", "what is new". */
const MOST_WORDS = 6;

export interface Typed {
  readonly head: string;
  /** Folded, each once; null where they are more than a button carries. */
  readonly names: readonly string[] | null;
}

/** What stands before "for" or "pour", and the names behind it; null where neither word stands there. "nps for Lyon by source" asks what "nps by source for Lyon" does. */
export function typedFor(text: string): Typed | null {
  const [, head, tail] = FOR.exec(wordsOf(text).join(' ')) ?? [];
  return head === undefined || tail === undefined ? null : withoutBy(head, tail);
}

/** The same without such a word: "nps Lyon". @param isHead whether words ask something by themselves */
export function typedBehind(text: string, isHead: (words: string) => boolean): Typed | null {
  const words = wordsOf(text);
  for (let count = Math.min(words.length - 1, MOST_WORDS); count > 0; count--) {
    const head = words.slice(0, count).join(' ');
    const tail = words.slice(count).join(' ');
    if (isHead(head)) return withoutBy(head, tail);
  }
  return null;
}

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/);
}

function withoutBy(head: string, tail: string): Typed | null {
  const [, before = tail, by, dimension] = BY.exec(tail) ?? [];
  const names = namesIn(before);
  if (names.length === 0) return null;
  const whole = by === undefined ? head : `${head} ${by} ${dimension}`;
  return { head: whole, names: names.join().length > LONGEST ? null : names };
}

function namesIn(text: string): string[] {
  return [...new Set(text.split(/[,;]/).map(fold))].filter((name) => name !== '');
}

/** Behind the code of a question. */
export function encodeNames(names: readonly string[] = []): string {
  return names.length === 0 ? '' : `?${names.join()}`;
}

/** Null for what `encodeNames` did not make; none where the code has none. */
export function decodeNames(
  code: string,
): { readonly plain: string; readonly names: readonly string[] } | null {
  const [plain = '', list, ...more] = code.split('?');
  if (list === undefined) return { plain, names: [] };
  const names = namesIn(list);
  return more.length > 0 || names.join() !== list || list.length > LONGEST || list === ''
    ? null
    : { plain, names };
}
