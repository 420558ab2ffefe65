// Tables as rows over people who are in the same ones (atoms), reduced so that it is seen at once what follows from them. Nothing here
// knows how many people an atom has: that is published.ts.
import { inverse, times } from './modulo.ts';

/** One number per atom, from 0 to below the prime. Never changed once made. */
export type Vector = Float64Array;

/** Independent rows; each has a 1 at its pivot, where all others have 0. Never changed once made. */
export interface Reduced {
  readonly prime: number;
  readonly rows: readonly { readonly pivot: number; readonly values: Vector }[];
}

export function nothingYet(prime: number): Reduced {
  return { prime, rows: [] };
}

/** The row of a table that counts these atoms, of `atoms` in all. */
export function rowOf(counted: Iterable<number>, atoms: number): Vector {
  const row = new Float64Array(atoms);
  for (const atom of counted) row[atom] = 1;
  return row;
}

/** What of a row does not follow from the others: 0 at all pivots, and 0 everywhere if it follows (modulo the prime). */
export function residual({ prime, rows }: Reduced, row: Vector): Vector {
  let rest = row;
  for (const { pivot, values } of rows) rest = without(rest, values, pivot, prime);
  return rest;
}

export function isZero(row: Vector): boolean {
  return row.every((value) => value === 0);
}

/** On how many people a row depends: those of the atoms where it is not 0. */
export function peopleIn(row: Vector, people: readonly number[]): number {
  let sum = 0;
  for (let atom = 0; atom < row.length; atom += 1) if (row[atom] !== 0) sum += people[atom] ?? 0;
  return sum;
}

/** The atom of most people among those allowed where the row is not 0; null: there is none. */
export function largest(
  row: Vector,
  people: readonly number[],
  isAllowed: (atom: number) => boolean,
): number | null {
  let best: number | null = null;
  for (let atom = 0; atom < row.length; atom += 1) {
    if (row[atom] === 0 || !isAllowed(atom)) continue;
    if (best === null || (people[atom] ?? 0) > (people[best] ?? 0)) best = atom;
  }
  return best;
}

/** With one row more, given as its residual, which is not 0 at `pivot`. */
export function joined({ prime, rows }: Reduced, rest: Vector, pivot: number): Reduced {
  const values = scaled(rest, pivot, prime);
  const others = rows.map((row) => ({ ...row, values: without(row.values, values, pivot, prime) }));
  return { prime, rows: [...others, { pivot, values }] };
}

/** The row times what makes it 1 at `pivot`. */
export function scaled(row: Vector, pivot: number, prime: number): Vector {
  const factor = inverse(row[pivot] ?? 0, prime);
  const made = new Float64Array(row.length);
  for (let atom = 0; atom < row.length; atom += 1) {
    const value = row[atom] ?? 0;
    if (value !== 0) made[atom] = times(value, factor, prime);
  }
  return made;
}

/** `row` minus as much of `other`, which has a 1 at `pivot`, as makes it 0 there; `row` itself, where it is. */
export function without(row: Vector, other: Vector, pivot: number, prime: number): Vector {
  const factor = row[pivot] ?? 0;
  if (factor === 0) return row;
  const made = row.slice();
  for (let atom = 0; atom < made.length; atom += 1) {
    const taken = other[atom] ?? 0;
    if (taken === 0) continue;
    const rest = (made[atom] ?? 0) - times(factor, taken, prime);
    made[atom] = rest < 0 ? rest + prime : rest;
  }
  return made;
}
