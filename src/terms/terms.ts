// What a French or English text is about, as terms that can be matched: which suggestions, or customers' words, speak of the same.
import { fold } from './fold.ts';
import { inflectionKey } from './inflection.ts';
import { isStopWord } from './stop-words.ts';

export interface Token {
  /** As it stands in the text, for showing. */
  readonly form: string;
  /** The same for all its forms; at most 40 characters. Not fit to be shown. */
  readonly term: string;
  /** Says nothing of the subject: a stop word of either language, or a single letter. */
  readonly stop: boolean;
}

/** The terms of a text, each once, in order of appearance, without stop words. */
export function termsOf(text: string): string[] {
  return [...new Set(tokensOf(text).flatMap(({ term, stop }) => (stop ? [] : term)))];
}

/** All words of a text in order, elisions split: "l’été" is two, "aujourd’hui" one. */
export function tokensOf(text: string): Token[] {
  return [...text.normalize('NFC').matchAll(word)].flatMap(([form]) => tokenOf(form));
}

const letters = String.raw`[\p{L}\p{M}\p{N}]+`;
const word = new RegExp(String.raw`(?<!\p{L})aujourd['’ʼ]hui(?!\p{L})|${letters}`, 'giu');

/** An index entry of PostgreSQL holds 2,704 bytes; no word needs them. */
const longest = 40;

function tokenOf(form: string): Token[] {
  const folded = fold(form).replaceAll(' ', '');
  if (folded === '') return [];
  const single = folded.length === 1 && !/\p{N}/u.test(folded);
  const term = inflectionKey([...folded].slice(0, longest).join(''));
  return [{ form, term, stop: single || isStopWord(folded) }];
}
