// A comment as a row of words that can be counted, clauses kept apart. Which rows of words are terms is in terms.ts.
import { fold } from '../../terms/fold.ts';
import { type Language, type Leaning, leaningBy, type Witness, witnessOf } from '../../terms/language.ts';
import { stemOf } from '../../terms/stems.ts';
import { tokensOf } from '../../terms/terms.ts';

/** In place of a word that says nothing of the subject; terms may reach over it. */
export const STOP = -1;

/** The end of a clause, a link, what was redacted, a name: no term reaches over it. */
export const BREAK = -2;

export interface CommentReading {
  /** The number of each word as it is written, capitals aside, or BREAK. */
  readonly words: Int32Array;
  /** The text in which each word stands from `starts` to `ends`. */
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 for a word inside a sentence, 2 for one that has a capital there; 0 where a capital says nothing. */
  readonly inside: Uint8Array;
  readonly leaning: Leaning;
}

export interface CommentReader {
  read(text: string): CommentReading;
  /** The number of each word's stem, or STOP, or BREAK. */
  codesOf(reading: CommentReading, language: Language): Int32Array;
  /** Each numbered stem. */
  readonly stems: readonly string[];
  /** Whether people write the word with a capital where a common word has none. */
  isName(code: number): boolean;
}

/** As terms.ts finds them. */
const MOST_WORDS_OF_TERM = 3;

/** In characters; what comes later is not read. */
const READ_MOST = 5000;

/** Uses inside a sentence before a word's capital says anything. */
const NAME_USES = 8;

interface Piece {
  readonly word: number;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  readonly witness: Witness;
}

/** Numbers words and stems from 0 as they come. Remembers each distinct word once, no text. */
export function readerOf(names: readonly string[] = []): CommentReader {
  const forms = numbered();
  const stems = numbered();
  const codes: Record<Language, number[]> = { fr: [], en: [] };
  const stops = new Set<number>();
  const known = new Map<string, readonly Piece[] | null>();
  const inside: number[] = [];
  const capitals: number[] = [];
  const hidden = hiddenIn(names);

  /** Null: no word. */
  const piecesOf = (chunk: string) => {
    const before = known.get(chunk);
    if (before !== undefined) return before;
    if (!WORD.test(chunk)) {
      known.set(chunk, null);
      return null;
    }
    let at = 0;
    const pieces = tokensOf(chunk).map(({ form, stop }) => {
      const start = chunk.indexOf(form, at);
      at = start + form.length;
      const word = forms.numberOf(form.toLowerCase());
      if (stop || NAMES_NOTHING.has(fold(form)) || /^\p{N}+$/u.test(form)) stops.add(word);
      return { word, start, end: at, capital: /^\p{Lu}/u.test(form), witness: witnessOf(form) };
    });
    known.set(chunk, pieces);
    return pieces;
  };

  const codeOf = (word: number, language: Language) => {
    const its = codes[language];
    const code =
      its[word] ?? (stops.has(word) ? STOP : stems.numberOf(stemOf(forms.all[word] ?? '', language)));
    its[word] = code;
    return code;
  };

  return {
    stems: stems.all,
    isName: (code) => (inside[code] ?? 0) >= NAME_USES && (capitals[code] ?? 0) > (inside[code] ?? 0) / 2,
    read(original) {
      const text = original.slice(0, READ_MOST).normalize('NFC');
      const shouted = text === text.toUpperCase();
      const words: number[] = [];
      const starts: number[] = [];
      const ends: number[] = [];
      const standing: number[] = [];
      const witnesses: Witness[] = [];
      let opening = true;
      const put = (word: number, start: number, end: number, stands: number) => {
        words.push(word);
        starts.push(start);
        ends.push(end);
        standing.push(stands);
      };
      const shown = text.replace(hidden, (found) => '.'.repeat(found.length));
      for (const { 0: chunk, index } of shown.matchAll(CHUNK)) {
        const pieces = piecesOf(chunk);
        if (pieces === null) {
          if (words.at(-1) !== BREAK) put(BREAK, index, index + chunk.length, 0);
          if (chunk !== ',') opening = true;
          continue;
        }
        for (const { word, start, end, capital, witness } of pieces) {
          witnesses.push(witness);
          put(word, index + start, index + end, opening || shouted ? 0 : capital ? 2 : 1);
          opening = false;
        }
      }
      return {
        words: new Int32Array(words),
        text,
        starts: new Int32Array(starts),
        ends: new Int32Array(ends),
        inside: new Uint8Array(standing),
        leaning: leaningBy(witnesses),
      };
    },
    codesOf({ words, inside: standing }, language) {
      return words.map((word, at) => {
        if (word < 0) return word;
        const code = codeOf(word, language);
        if (code < 0) return code;
        if (standing[at] !== 0) inside[code] = (inside[code] ?? 0) + 1;
        if (standing[at] === 2) capitals[code] = (capitals[code] ?? 0) + 1;
        return code;
      });
    },
  };
}

/** The key of the term that these words are in that language: their stems, without what says nothing; blank where there are none. */
export function termOf(words: string, language: Language): string {
  const reader = readerOf();
  const codes = reader.codesOf(reader.read(words), language);
  return [...codes].flatMap((code) => (code < 0 ? [] : (reader.stems[code] ?? []))).join(' ');
}

/** The same of words that somebody looks for; null where no comment holds them as one term: none that counts, more than three, or a clause's end between. */
export function soughtTerm(words: string, language: Language): string | null {
  const reader = readerOf();
  const codes = [...reader.codesOf(reader.read(words), language)].filter((code) => code !== STOP);
  if (codes.length === 0 || codes.length > MOST_WORDS_OF_TERM || codes.includes(BREAK)) return null;
  return codes.map((code) => reader.stems[code]).join(' ');
}

function numbered(): { readonly all: string[]; numberOf(text: string): number } {
  const all: string[] = [];
  const numbers = new Map<string, number>();
  return {
    all,
    numberOf(text) {
      const number = numbers.get(text) ?? all.push(text) - 1;
      numbers.set(text, number);
      return number;
    },
  };
}

/** Connectives and bare judgements: they join or weigh what is spoken of, and are not it. Folded. */
const NAMES_NOTHING: ReadonlySet<string> = new Set(
  (
    'pourtant neanmoins sinon bref evidemment vraisemblablement effectivement apparemment finalement malheureusement heureusement sauf ' +
    'pire pires mieux meilleur meilleure however anyway besides otherwise unfortunately fortunately apparently actually basically ' +
    'obviously finally hence whereas worse worst better nothing everything something anything nobody everyone someone rien ca'
  ).split(' '),
);

const WORD = /[\p{L}\p{N}]/u;
/** A blank line ends a clause: what follows answers another question. */
const CHUNK = /[\p{L}\p{M}\p{N}'’ʼ-]+|[^\s\p{L}\p{M}\p{N}]|\n\s*\n/gu;

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
