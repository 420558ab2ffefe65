// What follows from a round's tables about few people: the tables of small groups, what small groups share or have apart, and what is left
// of larger tables once others are taken from them. It is these that are held against other rounds (across.ts).
import { type Alike, atomsIn, groupsOf } from './alike.ts';
import type { Crowd } from './dependence.ts';
import { PRIME, times } from './modulo.ts';
import { joined, largest, nothingYet, type Reduced, residual, rowOf, type Vector } from './rows.ts';

/** The tables of these groups, each less the others so that as few people as may be are left in it. */
export function reducedOf(shown: readonly (string | null)[], atoms: readonly Alike[]): Reduced {
  const people = atoms.map((each) => each.people);
  return shown.reduce((all, group) => {
    const rest = residual(all, rowOf(atomsIn(atoms, group), atoms.length));
    const pivot = largest(rest, people, () => true);
    return pivot === null ? all : joined(all, rest, pivot);
  }, nothingYet(PRIME));
}

/** Of all groups, told or not, and of what any two of them share or have apart, those of fewer than `below` people; each once. */
export function smallSets(atoms: readonly Alike[], below: number): Crowd[] {
  const cells = groupsOf(atoms).map((group) => new Set(atomsIn(atoms, group)));
  const found = new Map<string, Crowd>();
  for (const one of cells)
    for (const other of cells) {
      const parted = [
        [...one].filter((atom) => other.has(atom)),
        [...one].filter((atom) => !other.has(atom)),
      ];
      for (const cell of parted)
        if (cell.length > 0 && peopleIn(cell, atoms) < below) found.set(cell.join(), cell);
    }
  return [...found.values()];
}

/** What follows from the tables about fewer than `below` people: of the rows as they are reduced, and of the sets. */
export function lightRows(
  { prime, rows }: Reduced,
  sets: readonly Crowd[],
  atoms: readonly Alike[],
  below: number,
): Vector[] {
  const values = rows.map((row) => row.values).filter((row) => peopleIn(dependingOn(row), atoms) < below);
  const without = nullVector({ prime, rows }, atoms.length);
  const following = sets.filter(
    (set) => set.reduce((sum, atom) => (sum + (without[atom] ?? 0)) % prime, 0) === 0,
  );
  return [...values, ...following.map((set) => rowOf(set, atoms.length))];
}

/**
 * A vector that gives 0 with each row, and with all that follows from them; with anything else it does so once in 67 million times. To
 * multiply by it costs less than to reduce.
 */
export function nullVector({ prime, rows }: Reduced, atoms: number): Vector {
  const made = new Float64Array(atoms);
  let state = 1;
  for (let atom = 0; atom < atoms; atom += 1) {
    // Lehmer's numbers, of a known multiplier: nothing here is up to chance.
    state = (state * 48_271) % 2_147_483_647;
    made[atom] = state % prime;
  }
  for (const { pivot } of rows) made[pivot] = 0;
  for (const { pivot, values } of rows) made[pivot] = (prime - product(values, made, prime)) % prime;
  return made;
}

/** The sum of products, modulo the prime; pivots of `vector` that are still to be set are 0 in it. */
export function product(row: Vector, vector: Vector, prime: number): number {
  let sum = 0;
  row.forEach((value, atom) => {
    if (value !== 0) sum = (sum + times(value, vector[atom] ?? 0, prime)) % prime;
  });
  return sum;
}

function dependingOn(row: Vector): Crowd {
  return [...row.keys()].filter((atom) => row[atom] !== 0);
}

function peopleIn(cell: Crowd, atoms: readonly Alike[]): number {
  return cell.reduce((sum, atom) => sum + (atoms[atom]?.people ?? 0), 0);
}
