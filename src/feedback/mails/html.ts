// The words of an e-mail that has no plain text, as its reader would see them: quoted passages keep their ">", and what nobody sees is gone. Pure, and
// linear in what it is given, however it is nested.
import { decodeHTMLStrict } from 'entities/decode';

/** What begins a line of its own when it is shown. */
const BLOCK =
  /^(?:p|div|li|ul|ol|h[1-6]|tr|table|pre|section|article|header|footer|dl|dt|dd|center|address|form)$/;
/** With all that is within. */
const HIDDEN = /^(?:script|style|head|title|template|noscript|svg|math|object|iframe|select|textarea)$/;
const NAME = /^<(\/?)([a-z][a-z0-9]{0,20})/i;
/** Deeper quotations are one. */
const DEEPEST = 8;
/** A tag that is longer is text that somebody wrote, or an attack: it ends where it began. */
const LONGEST_TAG = 20_000;

/** @param html of any shape; scripts and addresses behind links never come out */
export function textOfHtml(html: string): string {
  const lower = html.toLowerCase();
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let at = 0;
  const end = () => {
    lines.push(`${'> '.repeat(Math.min(depth, DEEPEST))}${decoded(line)}`);
    line = '';
  };
  const breakLine = () => {
    if (line.trim() !== '') end();
    else line = '';
  };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const until = open < 0 ? html.length : open;
    line += html.slice(at, until).replace(/\s+/g, ' ');
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const [whole, slash = '', written = ''] = NAME.exec(html.slice(open, open + 24)) ?? [];
    const close = html.indexOf('>', open);
    if (whole === undefined || close < 0 || close - open > LONGEST_TAG) {
      const isDeclaration = /^<[!?]/.test(html.slice(open, open + 2)) && close >= 0;
      if (!isDeclaration) line += '<';
      at = isDeclaration ? close + 1 : open + 1;
      continue;
    }
    const name = written.toLowerCase();
    at = close + 1;
    if (HIDDEN.test(name)) {
      if (slash !== '' || html[close - 1] === '/') continue;
      const shut = lower.indexOf(`</${name}`, at);
      const past = shut < 0 ? -1 : html.indexOf('>', shut);
      at = past < 0 ? html.length : past + 1;
    } else if (name === 'br') end();
    else if (name === 'hr') {
      breakLine();
      lines.push(RULE);
    } else if (name === 'blockquote') {
      breakLine();
      depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    } else if (BLOCK.test(name)) {
      breakLine();
      // A paragraph has an empty line around it, as plain text has.
      if (name === 'p' && lines.at(-1) !== '') lines.push('');
    } else if (name === 'td' || name === 'th') line += ' ';
  }
  breakLine();
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** As mail programs draw one before what they forward. */
const RULE = '________________________________';

function decoded(line: string): string {
  const text = line.trim();
  return text.includes('&') ? decodeHTMLStrict(text).replaceAll('\u00ad', '') : text;
}
