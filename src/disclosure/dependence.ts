// Whether a table follows from others, proven for whole numbers and not only modulo a prime. Pure.
import { primes } from './modulo.ts';
import { joined, nothingYet, type Reduced, residual, rowOf } from './rows.ts';

/** The atoms (people who are in the same cells) whose answers a table adds up. */
export type Crowd = readonly number[];

/** Whether `cell` follows from others of that rank: proven. */
export function addsNothing(others: readonly Crowd[], rank: number, cell: Crowd, atoms: number): boolean {
  return primes(enoughFor(rank + 1)).every(
    (prime) => reducedOf([...others, cell], atoms, prime).rows.length <= rank,
  );
}

function reducedOf(cells: readonly Crowd[], atoms: number, prime: number): Reduced {
  return cells.reduce((reduced, cell) => {
    const rest = residual(reduced, rowOf(cell, atoms));
    const pivot = rest.findIndex((value) => value !== 0);
    return pivot < 0 ? reduced : joined(reduced, rest, pivot);
  }, nothingYet(prime));
}

/**
 * How many primes tell whether rows of zeros and ones have this rank. If they do, one of their minors of that order is not 0, and at most
 * (n + 1)^((n + 1) / 2) / 2^n (Hadamard 1893, for zeros and ones); primes that all divide it have no larger product.
 */
function enoughFor(order: number): number {
  const bits = ((order + 1) / 2) * Math.log2(order + 1) - order;
  return Math.floor(bits / LEAST_BITS) + 1;
}

/** What each of the first thousand primes below 2^26 has at least: they are above 2^26 - 2^15. */
const LEAST_BITS = Math.log2(2 ** 26 - 2 ** 15);
