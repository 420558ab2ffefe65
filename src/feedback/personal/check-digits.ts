// What proves a national identity number: its check digits, and dates that exist. Each takes the number in capitals without separators.

/** France. The key is 97 less the rest of the number. */
export function hasNirKey(compact: string): boolean {
  return 97 - Number(nirNumber(compact) % 97n) === Number(compact.slice(13));
}

/** Months past 12 are of people whose papers do not know theirs (INSEE). */
export function isNir(compact: string): boolean {
  const month = Number(compact.slice(3, 5));
  return (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
}

/** Corsica's letters count as 19 and 18. */
function nirNumber(compact: string): bigint {
  const number = compact.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return /^\d+$/.test(number) ? BigInt(number) : 0n;
}

/** Switzerland's, which are EANs that begin with 756. */
export function isEan(compact: string): boolean {
  return [...compact].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

/** Those born since 2000 count with a 2 before. */
export function isBelgian(compact: string): boolean {
  const [month, day] = [Number(compact.slice(2, 4)) % 20, Number(compact.slice(4, 6))];
  if (month > 12 || day > 31) return false;
  const rest = Number(compact.slice(9));
  const number = Number(compact.slice(0, 9));
  return 97 - (number % 97) === rest || 97 - ((2_000_000_000 + number) % 97) === rest;
}

/** Germany: ISO 7064, mod 11,10. */
export function isSteuerId(compact: string): boolean {
  let product = 10;
  for (const digit of compact.slice(0, 10)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === Number(compact.at(-1)) && !compact.startsWith('0');
}

/** The Netherlands: the eleven test. */
export function isBsn(compact: string): boolean {
  if (!/^\d{9}$/.test(compact) || /^0+$/.test(compact)) return false;
  const sum = [...compact].reduce((sum, digit, i) => sum + Number(digit) * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0;
}

/** United States: no check digit, but numbers that are given to nobody (Social Security Administration, since 2011). */
export function isSsn(compact: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(compact);
}

/** Spain's DNI; a NIE with the place of its first letter in "XYZ" instead of it. */
export function isSpanish(compact: string): boolean {
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(compact.slice(0, 8)) % 23) === compact.at(-1);
}

/** What each character counts at an odd place, by its value (decreto ministeriale of 23 December 1976). */
const ODD_PLACES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

export function isCodiceFiscale(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const value = Number.parseInt(compact.charAt(i), 36);
    const place = value > 9 ? value - 10 : value;
    sum += i % 2 === 0 ? (ODD_PLACES[place] ?? 0) : place;
  }
  return String.fromCharCode(65 + (sum % 26)) === compact.at(-1);
}

/** United Kingdom: prefixes that HMRC gives to nobody are left out. */
export function isNino(compact: string): boolean {
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(compact);
}

/** A British driving licence: after the surname the year's tens, a month (50 more for women), a day (DVLA). */
export function isBritishLicence(compact: string): boolean {
  const [month, day] = [Number(compact.slice(6, 8)) % 50, Number(compact.slice(8, 10))];
  return month >= 1 && month <= 12 && Number(compact.slice(6, 8)) <= 62 && day >= 1 && day <= 31;
}

/** Poland: weights 1, 3, 7, 9. */
export function isPesel(compact: string): boolean {
  const month = Number(compact.slice(2, 4)) % 20;
  const sum = [...compact.slice(0, 10)].reduce(
    (sum, digit, i) => sum + Number(digit) * ([1, 3, 7, 9][i % 4] ?? 0),
    0,
  );
  return month >= 1 && month <= 12 && (10 - (sum % 10)) % 10 === Number(compact.at(-1));
}

/** Brazil: two digits mod 11. */
export function isCpf(compact: string): boolean {
  const check = (length: number) => {
    const sum = [...compact.slice(0, length)].reduce((sum, d, i) => sum + Number(d) * (length + 1 - i), 0);
    return String(((sum * 10) % 11) % 10);
  };
  return !/^(\d)\1+$/.test(compact) && check(9) === compact[9] && check(10) === compact[10];
}
