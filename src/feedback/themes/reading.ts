// A comment as a row of words that can be counted, clauses kept apart. Which rows of words are terms is in terms.ts.
import { fold } from '../../terms/fold.ts';
import { tokensOf } from '../../terms/terms.ts';
import type { Language } from './language.ts';
import { elected, spoken } from './language.ts';

/** In place of a word that says nothing of the subject; terms may reach over it. */
export const STOP = -1;

/** The end of a clause, a link, what was redacted, a name: no term reaches over it. */
export const BREAK = -2;

export interface Reading {
  /** The number of each word, or STOP, or BREAK. */
  readonly codes: Int32Array;
  /** The text in which each word stands from `starts` to `ends`. */
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** By its small words; null: they do not tell. */
  readonly language: Language | null;
}

export interface Reader {
  read(text: string): Reading;
  /** The stem of each numbered word. */
  readonly stems: readonly string[];
  /** Whether people write the word with a capital where a common word has none. */
  isName(word: number): boolean;
}

/** In characters; what comes later is not read. */
const READ_MOST = 5000;

/** Uses inside a sentence before a word's capital says anything. */
const NAME_USES = 8;

interface Piece {
  readonly code: number;
  readonly start: number;
  readonly end: number;
  readonly vote: Language | null;
  readonly capital: boolean;
}

/** Numbers words from 0 as they come. Remembers each distinct word once, no text. */
export function readerOf(names: readonly string[] = []): Reader {
  const stems: string[] = [];
  const numbers = new Map<string, number>();
  const known = new Map<string, readonly Piece[]>();
  const inside: number[] = [];
  const capitals: number[] = [];
  const hidden = hiddenIn(names);

  const numberOf = (stem: string) => {
    const number = numbers.get(stem) ?? stems.push(stem) - 1;
    numbers.set(stem, number);
    return number;
  };

  const piecesOf = (chunk: string) => {
    const before = known.get(chunk);
    if (before) return before;
    let at = 0;
    const pieces = tokensOf(chunk).map(({ form, term, stop }) => {
      const start = chunk.indexOf(form, at);
      at = start + form.length;
      const code = stop || NAMES_NOTHING.has(fold(form)) || /^\p{N}+$/u.test(form) ? STOP : numberOf(term);
      return { code, start, end: at, vote: spoken(form), capital: /^\p{Lu}/u.test(form) };
    });
    known.set(chunk, pieces);
    return pieces;
  };

  return {
    stems,
    isName: (word) => (inside[word] ?? 0) >= NAME_USES && (capitals[word] ?? 0) > (inside[word] ?? 0) / 2,
    read(original) {
      const text = original.slice(0, READ_MOST).normalize('NFC');
      const shouted = text === text.toUpperCase();
      const codes: number[] = [];
      const starts: number[] = [];
      const ends: number[] = [];
      const votes: (Language | null)[] = [];
      let opening = true;
      const put = (code: number, start: number, end: number) => {
        codes.push(code);
        starts.push(start);
        ends.push(end);
      };
      for (const { 0: chunk, index } of text
        .replace(hidden, (found) => '.'.repeat(found.length))
        .matchAll(CHUNK)) {
        if (!WORD.test(chunk)) {
          if (codes.at(-1) !== BREAK) put(BREAK, index, index + chunk.length);
          if (chunk !== ',') opening = true;
          continue;
        }
        for (const { code, start, end, vote, capital } of piecesOf(chunk)) {
          put(code, index + start, index + end);
          votes.push(vote);
          if (code >= 0 && !opening && !shouted) {
            inside[code] = (inside[code] ?? 0) + 1;
            if (capital) capitals[code] = (capitals[code] ?? 0) + 1;
          }
          opening = false;
        }
      }
      return {
        codes: Int32Array.from(codes),
        text,
        starts: Int32Array.from(starts),
        ends: Int32Array.from(ends),
        language: elected(votes),
      };
    },
  };
}

/** Connectives and bare judgements: they join or weigh what is spoken of, and are not it. Folded. */
const NAMES_NOTHING: ReadonlySet<string> = new Set(
  (
    'pourtant neanmoins sinon bref evidemment vraisemblablement effectivement apparemment finalement malheureusement heureusement sauf ' +
    'pire pires mieux meilleur meilleure however anyway besides otherwise unfortunately fortunately apparently actually basically ' +
    'obviously finally hence whereas worse worst better'
  ).split(' '),
);

const WORD = /[\p{L}\p{N}]/u;
const CHUNK = /[\p{L}\p{M}\p{N}'’ʼ-]+|[^\s\p{L}\p{M}\p{N}]/gu;

/** Links, redacted parts ("[phone]"), and the names given. */
function hiddenIn(names: readonly string[]): RegExp {
  const given = names
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => name !== '')
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`))
    .map((name) => String.raw`(?<![\p{L}\p{N}])${name}(?![\p{L}\p{N}])`);
  return new RegExp(
    [String.raw`https?:\/\/\S+`, String.raw`www\.\S+`, String.raw`\[[^\]\s]{1,20}\]`, ...given].join('|'),
    'giu',
  );
}
