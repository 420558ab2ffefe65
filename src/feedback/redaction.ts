// Takes personal data out of a customer's words, once, before anything is stored, shown or sent.
// How each kind is recognised is in personal/; the order and what replaces it are here.
import { maskPlaces } from './personal/address.ts';
import { maskIntroduced } from './personal/introduced.ts';
import { type Kind, kinds, type Mark } from './personal/kind.ts';
import { maskNames } from './personal/names.ts';
import { maskIbans, maskNumbers } from './personal/numbers.ts';
import { maskPlates } from './personal/plates.ts';
import { maskEmails, maskLinks } from './personal/reach.ts';

export interface RedactionOptions {
  /** The customer's names, where the row gives them: first name, last name, or both in one. */
  readonly names?: readonly string[];
  /** ISO 3166 country of national phone numbers, beside France and the United Kingdom, which are always known. */
  readonly country?: string;
}

export interface Redacted {
  readonly text: string;
  /** What was taken out, each kind once. Empty: `text` is what came in. */
  readonly found: readonly Kind[];
}

/**
 * Replaces e-mail addresses, phone numbers, IBANs (mod 97), payment cards (Luhn), number plates of six countries,
 * postal address lines, links that carry a token or a query, the given names, and names after a civility or "my name is" by a
 * bracketed word in the language of the text: "[téléphone]" or "[phone]". Order numbers, dates, amounts and plain links stay. `npm run redaction` says how well.
 * Never throws; time is linear in the text; redacting twice changes nothing more. It leans towards taking out too much.
 */
export function redact(text: string, options: RedactionOptions = {}): Redacted {
  const names = options.names ?? [];
  const found = new Set<Kind>();
  const mark: Mark = (kind) => {
    found.add(kind);
    return String.fromCharCode(FIRST_MARK + kinds.indexOf(kind));
  };
  let masked = text;
  for (let round = 0, before = ''; masked !== before && round < ROUNDS_MAX; round++) {
    before = masked;
    if (SUSPICIOUS.test(masked)) masked = maskShapes(masked, mark, options.country);
    masked = maskIntroduced(masked, mark);
    if (names.length > 0) masked = maskNames(masked, names, mark);
  }
  if (found.size === 0) return { text, found: [] };
  const words = looksFrench(masked, options.country) ? FRENCH : ENGLISH;
  const shown = masked.replace(MARKS, (at) => words[kinds[at.charCodeAt(0) - FIRST_MARK] ?? 'name']);
  return { text: shown, found: kinds.filter((kind) => found.has(kind)) };
}

function maskShapes(text: string, mark: Mark, country: string | undefined): string {
  const reached = maskEmails(maskLinks(text, mark), mark);
  if (!DIGIT.test(reached)) return reached;
  const numbered = maskNumbers(maskPlates(maskIbans(reached, mark), mark), mark, country);
  return maskPlaces(numbered, mark);
}

/** What stood glued to something else shows once that is gone: "06 12 34 56 78AB-123-CD". */
const ROUNDS_MAX = 4;
const FIRST_MARK = 0xe5a0;
const MARKS = /[\ue5a0-\ue5a7]/g;
const DIGIT = /\d/;
/** Without any of these there is nothing to look for: the everyday case, decided in one pass. */
const SUSPICIOUS = /[\d@]|:\/\/|www\.|\?[^\s?=]*=|\s(?:arobase|dot|point)\s|[([{]\s?(?:at|arobase)\s?[)\]}]/i;

const FRENCH: Record<Kind, string> = {
  email: '[e-mail]',
  phone: '[téléphone]',
  iban: '[IBAN]',
  card: '[carte]',
  plate: '[plaque]',
  address: '[adresse]',
  link: '[lien]',
  name: '[nom]',
};
const ENGLISH: Record<Kind, string> = {
  email: '[e-mail]',
  phone: '[phone]',
  iban: '[IBAN]',
  card: '[card]',
  plate: '[plate]',
  address: '[address]',
  link: '[link]',
  name: '[name]',
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
