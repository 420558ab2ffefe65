// Mails that say a wrong encoding, or none: old forms and shops do. Told by what their bytes can be, one look at each. Pure.
import iconv from 'iconv-lite';

/** What a decoder leaves where bytes are none of the encoding that was said. */
export const isDamaged = (text: string | undefined) => text?.includes('\ufffd') === true;

const UTF_8 = /(charset\s*=\s*["']?)utf-?8\b/gi;
const TEXT_TYPE = /^(content-type:[ \t]*text\/(?:plain|html))((?:[^\r\n]|\r?\n[ \t])*)/gim;

/** The same mail with windows-1252 where it says utf-8 or nothing. What is utf-8 in it after all, `mended` finds. */
export function calledWindows(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const called = text
    .replace(UTF_8, '$1windows-1252')
    .replace(TEXT_TYPE, (whole, type: string, rest: string) =>
      /charset\s*=/i.test(rest) ? whole : `${type}; charset=windows-1252${rest}`,
    );
  const head = called.slice(0, called.search(/\r?\n\r?\n/) + 1 || undefined);
  const isTyped = /^content-type:/im.test(head);
  return Buffer.from(
    isTyped ? called : `Content-Type: text/plain; charset=windows-1252\r\n${called}`,
    'latin1',
  );
}

/**
 * A line of utf-8 that was read as windows-1252 is read as what it is: no other line comes to its bytes. What mails call iso-8859-1 or windows-1252 is
 * the latter (WHATWG Encoding, 4.2); some versions of Node read it as the former and leave "€" and "…" as control characters, which no text holds.
 */
export function mended(text: string): string {
  return text.replace(/^.*[\u0080-\uffff].*$/gm, (line) => utf8In(line) ?? windowsIn(line));
}

function utf8In(line: string): string | null {
  // Each of its characters begins by one of these, and goes on by one of what windows-1252 has above "€".
  if (!/[\u00c2-\u00f4][\u0080-\uffff]/.test(line)) return null;
  const bytes: number[] = [];
  for (const char of line) {
    const code = char.charCodeAt(0);
    const byte = code < 0x100 ? code : (iconv.encode(char, 'win1252')[0] ?? 0x3f);
    if (byte < 0x80 && code >= 0x80) return null;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

function windowsIn(line: string): string {
  return line.replace(/[\u0080-\u009f]/g, (char) =>
    iconv.decode(Buffer.from([char.charCodeAt(0)]), 'win1252'),
  );
}
