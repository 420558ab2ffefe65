// Money as whole numbers: what a contact costs in millionths of a currency's main unit, what is owed in its smallest unit. Never a float.
import { intlTag, type Locale } from '../i18n/locale.ts';

/** A currency with its decimals, as they were when a company chose it. */
export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  readonly digits: number;
}

const MICROS_DIGITS = 6;
/** In main units: the most that a contact, a minute or a row may cost. What is more is a slip, and the sum of a million of them is still whole. */
const DEAREST = 1_000_000_000n;

/** Null where Intl knows no such currency. */
export function currencyCalled(code: string): Currency | null {
  const given = code.trim().toUpperCase();
  if (!Intl.supportedValuesOf('currency').includes(given)) return null;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: given,
  }).resolvedOptions();
  return { code: given, digits: maximumFractionDigits ?? 2 };
}

export type AmountFault = 'unreadable' | 'ambiguous' | 'negative' | 'tooMuch';

const AMOUNT = /^(\d{1,3}(?:([ '])\d{3})*|\d+)(?:[.,](\d+))?$/;
const GROUPED = /^\d{1,3}(?:([.,])\d{3})+(?:([.,])(\d+))?$/;

/**
 * "4.50", "4,5 €", "EUR 1 204,50", "1,204.50" in millionths. "1,204" may be one or a thousand: ambiguous, where nothing else tells.
 * From the seventh decimal on it is rounded, half a millionth up: spreadsheets work out more of them than anybody means.
 */
export function microsOf(text: string): bigint | AmountFault {
  const bare = text
    .normalize('NFKC')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/’/g, "'")
    .replace(/^[\p{Sc}\p{L}]{1,3}\s*(?=[\d-])|(?<=\d)\s*[\p{Sc}\p{L}]{1,4}$/gu, '')
    .trim();
  if (/^[-−(]/.test(bare)) return 'negative';
  const [, first, last, decimals] = GROUPED.exec(bare) ?? [];
  if (first !== undefined) {
    if (last === undefined) {
      // "0,453" is no thousand; "1.204.500" is no fraction.
      const groups = bare.split(first);
      if (groups.length > 2) return whole(groups.join(''), '');
      return groups[0] === '0' ? whole('0', groups[1] ?? '') : 'ambiguous';
    }
    if (last === first) return 'unreadable';
    return whole((bare.split(last)[0] ?? '').replaceAll(first, ''), decimals ?? '');
  }
  const [, units, , fraction = ''] = AMOUNT.exec(bare) ?? [];
  return units === undefined ? 'unreadable' : whole(units.replace(/\D/g, ''), fraction);
}

function whole(units: string, fraction: string): bigint | AmountFault {
  if (units.length > 12 || BigInt(units) > DEAREST) return 'tooMuch';
  const isUp = (fraction[MICROS_DIGITS] ?? '0') >= '5';
  return BigInt(units + fraction.slice(0, MICROS_DIGITS).padEnd(MICROS_DIGITS, '0')) + (isUp ? 1n : 0n);
}

/** "4.5": as few decimals as it has, and a point: for programs, and what a form shows again. */
export function microsText(micros: bigint): string {
  return pointed(micros, MICROS_DIGITS).replace(/\.?0+$/, '');
}

/** "1204.50": as many decimals as the currency has, and a point: for programs. */
export function amountText(amount: bigint, { digits }: Pick<Currency, 'digits'>): string {
  return pointed(amount, digits);
}

/** "€1,204.50" / "1 204,50 €". */
export function amountShown(amount: bigint, { code, digits }: Currency, locale: Locale): string {
  return shown(amountText(amount, { digits }), code, { minimum: digits, maximum: digits }, locale);
}

/** A unit cost, which may be finer than the currency's smallest unit: "€0.4533". */
export function microsShown(micros: bigint, { code, digits }: Currency, locale: Locale): string {
  return shown(microsText(micros), code, { minimum: digits, maximum: MICROS_DIGITS }, locale);
}

function shown(
  text: string,
  currency: string,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
  locale: Locale,
): string {
  const format = new Intl.NumberFormat(intlTag(locale), {
    style: 'currency',
    currency,
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
  });
  // As text it keeps every digit (ECMA-402, "Intl mathematical value").
  return format.format(text as `${number}`);
}

function pointed(value: bigint, digits: number): string {
  const sign = value < 0n ? '-' : '';
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** An exact cost is counted in sixtieths of a millionth: a price for a minute times seconds is a whole number of these. */
export const PARTS_PER_MICRO = 60n;

/** In the currency's smallest unit, half a unit up: once for each line of a statement, and nowhere else. */
export function rounded(parts: bigint, { digits }: Pick<Currency, 'digits'>): bigint {
  const per = PARTS_PER_MICRO * 10n ** BigInt(MICROS_DIGITS - digits);
  return (2n * parts + per) / (2n * per);
}
