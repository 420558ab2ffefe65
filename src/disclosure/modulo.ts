// Whole numbers modulo a prime, as exact as fractions where it is said to be: see rows.ts and dependence.ts.

/** The largest prime below 2^26, so that a product of two numbers below it is exact in a number of JavaScript (2^53). */
export const PRIME = 67_108_859;

/** a times b modulo `prime`; both from 0 to below it. */
export function times(a: number, b: number, prime: number): number {
  const product = a * b;
  const rest = product - Math.floor(product / prime) * prime;
  return rest < 0 ? rest + prime : rest >= prime ? rest - prime : rest;
}

/** What times `value` is 1 modulo `prime` (Euclid); `value` is not 0. */
export function inverse(value: number, prime: number): number {
  let [high, low] = [prime, value];
  let [before, now] = [0, 1];
  while (low !== 1) {
    const quotient = Math.floor(high / low);
    [high, low] = [low, high - quotient * low];
    [before, now] = [now, before - quotient * now];
  }
  return ((now % prime) + prime) % prime;
}

/** The `count` largest primes below 2^26, the largest first. */
export function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = PRIME; found.length < count; candidate -= 2)
    if (isPrime(candidate)) found.push(candidate);
  return found;
}

function isPrime(odd: number): boolean {
  for (let divisor = 3; divisor * divisor <= odd; divisor += 2) if (odd % divisor === 0) return false;
  return true;
}
