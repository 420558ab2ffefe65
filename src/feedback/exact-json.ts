// JSON whose integers keep all their digits: an id of 64 bits, as many systems give them, is more than a number of JavaScript holds.

/**
 * As JSON.parse, but for whole numbers beyond 2^53, which come as the text of their digits. Throws SyntaxError where it is no JSON.
 */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return LONG.test(text) ? JSON.parse(withLongNumbersAsText(text)) : value;
}

/** A number of fewer digits is exact. */
const LONG = /\d{16}/;
const INTEGER = /-?\d+(?![\d.eE])/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** @param text valid JSON, so that every quote has its twin */
function withLongNumbersAsText(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) at = endOfText(text, at);
    else if (sign === MINUS || (sign >= ZERO && sign <= NINE)) {
      const digits = matchAt(INTEGER, text, at);
      if (digits !== null && !Number.isSafeInteger(Number(digits))) {
        parts.push(text.slice(kept, at), `"${digits}"`);
        kept = at + digits.length;
      }
      at += (digits ?? matchAt(NUMBER, text, at) ?? ' ').length - 1;
    }
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(kept);
}

const [QUOTE, MINUS, ZERO, NINE, BACKSLASH] = [0x22, 0x2d, 0x30, 0x39, 0x5c];

/** Where the text that begins at `start` has its closing quote. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === BACKSLASH) at++;
    else if (sign === QUOTE) return at;
  }
  return text.length;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
