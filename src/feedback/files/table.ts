// A table that holds no answers: its columns and its rows, of a CSV file or a workbook. Whoever reads it says which row names the columns, and
// what they mean. Answers are read.ts's.
import { unguarded } from '../../csv.ts';
import type { OpenBook } from './book/book.ts';
import { guessDialect } from './csv/dialect.ts';
import { guessEncoding, textChunks } from './csv/encoding.ts';
import { lineReader } from './csv/read.ts';
import { rowReader } from './csv/rows.ts';
import { extent } from './furniture/values.ts';
import { kindOf } from './kind.ts';
import { mended } from './mending.ts';
import { openOds } from './ods/open.ts';
import type { FileRecord } from './record.ts';
import { isOfRejects } from './rejects.ts';
import { openXlsx } from './xlsx/open.ts';

export interface FileTable {
  /** As the file has them; of a file of rejects those that were rejected. */
  readonly headers: readonly string[];
  /** The rows below, some thousands at a time, from the first one each time; blank ones are left out. */
  readonly rows: () => AsyncGenerator<readonly FileRecord[]>;
}

/** Titles above the columns are shorter. */
const DEEPEST = 30;
/** In characters: what the guesses are made from. */
const SAMPLE = 256 * 1024;

const openers: Readonly<Record<'xlsx' | 'ods', OpenBook>> = { xlsx: openXlsx, ods: openOds };

/**
 * Null where no row among the first names the columns: of a workbook in none of its sheets, of which the first that has such a row is read.
 * @throws UserError where the file is no table that we read, or a damaged one
 */
export async function openTable(
  file: string,
  isHeader: (cells: readonly string[]) => boolean,
): Promise<FileTable | null> {
  const kind = await kindOf(file);
  const found =
    kind === 'csv' ? await csvTable(file, isHeader) : await bookTable(file, openers[kind], isHeader);
  if (found === null) return null;
  const { headers, rows } = found;
  if (!isOfRejects(headers)) return { headers, rows: () => filled(rows()) };
  const before = headers.length - withoutReasons(headers).length;
  return {
    headers: withoutReasons(headers).map(unguarded),
    rows: () =>
      filled(rows(), (row) => ({
        ...row,
        cells: row.cells.slice(before).map(unguarded),
        ...shifted(row, before),
      })),
  };
}

/** The line, the column and the reason that stand in front of a row that was rejected. */
function withoutReasons(headers: readonly string[]): readonly string[] {
  return headers.slice(3);
}

function shifted({ cellFaults }: FileRecord, before: number): Pick<FileRecord, 'cellFaults'> {
  return cellFaults === undefined
    ? {}
    : { cellFaults: new Map([...cellFaults].map(([at, fault]) => [at - before, fault])) };
}

async function* filled(
  pieces: AsyncIterable<readonly FileRecord[]>,
  asItCame: (row: FileRecord) => FileRecord = (row) => row,
): AsyncGenerator<readonly FileRecord[]> {
  for await (const records of pieces)
    yield records.map(asItCame).filter(({ fault, cells }) => fault !== null || extent(cells) > 0);
}

function headerIn(
  rows: readonly (readonly string[])[],
  isHeader: (cells: readonly string[]) => boolean,
): number {
  return rows
    .slice(0, DEEPEST)
    .findIndex((cells) => isHeader(isOfRejects(cells) ? withoutReasons(cells) : cells.map(mended)));
}

async function csvTable(
  file: string,
  isHeader: (cells: readonly string[]) => boolean,
): Promise<FileTable | null> {
  const { encoding } = await guessEncoding(file);
  let sample = '';
  for await (const { text } of textChunks(file, encoding)) {
    sample += text;
    if (sample.length > SAMPLE) break;
  }
  const dialect = guessDialect(sample);
  const reader = lineReader(dialect);
  const records = [...reader.push(sample), ...(sample.length > SAMPLE ? [] : reader.end())];
  const skipped = dialect.hasSepLine ? 1 : 0;
  const at = headerIn(
    records.slice(skipped).map(({ cells }) => cells),
    isHeader,
  );
  const header = records[skipped + at];
  if (at < 0 || header === undefined) return null;
  const headers = header.cells.map(mended);
  const whole = records
    .slice(skipped + at + 1)
    .filter(({ problem }) => problem === null)
    .map(({ cells }) => cells);
  return {
    headers,
    async *rows() {
      const recordOf = rowReader(
        { columns: headers.map((each) => ({ header: each })), delimiter: dialect.delimiter },
        whole,
      );
      const lines = lineReader(dialect);
      let toSkip = skipped + at + 1;
      const below = <T>(some: readonly T[]): readonly T[] => {
        const kept = some.slice(toSkip);
        toSkip = Math.max(0, toSkip - some.length);
        return kept;
      };
      for await (const { text } of textChunks(file, encoding)) yield below(lines.push(text)).map(recordOf);
      yield below(lines.end()).map(recordOf);
    },
  };
}

async function bookTable(
  file: string,
  open: OpenBook,
  isHeader: (cells: readonly string[]) => boolean,
): Promise<FileTable | null> {
  const book = await open(file);
  try {
    for (const isHidden of [false, true])
      for (const [place, sheet] of book.sheets.entries()) {
        if (sheet.isHidden !== isHidden) continue;
        const top = await topOf(book.rows(place, Number.POSITIVE_INFINITY));
        const at = headerIn(
          top.map(({ cells }) => cells),
          isHeader,
        );
        const header = top[at];
        if (at < 0 || header === undefined) continue;
        const headers = header.cells.map(mended);
        return {
          headers,
          rows: () => belowOf(file, open, { place, width: headers.length, line: header.line }),
        };
      }
    return null;
  } finally {
    await book.close();
  }
}

async function topOf(
  pieces: AsyncIterable<{ readonly records: readonly FileRecord[] }>,
): Promise<FileRecord[]> {
  const top: FileRecord[] = [];
  for await (const { records } of pieces) {
    top.push(...records);
    if (top.length >= DEEPEST) break;
  }
  return top;
}

async function* belowOf(
  file: string,
  open: OpenBook,
  { place, width, line }: { readonly place: number; readonly width: number; readonly line: number },
): AsyncGenerator<readonly FileRecord[]> {
  const book = await open(file);
  try {
    for await (const { records } of book.rows(place, width)) yield records.filter((row) => row.line > line);
  } finally {
    await book.close();
  }
}
