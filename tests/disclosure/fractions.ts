// What a reader can work out of published tables, by fractions of whole numbers without end (BigInt), one person a column: nothing of
// src/disclosure is used here, so that neither shares the other's mistakes.

/** A table: how much of it each person is. */
export type Vector = readonly bigint[];

export function tableOf(members: Iterable<number>, people: number): Vector {
  const among = new Set(members);
  return Array.from({ length: people }, (_, person) => (among.has(person) ? 1n : 0n));
}

/** The rows in echelon form, columns taken in `order`; multiplied instead of divided, and shortened by what all entries share. */
export function echelon(rows: readonly Vector[], order: readonly number[]): Echelon {
  const found: { pivot: number; row: bigint[] }[] = [];
  for (const each of rows) {
    const row = rest(found, each);
    const pivot = order.find((column) => row[column] !== 0n);
    if (pivot === undefined) continue;
    for (const other of found) other.row = cleared(other.row, row, pivot);
    found.push({ pivot, row });
  }
  return found;
}

export type Echelon = readonly { readonly pivot: number; readonly row: readonly bigint[] }[];

export function isWorkedOut(by: Echelon, target: Vector): boolean {
  return rest(by, target).every((entry) => entry === 0n);
}

function rest(by: Echelon, target: Vector): bigint[] {
  return by.reduce((row, { pivot, row: other }) => cleared(row, other, pivot), [...target]);
}

/** Of whom a table says something. */
export function dependingOn(row: readonly bigint[]): number[] {
  return row.flatMap((entry, person) => (entry === 0n ? [] : [person]));
}

function cleared(row: readonly bigint[], other: readonly bigint[], pivot: number): bigint[] {
  const [a, b] = [row[pivot] ?? 0n, other[pivot] ?? 0n];
  if (a === 0n) return [...row];
  const made = row.map((entry, at) => entry * b - (other[at] ?? 0n) * a);
  const shared = made.reduce((divisor, entry) => (divisor === 1n ? 1n : gcd(divisor, entry)), 0n);
  return shared > 1n ? made.map((entry) => entry / shared) : made;
}

function gcd(a: bigint, b: bigint): bigint {
  let [high, low] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (low !== 0n) [high, low] = [low, high % low];
  return high;
}

/** The fewest people that any combination of the cells depends on, by looking at each set of atoms; Infinity: there is no combination. */
export function fewest(cells: readonly (readonly number[])[], people: readonly number[]): number {
  const atoms = [...people.keys()];
  let least = Number.POSITIVE_INFINITY;
  for (let mask = 1; mask < 2 ** atoms.length; mask += 1) {
    const [inside, outside] = [1, 0].map((side) => atoms.filter((atom) => ((mask >> atom) & 1) === side));
    const size = (inside ?? []).reduce((sum, atom) => sum + (people[atom] ?? 0), 0);
    if (size >= least) continue;
    // A row whose pivot had to be sought inside is 0 outside.
    const rows = echelon(
      cells.map((cell) => tableOf(cell, people.length)),
      [...(outside ?? []), ...(inside ?? [])],
    );
    if (rows.some(({ pivot }) => inside?.includes(pivot))) least = size;
  }
  return least;
}
