// The names that a row gives for its customer, wherever they stand in the same row's words. Guesses no other name.

import { everydayNames } from './everyday-names.ts';
import type { Mark } from './kind.ts';
import { readingOf } from './reading.ts';
import { isSigned } from './signed.ts';
import { STROKED, spoiledSpellings } from './spellings.ts';

/**
 * Finds each given name, and each of its parts of three letters or more, as whole words, whatever the case, the accents, the
 * apostrophes and the hyphens; with the initials beside it ("M. Dupont", "Marie D."), and both initials alone ("M. D.").
 * A name that is also an everyday word ("Petit", "Rose", "Brown") is found only where it is written with a capital.
 */
export function maskNames(text: string, names: readonly string[], mark: Mark): string {
  const { spellings, initials } = wanted(names);
  let folded: string | undefined;
  let masked = text;
  for (const spelling of spellings) {
    folded ??= fold(masked);
    if (!folded.includes(spelling.name)) continue;
    masked = maskName(masked, folded, spelling, initials, mark);
    folded = undefined;
  }
  return masked;
}

/** Whether any of them could stand in a text, whose reading this is, folded (`foldedForNames`): where not, `maskNames` changes nothing in it. */
export function mayStandIn(folded: string, names: readonly string[]): boolean {
  return wanted(names).spellings.some(({ name }) => folded.includes(name));
}

export function foldedForNames(text: string): string {
  return fold(readingOf(text).text);
}

interface Spelling {
  /** Folded. */
  readonly name: string;
  /** Found only where it begins with a capital. */
  readonly capital: boolean;
}

interface WantedNames {
  /** Longest first, so that "Jean-Pierre Le Goff" goes as one. */
  readonly spellings: readonly Spelling[];
  /** Folded letters that the names and their parts begin with. */
  readonly initials: string;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const CAPITAL = /\p{Lu}/u;
const PARTICLES = new Set([
  'les',
  'des',
  'del',
  'van',
  'von',
  'der',
  'den',
  'the',
  'mrs',
  'mme',
  'mlle',
  'miss',
]);
/** Remembers the last customers: a row's names are looked for in each of its texts. */
const remembered = new Map<string, WantedNames>();
const REMEMBERED_MAX = 1_000;

function wanted(names: readonly string[]): WantedNames {
  const key = names.join('\0');
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const found = waysToWrite(names);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(key, found);
  return found;
}

function waysToWrite(given: readonly string[]): WantedNames {
  const names = given.map((name) => readingOf(name).text);
  const whole = names.map((name) => fold(name).trim().replace(/ +/g, ' ')).filter((name) => name.length >= 2);
  const ways = new Set(whole);
  if (whole.length === 2) {
    for (const each of [whole, whole.toReversed()])
      for (const joint of [' ', '.', '_', '']) ways.add(each.join(joint));
  }
  const parts = whole.flatMap((name) => name.split(/[ .]+/)).filter((part) => LETTER_OR_DIGIT.test(part));
  for (const part of parts) if (part.length >= 3 && !PARTICLES.has(part)) ways.add(part);
  // "O'Brien" alone and "OBrien", where the first name is in the same cell.
  for (const word of names.flatMap((name) => name.split(/\s+/))) {
    const glued = fold(word).replaceAll(' ', '');
    if (glued.length < 4 || glued.length === word.length) continue;
    ways.add(fold(word).trim());
    ways.add(glued);
  }
  for (const word of names.flatMap((name) => name.split(/[\s.]+/))) {
    for (const spoiled of spoiledSpellings(word)) if (spoiled.length >= 3) ways.add(fold(spoiled));
  }
  const capitals = new Set<string>();
  const [first, last] = [parts[0]?.[0], (whole.length > 1 ? whole.at(-1) : parts.at(-1))?.[0]];
  if (first !== undefined && last !== undefined && parts.length > 1) {
    for (const both of [`${first}.${last}.`, `${first}. ${last}.`]) capitals.add(both);
  }
  const spellings = [...ways]
    .filter((name) => name.length >= 2 && LETTER_OR_DIGIT.test(name))
    .map((name) => ({ name, capital: everydayNames.has(name) }))
    .concat([...capitals].map((name) => ({ name, capital: true })))
    .sort((a, b) => b.name.length - a.name.length);
  return { spellings, initials: [...new Set(parts.map((part) => part[0] ?? ''))].join('') };
}

function maskName(
  text: string,
  folded: string,
  { name, capital }: Spelling,
  initials: string,
  mark: Mark,
): string {
  let out = '';
  let from = 0;
  for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + name.length)) {
    const end =
      at + name.length + (PLURAL.exec(text.slice(at + name.length, at + name.length + 4))?.[0].length ?? 0);
    const isInside =
      LETTER_OR_DIGIT.test(text[at - 1] ?? '') ||
      (LETTER_OR_DIGIT.test(text[end] ?? '') && LETTER_OR_DIGIT.test(text[end - 1] ?? ''));
    if (at < from || isInside) continue;
    if (capital && !CAPITAL.test(text[at] ?? '') && !isSigned(text, at, end, name)) continue;
    if (capital && isThing(text, at, end, name)) continue;
    const start = Math.max(from, at - initialsBefore(text, at, initials));
    const until = end + initialAfter(text, end, initials);
    out += text.slice(from, start) + mark('name', until - start);
    from = until;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** "in May", "Rose-coloured". */
function isThing(text: string, at: number, end: number, name: string): boolean {
  if (GOES_ON.test(text.slice(end, end + 3)) && !text.slice(end, end + 3).includes("'")) return true;
  return MONTHS.test(name) && BEFORE_MONTH.test(text.slice(Math.max(0, at - 10), at));
}

const GOES_ON = /^-\p{Ll}{2}/u;
const MONTHS = /^(?:may|june|april|august)$/;
const BEFORE_MONTH =
  /(?:^|[\s\d])(?:in|of|last|next|this|since|until|by|early|late|mid|\d(?:st|nd|rd|th)?)[\s-]$/iu;

/** "les Duponts", "the Joneses", "the millers'". */
const PLURAL = /^(?:e?[sS]|[xX])['’]?(?![\p{L}\p{N}])/u;

const INITIALS_BEFORE = /(?<![\p{L}\p{N}])(?:\p{Lu}\.[\s-]?){1,2}$/u;
const INITIAL_AFTER = /^\s\p{Lu}(?:\.|(?![\p{L}\p{N}'’-]))/u;

/** How many characters before a name are initials of the same customer: "J.-P. ". */
function initialsBefore(text: string, at: number, initials: string): number {
  if (!/[.\s-]/.test(text[at - 1] ?? '')) return 0;
  const before = INITIALS_BEFORE.exec(text.slice(Math.max(0, at - 7), at))?.[0] ?? '';
  return areInitials(before, initials) ? before.length : 0;
}

function initialAfter(text: string, end: number, initials: string): number {
  const after = INITIAL_AFTER.exec(text.slice(end, end + 4))?.[0] ?? '';
  return areInitials(after, initials) ? after.length : 0;
}

function areInitials(letters: string, initials: string): boolean {
  return [...fold(letters)].every((char) => !LETTER_OR_DIGIT.test(char) || initials.includes(char));
}

/** Lower case without accents, hyphens and apostrophes as spaces, one character for one character. */
function fold(text: string): string {
  const plain = ASCII.test(text) ? text : text.replace(NOT_ASCII, unaccented);
  return plain.toLowerCase().replace(JOINTS, ' ');
}

const JOINTS = /[-'\t\n\r]/g;
const NOT_ASCII = /[^\0-\x7f]/g;
const ASCII = /^[\0-\x7f]*$/;

const bases = new Map<string, string>();

function unaccented(char: string): string {
  const known = bases.get(char);
  if (known !== undefined) return known;
  const base = /[\u2010-\u2015’\u00a0\u202f]/.test(char)
    ? '-'
    : (STROKED.get(char.toLowerCase()) ?? char.normalize('NFD')[0] ?? char);
  const one = base.toLowerCase().length === 1 ? base : char;
  if (char < '\u2100') bases.set(char, one);
  return one;
}
