// Opens an OpenDocument spreadsheet (.ods): its sheets, which all stand in one part, and the rows of each.
import { type Archive, openArchive } from '../book/archive.ts';
import type { Book, BookSheet } from '../book/book.ts';
import { damaged, locked, notWorkbook } from '../book/refusals.ts';
import { XmlDamage, xmlReader } from '../book/xml.ts';
import type { FileRecord, Records } from '../record.ts';
import { contentReader, type Repeated } from './content.ts';

const CONTENT = 'content.xml';
const LARGEST_CONTENT = 2 * 1024 * 1024 * 1024;
const LARGEST_MANIFEST = 1024 * 1024;
/** What is read at a time, in bytes of XML. */
const PIECE = 16 * 1024;
/** Rows that are given at a time, of one that stands for many. */
const MOST_AT_ONCE = 1_000;

/** @throws UserError where the file is no such spreadsheet, has a password, or is damaged. */
export async function openOds(file: string): Promise<Book> {
  const archive = await openArchive(file);
  try {
    if (!archive.has(CONTENT)) throw notWorkbook();
    if (await isLocked(archive)) throw locked();
    const sheets = await sheetsOf(archive);
    return {
      sheets,
      sizeOf: () => archive.sizeOf(CONTENT),
      rows: (place, width) => rowsOf(archive, place, width),
      close: () => archive.close(),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** ODF 1.3 part 2, 4.8: the parts of a document with a password are listed with what is needed to open them. */
async function isLocked(archive: Archive): Promise<boolean> {
  const manifest = 'META-INF/manifest.xml';
  if (!archive.has(manifest)) return false;
  let text = '';
  for await (const bytes of archive.part(manifest, LARGEST_MANIFEST)) text += bytes.toString('latin1');
  return /<(?:\w+:)?encryption-data\b/.test(text);
}

/** By reading the whole part once: what is damaged is refused before a row of it is given. */
async function sheetsOf(archive: Archive): Promise<BookSheet[]> {
  const sheets: BookSheet[] = [];
  const hidden = new Set<string>();
  let style = '';
  let depth = 0;
  let isSpreadsheet = false;
  const reader = xmlReader({
    open(element, attributes) {
      if (element === 'spreadsheet') isSpreadsheet = true;
      else if (element === 'style') style = attributes.get('name') ?? '';
      else if (element === 'table-properties' && attributes.get('display') === 'false') hidden.add(style);
      else if (element === 'table' && depth++ === 0) {
        const isHidden = hidden.has(attributes.get('style-name') ?? '');
        sheets.push({ name: attributes.get('name') ?? '', isHidden });
      }
    },
    close(element) {
      if (element === 'table') depth--;
    },
  });
  try {
    for await (const bytes of archive.part(CONTENT, LARGEST_CONTENT)) reader.write(bytes);
    reader.end();
  } catch (error) {
    throw error instanceof XmlDamage ? damaged(CONTENT) : error;
  }
  if (!isSpreadsheet) throw notWorkbook();
  return sheets;
}

async function* rowsOf(archive: Archive, place: number, width: number): AsyncGenerator<Records> {
  const reader = contentReader(place, width);
  let bytes = 0;
  try {
    for await (const piece of archive.part(CONTENT, LARGEST_CONTENT)) {
      for (let at = 0; at < piece.length; at += PIECE) {
        const slice = piece.subarray(at, at + PIECE);
        bytes += slice.length;
        for (const records of eachOf(reader.push(slice))) yield { records, bytes };
        if (reader.isOver()) return;
      }
    }
    for (const records of eachOf(reader.end())) yield { records, bytes };
  } catch (error) {
    throw error instanceof XmlDamage ? damaged(CONTENT, reader.row()) : error;
  }
}

/** A row that stands for many is given as often, some at a time: the file is small and they are not. */
function* eachOf(rows: readonly Repeated[]): Generator<FileRecord[]> {
  let batch: FileRecord[] = [];
  for (const { record, times } of rows) {
    for (let i = 0; i < times; i++) {
      batch.push(i === 0 ? record : { ...record, line: record.line + i });
      if (batch.length < MOST_AT_ONCE) continue;
      yield batch;
      batch = [];
    }
  }
  yield batch;
}
