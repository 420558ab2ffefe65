// Finds cells, quotes and line ends in one piece of CSV text. What becomes of them is in records.ts.

export type LineEnd = '\n' | '\r' | '\r\n';

export interface Signs {
  readonly delimiter: string;
  readonly lineEnd: LineEnd;
  readonly escapedBy: '"' | '\\';
}

export interface QuotedRow {
  readonly cells: string[];
  readonly next: number;
  /** How many lines of an editor it takes. */
  readonly lines: number;
  readonly problem: 'quote' | 'lineEnd' | 'cut' | null;
}

/** Positions in one text. Each character is searched once, from left to right, however often it is asked for. */
export function scanner(text: string, { delimiter, lineEnd: end, escapedBy }: Signs) {
  const quote = finder(text, '"');
  const lineEnd = finder(text, end);
  const nextDelimiter = finder(text, delimiter);
  const other = end === '\r' ? '\n' : '\r';

  const lineText = (start: number, stop: number): string =>
    text.slice(start, text[stop - 1] === '\r' ? Math.max(start, stop - 1) : stop);
  const isTwo = (cell: string): boolean => cell.includes(other);

  /** The length of what ends the line here; 0 where it goes on. After a quoted cell either way of writing it ends a line. */
  const endsAt = (at: number): number => {
    if (end !== '\r' && text.startsWith('\r\n', at)) return 2;
    return text[at] === (end === '\r' ? '\r' : '\n') ? 1 : 0;
  };

  /** One record with quotes in it; 'more' where the text ends too early, 'broken' where the quotes do not pair. */
  const quoted = (start: number, isEnd: boolean): 'more' | 'broken' | QuotedRow => {
    let problem: QuotedRow['problem'] = null;
    const bare = (cell: string): string => {
      if (isTwo(cell)) problem ??= 'lineEnd';
      if (isLostEnd(cell)) problem = 'quote';
      return cell;
    };
    const cells: string[] = [];
    let lines = 1;
    let at = start;
    for (;;) {
      let stop: number;
      const opening = openingQuote(at);
      if (opening >= 0) {
        const close = closingQuote(text, opening, escapedBy);
        if (close < 0 || (close === text.length - 1 && !isEnd)) return 'more';
        const inner = text.slice(opening + 1, close);
        lines += linesIn(inner, end);
        cells.push(unquoted(inner, escapedBy));
        stop = close + 1;
        if (stop === text.length - 1 && text[stop] === '\r') {
          if (!isEnd) return 'more';
          return { cells, next: text.length, lines, problem };
        }
        if (stop >= text.length) return { cells, next: text.length, lines, problem: problem ?? 'cut' };
        const ended = endsAt(stop);
        if (ended > 0) return { cells, next: stop + ended, lines, problem };
        if (!text.startsWith(delimiter, stop)) return 'broken';
      } else {
        const newline = lineEnd(at);
        if (newline < 0 && !isEnd) return 'more';
        const last = newline < 0 ? text.length : newline;
        const comma = nextDelimiter(at);
        if (comma < 0 || comma > last) {
          const cell = lineText(at, last);
          cells.push(bare(cell));
          if (end === '\r\n') lines += linesIn(cell, end);
          if (newline < 0 && text[last - 1] !== '\r') problem ??= 'cut';
          return { cells, next: last + end.length, lines, problem };
        }
        const cell = text.slice(at, comma);
        cells.push(bare(cell));
        if (end === '\r\n') lines += linesIn(cell, end);
        stop = comma;
      }
      at = stop + delimiter.length;
    }
  };

  /** Of a cell that begins with a quote, or with spaces and a quote that is closed before the next delimiter; else -1. */
  const openingQuote = (at: number): number => {
    if (text[at] === '"') return at;
    if (text[at] !== ' ') return -1;
    let opening = at;
    while (text[opening] === ' ') opening++;
    if (text[opening] !== '"') return -1;
    const newline = lineEnd(at);
    const close = closingQuote(text, opening, escapedBy);
    if (close < 0 || (newline >= 0 && close > newline)) return -1;
    return text.startsWith(delimiter, close + 1) || endsAt(close + 1) > 0 ? opening : -1;
  };
  return { quote, lineEnd, lineText, isTwo, quoted };
}

/** The end of a text whose beginning is lost: a quote that has no other one ends the cell. After a number it means inches. */
function isLostEnd(cell: string): boolean {
  if (!cell.endsWith('"') || /\d"$/.test(cell)) return false;
  let isOdd = false;
  for (let i = cell.indexOf('"'); i >= 0; i = cell.indexOf('"', i + 1)) isOdd = !isOdd;
  return isOdd;
}

function linesIn(text: string, end: LineEnd): number {
  const sign = end === '\r' ? '\r' : '\n';
  let lines = 0;
  for (let i = text.indexOf(sign); i >= 0; i = text.indexOf(sign, i + 1)) lines++;
  return lines;
}

function unquoted(inner: string, escapedBy: Signs['escapedBy']): string {
  const plain = inner.includes('"') ? inner.replaceAll('""', '"') : inner;
  return escapedBy === '\\' && plain.includes('\\') ? plain.replace(/\\(["\\])/g, '$1') : plain;
}

function closingQuote(text: string, opening: number, escapedBy: Signs['escapedBy']): number {
  let at = text.indexOf('"', opening + 1);
  for (;;) {
    if (at < 0) return at;
    if (escapedBy === '\\' && isEscaped(text, at, opening)) at = text.indexOf('"', at + 1);
    else if (text[at + 1] === '"') at = text.indexOf('"', at + 2);
    else return at;
  }
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(text: string, at: number, opening: number): boolean {
  let before = at;
  while (before - 1 > opening && text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** The next place of `sought` from a position that never goes back; -1 where there is none. */
function finder(text: string, sought: string): (from: number) => number {
  let found = -2;
  return (from) => {
    if (found !== -1 && found < from) found = text.indexOf(sought, from);
    return found;
  };
}
