// All that readers can work out of what is published, and whether one table more would let them work out something about too few
// people. Two ways to a proof: people set apart for each row (here), and a search where those do not suffice (search.ts).
//
// Sums are modulo a prime, which misses nothing. Rows of whole numbers that are independent modulo the prime are so by fractions; then both
// ways have equally many, and a combination by fractions, in whole numbers that share no divisor, is not 0 modulo the prime and is a
// combination there, about the same people or fewer. So where none is about few people modulo the prime, none is. Of a row that follows
// from the others modulo the prime it takes more to know that it does: dependence.ts.
import { PRIME } from './modulo.ts';
import {
  isZero,
  joined,
  largest,
  nothingYet,
  peopleIn,
  type Reduced,
  residual,
  type Vector,
} from './rows.ts';
import { dependsOnFew } from './search.ts';

/** Never changed once made. */
export interface PublishedRows {
  /** How many people each atom has; one of nobody is in no row. */
  readonly people: readonly number[];
  /** What any combination of tables has to depend on at least, in people. */
  readonly least: number;
  /** The rows' pivots are the largest atoms that will do: it is they that make a combination depend on many. */
  readonly base: Reduced;
  /**
   * As many as `least`. In each layer every row has a pivot of its own, and the layers' pivots are different people: a combination that
   * has none of a row in it vanishes on none of these layers, so that it depends on at least as many people as there are layers.
   */
  readonly layers: readonly Layer[];
  /** How many people of each atom are no layer's pivot. */
  readonly spare: readonly number[];
}

interface Layer {
  readonly reduced: Reduced;
  /** Rows for which no person was left, as residuals. */
  readonly unplaced: readonly Vector[];
}

export function publishedNothing(people: readonly number[], least: number): PublishedRows {
  const layer: Layer = { reduced: nothingYet(PRIME), unplaced: [] };
  return {
    people,
    least,
    base: nothingYet(PRIME),
    layers: Array.from({ length: least }, () => layer),
    spare: people,
  };
}

/** What of a row readers cannot work out yet; null if they can. */
function newIn({ base }: PublishedRows, row: Vector): Vector | null {
  const rest = residual(base, row);
  return isZero(rest) ? null : rest;
}

/**
 * With this row, if no combination of it with the others depends on fewer people than `least`; null if one does, or if it was not found out
 * in a fair number of steps. A row that follows from the others changes nothing.
 */
export function admitting(published: PublishedRows, row: Vector): PublishedRows | null {
  const rest = newIn(published, row);
  if (rest === null) return published;
  const { base, people, least } = published;
  if (peopleIn(rest, people) < least) return null;
  const places = placesFor(published, row);
  const isProven =
    places.every(({ pivot }) => pivot !== null) || !dependsOnFew(base, rest, people, least - 1);
  return isProven ? placed(published, rest, places) : null;
}

/** With this row, whatever it lets readers work out: what was published is. */
export function knowing(published: PublishedRows, row: Vector): PublishedRows {
  const rest = newIn(published, row);
  return rest === null ? published : placed(published, rest, placesFor(published, row));
}

interface Placing {
  readonly rest: Vector;
  /** Whose of the layer the row is; null: nobody is left for it. */
  readonly pivot: number | null;
}

/** In each layer an atom that has somebody left, more than others, and that tells the row from all that has no place there. */
function placesFor({ layers, spare }: PublishedRows, row: Vector): Placing[] {
  const left = [...spare];
  return layers.map(({ reduced, unplaced }) => {
    const rest = residual(reduced, row);
    const pivot = largest(
      rest,
      left,
      (atom) => (left[atom] ?? 0) > 0 && unplaced.every((each) => each[atom] === 0),
    );
    if (pivot !== null) left[pivot] = (left[pivot] ?? 0) - 1;
    return { rest, pivot };
  });
}

function placed(published: PublishedRows, rest: Vector, places: readonly Placing[]): PublishedRows {
  const { base, people, layers, spare } = published;
  const pivot = largest(rest, people, () => true);
  if (pivot === null) return published;
  const left = [...spare];
  for (const place of places) if (place.pivot !== null) left[place.pivot] = (left[place.pivot] ?? 0) - 1;
  return {
    ...published,
    base: joined(base, rest, pivot),
    spare: left,
    layers: layers.map(({ reduced, unplaced }, at) => {
      const place = places[at];
      if (place === undefined) return { reduced, unplaced };
      return place.pivot === null
        ? { reduced, unplaced: [...unplaced, place.rest] }
        : { reduced: joined(reduced, place.rest, place.pivot), unplaced };
    }),
  };
}
