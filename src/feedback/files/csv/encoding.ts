// Which encoding a file is in, from its bytes, and its text. A guess: the operator sees it and can say otherwise.
import { createReadStream } from 'node:fs';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';

export interface EncodingGuess {
  /** A name that iconv-lite knows. */
  readonly encoding: string;
  /** Size of the file. */
  readonly bytes: number;
}

/**
 * A byte order mark decides; then zero bytes at every other place (UTF-16 without a mark); then, over the whole file, whether what is not
 * ASCII is UTF-8 (one damaged row does not change the answer). Otherwise chardet says, and where it hesitates among
 * western encodings the one of Windows, of old Macintosh or of DOS in which it reads like words.
 */
export async function guessEncoding(file: string): Promise<EncodingGuess> {
  const counter = utf8Counter();
  let bytes = 0;
  let marked: string | null = null;
  let sample: Buffer | null = null;
  for await (const chunk of byteChunks(file)) {
    if (bytes === 0) marked = byMark(chunk) ?? byZeroes(chunk);
    bytes += chunk.length;
    if (marked === null && counter.feed(chunk) && sample === null) sample = chunk;
  }
  if (marked !== null) return { encoding: marked, bytes };
  const { valid, broken } = counter.end();
  if (broken === 0 || valid > broken * 3 || sample === null) return { encoding: 'utf-8', bytes };
  return { encoding: notUnicode(sample), bytes };
}

/** The text of a file, piece by piece, without its byte order mark, with the number of bytes read so far. */
export async function* textChunks(
  file: string,
  encoding: string,
): AsyncGenerator<{ text: string; bytes: number }> {
  const decoder = iconv.getDecoder(encoding);
  let bytes = 0;
  for await (const chunk of byteChunks(file)) {
    bytes += chunk.length;
    yield { text: decoder.write(chunk), bytes };
  }
  yield { text: decoder.end() ?? '', bytes };
}

export function isEncoding(name: string): boolean {
  return iconv.encodingExists(name);
}

async function* byteChunks(file: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    if (Buffer.isBuffer(chunk)) yield chunk;
  }
}

function byMark(start: Buffer): string | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return null;
}

function byZeroes(start: Buffer): string | null {
  const length = Math.min(start.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (start[i] === 0) even++;
    if (start[i + 1] === 0) odd++;
  }
  if (odd > length / 5 && even < odd / 10) return 'utf-16le';
  if (even > length / 5 && odd < even / 10) return 'utf-16be';
  return null;
}

/** The western single-byte encodings that differ from Windows-1252 in a few signs only, or are mistaken for it. */
const WESTERN = /^(?:ISO-8859-(?:1|2|9|15)|windows-125[0245])$/;
/** Of 100; chardet gives 19 to 74 for short French, always a western one first, and 36 for plain Russian. */
const SURE = 25;

function notUnicode(sample: Buffer): string {
  const [best] = analyse(sample);
  if (!best || best.confidence < SURE || WESTERN.test(best.name) || best.name === 'ASCII')
    return westernOf(sample);
  return best.name !== 'UTF-8' && iconv.encodingExists(best.name) ? best.name : 'windows-1252';
}

/** Windows, old Macintosh, DOS, Unix with a euro, in this order where as many letters speak for one as for the other. */
const WESTERN_PAGES = ['windows-1252', 'macroman', 'cp850', 'iso-8859-15'];
/** What western languages write beyond ASCII: letters, quotes, the euro. */
const LIKELY = /[àâäáãçéèêëíîïñóôöõúùûüœæßÀÂÇÉÈÊËÎÏÔÖÙÛÜÆŒ«»’‘“”…–€°]/gu;
/** Inside a word only letters and apostrophes stand, and no capital with an accent after a small letter. */
const UNLIKELY =
  /(?<=\p{Ll})(?![A-Z])\p{Lu}|(?<=\p{L})[^\p{L}\p{N}\p{M}\s'’\x20-\x7e«»“”…–—](?=\p{L})|(?<!\p{L})[œŒ](?!\p{L})|[\u0080-\u009f\ufffd]/gu;

/** The page in which the sample reads most like words. chardet does not know the pages of old Macintosh and DOS. */
function westernOf(sample: Buffer): string {
  const ranked = WESTERN_PAGES.map((page) => {
    const text = iconv.decode(sample, page);
    return { page, likely: countOf(text, LIKELY) - 2 * countOf(text, UNLIKELY) };
  });
  return ranked.reduce((best, each) => (each.likely > best.likely ? each : best)).page;
}

function countOf(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

/** Counts sequences beyond ASCII that are UTF-8 (by their lengths), and those that are not. */
function utf8Counter() {
  let valid = 0;
  let broken = 0;
  let missing = 0;
  return {
    /** True where the chunk has anything beyond ASCII. */
    feed(chunk: Buffer): boolean {
      const before = valid + broken + missing;
      for (const byte of chunk) {
        if (byte < 0x80) {
          if (missing > 0) broken++;
          missing = 0;
        } else if (byte < 0xc0) {
          if (missing === 0) broken++;
          else if (--missing === 0) valid++;
        } else {
          if (missing > 0) broken++;
          missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
          if (byte > 0xf4 || byte < 0xc2) {
            broken++;
            missing = 0;
          }
        }
      }
      return valid + broken + missing !== before;
    },
    end: () => ({ valid, broken: broken + (missing > 0 ? 1 : 0) }),
  };
}
