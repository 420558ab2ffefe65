// Reads a workbook: first what it seems to be, then the rows of one of its sheets. What the columns mean is not decided here.
import { type GuessSettings, guessContent, type XlsxGuess } from '../guess.ts';
import { headerAt } from '../header-row.ts';
import type { FileRecord, Records } from '../record.ts';
import { type Archive, openArchive } from './archive.ts';
import { damaged, noSheet, nothingThere } from './refusals.ts';
import { sheetReader } from './sheet.ts';
import { noStrings, readStrings } from './strings.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { XmlDamage } from './xml.ts';

const LARGEST_SHEET = 2 * 1024 * 1024 * 1024;
/** Rows that the guesses are made from. */
const SAMPLE = 1_000;
/** What is held at a time, in bytes of XML, rows and cells: each row of a few bytes may have thousands of columns. */
const PIECE = 16 * 1024;
const BATCH = 2_000;
const BATCH_CELLS = 100_000;

/**
 * Reads the sheet to its end, so that a damaged workbook is refused before a row of it is stored. The sheet is the first visible one
 * with rows below its header, then the first hidden one.
 * @throws UserError
 */
export async function guessXlsx(file: string, settings: GuessSettings): Promise<XlsxGuess> {
  return withWorkbook(file, async (source) => {
    const { sheets } = source.workbook;
    const names = sheets.map(({ name }) => name);
    const best = await sheetOfAnswers(source, settings);
    const [header, ...sample] = best?.rows.slice(best.above) ?? [];
    if (!best || !header) throw nothingThere(names);
    const { name, part } = best.sheet;
    const content = guessContent(
      header.cells,
      sample.map(({ cells }) => cells),
      settings,
    );
    for await (const _ of records(source, part));
    return {
      kind: 'xlsx',
      ...content,
      sheet: name,
      sheets: names,
      above: best.above,
      bytes: source.archive.sizeOf(part),
    };
  });
}

interface Begun {
  readonly sheet: Workbook['sheets'][number];
  readonly rows: readonly FileRecord[];
  /** Rows above the header. */
  readonly above: number;
}

/** Of the visible sheets, else of the hidden ones: the first with a header that we know and rows below it, else the first with two rows. */
async function sheetOfAnswers(source: Source, settings: GuessSettings): Promise<Begun | null> {
  const sheets = sheetsToTry(source.workbook.sheets, settings.sheet);
  const begun: Begun[] = [];
  for (const isHidden of [false, true]) {
    for (const sheet of sheets.filter((each) => each.isHidden === isHidden)) {
      const rows = await start(source, sheet.part);
      const known = headerAt(
        rows.map(({ cells }) => cells),
        settings.overrides,
      );
      if (known !== null && rows.length > known + 1) return { sheet, rows, above: known };
      begun.push({ sheet, rows, above: 0 });
    }
    const best = begun.find(({ rows }) => rows.length > 1);
    if (best) return best;
  }
  return begun.find(({ rows }) => rows.length > 0) ?? null;
}

/** The rows below the header. */
export async function* readXlsx(file: string, guess: XlsxGuess): AsyncGenerator<Records> {
  const source = await openSource(file);
  try {
    const { archive, workbook } = source;
    const sheet = workbook.sheets.find(({ name }) => name === guess.sheet);
    if (!sheet)
      throw noSheet(
        guess.sheet,
        workbook.sheets.map(({ name }) => name),
      );
    // Unpacked once without being read: a checksum that does not fit is found before the first row is given.
    for await (const _ of archive.part(sheet.part, LARGEST_SHEET));
    let toSkip = guess.above + 1;
    let batch: FileRecord[] = [];
    let cells = 0;
    for await (const { records: rows, bytes } of records(source, sheet.part)) {
      for (const row of rows.slice(toSkip)) {
        batch.push(row);
        cells += row.cells.length;
      }
      toSkip = Math.max(0, toSkip - rows.length);
      if (batch.length < BATCH && cells < BATCH_CELLS) continue;
      yield { records: batch, bytes };
      batch = [];
      cells = 0;
    }
    yield { records: batch, bytes: guess.bytes };
  } finally {
    await source.archive.close();
  }
}

interface Source {
  readonly archive: Archive;
  readonly workbook: Workbook;
  readonly strings: Awaited<ReturnType<typeof readStrings>>;
}

async function openSource(file: string): Promise<Source> {
  const archive = await openArchive(file);
  try {
    const workbook = await readWorkbook(archive);
    const strings = workbook.strings === null ? noStrings : await readStrings(archive, workbook.strings);
    return { archive, workbook, strings };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function withWorkbook<T>(file: string, use: (source: Source) => Promise<T>): Promise<T> {
  const source = await openSource(file);
  try {
    return await use(source);
  } finally {
    await source.archive.close();
  }
}

/** @throws UserError where the asked one is not there. */
function sheetsToTry(sheets: Workbook['sheets'], asked: string | undefined): Workbook['sheets'] {
  if (asked === undefined) {
    return [...sheets.filter(({ isHidden }) => !isHidden), ...sheets.filter(({ isHidden }) => isHidden)];
  }
  const found =
    sheets.find(({ name }) => name === asked) ??
    sheets.find(({ name }) => name.trim().toLowerCase() === asked.trim().toLowerCase());
  if (!found)
    throw noSheet(
      asked,
      sheets.map(({ name }) => name),
    );
  return [found];
}

async function start(source: Source, part: string): Promise<FileRecord[]> {
  const found: FileRecord[] = [];
  for await (const { records: rows } of records(source, part)) {
    found.push(...rows);
    if (found.length > SAMPLE) break;
  }
  return found.slice(0, SAMPLE + 1);
}

/** Rows with content, the header first. */
async function* records({ archive, workbook, strings }: Source, part: string): AsyncGenerator<Records> {
  const reader = sheetReader({ ...workbook, strings });
  let bytes = 0;
  try {
    for await (const piece of archive.part(part, LARGEST_SHEET)) {
      for (let at = 0; at < piece.length; at += PIECE) {
        const slice = piece.subarray(at, at + PIECE);
        bytes += slice.length;
        yield { records: reader.push(slice), bytes };
      }
    }
    yield { records: reader.end(), bytes };
  } catch (error) {
    throw error instanceof XmlDamage ? damaged(part, reader.row()) : error;
  }
}
