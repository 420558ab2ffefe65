// Whether some combination of tables depends on few people, by trying out whom it could depend on. Pure.
import { largest, type Reduced, scaled, type Vector, without } from './rows.ts';

/** After so many steps without an answer it is taken that there is one. */
const MOST_STEPS = 400;

/**
 * Whether adding any combination of `base` to the row, given as its residual, gives something that depends on at most `budget` people
 * (atoms whose entry is not 0). True also if that was not found out in MOST_STEPS.
 *
 * Each atom outside the pivots where the residual is not 0 is a witness: whatever is added, the sum is not 0 at that atom or at one of
 * the pivots whose rows are not 0 there (add the entries, each pivot's times what its row has at the atom: it is always the residual's).
 * So the sum depends on somebody of each witness. Witnesses without an atom in common add up to more than the budget, or we try each atom
 * of the shortest: count it as one that the sum may depend on, and look again without it.
 */
export function dependsOnFew(
  base: Reduced,
  rest: Vector,
  people: readonly number[],
  budget: number,
): boolean {
  let steps = 0;
  return from({ base, rest, open: new Set(), barred: new Set() }, budget);

  function from(state: Tableau, left: number): boolean {
    steps += 1;
    if (steps > MOST_STEPS) return true;
    const witnesses = witnessesOf(state, (atom) => (people[atom] ?? 0) <= left && !state.barred.has(atom));
    const [shortest] = witnesses;
    if (shortest === undefined) return true;
    if (shortest.length === 0 || apart(witnesses, people) > left) return false;
    const barred = new Set(state.barred);
    for (const atom of shortest) {
      if (from(opened({ ...state, barred: new Set(barred) }, atom, people), left - (people[atom] ?? 0)))
        return true;
      barred.add(atom);
    }
    return false;
  }
}

interface Tableau {
  readonly base: Reduced;
  readonly rest: Vector;
  /** Atoms that the sum may depend on: no witness has them. */
  readonly open: ReadonlySet<number>;
  /** Atoms that it does not depend on, since that was tried already. */
  readonly barred: ReadonlySet<number>;
}

/** Of each witness the atoms that the sum could depend on, the shortest first. */
function witnessesOf(
  { base, rest, open }: Tableau,
  isPossible: (atom: number) => boolean,
): (readonly number[])[] {
  const found: number[][] = [];
  rest.forEach((value, atom) => {
    if (value === 0 || open.has(atom)) return;
    const pivots = base.rows.filter((row) => row.values[atom] !== 0).map((row) => row.pivot);
    found.push([atom, ...pivots].filter(isPossible));
  });
  return found.toSorted((a, b) => a.length - b.length);
}

/** The least people of witnesses that have no atom in common, taken as they come. */
function apart(witnesses: readonly (readonly number[])[], people: readonly number[]): number {
  const met = new Set<number>();
  let sum = 0;
  for (const witness of witnesses) {
    if (witness.some((atom) => met.has(atom))) continue;
    for (const atom of witness) met.add(atom);
    sum += Math.min(...witness.map((atom) => people[atom] ?? 0));
  }
  return sum;
}

/** The same once the sum may depend on the atom: where that was a pivot, its row has another, or stands no more in the way. */
function opened(state: Tableau, atom: number, people: readonly number[]): Tableau {
  const open = new Set([...state.open, atom]);
  const { base, rest } = state;
  const row = base.rows.find(({ pivot }) => pivot === atom);
  if (row === undefined) return { ...state, open };
  const others = base.rows.filter((each) => each !== row);
  const pivot = largest(row.values, people, (each) => !open.has(each));
  if (pivot === null) return { ...state, open, base: { ...base, rows: others } };
  const values = scaled(row.values, pivot, base.prime);
  const rows = others.map((each) => ({ ...each, values: without(each.values, values, pivot, base.prime) }));
  return {
    ...state,
    open,
    base: { ...base, rows: [...rows, { pivot, values }] },
    rest: without(rest, values, pivot, base.prime),
  };
}
