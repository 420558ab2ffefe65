// E-mail addresses, also spelled out, hidden or broken. What replaces them is said by redaction.ts.
import type { Mark } from './kind.ts';
import { endsLikeMailWords, followsMailWord, isMailWord } from './surroundings.ts';

/**
 * "marie@exemple.fr", and as people hide or break it: "marie (at) exemple (point) fr", "marie arobase exemple.fr", "marie_at_exemple.fr",
 * "marie @exemple.fr", "marie@gmail", "m a r i e @ e x e m p l e . f r". Words that mean other things too ("à", "chez", "at", nothing at
 * all) want more: a local part with a dot or a digit, or words before that speak of an address.
 */
export function maskEmails(text: string, mark: Mark): string {
  let out = '';
  let from = 0;
  for (const at of text.matchAll(AT)) {
    if (at.index < from) continue;
    const found = spacedAround(text, at, from) ?? around(text, at, from);
    if (!found) continue;
    out += text.slice(from, found.start) + mark('email', found.end - found.start);
    from = found.end;
  }
  return from === 0 ? text : out + text.slice(from);
}

interface TextPart {
  readonly start: number;
  readonly end: number;
}

const MEANS_AT =
  'at|ar{1,2}h?oba[sz]e?s?|ar{1,2}hobaze?|arroba|chiocciola|ape?n?staartje|klammeraffe|ät|a|@|chez';
/** None of them but "@" may stand for anything else in these languages. */
const SPELLED_AT = 'ar{1,2}h?oba[sz]?e?s?|arroba|chiocciola|ape?n?staartje|klammeraffe|ät|at sign';
const PROVIDERS =
  'gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|proton|protonmail|live|msn|gmx|aol|orange|wanadoo|free|sfr|laposte|bbox|neuf|numericable|bluewin|skynet|telenet|libero|virgilio|telefonica|btinternet|posteo';
const MAIL_HOSTS = 'gmail|googlemail|hotmail|outlook|yahoo|icloud|protonmail|wanadoo|laposte|gmx|btinternet';
const AT = new RegExp(
  [
    String.raw`\s?@{1,2}\s?`,
    String.raw`\s?[([{<*_]\s?(?:${MEANS_AT})\s?[)\]}>*_]\s?`,
    String.raw`\s-at-\s`,
    String.raw`[\s._-](?:${SPELLED_AT})[\s._-]`,
    String.raw`(?<weak>\s(?:at|à|a|chez)\s|\s(?=(?:${MAIL_HOSTS})(?:\.|\s(?:point|dot|punto|punkt)\s)))`,
  ].join('|'),
  'giu',
);
const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const HAS_LETTER = /\p{L}/u;
const LABEL = String.raw`[\p{L}\p{N}-]{1,63}`;
const MEANS_DOT = 'dot|point|pt|punto|punkt|punt|ponto';
const HIDDEN_DOT = String.raw`\s?[(\[{<*_]\s?(?:${MEANS_DOT}|\.)\s?[)\]}>*_]\s?`;
const DOMAIN = new RegExp(String.raw`${LABEL}(?:(?:\.{1,2}|${HIDDEN_DOT})${LABEL}){1,8}`, 'giuy');
/** Broken or spelled: it ends in a name of the top level that everybody knows. */
const KNOWN_TOP =
  'com|net|org|info|biz|eu|fr|be|ch|lu|de|at|es|it|pt|nl|uk|ie|us|ca|io|co|me|dev|app|pro|email|mc|re|nc|pl|se|dk|no|fi|cz|gr|' +
  'fm|tv|hu|ro|sk|hr|bg|lt|lv|ee|ru|tr|br|mx|nz|jp|bzh|paris|swiss|brussels|wales|scot|online|xyz|cloud|family|name';
const LOOSE_DOT = String.raw`(?:\.|${HIDDEN_DOT}|\s(?:${MEANS_DOT})\s|\s\.\s?|\.\s(?=(?:com|fr|net|org|eu|uk)(?!\p{L}))|[,;])`;
const LOOSE_DOMAIN = new RegExp(
  String.raw`${LABEL}(?:${LOOSE_DOT}${LABEL}){0,3}?${LOOSE_DOT}(?:co${LOOSE_DOT}uk|${KNOWN_TOP})(?![\p{L}\p{N}@])`,
  'giuy',
);
const MAIL_HOST = new RegExp(String.raw`(?:${MAIL_HOSTS})(?![\p{L}\p{N}.-])`, 'iuy');
/** "gmail dot com": nothing is sold there. */
const SPELLED_HOST = new RegExp(String.raw`^(?:${MAIL_HOSTS})\s(?:${MEANS_DOT})\s`, 'iu');
const PROVIDER = new RegExp(
  String.raw`(?:${PROVIDERS})(?:(?:[\s-]?(?:com|fr|net|co\s?uk)|co|org|be|ch|de|es|it|ie|lu|nl|eu|me)(?!\p{L}))?(?![\p{L}\p{N}-]|\.\p{L})`,
  'iuy',
);
/** A dot was forgotten, as in "exemplecom": nothing else is written with "@" among its letters. */
const GLUED_HOST = /[\p{L}\p{N}-]{4,63}(?![\p{L}\p{N}@])/iuy;
const TOP_LEVEL = /[.)\]}>*_\s][\p{L}][\p{L}\p{N}-]{1,62}$/u;
/** "exemple.fr.Merci": the next sentence, glued. */
const NEXT_SENTENCE = /^([^\p{Lu}]*\.[^\p{Lu}.]{2,63})\.\p{Lu}\p{Ll}*$/u;
const SPELLED_LOCAL = new RegExp(
  String.raw`[\p{L}\p{N}_-]{1,30}\s?[([{]?\s?(?:${MEANS_DOT}|under\s?score|tiret(?:\s(?:bas|haut|du\s(?:6|8|six|huit|bas|milieu)))?|trait\sd['’]union|dash|hyphen|guion(?:\sbajo)?|trattino|bindestrich|unterstrich)\s?[)\]}]?\s?$`,
  'iu',
);
/** `"marie petit"@exemple.fr` */
const QUOTED = /"[^"\n]{1,60}"$/;
const SPACE_OR_BRACKET = /[\s)\]}]/;
/** RFC 5321, 4.5.3.1.1: a local part has at most 64 octets. */
const LOCAL_MAX = 64;

function around(text: string, at: RegExpExecArray, floor: number): TextPart | null {
  const start = localPartStart(text, at, floor);
  if (start === at.index || !HAS_LETTER.test(text.slice(start, at.index) + (at[0].includes('@') ? 'a' : '')))
    return null;
  // "insta @marie.dpt": somebody's account there (handles.ts).
  if (/^\s@$/.test(at[0]) && NETWORK.test(text.slice(start, at.index))) return null;
  const isWeak = at.groups?.['weak'] !== undefined;
  const end = domainEnd(text, at);
  if (end < 0 || (isWeak && !isWritten(text, start, at))) return null;
  return { start, end };
}

const NETWORK =
  /^(?:insta|instagram|ig|twitter|x|tiktok|snap|snapchat|telegram|threads|discord|facebook|fb|compte|account|profile?|pseudo|dm|mp|rt|cc|via|par|by|suive[zr]|follow|me|my|mon|merci|thanks|contacte[zr])$/iu;

function localPartStart(text: string, at: RegExpExecArray, floor: number): number {
  let start = at.index;
  const quoted = QUOTED.exec(text.slice(Math.max(floor, start - LOCAL_MAX), start))?.[0].length ?? 0;
  if (quoted > 0) return start - quoted;
  while (start > floor && at.index - start < LOCAL_MAX && LOCAL.test(text[start - 1] ?? '')) start--;
  if (at[0] !== '@' && start < at.index) {
    for (let parts = 0; parts < SPELLED_PARTS_MAX && SPACE_OR_BRACKET.test(text[start - 1] ?? ''); parts++) {
      const words = text.slice(Math.max(floor, start - 45), start);
      const before =
        SPELLED_LOCAL.exec(words)?.[0] ??
        spacedFromDigits(words, text.slice(start, at.index), isSpelledAt(at));
      if (before === undefined || !/[\s([{]/.test(before)) break;
      start -= before.length;
    }
  }
  while (start < at.index && /[.'-]/.test(text[start] ?? '')) start++;
  return start;
}

/** "océane tiret baud 2001 at …": the word before a number, where it is spelled on before that. */
function spacedFromDigits(words: string, after: string, isSpelled: boolean): string | undefined {
  if (!/^\d{1,8}$/.test(after.trim())) return undefined;
  const word = LAST_WORD.exec(words)?.[0];
  if (word === undefined || isMailWord(word.trim())) return undefined;
  const before = words.slice(0, words.length - word.length);
  return isSpelled || SPELLED_LOCAL.test(before) || MAIL_NAMED.test(before) ? word : undefined;
}

const LAST_WORD = /(?<!\p{L})\p{L}[\p{L}_-]{1,29}\s$/u;
const MAIL_NAMED =
  /(?<!\p{L})(?:(?:e-?)?mails?|m[ée]l|courriel|adresse|address)(?:\s(?:est|is|c['’]est))?\s?:?\s$/iu;
const SPELLED_PARTS_MAX = 6;

/** Where the domain after `at` ends; -1 where none does. */
function domainEnd(text: string, at: RegExpExecArray): number {
  const start = at.index + at[0].length;
  if (!LABEL_START.test(text[start] ?? '')) return -1;
  const dotted = at.groups?.['weak'] === undefined ? matchAt(DOMAIN, text, start) : undefined;
  if (dotted !== undefined && TOP_LEVEL.test(dotted)) {
    return start + (NEXT_SENTENCE.exec(dotted)?.[1] ?? dotted).length;
  }
  const loose = matchAt(LOOSE_DOMAIN, text, start);
  if (loose !== undefined) return start + loose.length;
  const isPlain = at[0] === '@' || isSpelledAt(at) || /^\sat\s$/i.test(at[0]);
  const provider =
    matchAt(isPlain ? PROVIDER : MAIL_HOST, text, start) ??
    (at[0] === '@' && isMailLocal(text, at.index) ? matchAt(GLUED_HOST, text, start) : undefined);
  return provider === undefined ? -1 : start + provider.length;
}

/** As only addresses are written: two parts, or letters with a number. */
const MAIL_LOCAL = /[\p{L}\p{N}]{2}[._-][\p{L}\p{N}]{2,}$|\p{L}{3}\d{1,4}$$/u;
function isMailLocal(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LOCAL_MAX), at);
  return MAIL_LOCAL.test(before) && !NETWORK.test(/\p{L}*$/u.exec(before)?.[0] ?? '');
}

const isSpelledAt = (at: RegExpExecArray) => SPELLED.test(at[0]);
const SPELLED = new RegExp(`^.(?:${SPELLED_AT}).$`, 'iu');
const LABEL_START = /[\p{L}\p{N}]/u;

function matchAt(sticky: RegExp, text: string, at: number): string | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0];
}

/** "I saw it at exemple dot com" names a shop; "my mail is jean at exemple dot com" a person. */
function isWritten(text: string, start: number, at: RegExpExecArray): boolean {
  const local = text.slice(start, at.index);
  if (isMailWord(local) || SITE.test(local)) return false;
  if (/^\sAT\s$/.test(at[0]) && SHOUTED_DOT.test(text.slice(start, at.index + 80)) && /\p{Ll}/u.test(local))
    return true;
  if (/[\p{L}\p{N}][._]\p{L}|\p{L}\d|\s/u.test(local) || endsLikeMailWords(text, start)) return true;
  const host = at.index + at[0].length;
  if (SPELLED_HOST.test(text.slice(host, host + 24))) return true;
  return /^\sat\s$/i.test(at[0]) && followsMailWord(text, start);
}

/** "ben AT exemple DOT com": written so by who hides an address. */
const SHOUTED_DOT = /^\S{1,64}\sAT\s\S{1,60}\sDOT\s/;

/** "bought at exemple.com at noon": a site, and no local part. */
const SITE = new RegExp(String.raw`\.(?:${KNOWN_TOP})$`, 'iu');

/** "m a r i e @ e x e m p l e . f r", or the local part alone so. */
function spacedAround(text: string, at: RegExpExecArray, floor: number): TextPart | null {
  if (!/^\s@\s$/.test(at[0])) return null;
  let start = at.index;
  while (start > floor && isAlone(text, start - 1) && at.index - start < 2 * LOCAL_MAX) start -= 2;
  let end = at.index + 3;
  if (!isAlone(text, end)) {
    const domain = at.index - start >= 6 ? domainEnd(text, at) : -1;
    return domain < 0 ? null : { start: start + 1, end: domain };
  }
  while (/\s/.test(text[end + 1] ?? '') && isAlone(text, end + 2) && end - at.index < 2 * LOCAL_MAX) end += 2;
  const domain = text.slice(at.index + 3, end + 1).replace(/\s/g, '');
  start++;
  return start < at.index && /\p{L}\.\p{L}{2}/u.test(domain) ? { start, end: end + 1 } : null;
}

/** One letter, digit, dot or dash between spaces. */
function isAlone(text: string, at: number): boolean {
  const isSide = (char: string | undefined) => char === undefined || /\s/.test(char);
  return /[\p{L}\p{N}._-]/u.test(text[at] ?? '') && isSide(text[at - 1]) && isSide(text[at + 1]);
}
