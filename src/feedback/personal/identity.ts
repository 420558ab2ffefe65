// National identity numbers by their shape and check digits. What replaces them is said by redaction.ts.
import { digitsIn, type Mark } from './kind.ts';
import {
  followsIdentityWord,
  followsOtherNumber,
  followsPartWord,
  isAboutProduct,
  precedesIdentityWord,
} from './surroundings.ts';

/**
 * France (NIR), United Kingdom (NINO), Spain (DNI, NIE), Italy (codice fiscale), Switzerland (AHV), United States (SSN), Netherlands (BSN),
 * Belgium (registre national), Germany (Steuer-ID), in any case and with single separators. Where shape and check digits prove little
 * (nine digits of a BSN or SSN, eleven of a Steuer-ID), the words around must say what it is. None right after "réf.", "order" and the like.
 */
export function maskIdentities(text: string, mark: Mark): string {
  const digits = digitsIn(text);
  return NUMBERS.reduce((masked, { least, shape, proves }) => {
    if (digits < least) return masked;
    return masked.replace(shape, (at: string, offset: number, all: string) => {
      const compact = at.replace(SEPARATORS, '').toUpperCase();
      let said: boolean | undefined;
      const isSaid = () => {
        said ??= followsIdentityWord(all, offset) || precedesIdentityWord(all, offset + at.length);
        return said;
      };
      if (!proves(compact, at, isSaid, () => isAboutProduct(all))) return at;
      const isOther = followsPartWord(all, offset) || followsOtherNumber(all, offset);
      return isOther && !isSaid() ? at : mark('identity', at.length);
    });
  }, text);
}

interface IdentityNumber {
  /** Digits that it has at least, whatever stands for the others. */
  readonly least: number;
  readonly shape: RegExp;
  /** @param isSaid whether the words around speak of identity numbers @param isOfThing whether the text speaks of a product */
  readonly proves: (
    compact: string,
    written: string,
    isSaid: () => boolean,
    isOfThing: () => boolean,
  ) => boolean;
}

const SEPARATORS = /[^\p{L}\p{N}]/gu;
const S = String.raw`[\s./_·\u2010-\u2015-]{0,3}`;
const digits = (count: number) => String.raw`(?:${S}\d){${count}}`;
const whole = (shape: string) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${shape})(?![\p{L}\p{N}])`, 'giu');

const NUMBERS: readonly IdentityNumber[] = [
  {
    least: 14,
    shape: whole(String.raw`[1-478]${digits(4)}${S}\d${S}[\dAB]${digits(8)}`),
    proves: (compact) =>
      isNir(compact) && 97 - Number(nirNumber(compact) % 97n) === Number(compact.slice(13)),
  },
  {
    least: 12,
    shape: whole(String.raw`[1-478]${digits(4)}${S}\d${S}[\dAB]${digits(6)}`),
    proves: (compact, _, isSaid) => isNir(compact) && isSaid(),
  },
  { least: 13, shape: whole(`7${S}5${S}6${digits(10)}`), proves: isEan },
  {
    least: 11,
    shape: whole(String.raw`\d${digits(10)}`),
    proves: (compact, written, isSaid) =>
      (isBelgian(compact) && (BELGIAN_SHAPE.test(written) || isSaid())) || (isSteuerId(compact) && isSaid()),
  },
  {
    least: 8,
    shape: whole(String.raw`\d${digits(7)}\d?|\d${digits(8)}`),
    proves: (compact, written, isSaid, isOfThing) =>
      (isBsn(compact.padStart(9, '0')) && (/^\d{4}\.\d{2}\.\d{3}$/.test(written) || isSaid())) ||
      (isSsn(compact) &&
        (isSaid() || (/^\d{3}[\u2010-\u2015-]\d{2}[\u2010-\u2015-]\d{4}$/.test(written) && !isOfThing()))),
  },
  {
    least: 8,
    shape: whole(String.raw`\d${digits(7)}[\s-]?[A-Z]`),
    proves: (compact, written, isSaid) =>
      isSpanish(compact) && (/^(?:\d{8}|\d{2}([. ])\d{3}\1\d{3})[\s-]?[A-Z]$/.test(written) || isSaid()),
  },
  {
    least: 7,
    shape: whole(String.raw`[XYZ][\s-]?\d(?:[\s.-]?\d){6}[\s-]?[A-Z]`),
    proves: (compact) => isSpanish(String('XYZ'.indexOf(compact.charAt(0))) + compact.slice(1)),
  },
  {
    least: 0,
    shape: whole(
      String.raw`[A-Z]{3}${S}[A-Z]{3}${S}[\dL-NP-V]{2}${S}[A-EHLMPR-T]${S}[\dL-NP-V]{2}${S}[A-Z]${S}[\dL-NP-V]{3}${S}[A-Z]`,
    ),
    proves: isCodiceFiscale,
  },
  {
    least: 6,
    shape: whole(String.raw`[A-Z]${S}[A-Z]${S}\d{2}${S}\d{2}${S}\d{2}${S}[A-D]`),
    proves: (compact, written, isSaid) =>
      NINO.test(compact) ? /^[A-Z]|[\s-]/.test(written) || isSaid() : compact.startsWith('QQ') && isSaid(),
  },
];

/** Months past 12 are of people whose papers do not know theirs (INSEE). */
function isNir(compact: string): boolean {
  const month = Number(compact.slice(3, 5));
  return (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
}

/** Corsica's letters count as 19 and 18. */
function nirNumber(compact: string): bigint {
  const number = compact.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return /^\d+$/.test(number) ? BigInt(number) : 0n;
}

function isEan(compact: string): boolean {
  return [...compact].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

const BELGIAN_SHAPE = /^\d{2}[.\s/-]?\d{2}[.\s/-]?\d{2}[\s-]\d{3}[.\s-]\d{2}$/;

/** Those born since 2000 count with a 2 before. */
function isBelgian(compact: string): boolean {
  const [month, day] = [Number(compact.slice(2, 4)) % 20, Number(compact.slice(4, 6))];
  if (month > 12 || day > 31) return false;
  const rest = Number(compact.slice(9));
  const number = Number(compact.slice(0, 9));
  return 97 - (number % 97) === rest || 97 - ((2_000_000_000 + number) % 97) === rest;
}

/** ISO 7064, mod 11,10. */
function isSteuerId(compact: string): boolean {
  let product = 10;
  for (const digit of compact.slice(0, 10)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === Number(compact.at(-1)) && !compact.startsWith('0');
}

/** The eleven test. */
function isBsn(compact: string): boolean {
  if (!/^\d{9}$/.test(compact) || /^0+$/.test(compact)) return false;
  const sum = [...compact].reduce((sum, digit, i) => sum + Number(digit) * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0;
}

/** No check digit, but numbers that are given to nobody (Social Security Administration, since 2011). */
function isSsn(compact: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(compact);
}

function isSpanish(compact: string): boolean {
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(compact.slice(0, 8)) % 23) === compact.at(-1);
}

/** What each character counts at an odd place, by its value (decreto ministeriale of 23 December 1976). */
const ODD_PLACES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

function isCodiceFiscale(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const value = Number.parseInt(compact.charAt(i), 36);
    const place = value > 9 ? value - 10 : value;
    sum += i % 2 === 0 ? (ODD_PLACES[place] ?? 0) : place;
  }
  return String.fromCharCode(65 + (sum % 26)) === compact.at(-1);
}

/** Prefixes that HMRC gives to nobody are left out. */
const NINO = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/;
