// Which kind of file it is, by its content and not by its name, and that kind's reading of it.
import { unguarded } from '../../csv.ts';
import { orderShown } from '../dates/order.ts';
import { guessCsv, readCsv } from './csv/read.ts';
import type { Guess, GuessSettings } from './guess.ts';
import { kindOf } from './kind.ts';
import type { Records } from './record.ts';
import { isOfRejects } from './rejects.ts';
import { guessXlsx, readXlsx } from './xlsx/read.ts';

/**
 * Reads the whole file: one that is damaged as a whole (a workbook above all) is refused here, before anything is stored.
 * @throws UserError where the file is no table that we read, is empty or damaged, or its columns cannot be used (see mapColumns).
 */
export async function guessFile(file: string, settings: GuessSettings): Promise<Guess> {
  const guess =
    (await kindOf(file)) === 'xlsx' ? await guessXlsx(file, settings) : await guessCsv(file, settings);
  return guess.isDateOrderOpen ? { ...guess, ...(await orderInAll(file, guess)) } : guess;
}

/** Of the whole file, up to the first rows that show it. */
async function orderInAll(file: string, guess: Guess): Promise<Pick<Guess, 'dateOrder' | 'isDateOrderOpen'>> {
  const place = guess.columns.findIndex(({ field }) => field === 'date');
  for await (const { records } of readRecords(file, guess)) {
    const shown = orderShown(records.map(({ cells }) => cells[place] ?? ''));
    if (shown !== null) return { dateOrder: shown, isDateOrderOpen: false };
  }
  return { dateOrder: guess.dateOrder, isDateOrderOpen: true };
}

/** The rows below the header, some thousands at a time. @throws UserError where a workbook is damaged. */
export function readRecords(file: string, guess: Guess): AsyncGenerator<Records> {
  const records = guess.kind === 'xlsx' ? readXlsx(file, guess) : readCsv(file, guess);
  return isOfRejects(guess.columns.map(({ header }) => header)) ? asTheyCame(records) : records;
}

async function* asTheyCame(pieces: AsyncIterable<Records>): AsyncGenerator<Records> {
  for await (const { records, bytes } of pieces) {
    yield { records: records.map((each) => ({ ...each, cells: each.cells.map(unguarded) })), bytes };
  }
}
