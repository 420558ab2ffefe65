// Where in a body a value stands: `$.answers[0].score`, `answer['first name']`. Names and positions only: no wildcards, filters,
// recursion or code, so that reading takes as many steps as the path has.
import { inside, quoted } from './payload.ts';
import type { ReadReason } from './refusal.ts';

/** Names and, from 0, positions. Empty: the whole body. */
export type Path = readonly (string | number)[];

export type ParsedPath =
  | { readonly ok: true; readonly value: Path }
  | { readonly ok: false; readonly reason: ReadReason };

const PATH_MAX = 200;
export const STEPS_MAX = 16;

/** A name without quotes; with quotes it may hold anything, a quote or a backslash behind a backslash. */
const NAME = /[\p{L}\p{N}_$-]+/uy;
const BRACKET = /\[(?:(\d{1,4})|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/y;

/** A leading `$` is the body itself, and may be left out. */
export function parsePath(text: string): ParsedPath {
  if (text.length > PATH_MAX) {
    return { ok: false, reason: { code: 'path.tooLong', length: text.length, most: PATH_MAX } };
  }
  const steps: (string | number)[] = [];
  const isRooted = /^\$(?=[.[]|$)/.test(text);
  let at = isRooted ? 1 : 0;
  if (text === '') return unreadable(text, at);
  while (at < text.length) {
    const isFirstName = at === 0;
    const from = text[at] === '.' && !isFirstName ? at + 1 : at;
    const bracket = from === at ? matched(BRACKET, text, at) : null;
    const name = bracket === null && (from > at || isFirstName) ? matched(NAME, text, from) : null;
    const found = bracket ?? name;
    if (found === null) return unreadable(text, from);
    steps.push(bracket === null ? found[0] : stepOf(bracket));
    if (steps.length > STEPS_MAX) return { ok: false, reason: { code: 'path.tooDeep', most: STEPS_MAX } };
    at = (bracket === null ? from : at) + found[0].length;
  }
  return { ok: true, value: steps };
}

export function valueAt(body: unknown, path: Path): unknown {
  return inside(body, ...path);
}

function matched(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function stepOf([, position, single, double]: RegExpExecArray): string | number {
  if (position !== undefined) return Number(position);
  return (single ?? double ?? '').replace(/\\(.)/gs, '$1');
}

function unreadable(text: string, at: number): ParsedPath {
  return { ok: false, reason: { code: 'path.unreadable', given: quoted(text), position: at + 1 } };
}
