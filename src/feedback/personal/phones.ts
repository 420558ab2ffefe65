// Which groups of digits are a phone number: those of any country with "+" or "00", national ones as their countries write them.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

export interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly plus: boolean;
}

export interface Run {
  readonly run: string;
  readonly groups: readonly Group[];
  /** Whether the words before the run speak of phoning. */
  readonly isAskedFor: () => boolean;
}

/** The last group of the phone number that begins with group `first`; -1 where none does. */
export type PhoneJudge = (run: Run, first: number) => number;

export function phoneJudge(country: string | undefined): PhoneJudge {
  const home = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const countries = [...new Set<CountryCode>([...(home ? [home] : []), 'FR', 'GB'])];
  const abroad = home !== undefined && home !== 'FR' && home !== 'GB';
  let questions = 0;
  const exists = (number: string, where?: CountryCode): boolean =>
    questions++ < QUESTIONS_MAX && (parsePhoneNumberFromString(number, where)?.isValid() ?? false);
  /** Of a length that its country has: what "00" begins may also be an order number. */
  const isPossible = (digits: string): boolean =>
    digits.length >= 10 &&
    (questions++ >= QUESTIONS_MAX || (parsePhoneNumberFromString(`+${digits}`)?.isPossible() ?? false));

  return ({ run, groups, isAskedFor }, first) => {
    const american = americanEnd(run, groups, first);
    if (american >= 0) return american;
    const plus = groups[first]?.plus === true;
    const startsShort = (groups[first]?.digits.length ?? 0) <= 5;
    let digits = '';
    let found = -1;
    let possible = -1;
    for (let i = first; i < groups.length && i < first + GROUPS_MAX; i++) {
      if (i > first && (groups[i]?.plus || (found >= 0 && !isNear(groups, i)))) break;
      digits += groups[i]?.digits ?? '';
      if (digits.length > 17) break;
      if (digits.length < 8) continue;
      const international = plus ? digits : INTERNATIONAL.test(digits) ? digits.slice(2) : null;
      if (international !== null) {
        // "+33 (0)6" holds a 0 too many, "+39 06" does not.
        const withoutZero = international.replace(/^(\d{2})0(?=\d{9}$)/, '$1');
        if (exists(`+${international}`)) found = i;
        else if (withoutZero !== international && exists(`+${withoutZero}`)) found = i;
        else if (international.length <= 15 && (plus || isPossible(international))) possible = i;
        continue;
      }
      const national = found < 0 && /^0[1-9]\d{8,9}$/.test(digits);
      if (national && i > first && startsShort) found = i;
      else if (national && countries.some((each) => exists(digits, each))) found = i;
      else if (abroad && exists(digits, home)) found = i;
      else if (i === groups.length - 1 && found < 0 && FOREIGN.test(digits) && isAskedFor()) found = i;
    }
    return found >= 0 ? found : possible;
  };
}

const INTERNATIONAL = /^00[1-9]/;
/** Spain's nine digits, Italy's mobiles, North America's ten, and those of Germany, Belgium, Switzerland and Italy with their 0. */
const FOREIGN = /^(?:[6-9]\d{8}|3\d{8,9}|1?[2-9]\d{2}[2-9]\d{6}|0\d{8,11})$/;
const AMERICAN = /^(?:\([2-9]\d{2}\)\s?|[2-9]\d{2}([-.]))[2-9]\d{2}[-. ]\d{4}(?!\d)/;

/** "(212) 555-0142", "1-212-555-0142": no other country writes so, and no order number that follows a dash is meant. */
function americanEnd(run: string, groups: readonly Group[], first: number): number {
  const long = groups[first]?.digits === '1' && !groups[first].plus ? 1 : 0;
  const area = groups[first + long];
  if (area?.digits.length !== 3) return -1;
  const before = run[(groups[first]?.start ?? 0) - 1];
  if (first > 0 && (before === '-' || before === '.')) return -1;
  const opening = run[area.start - 1] === '(' ? 1 : 0;
  return AMERICAN.test(run.slice(area.start - opening, area.start + 16)) ? first + long + 2 : -1;
}

/** One space, dot or dash between two groups: a number whose length its country leaves open may go on. */
function isNear(groups: readonly Group[], i: number): boolean {
  return (groups[i]?.start ?? 0) - (groups[i - 1]?.end ?? 0) === 1;
}

const GROUPS_MAX = 12;
/** Past this many questions in one text, only the shape decides: a hostile text cannot buy time. */
const QUESTIONS_MAX = 200;
