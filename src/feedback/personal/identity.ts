// National identity numbers by their shape and check digits. What proves them is check-digits.ts, what the words around say identity-words.ts.
import {
  hasNirKey,
  isBelgian,
  isBritishLicence,
  isBsn,
  isCodiceFiscale,
  isCpf,
  isEan,
  isNino,
  isNir,
  isPesel,
  isSpanish,
  isSsn,
  isSteuerId,
} from './check-digits.ts';
import { isOtherThings, namesNational } from './identity-words.ts';
import { digitsIn, type Mark } from './kind.ts';
import { isAboutProduct } from './surroundings.ts';

/**
 * France (NIR), United Kingdom (NINO, driving licences), Spain (DNI, NIE), Italy (codice fiscale), Switzerland (AHV), United States (SSN),
 * Netherlands (BSN), Belgium (registre national), Germany (Steuer-ID), Poland (PESEL), Brazil (CPF), in any case and with single
 * separators. Where shape and check digits prove much, they go wherever they stand, but for what is an order's or a part's right before;
 * where they prove little (nine digits of a BSN or SSN, eleven of a Steuer-ID), the words around must say what it is.
 */
export function maskIdentities(text: string, mark: Mark): string {
  const digits = digitsIn(text);
  return NUMBERS.reduce((masked, { least, needs, shape, proves, isUnmistakable }) => {
    if (digits < least || needs?.test(masked) === false) return masked;
    return masked.replace(shape, (at: string, offset: number, all: string) => {
      const compact = at.replace(SEPARATORS, '').toUpperCase();
      let said: boolean | undefined;
      const isSaid = () => {
        said ??= namesNational(all, offset, offset + at.length) !== undefined;
        return said;
      };
      if (!proves(compact, at, isSaid, () => isAboutProduct(all))) return at;
      return !isUnmistakable && isOtherThings(all, offset) && !isSaid() ? at : mark('identity', at.length);
    });
  }, text);
}

interface IdentityNumber {
  /** Digits that it has at least, whatever stands for the others. */
  readonly least: number;
  /** Quick to ask, where the shape is not. */
  readonly needs?: RegExp;
  readonly shape: RegExp;
  /** No part and no order is numbered so. */
  readonly isUnmistakable?: true;
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
const whole = (shape: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}+]|\d[./-])(?:${shape})(?![\p{L}\p{N}])`, 'giu');

const NUMBERS: readonly IdentityNumber[] = [
  {
    least: 14,
    shape: whole(String.raw`[1-478]${digits(4)}${S}\d${S}[\dAB]${digits(8)}`),
    proves: (compact) => isNir(compact) && hasNirKey(compact),
  },
  {
    least: 12,
    shape: whole(String.raw`[1-478]${digits(4)}${S}\d${S}[\dAB]${digits(6)}(?:${S}\d{2})?`),
    proves: (compact, _, isSaid) => isNir(compact) && isSaid(),
  },
  { least: 13, shape: whole(`7${S}5${S}6${digits(10)}`), proves: isEan },
  {
    least: 11,
    shape: whole(String.raw`\d${digits(10)}`),
    proves: (compact, written, isSaid) =>
      (isBelgian(compact) && (BELGIAN_SHAPE.test(written) || isSaid())) ||
      ((isSteuerId(compact) || isPesel(compact)) && isSaid()) ||
      (isCpf(compact) && (/^\d{3}\.\d{3}\.\d{3}-\d{2}$/.test(written) || isSaid())),
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
    isUnmistakable: true,
  },
  {
    least: 6,
    needs: /[a-z]9{0,4}[\s-]?\d{6}/i,
    shape: whole(
      String.raw`(?=[A-Z]{1,5}9{0,4})[A-Z9]{5}${S}\d${S}[0156]\d${S}[0-3]\d${S}\d${S}[A-Z][A-Z9]${S}[A-Z\d]${S}[A-Z]{2}(?:${S}\d{2})?`,
    ),
    proves: isBritishLicence,
    isUnmistakable: true,
  },
  {
    least: 6,
    shape: whole(String.raw`[A-Z]${S}[A-Z]${S}\d{2}${S}\d{2}${S}\d{2}${S}[A-D]`),
    proves: (compact, written, isSaid) =>
      isNino(compact) ? /^[A-Z]|[\s-]/.test(written) || isSaid() : compact.startsWith('QQ') && isSaid(),
  },
];

const BELGIAN_SHAPE = /^\d{2}[.\s/-]?\d{2}[.\s/-]?\d{2}[\s-]\d{3}[.\s-]\d{2}$/;
