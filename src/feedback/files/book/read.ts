// Reads a workbook: first what it seems to be, then the rows of its sheets of answers. What the columns mean is not decided here.
import { headOf } from '../furniture/head.ts';
import { type BookGuess, type GuessSettings, guessContent } from '../guess.ts';
import { headerAt } from '../header-row.ts';
import type { FileRecord, Records } from '../record.ts';
import type { Book, BookSheet, OpenBook } from './book.ts';
import { noSheet, nothingThere } from './refusals.ts';
import { alikeOf, type Begun, type SheetSum, sheetOfAnswers, sumOfOthers, tell } from './sheets.ts';

/** Rows that the guesses are made from. */
const SAMPLE = 1_000;
/** What is held at a time, in rows, cells and characters: each row of a few bytes may have thousands of columns, or name the longest texts. */
const BATCH = 2_000;
const BATCH_CELLS = 100_000;
const BATCH_TEXT = 256 * 1024;

/**
 * Reads the sheets of answers to their ends, so that a damaged workbook is refused before a row of it is stored. One of several alike that
 * holds what the others hold together is left out.
 * @throws UserError
 */
export async function guessBook(
  file: string,
  open: OpenBook,
  kind: BookGuess['kind'],
  settings: GuessSettings,
): Promise<BookGuess> {
  return withBook(file, open, async (book) => {
    const names = book.sheets.map(({ name }) => name);
    const begun = await begin(book, settings);
    const best = sheetOfAnswers(begun);
    if (!best) throw nothingThere(names);
    const { above, headerRows, zone } = best.head;
    const sample = best.rows.slice(above + headerRows).map(({ cells }) => cells);
    const content = guessContent(best.head.names, sample, settings);
    const alike = [best, ...alikeOf(best, begun)].toSorted((a, b) => a.place - b.place);
    const whole: SheetSum[] = [];
    for (const each of alike) whole.push(await tellOf(book, each, alike.length > 1));
    const left = alike.length > 1 ? sumOfOthers(whole) : null;
    const read = alike.filter((_, i) => i !== left);
    return {
      kind,
      ...content,
      sheet: read[0]?.name ?? best.name,
      tabs: read.map(({ name, head }) => ({ name, skip: head.above + head.headerRows })),
      sheets: names,
      above,
      headerRows,
      zone,
      bytes: read.reduce((sum, { place }) => sum + book.sizeOf(place), 0),
    };
  });
}

/** The rows below the header, of one sheet after the other. */
export async function* readBook(file: string, open: OpenBook, guess: BookGuess): AsyncGenerator<Records> {
  const book = await open(file);
  try {
    const names = book.sheets.map(({ name }) => name);
    let before = 0;
    for (const { name, skip } of guess.tabs) {
      const place = names.indexOf(name);
      if (place < 0) throw noSheet(name, names);
      const rows = batches(book.rows(place, guess.columns.length), skip);
      for await (const { records, bytes } of rows) {
        const named = guess.tabs.length > 1 ? records.map((each) => ({ ...each, sheet: name })) : records;
        yield { records: named, bytes: before + bytes };
      }
      before += book.sizeOf(place);
    }
    yield { records: [], bytes: guess.bytes };
  } finally {
    await book.close();
  }
}

async function* batches(pieces: AsyncIterable<Records>, skip: number): AsyncGenerator<Records> {
  let toSkip = skip;
  let batch: FileRecord[] = [];
  let cells = 0;
  let text = 0;
  let read = 0;
  for await (const { records, bytes } of pieces) {
    for (const row of records.slice(toSkip)) {
      batch.push(row);
      cells += row.cells.length;
      text += row.cells.reduce((sum, each) => sum + each.length, 0);
      if (batch.length < BATCH && cells < BATCH_CELLS && text < BATCH_TEXT) continue;
      yield { records: batch, bytes: read };
      batch = [];
      cells = 0;
      text = 0;
    }
    toSkip = Math.max(0, toSkip - records.length);
    read = bytes;
  }
  yield { records: batch, bytes: read };
}

async function withBook<T>(file: string, open: OpenBook, use: (book: Book) => Promise<T>): Promise<T> {
  const book = await open(file);
  try {
    return await use(book);
  } finally {
    await book.close();
  }
}

/** @throws UserError where the asked one is not there. */
async function begin(book: Book, settings: GuessSettings): Promise<Begun[]> {
  const { overrides, locale = 'en' } = settings;
  const begun: Begun[] = [];
  for (const place of placesToTry(book.sheets, settings.sheet)) {
    const sheet = book.sheets[place];
    if (!sheet) continue;
    const rows = await start(book, place);
    const cells = rows.map((row) => row.cells);
    const isKnown = headerAt(cells, overrides) !== null;
    begun.push({ ...sheet, place, rows, head: headOf(cells, { overrides, locale }), isKnown });
  }
  return begun;
}

function placesToTry(sheets: readonly BookSheet[], asked: string | undefined): number[] {
  if (asked === undefined) return sheets.map((_, place) => place);
  const wanted = asked.trim().toLowerCase();
  const exact = sheets.findIndex(({ name }) => name === asked);
  const found = exact >= 0 ? exact : sheets.findIndex(({ name }) => name.trim().toLowerCase() === wanted);
  if (found < 0)
    throw noSheet(
      asked,
      sheets.map(({ name }) => name),
    );
  return [found];
}

async function start(book: Book, place: number): Promise<FileRecord[]> {
  const found: FileRecord[] = [];
  for await (const { records } of book.rows(place, Number.POSITIVE_INFINITY)) {
    found.push(...records);
    if (found.length > SAMPLE) break;
  }
  return found.slice(0, SAMPLE + 1);
}

/** To its end. */
async function tellOf(book: Book, { place, head }: Begun, isCompared: boolean): Promise<SheetSum> {
  let toSkip = head.above + head.headerRows;
  let told: SheetSum = { rows: 0, sum: 0 };
  for await (const { records } of book.rows(place, head.names.length)) {
    if (isCompared) for (const { cells } of records.slice(toSkip)) told = tell(told, cells);
    toSkip = Math.max(0, toSkip - records.length);
  }
  return told;
}
