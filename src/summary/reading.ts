// A sentence and a comment as they are compared: quotation marks and white space made even, what is quoted told from what is not, words and clauses.
// Pure.
import type { Locale } from '../i18n/locale.ts';
import { fold } from '../terms/fold.ts';
import { stemOf } from '../terms/stems.ts';
import { BEGINS, COMPARES, CONDITIONS } from './lexicon.ts';

/** One apostrophe, one quotation mark, one space: nothing else is made alike. */
export function evened(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`]/g, "'")
    .replace(/[«»\u201c\u201d\u201e\u201f\u2033]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

export interface ReadSentence {
  /** What stands outside of quotation marks, with a gap where each quotation was. */
  readonly own: string;
  /** Each quotation, evened, without its marks. */
  readonly quoted: readonly string[];
}

const CLOSES: Readonly<Record<string, string>> = {
  '«': '»',
  '\u201c': '\u201d',
  '\u201e': '\u201c\u201d',
  '"': '"',
};
const MARKS = /[«»\u201c\u201d\u201e\u201f"\u2033\u2039\u203a]/u;
/** An apostrophe that stands before a word and is part of none: a quotation in single marks, where one does not end. */
const SINGLE = /(?<![\p{L}\p{M}\p{N}])['\u2018\u2019\u201a\u201b]|[\u2018\u201a\u201b]/u;

/** Null where a mark stands alone, one quotation within another, or one in single marks, which are apostrophes: nobody could tell what is quoted. */
export function readSentence(text: string): ReadSentence | null {
  const quoted: string[] = [];
  let own = '';
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? '';
    const closing = CLOSES[mark];
    if (closing === undefined) {
      if (MARKS.test(mark)) return null;
      own += mark;
      continue;
    }
    const rest = text.slice(at + 1);
    const length = [...rest].findIndex((each) => MARKS.test(each));
    if (length < 0 || !closing.includes([...rest][length] ?? '?')) return null;
    const inside = [...rest].slice(0, length).join('');
    quoted.push(evened(inside));
    own += ` ${GAP} `;
    at += inside.length + 1;
  }
  return SINGLE.test(own) ? null : { own: own.replace(/\s+/g, ' ').trim(), quoted };
}

/** Where a quotation was; it may stand in no text that is read. */
export const GAP = '\ufffc';

const PART_OF_WORD = /[\p{L}\p{M}\p{N}]/u;

/** Whether these words stand in a comment as they are, whole words all of them. @param comment evened */
export function stands(span: string, comment: string): boolean {
  for (let at = comment.indexOf(span); at >= 0; at = comment.indexOf(span, at + 1)) {
    const before = [...comment.slice(0, at)].at(-1) ?? ' ';
    const after = [...comment.slice(at + span.length)][0] ?? ' ';
    if (!PART_OF_WORD.test(before) && !PART_OF_WORD.test(after)) return true;
  }
  return false;
}

/** In their order, elisions and hyphens apart; "didn’t" is "did not", « s’il » is « si il ». */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .replace(/(?<=\p{L})n['\u2019\u02bc]t(?!\p{L})/giu, ' not')
      .replace(/(?<!\p{L})cannot(?!\p{L})/giu, 'can not')
      .replace(/(?<!\p{L})rendez-vous(?!\p{L})/giu, 'rendezvous')
      .replace(/(?<!\p{L})s['\u2019\u02bc](?=ils?(?!\p{L}))/giu, 'si ')
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.filter((each) => fold(each) !== '') ?? []
  );
}

/** A word where it stands. */
export interface ReadWord {
  /** In lower case: « à » is not « a ». */
  readonly form: string;
  /** Without accents; « à », « au » and « aux » are one, and not « a ». */
  readonly folded: string;
  /** The same for each form of the word. */
  readonly stem: string;
  /** Which clause of the text it is in, from 0. */
  readonly clause: number;
  /** Between which signs it stands, from 0. */
  readonly part: number;
  /** In a question: nobody says that it is so. */
  readonly asked: boolean;
}

/** « que » behind « plus »: the other half of a comparison. */
const THAN = 'than';

/** The words of a text by clauses: what signs part, and what a word begins that leads on ("but", "without"). */
export function readWords(text: string, locale: Locale): readonly ReadWord[] {
  const words: ReadWord[] = [];
  let clause = 0;
  let part = 0;
  for (const sentence of text.split(FULL_STOPS).filter((each) => wordsIn(each).length > 0)) {
    const asked = sentence.trimEnd().endsWith('?');
    const isWhole = wordsIn(sentence).some((each) => CONDITIONS[locale].has(fold(each)));
    for (const piece of isWhole ? [sentence] : sentence.split(PAUSES)) {
      let compares: boolean = false;
      const all = wordsIn(piece);
      for (const [at, each] of all.entries()) {
        const form = each.toLowerCase();
        const plain = /^(?:à|aux?)$/.test(form) ? 'à' : fold(each).replaceAll(' ', '');
        const folded: string = compares && /^qu?e?$/.test(plain) && plain !== 'q' ? THAN : plain;
        compares = folded === THAN ? false : compares || COMPARES[locale].has(folded);
        // "Between 8 and 12" is one thing.
        const isRange = /^\d/.test(all[at + 1] ?? '');
        if (at > 0 && !isWhole && !isRange && (folded === THAN || BEGINS[locale].has(folded))) clause++;
        words.push({ form, folded, stem: stemOf(form, locale), clause, part, asked });
      }
      clause++;
      part++;
    }
  }
  return words;
}

/** Behind each: a decimal's point ends nothing. */
const FULL_STOPS = /(?<=[.!?;:…\n])(?!\d|[.!?;:…\n])/u;
const PAUSES = /[,()–—](?!\d)|\s-\s/u;
