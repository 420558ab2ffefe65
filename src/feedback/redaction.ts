// Takes personal data out of a customer's words, once, before anything is stored, shown or sent.
// How each kind is recognised is in personal/; the order and what replaces it are here.
import { maskPlacesAbroad } from './personal/abroad.ts';
import { maskPlaces } from './personal/address.ts';
import { maskEmails } from './personal/emails.ts';
import { maskHandles, mayNamePage } from './personal/handles.ts';
import { maskIdentities } from './personal/identity.ts';
import { maskIntroduced } from './personal/introduced.ts';
import { kindOf, kinds, MARKER, type Mark, markOf, type PersonalKind } from './personal/kind.ts';
import { maskLinks } from './personal/links.ts';
import { foldedForNames, maskNames, mayStandIn } from './personal/names.ts';
import { maskIbans, maskNumbers } from './personal/numbers.ts';
import { maskPapers, maskPapersSpokenOf } from './personal/papers.ts';
import { maskPlates } from './personal/plates.ts';
import { readingOf } from './personal/reading.ts';
import { maskSignatures } from './personal/signatures.ts';
import { maskSpoken } from './personal/spoken.ts';

export interface RedactionOptions {
  /** The customer's names, where the row gives them: first name, last name, or both in one. */
  readonly names?: readonly string[];
  /** ISO 3166 country of national phone numbers, beside France and the United Kingdom, which are always known. */
  readonly country?: string;
}

export interface Redacted {
  readonly text: string;
  /** What was taken out, each kind once. Empty: `text` is what came in. */
  readonly found: readonly PersonalKind[];
}

/**
 * Replaces e-mail addresses, phone numbers, IBANs (mod 97), payment cards (Luhn), national identity numbers of eleven countries (check
 * digits), those of others and numbers of papers where they are named, number plates of nine and any that is called one, postal address lines, links that carry a token or a query or lead to a person, people's names on social
 * networks, the given names, and names after a civility, after "my name is" or that sign, by a bracketed word in the language of the text: "[téléphone]" or "[phone]". They are looked for
 * in the text as it reads (personal/reading.ts), spelled, broken or wide; what stays is exactly as it was written. Order numbers, dates,
 * amounts and plain links stay. `npm run redaction` says how well.
 * Never throws; time is linear in the text; redacting twice changes nothing more. It leans towards taking out too much.
 */
export function redact(text: string, options: RedactionOptions = {}): Redacted {
  const names = options.names ?? [];
  const reading = readingOf(text);
  let masked = reading.text;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const before = masked;
    if (SUSPICIOUS.test(masked) || (masked.includes('/') && mayNamePage(masked)))
      masked = maskShapes(masked, markOf, options.country);
    if (names.length > 0) masked = maskNames(masked, names, markOf);
    masked = maskSignatures(maskIntroduced(maskSpoken(masked, markOf), markOf), markOf);
    if (masked === before || !GLUED.test(masked)) break;
  }
  if (masked === reading.text) return { text, found: [] };
  const found = new Set<PersonalKind>();
  const words = looksFrench(masked, options.country) ? FRENCH : ENGLISH;
  let shown = '';
  let from = 0;
  for (const { 0: marker, index } of masked.matchAll(MARKER)) {
    const { start, end } = reading.written(index, index + marker.length);
    const kind = kindOf(marker);
    found.add(kind);
    shown += text.slice(from, Math.max(from, start)) + words[kind];
    from = Math.max(from, end);
  }
  return { text: shown + text.slice(from), found: kinds.filter((kind) => found.has(kind)) };
}

interface Known {
  /** Without any names. */
  readonly text: string;
  readonly folded: string;
}

/** The names of regions, products and places that come again and again, by country. */
const known = new Map<string, Map<string, Known>>();
const KNOWN_MOST = 2_000;

/** The text of `redact`, for what is the same in many rows: it is remembered. */
export function redactedValue(text: string, options: RedactionOptions = {}): string {
  const { names = [], country = '' } = options;
  let ofCountry = known.get(country);
  if (ofCountry === undefined) {
    ofCountry = new Map();
    known.set(country, ofCountry);
  }
  let value = ofCountry.get(text);
  if (value === undefined) {
    value = { text: redact(text, { ...options, names: [] }).text, folded: foldedForNames(text) };
    if (ofCountry.size >= KNOWN_MOST) ofCountry.clear();
    ofCountry.set(text, value);
  }
  return names.length > 0 && mayStandIn(value.folded, names) ? redact(text, options).text : value.text;
}

function maskShapes(text: string, mark: Mark, country: string | undefined): string {
  const reached = maskEmails(maskHandles(maskLinks(text, mark), mark), mark);
  if (!DIGIT.test(reached)) return reached;
  const proven = maskPapers(maskIdentities(maskIbans(reached, mark), mark), mark);
  const reachable = maskNumbers(maskPlates(proven, mark), mark, country);
  return maskPapersSpokenOf(maskPlaces(maskPlacesAbroad(reachable, mark), mark), mark);
}

/** What stood glued to something else shows once that is gone: "06 12 34 56 78AB-123-CD". */
const ROUNDS_MAX = 4;
const GLUED = /[^\s,;!?("«][\ue5a0-\ue5ae]|[\ue5a0-\ue5af][^\s,;.!?)"»\ue5a0-\ue5af]/u;
const DIGIT = /\d/;
/** Without any of these there is nothing to look for: the everyday case, decided in one pass. */
const SUSPICIOUS =
  /[\d@]|:\/\/|www\.|\?[^\s?=]*=|[\s_([{<*](?:dot|point|punkt|punto|punt|ponto)[\s_)\]}>*]|[([{<*_]\s?(?:at|ät|a|chez)\s?[)\]}>*_]|\bme\s?\/|\bme\sslash\s|\.dog\/|\s-at-\s|ar{1,2}h?oba|arroba|chiocciola|\sät\s|staartje|klammeraffe|(?:twitter|\bx|instagram|tiktok|facebook|fb|threads|bsky)\.(?:com|net|app|me)\/|linkedin|snapchat|whatsapp|(?:gmail|hotmail|outlook|yahoo|icloud|wanadoo|laposte|gmx)|\s(?:at|à|a|chez)\s\S{1,63}\.\p{L}/iu;

const FRENCH: Record<PersonalKind, string> = {
  email: '[e-mail]',
  phone: '[téléphone]',
  iban: '[IBAN]',
  card: '[carte]',
  plate: '[plaque]',
  address: '[adresse]',
  link: '[lien]',
  name: '[nom]',
  identity: '[identité]',
};
const ENGLISH: Record<PersonalKind, string> = {
  email: '[e-mail]',
  phone: '[phone]',
  iban: '[IBAN]',
  card: '[card]',
  plate: '[plate]',
  address: '[address]',
  link: '[link]',
  name: '[name]',
  identity: '[identity]',
};

const FRENCH_WORDS = new Set(
  (
    'le la les un une des du et est je vous nous mon ma mes pas pour sur avec dans rue merci bonjour chez au ou de tel mail ici ' +
    'habite appelez c j l n d'
  ).split(' '),
);
const ENGLISH_WORDS = new Set(
  (
    'the and is my to of you your for not with was were on at me it please call this that have has i in live street road thanks ' +
    'hello or her his from any time card number mobile ring link car'
  ).split(' '),
);
const FRENCH_LETTER = /[éèêàçùœ]/g;
const WORD = /[\p{L}\p{N}]+/gu;

function looksFrench(text: string, country: string | undefined): boolean {
  const start = text.slice(0, 2000).toLowerCase();
  let french = start.match(FRENCH_LETTER)?.length ?? 0;
  let english = 0;
  for (const word of start.match(WORD) ?? []) {
    if (FRENCH_WORDS.has(word)) french++;
    else if (ENGLISH_WORDS.has(word)) english++;
  }
  return french === english ? country === undefined || FRENCH_SPEAKING.has(country) : french > english;
}

const FRENCH_SPEAKING = new Set(['FR', 'BE', 'CH', 'LU', 'MC', 'RE', 'GP', 'MQ', 'GF', 'YT', 'NC', 'PF']);
