// What a payment card's number looks like. Where such numbers are looked for: numbers.ts.
import { type DigitGroup, isEven } from './phones.ts';

/** By network, as long as its cards are: Visa; Mastercard; American Express; Diners; JCB; Maestro, Discover, UnionPay. */
const CARD =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3[0689]\d{12,17}|35\d{14,17}|(?:50|5[6-8]|6)\d{11,17})$/;

/** In any grouping; in groups of one or two only where the whole run is the card, for lists of sizes and marks look like that. */
export function cardEnd(run: string, groups: readonly DigitGroup[], first: number): number {
  let digits = '';
  let isShort = false;
  for (let i = first; i < groups.length && i < first + 19; i++) {
    const group = groups[i]?.digits ?? '';
    if (group.length < 3 && i > first) isShort = true;
    digits += group;
    if (digits.length > 19) return -1;
    if (!CARD.test(digits) || !luhn(digits) || !isEven(run, groups, first, i)) continue;
    if (!isShort || (i === groups.length - 1 && digits.length <= 16 && !isRising(groups.slice(first))))
      return i;
  }
  return -1;
}

/** "36/38/40/42" */
function isRising(groups: readonly DigitGroup[]): boolean {
  return groups.every((group, i) => i === 0 || Number(group.digits) > Number(groups[i - 1]?.digits));
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
