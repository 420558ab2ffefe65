// What a cell says once the wrapping that tools put around it is taken off, and what text says that was decoded twice. Pure. Markup of web
// pages is in markup.ts.
import { shown } from './markup.ts';

/** `="00123"` keeps a spreadsheet from taking a text for a number; so does an apostrophe in front. */
const FORMULA_TEXT = /^="((?:[^"]|"")*)"$/;
const MARKED_TEXT = /^'(?=[\d+-])/;

/** What Windows-1252 shows for the bytes 0x80 to 0x9f; five of them it does not know. */
const PAGE = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FOLLOWING = `[${PAGE}\\u0080-\\u00bf]`;
/**
 * UTF-8 that was read as Windows-1252: "Ã©" for "é", "Å“" for "œ", "â€™" for "’", "ðŸ˜€" for an emoji. Only signs that words of western
 * languages never put in a row: "é…»" is the bytes of a Chinese sign, and is left.
 */
const TWICE = new RegExp(
  `[\u00c2\u00c3]${FOLLOWING}|\u00c5[\u2019\u201c]|\u00e2[€‚\u0086]${FOLLOWING}|\u00ef\u00bb\u00bf|\u00f0\u0178${FOLLOWING}{2}`,
  'g',
);
const BEYOND_ASCII = /[\u00c2-\u00f4]/;

/** The cell as a person reads it: the very same text where nothing was wrapped. */
export function mended(cell: string): string {
  const first = cell.charCodeAt(0);
  const bare =
    first === 0x3d
      ? (FORMULA_TEXT.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell)
      : first === 0x27
        ? cell.replace(MARKED_TEXT, '')
        : cell;
  const once = BEYOND_ASCII.test(bare) ? bare.replace(TWICE, decodedOnce) : bare;
  const clean = once.includes('\ufeff') ? once.replaceAll('\ufeff', '') : once;
  return clean.includes('&') || clean.includes('<') ? shown(clean) : clean;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** As those signs were before they were decoded as Windows-1252; unchanged where their bytes are no UTF-8. */
function decodedOnce(signs: string): string {
  const bytes = Uint8Array.from(signs, (sign) => {
    const place = PAGE.indexOf(sign);
    return place < 0 ? sign.charCodeAt(0) : 0x80 + place;
  });
  try {
    return utf8.decode(bytes);
  } catch {
    return signs;
  }
}
