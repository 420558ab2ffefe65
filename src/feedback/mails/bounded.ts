// How much of a mail is parsed at all: what is beyond it is in no answer, and would only cost time and memory. Pure, one look at each byte.

/** In lines: a part is read so far. More than its text may have (mail.ts), in base64 and in quoted-printable too. */
const PART_LINES = 8_000;
/** So many parts may be as long as that; what comes after them is no text that anybody wrote. */
const LONG_PARTS = 10;
const LATER_PART_LINES = 200;
/** Ten thousand parts are an attack. Lines are what the parser's time and memory go by: some 10 µs and 1.5 KB each (docs/measured.md). */
const ALL_LINES = 120_000;

const NEWLINE = 0x0a;
const DASH = 0x2d;

/** Without the ends of long parts, boundaries kept; null where even so too much is left. */
export function boundedMail(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [];
  let lines = 0;
  let ofPart = 0;
  let longParts = 0;
  /** Where what is kept begins; null while lines are left out. */
  let from: number | null = 0;
  for (let at = 0; at < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, at);
    const next = newline < 0 ? bytes.length : newline + 1;
    // Every boundary begins so (RFC 2046, 5.1.1), and a few other lines.
    if (bytes[at] === DASH && bytes[at + 1] === DASH) ofPart = 0;
    ofPart += 1;
    const most = longParts < LONG_PARTS ? PART_LINES : LATER_PART_LINES;
    if (ofPart <= most) {
      from ??= at;
      lines += 1;
      if (lines > ALL_LINES) return null;
    } else if (from !== null) {
      kept.push(bytes.subarray(from, at));
      from = null;
      longParts += 1;
    }
    at = next;
  }
  if (kept.length === 0) return bytes;
  if (from !== null) kept.push(bytes.subarray(from));
  return Buffer.concat(kept);
}
