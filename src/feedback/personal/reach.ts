// E-mail addresses and links that carry a secret. What replaces them is said by redaction.ts.
import type { Mark } from './kind.ts';
import { followsMailWord } from './surroundings.ts';

/** "marie@exemple.fr", and as people hide it: "marie (at) exemple (point) fr", "marie arobase exemple.fr", "marie at exemple point fr". */
export function maskEmails(text: string, mark: Mark): string {
  let out = '';
  let from = 0;
  for (const at of text.matchAll(AT)) {
    if (at.index < from) continue;
    const start = localPartStart(text, at, from);
    if (start === at.index) continue;
    const end = domainEnd(text, at.index + at[0].length, at[0]);
    if (end < 0 || (PLAIN_WORD.test(at[0]) && !isWritten(text, start, at.index))) continue;
    out += text.slice(from, start) + mark('email');
    from = end;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Links with a query, a fragment that holds a value, a password, or a path part that looks like a token. Others stay. */
export function maskLinks(text: string, mark: Mark): string {
  if (!LINK_HINT.test(text)) return text;
  return text.replace(/[^\s<>"«»]+/g, (word) => {
    const start = linkStart(word);
    if (start < 0) return word;
    const end = word.length - (TRAILING.exec(word.slice(-20))?.[0].length ?? 0);
    const link = word.slice(start, end);
    return carriesSecret(link) ? word.slice(0, start) + mark('link') + word.slice(end) : word;
  });
}

const AT = /\s@\s|@|\s?[([{]\s?(?:at|arobase)\s?[)\]}]\s?|\s(?:arobase|at)\s/gi;
/** "at" is a word of its own: it wants a domain that is spelled out, and more. */
const PLAIN_WORD = /^\sat\s$/i;
const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const SEPARATOR = String.raw`(?:\.|\s?[(\[{]\s?(?:dot|point)\s?[)\]}]\s?)`;
const DOMAIN = new RegExp(String.raw`[\p{L}\p{N}-]{1,63}(?:${SEPARATOR}[\p{L}\p{N}-]{1,63}){1,8}`, 'giuy');
const SPELLED_DOMAIN = /[\p{L}\p{N}-]{1,63}(?:\s(?:dot|point)\s[\p{L}\p{N}-]{2,63}){1,4}/giuy;
const TOP_LEVEL = /[.)\]}\s][\p{L}][\p{L}\p{N}-]{1,62}$/u;
/** "exemple.fr.Merci": the next sentence, glued. */
const NEXT_SENTENCE = /^([^\p{Lu}]*\.[^\p{Lu}.]{2,63})\.\p{Lu}\p{Ll}*$/u;
const SPELLED_LOCAL = /[\p{L}\p{N}_-]{1,30}\s?[([{]?\s?(?:dot|point|underscore|tiret)\s?[)\]}]?\s?$/iu;
/** RFC 5321, 4.5.3.1.1: a local part has at most 64 octets. */
const LOCAL_MAX = 64;

function localPartStart(text: string, at: RegExpExecArray, floor: number): number {
  let start = at.index;
  while (start > floor && at.index - start < LOCAL_MAX && LOCAL.test(text[start - 1] ?? '')) start--;
  if (at[0] !== '@') {
    for (let parts = 0; parts < 3; parts++) {
      const before = SPELLED_LOCAL.exec(text.slice(Math.max(floor, start - 45), start))?.[0];
      if (before === undefined || !/[\s([{]/.test(before)) break;
      start -= before.length;
    }
  }
  while (start < at.index && /[.'-]/.test(text[start] ?? '')) start++;
  return start;
}

/** Where the domain that begins at `start` ends; -1 where none does. */
function domainEnd(text: string, start: number, at: string): number {
  DOMAIN.lastIndex = start;
  const dotted = PLAIN_WORD.test(at) ? undefined : DOMAIN.exec(text)?.[0];
  if (dotted !== undefined && TOP_LEVEL.test(dotted)) {
    return start + (NEXT_SENTENCE.exec(dotted)?.[1] ?? dotted).length;
  }
  if (at.includes('@')) return -1;
  SPELLED_DOMAIN.lastIndex = start;
  const spelled = SPELLED_DOMAIN.exec(text)?.[0];
  return spelled !== undefined && TOP_LEVEL.test(spelled) ? start + spelled.length : -1;
}

/** "I saw it at exemple dot com" names a shop; "my mail is jean at exemple dot com" a person. */
function isWritten(text: string, start: number, end: number): boolean {
  return /[\d._]|\s/.test(text.slice(start, end)) || followsMailWord(text, start);
}

const LINK_HINT = /:\/\/|www\.|\?[^\s?=]*=/i;
const TRAILING = /[.,;:!?)\]}'’…]+$/;
const BARE_QUERY = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}\/[^?]*\?[^=]*=/u;

function linkStart(word: string): number {
  const scheme = word.indexOf('://');
  if (scheme > 0) {
    let start = scheme;
    while (start > 0 && scheme - start < 12 && /[a-z+]/i.test(word[start - 1] ?? '')) start--;
    return start < scheme ? start : -1;
  }
  const www = word.search(/www\./i);
  if (www >= 0) return www;
  const start = /^[([{'’]*/.exec(word.slice(0, 8))?.[0].length ?? 0;
  return BARE_QUERY.test(word.slice(start, start + 2000)) ? start : -1;
}

function carriesSecret(link: string): boolean {
  if (/\?.|#[^=]*=/.test(link)) return true;
  const afterScheme = link.slice(link.indexOf('://') < 0 ? 0 : link.indexOf('://') + 3);
  const [authority = '', ...path] = afterScheme.split('/');
  return authority.includes('@') || path.some(looksLikeToken);
}

/** A reset link, not the slug of an article: long, with digits and letters and no words; or short and jumbled ("Xy3Q9kLm7T2v"). */
function looksLikeToken(whole: string): boolean {
  // What was taken out before is no token, neither as a mark nor as the word that a mark becomes.
  const part = whole.replace(/\[[\p{L}-]*\]|[\ue5a0-\ue5a7]/gu, '');
  if (part.length < 12) return false;
  const pieces = part.split(/[-_.]/);
  if (pieces.some(isJumbled)) return true;
  if (part.length < 20) return false;
  const longest = pieces.reduce((most, piece) => Math.max(most, piece.length), 0);
  const mixed = /\d/.test(part) && /[a-z]/i.test(part);
  const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(part);
  return isUuid || (mixed && longest >= 16);
}

function isJumbled(piece: string): boolean {
  if (piece.length < 12 || !/[a-z]/.test(piece) || !/[A-Z]/.test(piece)) return false;
  return (piece.match(/\d+/g)?.length ?? 0) >= 3;
}
