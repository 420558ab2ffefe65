// Which groups of digits are a phone number: those of any country with "+" or "00", national ones as their countries write them.
import { createRequire } from 'node:module';
import type { CountryCode } from 'libphonenumber-js/min';
import { isCompanysAbroad, isCompanysIn, isWrittenAsCompanys } from './companys-numbers.ts';

export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly plus: boolean;
}

export interface Run {
  readonly run: string;
  readonly groups: readonly DigitGroup[];
  /** Whether the words before the run speak of phoning. */
  readonly isAskedFor: () => boolean;
  /** Whether they say that it is an order's number, a part's… instead, or only speak of an order, a parcel…: see followsNumberedThing. */
  readonly other: () => 'numbered' | 'thing' | undefined;
  /** Whether they ask to be reached there. */
  readonly isWhereToReach: () => boolean;
  /** Whether they call it a company's line. */
  readonly isHotline: () => boolean;
  /** The country that they call the number's. */
  readonly namedCountry: () => CountryCode | undefined;
}

let loaded: typeof import('libphonenumber-js/min') | null = null;

/** Every country's plan of numbers, loaded by the first text that needs it: a start can spare its 4 MB. */
function plans(): typeof import('libphonenumber-js/min') {
  loaded ??= createRequire(import.meta.url)(
    'libphonenumber-js/min',
  ) as typeof import('libphonenumber-js/min');
  return loaded;
}

/** The last group of the phone number that begins with group `first`; -1 where none does. */
export type PhoneJudge = (run: Run, first: number) => number;

export function phoneJudge(country: string | undefined): PhoneJudge {
  const home = country !== undefined && plans().isSupportedCountry(country) ? country : undefined;
  const countries = [...new Set<CountryCode>([...(home ? [home] : []), 'FR', 'GB'])];
  const abroad = home !== undefined && home !== 'FR' && home !== 'GB';
  const isCompanys = (run: string, groups: readonly DigitGroup[], first: number, last: number): boolean => {
    const written = run.slice(groups[first]?.start, groups[last]?.end);
    const digits = written.replace(/\D/g, '');
    if (groups[first]?.plus) return isCompanysAbroad(digits);
    if (INTERNATIONAL.test(digits) && isCompanysAbroad(digits.slice(2))) return true;
    return isWrittenAsCompanys(written) || isCompanysIn(home, digits);
  };
  let questions = 0;
  const exists = (number: string, where?: CountryCode): boolean =>
    questions++ < QUESTIONS_MAX && (plans().parsePhoneNumberFromString(number, where)?.isValid() ?? false);
  /** Of a length that its country has: what "00" begins may also be an order number. */
  const isPossible = (digits: string): boolean =>
    digits.length >= 10 &&
    (questions++ >= QUESTIONS_MAX ||
      (plans().parsePhoneNumberFromString(`+${digits}`)?.isPossible() ?? false));

  /** An order's number, a part's: what is written as only phones are, and what stands in brackets of its own, is none, unless a word for numbers precedes it. */
  const isOthers = ({ run, groups, other }: Run, first: number): boolean => {
    if (first > 0 && ((groups[first - 1]?.digits.length ?? 0) >= 5 || !isNear(groups, first))) return false;
    const said = other();
    if (said !== 'thing' || first > 0) return said !== undefined;
    return !isInBrackets(run, groups, first) && !isWrittenAsPhone(run, groups, exists);
  };

  return (asked, first) => {
    const { run, groups, isAskedFor, isWhereToReach, isHotline, namedCountry } = asked;
    const isSpared = (last: number) =>
      (isCompanys(run, groups, first, last) || isHotline()) && !isWhereToReach();
    const plus = groups[first]?.plus === true;
    if (
      !plus &&
      ((groups[first - 1]?.digits === '0' && isCompanys(run, groups, first - 1, first + 2)) ||
        isOthers(asked, first) ||
        goesOn(groups, first))
    )
      return -1;
    const american = americanEnd(run, groups, first, isAskedFor);
    if (american >= 0) return isSpared(american) ? -1 : american;
    const apart = lastApart(groups, first);
    const startsShort = (groups[first]?.digits.length ?? 0) <= 5;
    const isNamedAbroad = (number: string): boolean => {
      const named = namedCountry();
      return named !== undefined && exists(number, named) && (number.startsWith('0') || isAskedFor());
    };
    let digits = '';
    let found = -1;
    let possible = -1;
    for (let i = first; i < groups.length && i < Math.max(apart + 1, first + GROUPS_MAX); i++) {
      if (i > first && (groups[i]?.plus || (found >= 0 && !isNear(groups, i)))) break;
      digits += groups[i]?.digits ?? '';
      if (digits.length > 17) break;
      if (digits.length < 8 || i < apart || !isEven(run, groups, first, i)) continue;
      const international = plus ? digits : INTERNATIONAL.test(digits) ? digits.slice(2) : null;
      if (international !== null) {
        // "+33 (0)6" holds a 0 too many, "+39 06" does not.
        const withoutZero = international.replace(/^(\d{2})0(?=\d{9}$)/, '$1');
        if (exists(`+${international}`)) found = i;
        else if (withoutZero !== international && exists(`+${withoutZero}`)) found = i;
        else if (
          international.length <= 15 &&
          (plus || (isPossible(international) && (i > first || isAskedFor())))
        )
          possible = i;
        continue;
      }
      const national = found < 0 && /^0[1-9]\d{8,9}$/.test(digits) && !isCounting(groups.slice(first, i + 1));
      if (national && i > first && startsShort) found = i;
      else if (national && countries.some((each) => exists(digits, each))) found = i;
      // Britain's mobiles, whether or not they are in use yet.
      else if (national && /^07[1-57-9]\d{8}$/.test(digits)) found = i;
      else if (abroad && exists(digits, home)) found = i;
      else if (found < 0 && endsThere(groups, first, i) && isNamedAbroad(digits)) found = i;
      else if (found < 0 && endsThere(groups, first, i) && FOREIGN.test(digits) && isAskedFor()) found = i;
      else if (
        found < 0 &&
        endsThere(groups, first, i) &&
        WITHOUT_PLUS.test(digits) &&
        isAskedFor() &&
        exists(`+${digits}`)
      )
        found = i;
    }
    const last = found >= 0 ? found : possible;
    return last >= 0 && isSpared(last) ? -1 : last;
  };
}

const INTERNATIONAL = /^00[1-9]/;
/** Spain's nine digits, Italy's mobiles, North America's ten, those of Germany, Belgium, Switzerland and Italy with their 0; mobiles of Belgium and Britain without it, Luxembourg's eight. */
const FOREIGN = /^(?:[6-9]\d{8}|3\d{8,9}|1?[2-9]\d{2}[2-9]\d{6}|0\d{7,11}|4[5-9]\d{7}|7\d{9}|2[2-9]\d{6})$/;
/** "33 6 12 34 56 78" */
const WITHOUT_PLUS = /^(?:33|32|41|352|49|34|39|44|1|31|351)\d{8,11}$/;
const AMERICAN = /^(?:\([2-9]\d{2}\)\s?\d{3}|[2-9]\d{2}[-.][2-9]\d{2})[-. ]\d{4}(?!\d)/;
/** With an exchange that no network has, as in made-up numbers. */
const SHAPED_AMERICAN = /^[2-9]\d{2}([-. ])\d{3}\1\d{4}(?!\d)/;

/** "(212) 555-0142", "1-212-555-0142": no other country writes so, and no order number that follows a dash is meant. */
function americanEnd(
  run: string,
  groups: readonly DigitGroup[],
  first: number,
  isAskedFor: () => boolean,
): number {
  const long = groups[first]?.digits === '1' && !groups[first].plus ? 1 : 0;
  const area = groups[first + long];
  if (area?.digits.length !== 3) return -1;
  const before = run[(groups[first]?.start ?? 0) - 1];
  if (first > 0 && (before === '-' || before === '.')) return -1;
  const opening = run[area.start - 1] === '(' ? 1 : 0;
  const shape = run.slice(area.start - opening, area.start + 16);
  return AMERICAN.test(shape) || (SHAPED_AMERICAN.test(shape) && isAskedFor()) ? first + long + 2 : -1;
}

/** "(06 12 34 56 78)" */
function isInBrackets(run: string, groups: readonly DigitGroup[], first: number): boolean {
  return /\(\s?$/.test(run.slice(0, groups[first]?.start));
}

/** From its first group on: in pairs, as Britain writes its own, or with another country's code, and nothing goes on after it. */
function isWrittenAsPhone(
  run: string,
  groups: readonly DigitGroup[],
  exists: (number: string) => boolean,
): boolean {
  const written = run.slice(groups[0]?.start);
  if (IN_PAIRS.test(written) || BRITISH.test(written)) return true;
  const international = /^00([1-9][\d\s.()-]*)$/.exec(written)?.[1];
  return international !== undefined && groups.length > 2 && exists(`+${international.replace(/\D/g, '')}`);
}

const IN_PAIRS = /^0[1-9]([\s.\u2010-\u2015/-])\d{2}(?:\1\d{2}){3}(?![\s.\u2010-\u2015/-]?\d)/;
/** Ofcom's ways: "07911 123456", "020 7946 0958", "0161 496 0123". */
const BRITISH =
  /^0(?:7[1-57-9]\d{2}\s\d{3}\s?\d{3}|2\d\s\d{4}\s\d{4}|1\d1\s\d{3}\s\d{4}|11\d\s\d{3}\s\d{4})(?!\s?\d)/;

/** "01/02/03/04/05" */
function isCounting(groups: readonly DigitGroup[]): boolean {
  return (
    groups.length > 1 &&
    groups.every((group, i) => i === 0 || Number(group.digits) === Number(groups[i - 1]?.digits) + 1)
  );
}

/** Grouped as what stands before it, three digits or more: the middle of a longer number, a wrong card's or account's. */
function goesOn(groups: readonly DigitGroup[], first: number): boolean {
  const [before, here] = [groups[first - 1]?.digits.length ?? 0, groups[first]?.digits.length];
  return before >= 3 && before === here && gapBefore(groups, first) === 1;
}

/** The last of nine or more digits that stand one by one, with the same between them: where they end, the number ends. `first` where there are none. */
function lastApart(groups: readonly DigitGroup[], first: number): number {
  let last = first;
  if (groups[first]?.digits.length !== 1) return first;
  const gap = gapBefore(groups, first + 1);
  while (
    last - first < DIGITS_MAX &&
    groups[last + 1]?.digits.length === 1 &&
    gapBefore(groups, last + 1) === gap
  )
    last++;
  return last - first >= 8 ? last : first;
}

/** The run ends with group `i`, or goes on after a wider gap than any since `first`. */
function endsThere(groups: readonly DigitGroup[], first: number, i: number): boolean {
  let widest = 1;
  for (let at = first + 1; at <= i; at++) widest = Math.max(widest, gapBefore(groups, at));
  return i === groups.length - 1 || gapBefore(groups, i + 1) > widest;
}

/** Commas, colons and the like also part prices and hours: in one number they are all the same, and nothing else stands between. */
export function isEven(run: string, groups: readonly DigitGroup[], first: number, last: number): boolean {
  const between = run.slice(groups[first]?.start, groups[last]?.end).replace(/\d+/g, '');
  return !/[,:;|*_~·]/.test(between) || /^(.)\1*$/.test(between);
}

/** One space, dot or dash between two groups: a number whose length its country leaves open may go on. */
function isNear(groups: readonly DigitGroup[], i: number): boolean {
  return gapBefore(groups, i) === 1;
}

function gapBefore(groups: readonly DigitGroup[], i: number): number {
  return (groups[i]?.start ?? 0) - (groups[i - 1]?.end ?? 0);
}

const GROUPS_MAX = 12;
/** ITU-T E.164 allows 15; two more for "00". */
const DIGITS_MAX = 16;
/** Past this many questions in one text, only the shape decides: a hostile text cannot buy time. */
const QUESTIONS_MAX = 200;
