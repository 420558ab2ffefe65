// The kinds of personal data that are looked for, and what stands in their place.

export const kinds = [
  'email',
  'phone',
  'iban',
  'card',
  'plate',
  'address',
  'link',
  'name',
  'identity',
] as const;
export type PersonalKind = (typeof kinds)[number];

/**
 * While redacting, a kind stands as private-use characters of the length of what it replaces: no later rule reads a marker as text,
 * and no place in the text moves.
 */
export type Mark = (kind: PersonalKind, length: number) => string;

/** How many ASCII digits a text has: most rules have nothing to look for under some number of them. */
export function digitsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 47 && code < 58) count++;
  }
  return count;
}

const FIRST = 0xe5a0;
const REST = '\ue5af';

export const markOf: Mark = (kind, length) =>
  length === 0 ? '' : String.fromCharCode(FIRST + kinds.indexOf(kind)) + REST.repeat(length - 1);

export const kindOf = (marker: string): PersonalKind => kinds[marker.charCodeAt(0) - FIRST] ?? 'name';

/** One marker, whole. */
export const MARKER = /[\ue5a0-\ue5ae]\ue5af*/g;
