// Texts that come out of a web form or a rich text field: "<p>Tr&egrave;s bien<br/>merci</p>" is read as a person would see it. Pure.
import { decodeHTMLStrict } from 'entities/decode';

/** What begins a new line when it is shown. */
const BLOCKS = 'p|div|li|ul|ol|h[1-6]|tr|table|blockquote|pre|section|article|header|footer';
const INLINE =
  'a|abbr|b|big|code|em|font|i|label|mark|q|s|small|span|strike|strong|sub|sup|td|th|tbody|thead|tt|u|html|body';
const ATTRIBUTES = String.raw`(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)))*\s*`;
const ENTITY = /&(?:[a-z]{2,31}\d{0,2}|#\d{1,7}|#x[\da-f]{1,6});/i;
const BREAK = new RegExp(`<(?:br|hr)${ATTRIBUTES}/?>|</(?:${BLOCKS})\\s*>`, 'gi');
const TAG = new RegExp(`<(/?)(${BLOCKS}|${INLINE}|br|hr|img|input)${ATTRIBUTES}/?>`, 'gi');
const ALONE = /^(?:br|hr|img|input)$/i;
const CLOSING = new RegExp(`^(?:${BLOCKS})$`, 'i');
const HIDDEN = /<(script|style|head|title)\b|<!(--)/gi;

/** The very same text where it holds no markup: "<3", "a < b", "AT&T" and "x<y>z" say what they say. Read once: "&amp;lt;" is "&lt;". */
export function shown(text: string): string {
  if (!text.includes('<') || !isMarkup(text)) return ENTITY.test(text) ? decoded(text) : text;
  const lines = withoutHidden(text)
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .replace(BREAK, '\n')
    .replace(TAG, '');
  return decoded(lines)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A line break, or an element that is closed again: "a<b>c" is arithmetic. */
function isMarkup(text: string): boolean {
  const opened = new Set<string>();
  for (const [, slash, given = ''] of text.matchAll(TAG)) {
    const name = given.toLowerCase();
    if (ALONE.test(name)) return true;
    if (slash === '') opened.add(name);
    else if (opened.has(name) || CLOSING.test(name)) return true;
  }
  return false;
}

/** Without scripts, styles and comments, which nobody sees. Each sign is searched once. */
function withoutHidden(text: string): string {
  let kept = '';
  let from = 0;
  const folded = text.toLowerCase();
  for (const { index, 1: name, 2: comment } of text.matchAll(HIDDEN)) {
    if (index < from) continue;
    const end = folded.indexOf(comment === undefined ? `</${name?.toLowerCase()}` : '-->', index);
    if (end < 0) break;
    kept += `${text.slice(from, index)} `;
    from = Math.max(folded.indexOf('>', end), end) + 1;
  }
  return kept + text.slice(from);
}

function decoded(text: string): string {
  return decodeHTMLStrict(text).replaceAll('\u00ad', '');
}
