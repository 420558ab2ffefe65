// The rows of a spoilt CSV file, read by csv-parse and iconv-lite instead of by our reader.
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { Guess } from '../../src/feedback/file.ts';
import type { CsvGuess } from '../../src/feedback/files/guess.ts';
import { type Cells, type Field, fields, headers } from './answers.ts';
import type { Left } from './spoilt.ts';

/**
 * Read by csv-parse, one line at a time, or some where a quoted text spans them. A row has nothing in the cells that it lacks; the last one, where the
 * file ends without a line break, is a row if it has as many cells as another. Parts too many may be one sentence whose commas
 * nobody quoted: each way of joining neighbours is given.
 */
export function rows(bytes: Buffer): Left {
  return {
    bytes,
    rowsNow: (guess) => {
      if (guess.kind !== 'csv') return [];
      const text = iconv.decode(bytes, guess.encoding);
      const lines = text.split(guess.lineEnd === '\r' ? /(?<=\r)/ : /(?<=\n)/);
      const found = lines.flatMap((_, i) =>
        Array.from({ length: Math.min(9, lines.length - i) }, (_each, more) =>
          lines.slice(i, i + more + 1).join(''),
        ).flatMap((piece) => oneRow(piece, guess) ?? []),
      );
      const ended = found.filter(({ isEnded }) => isEnded);
      const fewest = Math.min(guess.columns.length, ...ended.map(({ cells }) => cells.length));
      return found
        .filter(({ isEnded, cells }) => isEnded || cells.length >= fewest)
        .flatMap(({ cells }) => readings(cells, guess).map((each) => cellsBy(guess.columns, each)));
    },
  };
}

interface Row {
  readonly cells: readonly string[];
  readonly isEnded: boolean;
}

/** Line feeds alone are text where lines end with both; after a quoted cell they end a line all the same. */
function oneRow(text: string, { delimiter, lineEnd }: CsvGuess): Row | null {
  const options = { delimiter, relax_quotes: true, relax_column_count: true };
  for (const ends of lineEnd === '\r\n'
    ? [{ record_delimiter: '\r\n' }, { record_delimiter: ['\r\n', '\n'] }]
    : [{}]) {
    try {
      const records: string[][] = parse(text, { ...options, ...ends });
      const [cells, ...more] = records;
      if (cells && more.length === 0) return { cells, isEnded: /[\r\n]$/.test(text) };
    } catch {
      // Not so, then.
    }
  }
  return null;
}

function readings(cells: readonly string[], { columns, delimiter }: CsvGuess): (readonly string[])[] {
  const more = cells.length - columns.length;
  if (more <= 0 || cells.slice(columns.length).every((cell) => cell.trim() === '')) return [cells];
  if (delimiter !== ',') return [];
  return columns.map((_, i) => [
    ...cells.slice(0, i),
    cells.slice(i, i + more + 1).join(delimiter),
    ...cells.slice(i + more + 1),
  ]);
}

const FIELD_OF: Readonly<Record<string, Field>> = Object.fromEntries(
  fields.map((field) => [field === 'region' ? 'segment' : field, field]),
);

/** As the guess says which column is what. */
export function cellsBy(columns: Guess['columns'], cells: readonly string[]): Cells {
  const found = { date: '', score: '', verbatim: '', customer: '', id: '', touchpoint: '', region: '' };
  columns.forEach(({ header, field }, i) => {
    const ours = FIELD_OF[field];
    if (ours === undefined || (ours === 'region' && header.trim() !== headers.region)) return;
    // Of several columns of words the first one that says something leads.
    if (ours === 'verbatim' && found.verbatim.trim() !== '') return;
    found[ours] = cells[i] ?? '';
  });
  return found;
}
