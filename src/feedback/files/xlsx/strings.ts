// The texts of a workbook, which stand in a list apart from its cells. Kept outside the heap, as bytes, and not on disk:
// they are customers' words.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Archive } from '../book/archive.ts';
import { damaged, tooLarge } from '../book/refusals.ts';
import { XmlDamage, xmlReader } from '../book/xml.ts';
import { RECORD_MAX } from '../record.ts';
import { unescaped } from './unescaped.ts';

export interface StringTable {
  /** Null where there is no such text. */
  at(index: number): string | null;
}

const LARGEST_PART = 512 * 1024 * 1024;
/** Of text: half a million answers of 250 characters. */
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_STRINGS = 4 * 1024 * 1024;

/** @throws UserError where the part is damaged or holds more than MOST_BYTES of text. */
export async function readStrings(archive: Archive, part: string): Promise<StringTable> {
  const table = stringTable(() => {
    throw tooLarge(part);
  });
  let text: string | null = null;
  let isText = false;
  let phonetic = 0;
  const reader = xmlReader({
    open(element) {
      if (element === 'si') text = '';
      else if (element === 'rPh') phonetic++;
      else if (element === 't') isText = phonetic === 0 && text !== null;
    },
    text(given) {
      // One over the longest is enough to have its row refused.
      if (isText && text !== null && text.length <= RECORD_MAX)
        text += given.slice(0, RECORD_MAX + 1 - text.length);
    },
    close(element) {
      if (element === 't') isText = false;
      else if (element === 'rPh') phonetic--;
      else if (element === 'si') {
        table.add(unescaped(text ?? ''));
        text = null;
      }
    },
  });
  try {
    for await (const bytes of archive.part(part, LARGEST_PART)) reader.write(bytes);
    reader.end();
  } catch (error) {
    throw error instanceof XmlDamage ? damaged(part) : error;
  }
  return table;
}

export const noStrings: StringTable = { at: () => null };

/** In bytes. A text that was put away costs the inflating of its block: some tenths of a millisecond. */
const BLOCK = 64 * 1024;
/** Blocks that are held as they are: cells mostly name their texts in the order of the list. */
const MOST_OPEN = 64;
const SHORT = 64;
const MOST_KEPT = 4096;

/** Texts one after the other in blocks of bytes, which are deflated once they are full: real words take a third then. */
function stringTable(refuse: () => never): StringTable & { add(text: string): void } {
  const away = deflated();
  const open = new Map<number, Buffer>();
  let current: Buffer = Buffer.allocUnsafeSlow(BLOCK);
  let used = 0;
  let total = 0;
  let count = 0;
  /** For each text: its block, where it begins there, and its length, in bytes. */
  let places = new Uint32Array(3 * 1024);
  /** Names of regions, products and the like, which come again and again. */
  const kept = new Map<number, string>();
  const blockAt = (at: number): Buffer => {
    if (at === away.count()) return current;
    const block = open.get(at) ?? away.at(at);
    open.delete(at);
    open.set(at, block);
    for (const oldest of open.keys()) {
      if (open.size <= MOST_OPEN) break;
      open.delete(oldest);
    }
    return block;
  };
  return {
    add(text) {
      const bytes = Buffer.byteLength(text);
      total += bytes;
      if (total > MOST_BYTES || count === MOST_STRINGS) refuse();
      if (used + bytes > current.length) {
        away.add(current.subarray(0, used));
        if (current.length < bytes || current.length > BLOCK)
          current = Buffer.allocUnsafeSlow(Math.max(BLOCK, bytes));
        used = 0;
      }
      if (count * 3 === places.length) {
        const grown = new Uint32Array(places.length * 2);
        grown.set(places);
        places = grown;
      }
      current.write(text, used);
      places.set([away.count(), used, bytes], count * 3);
      used += bytes;
      count++;
    },
    at(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count) return null;
      const known = kept.get(index);
      if (known !== undefined) return known;
      const [block = 0, start = 0, length = 0] = places.subarray(index * 3, index * 3 + 3);
      const text = blockAt(block).toString('utf8', start, start + length);
      if (length <= SHORT && kept.size < MOST_KEPT) kept.set(index, text);
      return text;
    },
  };
}

/** In bytes: from the system and back to it, where many small pieces would leave holes. */
const SHELF = 1024 * 1024;

function deflated() {
  const shelves: Buffer[] = [];
  const blocks: Buffer[] = [];
  let room = 0;
  return {
    count: () => blocks.length,
    add(block: Buffer): void {
      const small = deflateRawSync(block, { level: 1, chunkSize: Math.max(BLOCK, block.length) });
      if (small.length > room) {
        room = Math.max(SHELF, small.length);
        shelves.push(Buffer.allocUnsafeSlow(room));
      }
      const shelf = shelves.at(-1) ?? small;
      const start = shelf.length - room;
      small.copy(shelf, start);
      blocks.push(shelf.subarray(start, start + small.length));
      room -= small.length;
    },
    at: (at: number): Buffer => inflateRawSync(blocks[at] ?? Buffer.of(), { chunkSize: BLOCK }),
  };
}
