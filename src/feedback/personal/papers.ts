// Numbers of papers (passport, identity card, driving licence, health card) and national numbers that no check digit proves: the words
// around say what they are. Numbers that prove themselves are identity.ts.
import { namesPaper, speaksOfPapers } from './identity-words.ts';
import type { Mark } from './kind.ts';

/** Beside the paper's name ("passport no. …", "… is my passport"), five digits or more, or letters and digits mixed as cards are numbered. */
export function maskPapers(text: string, mark: Mark): string {
  return maskNumbered(text, mark, (number, naming) => naming === 'beside' && isNumbered(number, 5));
}

/** Elsewhere in a sentence that names the paper ("the passport, which …, is ED 4820163"), more strictly. For after phone numbers are gone. */
export function maskPapersSpokenOf(text: string, mark: Mark): string {
  return maskNumbered(text, mark, (number) => LOOKS_NUMBERED.test(number) && isNumbered(number, 6));
}

function maskNumbered(
  text: string,
  mark: Mark,
  isPapers: (number: string, naming: 'beside' | 'said') => boolean,
): string {
  if (!MAY_BE_NUMBERED.test(text) || !speaksOfPapers(text)) return text;
  return text.replace(NUMBER, (number: string, offset: number) => {
    const naming = isNumbered(number, 5) ? namesPaper(text, offset, offset + number.length) : undefined;
    return naming !== undefined && isPapers(number, naming) ? mark('identity', number.length) : number;
  });
}

/** Five digits with little between, or what cards are numbered by. */
const MAY_BE_NUMBERED = /\d(?:[\s./-]?[A-Za-z]{0,2}\d){4}|\d{2}[\s-][A-Z]{2}[\s-]\d{5}|[A-Z\d]{8}/;

/** With letters, six digits together, or groups of three: else it may be a price, a time, a count. */
const LOOKS_NUMBERED = /\p{L}|\d{6}|\d{3}[\s.-]\d{3}[\s.-]\d/u;

function isNumbered(number: string, leastDigits: number): boolean {
  if (DATE.test(number)) return false;
  const digits = number.match(/\d/g)?.length ?? 0;
  return digits >= leastDigits || (digits >= 2 && MIXED.test(number));
}

/** "X4RTBPFW4", and not "COVID19". */
const MIXED = /^(?=[A-Z\d]{8,12}$)(?:[A-Z]*\d+[A-Z]|\d+[A-Z]+\d)/;
const DATE =
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$|^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|^(?:19|20)\d\d[\s-](?:19|20)\d\d$/;
/** Two letters or three before a number that are no part of it. */
const NO_PREFIX = String.raw`(?!(?:AHV|AVS|BRP|BSN|CNI|CNP|CPF|CPR|DNI|EAN|ID|LOT|NAS|NHS|NI|NIE|NIF|NIR|NIN|NO|NR|PAN|PPS|REF|SIN|SKU|SS|SSN|TEL|TFN|TVA|UTR|VAT|VOL)[\s-])`;
/** In one block, after letters, with digits in groups, or as French passports and American health cards are spaced. */
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}@]|\d[.,])(?:\d{2}[\s-][A-Z]{2}[\s-]\d{5}|(?:${NO_PREFIX}[A-Z]{1,3}[\s-]?)?\d{1,10}(?:[\s./-]\d{1,10}){1,6}(?:[\s-]?[A-Z]{1,2}\d?)?|${NO_PREFIX}[A-Z]{1,3}[\s-]\d{5,12}[A-Z]?|(?=[A-Z]{0,4}\d)[A-Z\d]{2,5}(?:-[A-Z\d]{2,5}){2,4}|(?=[A-Za-z]{0,9}\d)[A-Za-z\d]{5,18})(?![\p{L}\p{N}@]|[.,]\d|\s?(?:€|eur|euros?|[$£%]|people|personnes|fois|times|km|miles|ans|years|jours|days|mois|months|min|minutes|heures|hours|points?|pages?|copies)(?!\p{L}))`,
  'gu',
);
