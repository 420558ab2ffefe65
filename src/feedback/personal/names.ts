// The names that a row gives for its customer, wherever they stand in the same row's words. Guesses no other name.
import type { Mark } from './kind.ts';

/**
 * Finds each given name, and each of its parts of three letters or more, as whole words, whatever the case and the accents.
 * A name that is also an everyday word ("Petit", "Rose", "Brown") is found only where it is written with a capital.
 */
export function maskNames(text: string, names: readonly string[], mark: Mark): string {
  let folded: string | undefined;
  let masked = text;
  for (const name of wanted(names)) {
    folded ??= fold(masked);
    if (!folded.includes(name)) continue;
    masked = maskName(masked, folded, name, mark);
    folded = undefined;
  }
  return masked;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
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
const EVERYDAY = new Set(
  (
    'petit grand gros blanc noir brun roux roy roi bon fort long legrand jaune vert gris rouge rose marine olive violette ' +
    'pierre jean marie claire ange martin marchand boucher boulanger fournier charpentier mercier lambert prevost leroy ' +
    'moulin fontaine dupont forest foret bois riviere rivière roche montagne bonnet chevalier berger marechal page may june ' +
    'april will mark grace hope faith joy young brown white black green gray grey king cook baker hill wood woods bell price ' +
    'short rich banks field fields bush stone rivers waters day best good noble sharp strong wise long love page pope bill ' +
    'art rob sue pat drew chase dean miles summer august sky iris prune cerise perle aime aimee desire parfait benoit chance ' +
    'client customer service'
  ).split(' '),
);

/** Remembers the last customers: a row's names are looked for in each of its texts. */
const remembered = new Map<string, readonly string[]>();
const REMEMBERED_MAX = 1_000;

function wanted(names: readonly string[]): readonly string[] {
  const key = names.join('\0');
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const found = spellings(names);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(key, found);
  return found;
}

/** Longest first, so that "Jean-Pierre Le Goff" goes as one. */
function spellings(names: readonly string[]): readonly string[] {
  const all = new Set<string>();
  const whole = names.map((name) => fold(name).trim()).filter((name) => name.length >= 2);
  if (whole.length === 2) {
    all.add(`${whole[0]} ${whole[1]}`);
    all.add(`${whole[1]} ${whole[0]}`);
  }
  for (const name of whole) {
    all.add(name);
    for (const part of name.split(/[\s'’.-]+/)) if (part.length >= 3 && !PARTICLES.has(part)) all.add(part);
  }
  return [...all].filter((name) => LETTER_OR_DIGIT.test(name)).sort((a, b) => b.length - a.length);
}

function maskName(text: string, folded: string, name: string, mark: Mark): string {
  let out = '';
  let from = 0;
  for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + name.length)) {
    const end = at + name.length;
    if (LETTER_OR_DIGIT.test(text[at - 1] ?? '') || LETTER_OR_DIGIT.test(text[end] ?? '')) continue;
    if (EVERYDAY.has(name) && !/\p{Lu}/u.test(text[at] ?? '')) continue;
    out += text.slice(from, at) + mark('name');
    from = end;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Lower case without accents, one character for one character. */
function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.replace(NOT_ASCII, unaccented).toLowerCase();
}

const NOT_ASCII = /[^\0-\x7f]/g;
const ASCII = /^[\0-\x7f]*$/;

const bases = new Map<string, string>();

function unaccented(char: string): string {
  const known = bases.get(char);
  if (known !== undefined) return known;
  const base = char.normalize('NFD')[0] ?? char;
  const one = base.toLowerCase().length === 1 ? base : char;
  if (char < '\u2100') bases.set(char, one);
  return one;
}
