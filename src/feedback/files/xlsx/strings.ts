// The texts of a workbook, which stand in a list apart from its cells. Kept outside the heap, as bytes, and not on disk:
// they are customers' words.

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
/** Memory: half a million answers of 250 characters. */
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

const BLOCK = 1024 * 1024;
const SHORT = 64;
const MOST_KEPT = 4096;

function stringTable(refuse: () => never): StringTable & { add(text: string): void } {
  const blocks: Buffer[] = [];
  let used = BLOCK;
  let count = 0;
  /** For each text: its place among all bytes, and its length. */
  let places = new Uint32Array(2048);
  /** Names of regions, products and the like, which come again and again. */
  const kept = new Map<number, string>();
  return {
    add(text) {
      const bytes = Buffer.byteLength(text);
      if (used + bytes > BLOCK) {
        if ((blocks.length + 1) * BLOCK > MOST_BYTES) refuse();
        blocks.push(Buffer.allocUnsafeSlow(BLOCK));
        used = 0;
      }
      if (count === MOST_STRINGS) refuse();
      if (count * 2 === places.length) {
        const grown = new Uint32Array(places.length * 2);
        grown.set(places);
        places = grown;
      }
      blocks.at(-1)?.write(text, used);
      places[count * 2] = (blocks.length - 1) * BLOCK + used;
      places[count * 2 + 1] = bytes;
      used += bytes;
      count++;
    },
    at(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count) return null;
      const known = kept.get(index);
      if (known !== undefined) return known;
      const place = places[index * 2] ?? 0;
      const length = places[index * 2 + 1] ?? 0;
      const start = place % BLOCK;
      const text = blocks[Math.floor(place / BLOCK)]?.toString('utf8', start, start + length) ?? '';
      if (length <= SHORT && kept.size < MOST_KEPT) kept.set(index, text);
      return text;
    },
  };
}
