// A sentence and a comment as they are compared: quotation marks and white space made even, what is quoted told from what is not, the words of
// each. Pure.
import { fold } from '../terms/fold.ts';

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
  return SINGLE.test(own) ? null : { own, quoted };
}

/** Where a quotation was: neither a letter nor a digit. */
const GAP = '…';

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

/** In their order, elisions and hyphens apart; "didn’t" is "did not". */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .replace(/(?<=\p{L})n['\u2019\u02bc]t(?!\p{L})/giu, ' not')
      .replace(/(?<!\p{L})cannot(?!\p{L})/giu, 'can not')
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.filter((each) => fold(each) !== '') ?? []
  );
}

/** What a comment says in one breath. */
export function clausesOf(text: string): string[] {
  return text.split(/[.!?;:\n…]+/).filter((each) => each.trim() !== '');
}
