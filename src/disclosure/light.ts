// What follows from a round's tables about few people: the tables of small groups, what small groups share or have apart, and what is left
// of larger tables once others are taken from them. It is these that are held against other rounds (across.ts).
import { type Alike, atomsIn, groupsOf } from './alike.ts';
import type { Crowd } from './dependence.ts';
import { PRIME, times } from './modulo.ts';
import { joined, largest, nothingYet, peopleIn, type Reduced, residual, rowOf, type Vector } from './rows.ts';

/** Tables reduced by each other in one order: what is left of each has no part in the others' pivots, which are the atoms of most weight. */
export interface Elimination {
  readonly weights: readonly number[];
  readonly reduced: Reduced;
}

/** More of them find more of what is left, at a cost that grows with them. */
const SHUFFLED = 12;

/**
 * No table yet, in several orders. What is left of tables is about few people where the pivots are elsewhere: among the largest atoms, or
 * among those who are in no small group; and then among others, since no order finds all.
 */
export function noTables(atoms: readonly Alike[]): Elimination[] {
  const sizes = new Map(
    groupsOf(atoms).map((group) => [
      group,
      atomsIn(atoms, group).reduce((sum, atom) => sum + (atoms[atom]?.people ?? 0), 0),
    ]),
  );
  const smallest = atoms.map(({ groups }) =>
    Math.min(...[null, ...groups].map((group) => sizes.get(group) ?? 0)),
  );
  const numbers = numbersFrom(1);
  const shuffled = Array.from({ length: SHUFFLED }, () => smallest.map((size) => size * (numbers() % 1000)));
  return [atoms.map(({ people }) => people), smallest, ...shuffled].map((weights) => ({
    weights,
    reduced: nothingYet(PRIME),
  }));
}

/** With one table more. */
export function lookedAt(looks: readonly Elimination[], row: Vector): Elimination[] {
  return looks.map((look) => {
    const rest = residual(look.reduced, row);
    const pivot = largest(rest, look.weights, () => true);
    return pivot === null ? look : { ...look, reduced: joined(look.reduced, rest, pivot) };
  });
}

/** Of all groups, told or not, of any two together, and of what they share or have apart, those of fewer than `below` people; each once. */
export function smallSets(atoms: readonly Alike[], below: number): Crowd[] {
  const cells = groupsOf(atoms).map((group) => new Set(atomsIn(atoms, group)));
  const found = new Map<string, Crowd>();
  const note = (cell: Iterable<number>, isIn: (atom: number) => boolean) => {
    const some = someOf(cell, isIn, atoms, below);
    if (some.length > 0) found.set(some.join(), some);
  };
  const small = cells.filter((cell) => someOf(cell, () => true, atoms, below).length > 0);
  for (const one of small) for (const other of small) note(new Set([...one, ...other]), () => true);
  for (const one of cells)
    for (const other of cells) {
      note(one, (atom) => other.has(atom));
      note(one, (atom) => !other.has(atom));
    }
  return [...found.values()];
}

/** None, once they are too many people. */
function someOf(
  cell: Iterable<number>,
  isIn: (atom: number) => boolean,
  atoms: readonly Alike[],
  below: number,
): Crowd {
  const some: number[] = [];
  let people = 0;
  for (const atom of cell) {
    if (!isIn(atom)) continue;
    people += atoms[atom]?.people ?? 0;
    if (people >= below) return [];
    some.push(atom);
  }
  return some;
}

/** What follows from the tables about fewer than `below` people: of what is left of each, and of the sets. */
export function lightRows(
  looks: readonly Elimination[],
  sets: readonly Crowd[],
  atoms: readonly Alike[],
  below: number,
): Vector[] {
  const people = atoms.map((each) => each.people);
  const left = looks.flatMap(({ reduced }) => reduced.rows.map(({ values }) => values));
  const [look] = looks;
  const without = nullVector(look?.reduced ?? nothingYet(PRIME), atoms.length);
  const sumOf = (set: Crowd) => set.reduce((sum, atom) => sum + (without[atom] ?? 0), 0) % PRIME;
  return [
    ...left.filter((row) => peopleIn(row, people) < below),
    ...sets.filter((set) => sumOf(set) === 0).map((set) => rowOf(set, atoms.length)),
  ];
}

/**
 * A vector that gives 0 with each row, and with all that follows from them; with anything else it does so once in 67 million times. To
 * multiply by it costs less than to reduce.
 */
export function nullVector({ prime, rows }: Reduced, atoms: number): Vector {
  const numbers = numbersFrom(1);
  const made = Float64Array.from({ length: atoms }, () => numbers() % prime);
  for (const { pivot } of rows) made[pivot] = 0;
  for (const { pivot, values } of rows) made[pivot] = (prime - product(values, made, prime)) % prime;
  return made;
}

/** Lehmer's numbers, of a known multiplier: nothing here is up to chance. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}

/** The sum of products, modulo the prime; pivots of `vector` that are still to be set are 0 in it. */
export function product(row: Vector, vector: Vector, prime: number): number {
  let sum = 0;
  for (let atom = 0; atom < row.length; atom += 1) {
    const value = row[atom] ?? 0;
    if (value !== 0) sum = (sum + times(value, vector[atom] ?? 0, prime)) % prime;
  }
  return sum;
}
