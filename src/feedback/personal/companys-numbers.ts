// Phone numbers that only companies have, free, shared or dear, by their country's numbering plan. Whether somebody asks to be reached there says surroundings.ts.
import type { CountryCode } from 'libphonenumber-js/min';

/**
 * Free and paid ones as France, Britain and North America write them, whichever the company's country: "0 800 123 456", "0892 70 12 39",
 * "08 92 70 12 39", "0800 123 4567", "1-800-555-0199".
 */
export function isWrittenAsCompanys(written: string): boolean {
  return WRITTEN.test(written);
}

/** In the company's own country; France's and Britain's count as one. @param digits as they are dialled there */
export function isCompanysIn(home: CountryCode | undefined, digits: string): boolean {
  const plans: readonly CountryCode[] =
    home === undefined || home === 'FR' || home === 'GB' ? ['FR', 'GB'] : [home];
  return plans.some((country) => PLANS[country]?.test(digits) === true);
}

/** @param digits after "+" or "00" */
export function isCompanysAbroad(digits: string): boolean {
  if (/^800\d{8}$/.test(digits)) return true;
  const code = [3, 2, 1].map((length) => digits.slice(0, length)).find((each) => CODES.has(each));
  const country = code === undefined ? undefined : CODES.get(code);
  if (code === undefined || country === undefined) return false;
  const rest = digits.slice(code.length);
  return PLANS[country]?.test(rest) === true || PLANS[country]?.test(`0${rest}`) === true;
}

const WRITTEN = new RegExp(
  `^(?:${[
    String.raw`0\s?[\s.-]?8(?:0\d|[129]\d)(?:[\s.-]\d{3}){2}`,
    String.raw`08(?:0\d|[129]\d)(?:[\s.-]\d{2}){3}|08[\s.-](?:0\d|[129]\d)(?:[\s.-]\d{2}){3}`,
    String.raw`080[0-58](?:[\s.-]?\d{2}){3}|080[08][\s.-]?\d{3}[\s.-]?\d{3,4}|080\d[\s.-]\d{3}[\s.-]\d{3}`,
    String.raw`(?:1[\s.-]?)?\(?(?:8(?:00|33|44|55|66|77|88)|900)\)?[\s.-]\d{3}[\s.-]\d{4}`,
    String.raw`00[\s.-]?800(?:[\s.-]?\d){8}`,
  ].join('|')})$`,
);

/**
 * Free, shared-cost, premium and company-wide ranges of the national plans (ITU-T E.129 notifications), one digit more or less than they
 * have allowed, since people misspell them. Ranges that persons rent too (Germany's 0700, Austria's 0720) are not among them.
 */
const PLANS: Readonly<Partial<Record<CountryCode, RegExp>>> = {
  AT: /^0(?:8(?:0[0-4]|1\d|2[0128])|9(?:0[01]|3[019]))\d{4,8}$/,
  AU: /^(?:1[38]00\d{6}|190\d{7})$/,
  BE: /^0(?:800\d{5,6}|90\d{6,7}|7[08]\d{6})$/,
  CA: /^1?(?:8(?:00|33|44|55|66|77|88)|900)\d{7}$/,
  CH: /^0(?:800|84[0248]|90[016])\d{5,6}$/,
  DE: /^0(?:800\d{6,8}|180\d{5,9}|13[78]\d{5,8}|900\d{6,8})$/,
  DK: /^(?:80|90)\d{6}$/,
  ES: /^(?:[89]00|90[1257]|80[367])\d{6}$/,
  FI: /^0(?:[678]00|75\d)\d{4,7}$/,
  FR: /^0(?:8(?:0[0-9]|[129]\d)\d{6})$/,
  GB: /^0(?:3(?:00|30|33|4[345]|7[01])|84[345]|87[0-3]|9[018]\d)\d{7}$|^0(?:80[08]|500)\d{6,7}$/,
  IE: /^(?:1(?:800|850|890|5[0-9]\d)\d{6,7}|0818\d{6})$/,
  IT: /^(?:80[03]\d{3,6}|84[0178]\d{6}|89[2-59]\d{3,6}|1(?:44|66|78|99)\d{6,7})$/,
  LU: /^(?:80[01]|90[015])\d{4,6}$/,
  MC: /^800\d{5}$/,
  NL: /^0(?:800\d{4,7}|90[069]\d{4,7}|88\d{7})$/,
  NO: /^8[012]\d{6}$/,
  NZ: /^0(?:800|508|900)\d{5,7}$/,
  PL: /^(?:80[01]|70\d)\d{6}$/,
  PT: /^(?:80[08]|70[78]|76[0-2])\d{6}$/,
  SE: /^0(?:20|77|900|939)\d{5,8}$/,
  US: /^1?(?:8(?:00|33|44|55|66|77|88)|900)\d{7}$/,
};

/** Calling codes (ITU-T E.164) of the countries above. */
const CODES: ReadonlyMap<string, CountryCode> = new Map([
  ['1', 'US'],
  ['31', 'NL'],
  ['32', 'BE'],
  ['33', 'FR'],
  ['34', 'ES'],
  ['39', 'IT'],
  ['41', 'CH'],
  ['43', 'AT'],
  ['44', 'GB'],
  ['49', 'DE'],
  ['351', 'PT'],
  ['352', 'LU'],
  ['353', 'IE'],
]);
