// Which kind of file it is, by its content and not by its name, and that kind's reading of it.
import { unguarded } from '../../csv.ts';
import type { OpenBook } from './book/book.ts';
import { guessBook, readBook } from './book/read.ts';
import { guessCsv, readCsv } from './csv/read.ts';
import { rowKinds } from './furniture/totals.ts';
import { type BookGuess, contentOf, type Guess, type GuessSettings, summaryOf } from './guess.ts';
import { kindOf } from './kind.ts';
import { mended } from './mending.ts';
import { openOds } from './ods/open.ts';
import type { FileRecord, Records } from './record.ts';
import { isOfRejects } from './rejects.ts';
import { openXlsx } from './xlsx/open.ts';

const openers: Readonly<Record<BookGuess['kind'], OpenBook>> = { xlsx: openXlsx, ods: openOds };

/**
 * Reads the whole file: one that is damaged as a whole (a workbook above all) is refused here, before anything is stored.
 * @throws UserError where the file is no table that we read, is empty or damaged, or its columns cannot be used (see understand).
 */
export async function guessFile(file: string, settings: GuessSettings): Promise<Guess> {
  const kind = await kindOf(file);
  const guess =
    kind === 'csv' ? await guessCsv(file, settings) : await guessBook(file, openers[kind], kind, settings);
  return { ...guess, ...(await contentInAll(file, guess, settings)) };
}

/** What the columns are, by all rows: a scale, an order of day and month, a name may show in the last one only. */
async function contentInAll(file: string, guess: Guess, settings: GuessSettings) {
  const headers = guess.columns.map(({ header }) => header);
  const gathering = summaryOf(headers, settings);
  for await (const { records } of readRecords(file, guess))
    for (const { fault, cells, cellFaults } of records)
      if (fault === null) gathering.add(cells.map((cell, i) => (cellFaults?.has(i) ? '' : mended(cell))));
  return contentOf(headers, gathering.summary(), settings);
}

/** The rows below the header, some thousands at a time. @throws UserError where a workbook is damaged. */
export function readRecords(file: string, guess: Guess): AsyncGenerator<Records> {
  const records = guess.kind === 'csv' ? readCsv(file, guess) : readBook(file, openers[guess.kind], guess);
  if (isOfRejects(guess.columns.map(({ header }) => header))) return asTheyCame(records);
  return withoutFurniture(records, guess);
}

/** Below the answers: a block of totals and notes is shorter. */
const MOST_TRAILING = 10;

/** Leaves out what is no answer: wherever it stands where the row says so itself, otherwise only at the end of the file. */
async function* withoutFurniture(pieces: AsyncIterable<Records>, guess: Guess): AsyncGenerator<Records> {
  const kindOfRow = rowKinds(guess);
  let held: FileRecord[] = [];
  let isBlock = true;
  let read = 0;
  for await (const { records, bytes } of pieces) {
    const kept: FileRecord[] = [];
    let furniture = 0;
    for (const record of records) {
      const kind = kindOfRow(record);
      if (kind === 'blank') continue;
      if (kind === 'furniture') furniture++;
      else if (kind === 'trailing' && isBlock && held.length < MOST_TRAILING) held.push(record);
      else {
        kept.push(...held, record);
        held = [];
        isBlock = kind !== 'trailing';
      }
    }
    read = bytes;
    yield { records: kept, bytes, furniture };
  }
  yield { records: [], bytes: read, furniture: held.length };
}

async function* asTheyCame(pieces: AsyncIterable<Records>): AsyncGenerator<Records> {
  for await (const { records, bytes } of pieces) {
    yield { records: records.map((each) => ({ ...each, cells: each.cells.map(unguarded) })), bytes };
  }
}
