// IBANs, payment cards and phone numbers: runs of digits that prove what they are. Order numbers, dates and amounts stay.
// What makes a phone number is said by phones.ts.

import { cardEnd } from './cards.ts';
import { namedCountry } from './countries.ts';
import { ibanStructures } from './iban-structures.ts';
import { digitsIn, type Mark } from './kind.ts';
import { type DigitGroup, type PhoneJudge, phoneJudge, type Run } from './phones.ts';
import {
  followsCompanyWord,
  followsDraw,
  followsHotlineWord,
  followsNumberedThing,
  followsPhoneWord,
  isWhereToReach,
  precedesPhoneWord,
} from './surroundings.ts';

/** Any spacing, any case; the country's own structure and a checksum of 1 (ISO 13616, mod 97). */
export function maskIbans(text: string, mark: Mark): string {
  let out = '';
  let from = 0;
  for (const found of text.matchAll(IBAN_START)) {
    if (found.index < from) continue;
    const end = ibanEnd(text, found.index);
    if (end < 0) continue;
    out += text.slice(from, found.index) + mark('iban', end - found.index);
    from = end;
  }
  return from === 0 ? text : out + text.slice(from);
}

/**
 * Cards: 13 to 19 digits of a known network that pass Luhn (ISO/IEC 7812). Phones: international ones; and national ones that
 * start with 0, where digits in one block must be a number that exists and spaced ones only a possible one. American ones are
 * known by "(212) 555-0142" or "212-555-0142"; other ones without a 0 by the company's country or by a word before them.
 */
export function maskNumbers(text: string, mark: Mark, country: string | undefined): string {
  if (digitsIn(text) < 8) return text;
  const judge = phoneJudge(country);
  const samples = ibanShapes(text);
  return text.replace(RUN, (run, offset: number) => {
    const isGlued =
      /^\d/.test(run) &&
      LETTER_OR_DIGIT.test(text[offset - 1] ?? '') &&
      !SAYS_WHAT.test(text.slice(Math.max(0, offset - 12), offset));
    if (followsDraw(text, offset) || followsCompanyWord(text, offset)) return run;
    // A wrong IBAN holds no phone number either.
    if (isGlued && IBAN_BEGINS.test(text.slice(Math.max(0, offset - 3), offset + 2))) return run;
    const sample = samples.find(({ start, end }) => start <= offset && offset < end);
    let asked: boolean | undefined;
    const isAskedFor = () => {
      asked ??= followsPhoneWord(text, offset) || precedesPhoneWord(text, offset + run.length);
      return asked;
    };
    let other: ReturnType<Run['other']> | null = null;
    const otherThing = () => {
      if (other === null)
        other = precedesPhoneWord(text, offset + run.length) ? undefined : followsNumberedThing(text, offset);
      return other;
    };
    return maskRun(run, mark, {
      judge,
      from: sample === undefined ? 0 : sample.end - offset,
      first: isGlued ? 1 : 0,
      isAskedFor,
      other: otherThing,
      isWhereToReach: () => isWhereToReach(text, offset),
      isHotline: () => followsHotlineWord(text, offset),
      namedCountry: () => namedCountry(text, offset, offset + run.length),
    });
  });
}

const IBAN_START =
  /[a-z]\s?[a-z]\s?\d\s?\d(?<=(?:^|[^\p{L}\p{N}]|iban)[a-z]\s?[a-z]\s?\d\s?\d)(?=[\s./_·\u2010-\u2015-]{0,2}[a-z0-9])/giu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const IBAN_BEGINS = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${[...ibanStructures.keys()].join('|')})\d\d$`,
  'iu',
);
/** Whatever its check digits: a bank's letters or none, then digits to which letters may be glued. */
const IBAN_SHAPE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${[...ibanStructures.keys()].join('|')})[\s-]?(?!0[01]|99)\d\d(?:[\s.-]{0,2}[a-z]{1,6}(?=[\s.-]{0,2}\d))?(?:[\s.-]{0,2}\d[a-z]{0,2}){6,30}(?![\p{L}])`,
  'giu',
);
const LIKE_IBAN = /[a-z]{2}[\s-]?\d\d[\s.-]{0,2}[a-z\d]{3}/i;
/** Norway's, the shortest. */
const IBAN_LEAST = 15;
/** So many characters may be forgotten in a sample. */
const IBAN_LACKS = 3;
const IBAN_GAP = /[\s./_·\u2010-\u2015-]/;

function ibanEnd(text: string, start: number): number {
  const country = text
    .slice(start, start + 3)
    .replace(/\s/, '')
    .slice(0, 2);
  const structure = ibanStructures.get(country.toUpperCase());
  if (structure === undefined) return -1;
  const { length, shape } = structure;
  let compact = '';
  let at = start;
  for (let gap = 0; compact.length < length; at++) {
    const char = text[at] ?? '';
    if (/[a-z0-9]/i.test(char)) {
      compact += char.toUpperCase();
      gap = 0;
    } else if (IBAN_GAP.test(char) && gap < 2) gap++;
    else return -1;
  }
  if (LETTER_OR_DIGIT.test(text[at] ?? '')) return -1;
  if (!shape.test(compact)) return -1;
  return mod97(compact.slice(4) + compact.slice(0, 4)) === 1 ? at : -1;
}

interface NumberPart {
  readonly start: number;
  readonly end: number;
}

/** What is written as an IBAN is, with a country's letters and about its length, right or wrong. */
function ibanShapes(text: string): readonly NumberPart[] {
  if (!LIKE_IBAN.test(text)) return [];
  const shapes: NumberPart[] = [];
  for (const { 0: written, 1: country = '', index } of text.matchAll(IBAN_SHAPE)) {
    const length = ibanStructures.get(country.toUpperCase())?.length ?? 0;
    let end = 0;
    let count = 0;
    for (; end < written.length && count < length; end++)
      if (LETTER_OR_DIGIT.test(written[end] ?? '')) count++;
    if (count >= Math.max(IBAN_LEAST, length - IBAN_LACKS)) shapes.push({ start: index, end: index + end });
  }
  return shapes;
}

function mod97(characters: string): number {
  let rest = 0;
  for (const char of characters) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest;
}

/** Eight digits or more, with at most three separators between two of them. */
const RUN = /(?:[+(]{1,2}\s?)?\d(?:(?:[\s.()/\u2010-\u2015-]{0,3}|[,:;|*_~·])\d){7,}/g;
/** "CB4976…": what is glued to the number says that it is one. */
const SAYS_WHAT = /(?<!\p{L})(?:cb|visa|mastercard|card|carte|t[ée]l|phone|mobile|gsm|sms|fax)$/iu;

/** A first block that is glued to a letter ("CMD0612345678") is part of something else: `first` is then 1. */
function maskRun(
  run: string,
  mark: Mark,
  {
    judge,
    from: floor,
    first: start,
    ...surroundings
  }: { judge: PhoneJudge; from: number; first: number } & Omit<Run, 'run' | 'groups'>,
): string {
  const groups: DigitGroup[] = [];
  for (const found of run.matchAll(/\d+/g)) {
    const { index } = found;
    groups.push({
      digits: found[0],
      start: index,
      end: index + found[0].length,
      plus: /\+\s?$/.test(run.slice(Math.max(0, index - 2), index)),
    });
  }
  let out = '';
  let from = 0;
  for (let i = start; i < groups.length; i++) {
    i += dateLength(run, groups, i);
    const first = groups[i];
    if (!first) break;
    if (first.start < floor) continue;
    const card = cardEnd(run, groups, i);
    const last = card >= 0 ? card : judge({ run, groups, ...surroundings }, i);
    if (last < 0) continue;
    const end = groups[last]?.end ?? run.length;
    const opening = openingOf(run, from, first.start, end);
    out += run.slice(from, opening) + mark(card >= 0 ? 'card' : 'phone', end - opening);
    from = end;
    i = last;
  }
  return from === 0 ? run : out + run.slice(from);
}

/** Where a number begins with its "+" and the bracket that closes in it: "(212) 555…", but not that of "(06 39 …)". */
function openingOf(run: string, floor: number, first: number, end: number): number {
  let start = first;
  let closing = bracketsIn(run.slice(first, end));
  for (; start > floor; start--) {
    const before = run[start - 1];
    if (before === '(' && closing > 0) closing--;
    else if (before !== '+' && !(before === ' ' && run[start - 2] === '+')) break;
  }
  return start;
}

/** Brackets that close and were not opened. */
function bracketsIn(text: string): number {
  return text.split(')').length - text.split('(').length;
}

/** How many groups are a date with a four-digit year, in either order. */
function dateLength(run: string, groups: readonly DigitGroup[], i: number): number {
  const start = groups[i]?.start;
  if (start === undefined) return 0;
  return DATE.test(run.slice(start, start + 11)) ? 3 : 0;
}
const DATE = /^(?:\d{1,2}([/. -])\d{1,2}\1(?:19|20)\d{2}|(?:19|20)\d{2}([/.-])\d{1,2}\2\d{1,2})(?!\d)/;
