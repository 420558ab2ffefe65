// E-mail addresses and links that carry a secret. What replaces them is said by redaction.ts.
import type { Mark } from './kind.ts';

/** "marie@exemple.fr", and as people hide it: "marie (at) exemple (point) fr", "marie arobase exemple.fr". */
export function maskEmails(text: string, mark: Mark): string {
  let out = '';
  let from = 0;
  for (const at of text.matchAll(AT)) {
    if (at.index < from) continue;
    const start = localPartStart(text, at.index, from);
    if (start === at.index) continue;
    DOMAIN.lastIndex = at.index + at[0].length;
    const domain = DOMAIN.exec(text)?.[0];
    if (domain === undefined || !TOP_LEVEL.test(domain)) continue;
    out += text.slice(from, start) + mark('email');
    from = DOMAIN.lastIndex;
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

const AT = /@|\s?[([{]\s?(?:at|arobase)\s?[)\]}]\s?|\sarobase\s/gi;
const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const SEPARATOR = String.raw`(?:\.|\s?[(\[{]\s?(?:dot|point)\s?[)\]}]\s?)`;
const DOMAIN = new RegExp(String.raw`[\p{L}\p{N}-]{1,63}(?:${SEPARATOR}[\p{L}\p{N}-]{1,63}){1,8}`, 'giuy');
const TOP_LEVEL = /[.)\]}\s][\p{L}][\p{L}\p{N}-]{1,62}$/u;
/** RFC 5321, 4.5.3.1.1: a local part has at most 64 octets. */
const LOCAL_MAX = 64;

function localPartStart(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && at - start < LOCAL_MAX && LOCAL.test(text[start - 1] ?? '')) start--;
  while (start < at && /[.'-]/.test(text[start] ?? '')) start++;
  return start;
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

/** Twenty characters or more, with digits and letters and no words: a reset link, not the slug of an article. */
function looksLikeToken(whole: string): boolean {
  // What was taken out before is no token, neither as a mark nor as the word that a mark becomes.
  const part = whole.replace(/\[[\p{L}-]*\]|[\ue5a0-\ue5a7]/gu, '');
  if (part.length < 20) return false;
  const longest = part.split(/[-_.]/).reduce((most, piece) => Math.max(most, piece.length), 0);
  const mixed = /\d/.test(part) && /[a-z]/i.test(part);
  const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(part);
  return isUuid || (mixed && longest >= 16);
}
