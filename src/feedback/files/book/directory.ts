// The list of what is in a zip archive, read from its end (PKWARE APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16, and Zip64). What
// it says is checked against the archive itself when a part is read: see archive.ts.
import type { FileHandle } from 'node:fs/promises';
import { incomplete } from './refusals.ts';

export interface ZipEntry {
  /** With forward slashes and without a leading one, as it is written. */
  readonly name: string;
  readonly rawName: Buffer;
  readonly isEncrypted: boolean;
  /** 0: stored, 8: deflate. */
  readonly method: number;
  readonly crc: number;
  /** As the directory claims, in bytes. */
  readonly packed: number;
  readonly unpacked: number;
  /** Where the part's own header starts. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR = 0x07064b50;
const LOCATOR_SIZE = 20;
const END_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
/** Workbooks have some dozens of parts, some thousands with a picture in each row. */
const MOST_ENTRIES = 20_000;
const LARGEST_DIRECTORY = 8 * 1024 * 1024;

/** @throws UserError where the archive is cut, or its directory makes no sense. */
export async function readDirectory(handle: FileHandle, size: number): Promise<ZipEntry[]> {
  const tailAt = Math.max(0, size - END_SIZE - LONGEST_COMMENT - LOCATOR_SIZE);
  const tail = await readExactly(handle, tailAt, size - tailAt);
  const endAt = findEnd(tail);
  if (endAt < 0) throw incomplete();
  const end = await placeOf(handle, tail, endAt, size);
  const { count, length, offset } = end;
  if (count > MOST_ENTRIES || length > LARGEST_DIRECTORY || offset + length > tailAt + endAt)
    throw incomplete();
  const entries = entriesOf(await readExactly(handle, offset, length), count);
  if (entries.some((entry) => entry.offset + entry.packed > offset)) throw incomplete();
  return entries;
}

export async function readExactly(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  if (bytesRead !== length) throw incomplete();
  return buffer;
}

/** The last end record whose comment reaches to the end of the file. */
function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END && at + END_SIZE + tail.readUInt16LE(at + 20) === tail.length)
      return at;
  }
  return -1;
}

async function placeOf(handle: FileHandle, tail: Buffer, endAt: number, size: number) {
  const count = tail.readUInt16LE(endAt + 10);
  const length = tail.readUInt32LE(endAt + 12);
  const offset = tail.readUInt32LE(endAt + 16);
  const isZip64 = count === 0xffff || length === 0xffffffff || offset === 0xffffffff;
  if (!isZip64) return { count, length, offset };
  const locatorAt = endAt - LOCATOR_SIZE;
  if (locatorAt < 0 || tail.readUInt32LE(locatorAt) !== LOCATOR) throw incomplete();
  const at = wide(tail, locatorAt + 8);
  if (at + 56 > size) throw incomplete();
  const end = await readExactly(handle, at, 56);
  if (end.readUInt32LE(0) !== END_64) throw incomplete();
  return { count: wide(end, 32), length: wide(end, 40), offset: wide(end, 48) };
}

function entriesOf(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_SIZE > directory.length || directory.readUInt32LE(at) !== ENTRY) throw incomplete();
    const nameAt = at + ENTRY_SIZE;
    const extraAt = nameAt + directory.readUInt16LE(at + 28);
    const commentAt = extraAt + directory.readUInt16LE(at + 30);
    const next = commentAt + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw incomplete();
    const rawName = directory.subarray(nameAt, extraAt);
    const wideFields = wideFieldsOf(directory.subarray(extraAt, commentAt));
    const sizeOf = (place: number): number => {
      const value = directory.readUInt32LE(at + place);
      return value === 0xffffffff ? wideFields() : value;
    };
    // In this order: the wide fields follow each other without names.
    const unpacked = sizeOf(24);
    const packed = sizeOf(20);
    const offset = sizeOf(42);
    entries.push({
      name: rawName.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, ''),
      rawName,
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed,
      unpacked,
      offset,
    });
    at = next;
  }
  return entries;
}

/** Gives the Zip64 values of an entry one after the other (APPNOTE 4.5.3). */
function wideFieldsOf(extra: Buffer): () => number {
  let fields = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1)
      fields = Buffer.from(extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2)));
  }
  let taken = 0;
  return () => {
    if (taken + 8 > fields.length) throw incomplete();
    taken += 8;
    return wide(fields, taken - 8);
  };
}

function wide(buffer: Buffer, at: number): number {
  const value = buffer.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw incomplete();
  return Number(value);
}
