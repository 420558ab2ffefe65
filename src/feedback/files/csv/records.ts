// Cuts decoded CSV text into records (RFC 4180, any delimiter), piece by piece and in bounded memory. Knows nothing of columns.
// Our own rather than a library's because of what happens after a quote that is never closed: a library reads on and swallows
// good rows; this gives up that one line and goes on with the next.
import { RECORD_MAX } from '../record.ts';
import { type LineEnd, scanner } from './scanner.ts';

export type { LineEnd };

export interface CsvRecord {
  /** Where it starts, as an editor counts lines; the first is 1. */
  readonly line: number;
  /** Of a broken line: its parts between delimiters, quotes and all. */
  readonly cells: string[];
  /**
   * 'quote': a quote that is never closed, or followed by something else than a delimiter, or that ends a cell which is not quoted: the
   * end of a text whose beginning is lost.
   * 'lineEnd': the other kind of line end stands outside quotes: two rows in one.
   * 'tooLong': one line over RECORD_MAX, of which this is the first piece; 'more' are its other pieces.
   * 'cut': the text stops after it without a line end. Whether it is whole, its number of cells has to tell.
   */
  readonly problem: 'quote' | 'lineEnd' | 'tooLong' | 'more' | 'cut' | null;
}

export interface RecordReader {
  /** The records that are complete so far. Blank lines are passed over. */
  push(text: string): CsvRecord[];
  /** What is left at the end of the text. No quoted text may hold more than RECORD_MAX: past it, its opening quote counts as never closed. */
  end(): CsvRecord[];
}

/**
 * @param lineEnd '\n' ends lines with '\r\n' too; with '\r\n' only that does, and '\n' is text
 * @param escapedBy what makes a quote inside quotes a text: another quote, or a backslash besides
 */
export function recordReader(
  delimiter: string,
  lineEnd: LineEnd = '\n',
  escapedBy: '"' | '\\' = '"',
): RecordReader {
  let rest = '';
  let line = 1;
  let inLongLine = false;

  const read = (text: string, isEnd: boolean): CsvRecord[] => {
    const records: CsvRecord[] = [];
    let scan = scanner(text, { delimiter, lineEnd, escapedBy });
    let start = 0;
    const add = (cells: string[], problem: CsvRecord['problem'], next: number): void => {
      records.push({ line, cells, problem });
      start = next;
    };
    while (start < text.length) {
      if (text.startsWith(lineEnd, start) && !inLongLine) {
        start += lineEnd.length;
        line++;
        continue;
      }
      const newline = scan.lineEnd(start);
      const stop = newline < 0 ? text.length : newline;
      const next = stop + lineEnd.length;
      if (inLongLine || stop - start > RECORD_MAX) {
        if (newline < 0 && !isEnd && stop - start <= RECORD_MAX) break;
        const cut = Math.min(stop, start + RECORD_MAX);
        add([text.slice(start, cut)], inLongLine ? 'more' : 'tooLong', cut);
        inLongLine = cut < stop || (newline < 0 && !isEnd);
        if (!inLongLine) {
          start = next;
          line++;
        }
        continue;
      }
      if (newline < 0 && !isEnd) break;
      const quote = scan.quote(start);
      if (quote < 0 || quote > stop) {
        const plain = scan.lineText(start, stop);
        if (plain.trim() === '') start = next;
        else {
          const isCut = newline < 0 && text[stop - 1] !== '\r';
          add(plain.split(delimiter), scan.isTwo(plain) ? 'lineEnd' : isCut ? 'cut' : null, next);
        }
        line += lineEnd === '\r\n' ? plain.split('\n').length : 1;
        continue;
      }
      const quoted = scan.quoted(start, isEnd);
      if (quoted === 'more' && !isEnd && text.length - start <= RECORD_MAX) break;
      if (typeof quoted === 'object' && quoted.next - start <= RECORD_MAX + 1) {
        add(quoted.cells, quoted.problem, quoted.next);
        line += quoted.lines;
      } else {
        add(scan.lineText(start, stop).split(delimiter), 'quote', next);
        line++;
        scan = scanner(text, { delimiter, lineEnd, escapedBy });
      }
    }
    rest = start >= text.length ? '' : text.slice(start);
    return records;
  };

  return {
    push: (text) => read(rest === '' ? text : rest + text, false),
    end: () => (rest === '' ? [] : read(rest, true)),
  };
}
