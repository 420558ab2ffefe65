// The rows of a spoilt CSV file, read by csv-parse and iconv-lite instead of by our reader.
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { Guess } from '../../src/feedback/file.ts';
import type { CsvGuess } from '../../src/feedback/files/guess.ts';
import { type Cells, type Field, fields, headers } from './answers.ts';
import type { Left } from './spoilt.ts';

/** Read by csv-parse, one line at a time, or some where a quoted text spans them. */
export function rows(bytes: Buffer): Left {
  return {
    bytes,
    rowsNow: (guess) => {
      if (guess.kind !== 'csv') return [];
      const text = iconv.decode(bytes, guess.encoding);
      const lines = text.split(guess.lineEnd === '\r' ? /(?<=\r)/ : /(?<=\n)/);
      const found: Cells[] = [];
      lines.forEach((_, i) => {
        for (let count = 1; count <= 6 && i + count <= lines.length; count++) {
          const cells = oneRow(lines.slice(i, i + count).join(''), guess);
          if (cells) found.push(cells);
        }
      });
      return found;
    },
  };
}

function oneRow(text: string, { columns, delimiter }: CsvGuess): Cells | null {
  if (!/[\r\n]$|"$/.test(text)) return null;
  try {
    const records: string[][] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true });
    const [cells, ...more] = records;
    if (!cells || more.length > 0 || cells.length < columns.length) return null;
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) return null;
    return cellsBy(columns, cells);
  } catch {
    return null;
  }
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
    found[ours] = cells[i] ?? '';
  });
  return found;
}
