// The parts of a workbook's zip archive, unpacked as they are read. Sizes are counted here and believed from nobody.
// With Node's own zlib rather than a zip library: a workbook needs a few named parts out of an archive on disk, and what
// matters is what a hostile one does, which has to be decided here anyway.
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { readDirectory, readExactly, type ZipEntry } from './directory.ts';
import { damaged, incomplete, locked, notWorkbook, tooLarge } from './refusals.ts';

export interface Archive {
  has(name: string): boolean;
  /** Unpacked, in bytes, as the archive claims; 0 where there is no such part. */
  sizeOf(name: string): number;
  /**
   * Piece by piece. Names as the workbook writes them: case does not matter (ECMA-376 part 2, 6.2.2).
   * @throws UserError where the part is missing, damaged (its checksum is compared at the end) or larger than `most` bytes.
   */
  part(name: string, most: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

const PART_HEADER = 0x04034b50;
const PART_HEADER_SIZE = 30;
/** Sheets shrink 10 to 50 times; deflate itself cannot do more than 1,032. Apache POI draws the line at 100. */
const MOST_TIMES = 200;
/** What any part may unpack to, however small it is packed. */
const ALWAYS = 4 * 1024 * 1024;

/** @throws UserError where the file is no whole zip archive. */
export async function openArchive(file: string): Promise<Archive> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const entries = await readDirectory(handle, size);
    const byName = new Map<string, ZipEntry>();
    for (const entry of entries) {
      const key = entry.name.toLowerCase();
      // Two parts of one name: which of them is meant is anyone's guess.
      if (byName.has(key) && !key.endsWith('/')) throw incomplete();
      byName.set(key, entry);
    }
    return {
      has: (name) => byName.has(name.toLowerCase()),
      sizeOf: (name) => byName.get(name.toLowerCase())?.unpacked ?? 0,
      part(name, most) {
        const entry = byName.get(name.toLowerCase());
        if (!entry) throw damaged(name);
        return unpack(handle, entry, most);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function* unpack(handle: FileHandle, entry: ZipEntry, most: number): AsyncGenerator<Buffer> {
  if (entry.isEncrypted) throw locked();
  if (entry.method !== 0 && entry.method !== 8) throw notWorkbook();
  const limit = Math.min(most, Math.max(ALWAYS, entry.packed * MOST_TIMES));
  if (entry.unpacked > limit) throw tooLarge(entry.name);
  const bytes = await packedBytes(handle, entry);
  let unpacked = 0;
  let crc = 0;
  try {
    for await (const piece of entry.method === 8 ? inflated(bytes) : bytes) {
      if (!Buffer.isBuffer(piece)) continue;
      unpacked += piece.length;
      if (unpacked > limit) throw tooLarge(entry.name);
      if (unpacked > entry.unpacked) throw damaged(entry.name);
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (error) {
    throw isZlibError(error) ? damaged(entry.name) : error;
  }
  if (unpacked !== entry.unpacked || crc !== entry.crc) throw damaged(entry.name);
}

/** @throws UserError where the part's own header is another part's, or none. */
async function packedBytes(handle: FileHandle, entry: ZipEntry): Promise<Readable> {
  const header = await readExactly(handle, entry.offset, PART_HEADER_SIZE + entry.rawName.length);
  const isIts =
    header.readUInt32LE(0) === PART_HEADER &&
    header.readUInt16LE(8) === entry.method &&
    header.readUInt16LE(26) === entry.rawName.length &&
    header.subarray(PART_HEADER_SIZE).equals(entry.rawName);
  if (!isIts) throw damaged(entry.name);
  const start = entry.offset + header.length + header.readUInt16LE(28);
  // No more is read ahead than is unpacked next.
  return Readable.from(pieces(handle, start, entry.packed), { highWaterMark: 1 });
}

const PIECE = 64 * 1024;

async function* pieces(handle: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  const end = start + length;
  for (let at = start; at < end; at += PIECE) yield await readExactly(handle, at, Math.min(PIECE, end - at));
}

function inflated(bytes: Readable): Readable {
  // What goes wrong reaches the reader of the last stream; leaving its loop early ends the first one.
  return pipeline(bytes, createInflateRaw({ chunkSize: 64 * 1024 }), () => undefined);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
