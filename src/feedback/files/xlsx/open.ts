// Opens an Excel workbook (.xlsx, .xlsm): its parts, and the rows of each of its sheets.
import { type Archive, openArchive } from '../book/archive.ts';
import type { Book } from '../book/book.ts';
import { damaged } from '../book/refusals.ts';
import { XmlDamage } from '../book/xml.ts';
import type { Records } from '../record.ts';
import { type Merged, mergedIn } from './merged.ts';
import { type SheetReader, sheetReader } from './sheet.ts';
import { noStrings, readStrings } from './strings.ts';
import { readWorkbook } from './workbook.ts';

const LARGEST_SHEET = 2 * 1024 * 1024 * 1024;
/** Of what stands below the rows of a sheet. */
const LARGEST_REST = 8 * 1024 * 1024;
/** What is read at a time, in bytes of XML. */
const PIECE = 16 * 1024;

/** @throws UserError where the file is no such workbook, or a damaged one. */
export async function openXlsx(file: string): Promise<Book> {
  const archive = await openArchive(file);
  try {
    const workbook = await readWorkbook(archive);
    const strings = workbook.strings === null ? noStrings : await readStrings(archive, workbook.strings);
    const merged = new Map<string, readonly Merged[]>();
    const partOf = (place: number): string => workbook.sheets[place]?.part ?? '';
    return {
      sheets: workbook.sheets,
      sizeOf: (place) => archive.sizeOf(partOf(place)),
      async *rows(place, width) {
        const part = partOf(place);
        const known = merged.get(part) ?? (await mergedOf(archive, part));
        merged.set(part, known);
        yield* rowsOf(archive, part, sheetReader({ ...workbook, strings }, { width, merged: known }));
      },
      close: () => archive.close(),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** Unpacks the sheet once, for what stands below its rows. */
async function mergedOf(archive: Archive, part: string): Promise<readonly Merged[]> {
  let rest = '';
  let tail = Buffer.alloc(0);
  let isBelow = false;
  for await (const piece of archive.part(part, LARGEST_SHEET)) {
    if (isBelow) {
      if (rest.length < LARGEST_REST) rest += piece.toString('latin1');
      continue;
    }
    const seam = Buffer.concat([tail, piece.subarray(0, LONGEST_END)]);
    const [atSeam, end] = [endOfRows(seam), endOfRows(piece)];
    isBelow = atSeam >= 0 || end >= 0;
    if (isBelow) rest = piece.toString('latin1', end >= 0 ? end : atSeam - tail.length);
    tail = Buffer.from(piece.subarray(-LONGEST_END));
  }
  return mergedIn(rest);
}

const LONGEST_END = 64;
const END = 'sheetData>';

/** Where "</sheetData>" ends, with or without a prefix; -1 where it is not there. */
function endOfRows(bytes: Buffer): number {
  for (let at = bytes.indexOf(END); at >= 0; at = bytes.indexOf(END, at + 1)) {
    if (/<\/(?:\w+:)?$/.test(bytes.toString('latin1', Math.max(0, at - LONGEST_END), at)))
      return at + END.length;
  }
  return -1;
}

async function* rowsOf(archive: Archive, part: string, reader: SheetReader): AsyncGenerator<Records> {
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
