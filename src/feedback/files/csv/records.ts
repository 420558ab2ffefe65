// Cuts decoded CSV text into records (RFC 4180, any delimiter), piece by piece and in bounded memory. Knows nothing of columns.
// Our own rather than a library's because of what happens after a quote that is never closed: a library reads on and swallows
// good rows; this gives up that one line and goes on with the next.
import { RECORD_MAX } from '../record.ts';

export interface CsvRecord {
  /** Where it starts, as an editor counts lines; the first is 1. */
  readonly line: number;
  /** Of a broken line: its parts between delimiters, quotes and all. */
  readonly cells: string[];
  /**
   * 'quote': a quote that is never closed, or followed by something else than a delimiter, or has no other one in a cell that is
   * not quoted: the end of a text whose beginning is lost.
   * 'lineEnd': the other kind of line end stands outside quotes: two rows in one.
   * 'tooLong': one line over RECORD_MAX, of which this is the first piece; 'more' are its other pieces.
   * 'cut': the text stops after it without a line end, and its last cell is not closed by a quote: nothing says that it is whole.
   */
  readonly problem: 'quote' | 'lineEnd' | 'tooLong' | 'more' | 'cut' | null;
}

export interface RecordReader {
  /** The records that are complete so far. Blank lines are passed over. */
  push(text: string): CsvRecord[];
  /** What is left at the end of the text. No quoted text may hold more than RECORD_MAX: past it, its opening quote counts as never closed. */
  end(): CsvRecord[];
}

export function recordReader(delimiter: string, lineEnd: '\n' | '\r' = '\n'): RecordReader {
  let rest = '';
  let line = 1;
  let inLongLine = false;
  const other = lineEnd === '\n' ? '\r' : '\n';

  const read = (text: string, isEnd: boolean): CsvRecord[] => {
    const records: CsvRecord[] = [];
    let scan = scanner(text, delimiter, lineEnd);
    let start = 0;
    const add = (cells: string[], problem: CsvRecord['problem'], next: number): void => {
      records.push({ line, cells, problem });
      start = next;
    };
    while (start < text.length) {
      if (text[start] === lineEnd && !inLongLine) {
        start++;
        line++;
        continue;
      }
      const newline = scan.lineEnd(start);
      const stop = newline < 0 ? text.length : newline;
      if (inLongLine || stop - start > RECORD_MAX) {
        if (newline < 0 && !isEnd && stop - start <= RECORD_MAX) break;
        const cut = Math.min(stop, start + RECORD_MAX);
        add([text.slice(start, cut)], inLongLine ? 'more' : 'tooLong', cut);
        inLongLine = cut < stop || (newline < 0 && !isEnd);
        if (!inLongLine) {
          start = stop + 1;
          line++;
        }
        continue;
      }
      if (newline < 0 && !isEnd) break;
      const quote = scan.quote(start);
      if (quote < 0 || quote > stop) {
        const plain = lineText(text, start, stop);
        if (plain.trim() === '') start = stop + 1;
        else {
          const isCut = newline < 0 && text[stop - 1] !== '\r';
          add(plain.split(delimiter), plain.includes(other) ? 'lineEnd' : isCut ? 'cut' : null, stop + 1);
        }
        line++;
        continue;
      }
      const quoted = scan.quoted(start, isEnd);
      if (quoted === 'more' && !isEnd && text.length - start <= RECORD_MAX) break;
      if (typeof quoted === 'object' && quoted.next - start <= RECORD_MAX + 1) {
        const spans = quoted.lines;
        add(quoted.cells, quoted.problem, quoted.next);
        line += spans;
      } else {
        add(lineText(text, start, stop).split(delimiter), 'quote', stop + 1);
        line++;
        scan = scanner(text, delimiter, lineEnd);
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

function lineText(text: string, start: number, stop: number): string {
  return text.slice(start, text[stop - 1] === '\r' ? Math.max(start, stop - 1) : stop);
}

/** Positions in one text. Each character is searched once, from left to right, however often it is asked for. */
function scanner(text: string, delimiter: string, end: '\n' | '\r') {
  const quote = finder(text, '"');
  const lineEnd = finder(text, end);
  const nextDelimiter = finder(text, delimiter);
  const other = end === '\n' ? '\r' : '\n';

  /** One record with quotes in it; 'more' where the text ends too early, 'broken' where the quotes do not pair. */
  const quoted = (
    start: number,
    isEnd: boolean,
  ): 'more' | 'broken' | { cells: string[]; next: number; lines: number; problem: CsvRecord['problem'] } => {
    let problem: CsvRecord['problem'] = null;
    const bare = (cell: string): string => {
      if (cell.includes(other)) problem ??= 'lineEnd';
      if (isOdd(cell)) problem = 'quote';
      return cell;
    };
    const cells: string[] = [];
    let lines = 1;
    let at = start;
    for (;;) {
      let stop: number;
      if (text[at] === '"') {
        const close = closingQuote(text, at);
        if (close < 0 || (close === text.length - 1 && !isEnd)) return 'more';
        const inner = text.slice(at + 1, close);
        for (let i = inner.indexOf(end); i >= 0; i = inner.indexOf(end, i + 1)) lines++;
        cells.push(inner.includes('"') ? inner.replaceAll('""', '"') : inner);
        stop = close + 1;
        if (text[stop] === '\r' && (text[stop + 1] === '\n' || stop + 1 === text.length)) {
          if (stop + 1 === text.length && !isEnd) return 'more';
          stop++;
        }
        if (stop >= text.length) return { cells, next: text.length, lines, problem };
        if (text[stop] === end) return { cells, next: stop + 1, lines, problem };
        if (text[stop] !== delimiter) return 'broken';
      } else {
        const newline = lineEnd(at);
        if (newline < 0 && !isEnd) return 'more';
        const last = newline < 0 ? text.length : newline;
        const comma = nextDelimiter(at);
        if (comma < 0 || comma > last) {
          cells.push(bare(lineText(text, at, last)));
          if (newline < 0 && text[last - 1] !== '\r') problem ??= 'cut';
          return { cells, next: last + 1, lines, problem };
        }
        cells.push(bare(text.slice(at, comma)));
        stop = comma;
      }
      at = stop + 1;
    }
  };
  return { quote, lineEnd, quoted };
}

/** Whether the quotes in a text do not pair. */
function isOdd(text: string): boolean {
  let odd = false;
  for (let i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) odd = !odd;
  return odd;
}

function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** The next place of `sought` from a position that never goes back; -1 where there is none. */
function finder(text: string, sought: string): (from: number) => number {
  let found = -2;
  return (from) => {
    if (found !== -1 && found < from) found = text.indexOf(sought, from);
    return found;
  };
}
