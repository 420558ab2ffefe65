// Links that carry a secret or lead to a person. What replaces them is said by redaction.ts.
import type { Mark } from './kind.ts';

/**
 * Links with a query, a fragment that holds a value, a password, or a path part that looks like a token; and those to somebody's own
 * chat or profile: "wa.me/33…", "t.me/marie", "linkedin.com/in/marie". Others stay.
 */
export function maskLinks(text: string, mark: Mark): string {
  if (!LINK_HINT.test(text)) return text;
  return text
    .replace(PERSONAL, (at: string) => mark('link', at.length))
    .replace(/[^\s<>"«»]+/g, (word) => {
      const start = linkStart(word);
      if (start < 0) return word;
      const end = word.length - (TRAILING.exec(word.slice(-20))?.[0].length ?? 0);
      const link = word.slice(start, end);
      if (!carriesSecret(link)) return word;
      return word.slice(0, start) + mark('link', end - start) + word.slice(end);
    });
}

const LINK_HINT =
  /:\/\/|www\.|\?[^\s?=]*=|\bme\s?\/|\bme\sslash\s|\.dog\/|linkedin\.com|snapchat\.com|instagram\.com/i;
const DOT = String.raw`(?:\s?\.\s?|\s?[([{]\s?(?:\.|dot|point|punto|punkt)\s?[)\]}]\s?|\s(?:dot|point|punto|punkt)\s)`;
const HANDLE = String.raw`(?:\/\+?\d[\d\s.-]{6,20}\d|\/(?:#p\/)?[@+]?[\w.%-]{1,64}\w|(?<=\sme)\sslash\s[@+]?[\w.%-]{2,64}\w|(?<=\s\.\s?me)\s\/\s?[@+]?[\w.%-]{2,64}\w|\s\/\s?[@+]?[\w.%-]*[\d_][\w.%-]*\w|\/\s[@+]?[\w.%-]*[\d_][\w.%-]*\w)`;
const PERSONAL = new RegExp(
  String.raw`(?<![\p{L}\p{N}@.-])(?:h[tx]{2}ps?:\/\/)?(?:www\.)?(?:(?:wa|t|m|signal|telegram|paypal|revolut|monzo|bunq)${DOT}me|telegram\.dog|(?:linkedin\.com\/(?:in|pub)|snapchat\.com\/add))${HANDLE}(?:\/[\w.%-]{0,64}){0,3}|(?<![\p{L}\p{N}])(?:whatsapp|tg|viber|sgnl|skype|facetime|msteams):(?:\/\/)?[^\s<>"«»]{4,200}`,
  'giu',
);
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
  const query = /\?.|#[^=]*=/.exec(link);
  if (query && !isHarmless(link.slice(query.index + 1))) return true;
  const place = query ? link.slice(0, query.index) : link;
  const afterScheme = place.slice(place.indexOf('://') < 0 ? 0 : place.indexOf('://') + 3);
  const [authority = '', ...path] = afterScheme.split('/');
  if (SHARES.test(authority) && path.some((part) => part.length >= 6)) return true;
  return authority.includes('@') || path.some(looksLikeToken);
}

/** Where people put their own pictures and documents: who has the link sees them. */
const SHARES =
  /^(?:www\.)?(?:photos\.app\.goo\.gl|photos\.google\.com|(?:drive|docs)\.google\.com|(?:db\.tt|dropbox\.com)|1drv\.ms|onedrive\.live\.com|share\.icloud\.com|icloud\.com|we\.tl|wetransfer\.com|transfernow\.net|swisstransfer\.com|mega\.nz|imgur\.com|ibb\.co|postimg\.cc)$/i;

/** A page's number, its language, what was searched or sorted, where the click came from: nobody's. */
function isHarmless(query: string): boolean {
  return query.split(/[&#;]/).every((pair) => HARMLESS.test(pair));
}

const HARMLESS =
  /^(?:(?:page?|p|lang(?:ue|uage)?|locale|hl|gl|colou?r|couleur|size|taille|sort|tri|order|view|tab|q|query|search|recherche|category|categorie|cat|filter|filtre|country|pays|currency|devise|variant|utm_(?:source|medium|campaign|content|term))=[\p{L}\p{N}+%._-]{0,24}|[\p{L}-]{0,24})$/iu;

/** A reset link, not the slug of an article: long, with digits and letters and no words; or short and jumbled ("Xy3Q9kLm7T2v"). */
function looksLikeToken(whole: string): boolean {
  // What was taken out before is no token, neither as a mark nor as the word that a mark becomes.
  const part = whole.replace(/\[[\p{L}-]*\]|[\ue5a0-\ue5af]/gu, '');
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
