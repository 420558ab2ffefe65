// Files of which each line is one quoted text: a spreadsheet that did not know the delimiter put a line into its first cell, and saved that. Pure.
import { recordReader } from './records.ts';
import type { LineEnd } from './scanner.ts';

/** As those lines end after their closing quote: the delimiters of the cells that the spreadsheet left empty. */
const WRAPPED = /^"((?:[^"]|"")*)"([;,\t|]*)$/;
/** No text has it. */
const NO_DELIMITER = '\u001f';
/** Lines that are looked at. */
const SHOWN = 200;

/** The delimiter behind such lines, or '' where none is; null where no line of the sample is one. */
export function wrapping(sample: string, lineEnd: LineEnd): string | null {
  const lines = linesOf(sample, lineEnd).slice(0, SHOWN);
  const found = lines.flatMap((line) => {
    const [, inner, behind = ''] = WRAPPED.exec(line) ?? [];
    return inner === undefined ? [] : [behind.slice(0, 1)];
  });
  return found.length === 0 ? null : (found.find((each) => each !== '') ?? '');
}

function linesOf(sample: string, lineEnd: LineEnd): string[] {
  return sample.split(lineEnd === '\r' ? '\r' : /\r?\n/).filter((line) => line.trim() !== '');
}

/** All of a text that is not read piece by piece. */
export function unwrapped(text: string, behind: string, lineEnd: LineEnd): string {
  const unwrap = unwrapping(behind, lineEnd);
  return unwrap.push(text) + unwrap.end();
}

export interface Unwrapping {
  /** The lines that are whole so far, as they were before they were wrapped; each stands where it stood. */
  push(text: string): string;
  end(): string;
}

/** @param behind as `wrapping` gives it */
export function unwrapping(behind: string, lineEnd: LineEnd): Unwrapping {
  const reader = recordReader(behind === '' ? NO_DELIMITER : behind, lineEnd);
  const delimiter = behind === '' ? NO_DELIMITER : behind;
  let line = 1;
  const lines = (records: ReturnType<typeof reader.push>): string =>
    records
      .map((record) => {
        const [first = '', ...others] = record.cells;
        const isAlone = record.problem !== 'quote' && others.every((cell) => cell === '');
        const text = isAlone ? first : record.cells.join(delimiter);
        const before = lineEnd.repeat(Math.max(0, record.line - line));
        const isWhole = record.problem !== 'cut' && record.problem !== 'tooLong' && record.problem !== 'more';
        line = record.line + text.split(lineEnd).length - 1 + (isWhole ? 1 : 0);
        return before + text + (isWhole ? lineEnd : '');
      })
      .join('');
  return { push: (text) => lines(reader.push(text)), end: () => lines(reader.end()) };
}
