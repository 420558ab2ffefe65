// Which cells of one table may be published, so that no combination of them says anything about fewer people than the threshold: small
// ones are hidden, and others to protect them (complementary suppression: Cox 1980, "Suppression methodology and statistical disclosure
// control", JASA 75). Cells over several rounds: rounds.ts.
import { addsNothing, type Crowd } from './dependence.ts';
import { admitting, knowing, publishedNothing } from './published.ts';
import { rowOf, type Vector } from './rows.ts';

/**
 * What is told of a cell. 'too-few': fewer answered than the threshold; 'kept-back': enough did, but with it something about fewer could be
 * worked out; 'nobody': nobody answered.
 */
export type CellFate = 'shown' | 'too-few' | 'kept-back' | 'nobody';

/** What a cell has to pass, given as its row: null if it does not, else what the next has to. */
export type Beside = (row: Vector) => Beside | null;

export interface Cells {
  /** How many people each atom has: those who are in the same cells. */
  readonly people: readonly number[];
  readonly cells: readonly Crowd[];
  /** What readers know of the same answers besides, whatever is decided. */
  readonly known?: readonly Crowd[];
  /** Fewest people that anything may be told about; 1 or more. */
  readonly least: number;
  /** What else each cell has to pass that would be published, after those that were. */
  readonly beside?: Beside | undefined;
}

/**
 * One fate per cell. Cells are taken from the largest to the smallest, of equals the first first, and each is shown if, for all shown
 * so far and this one, no sum or difference of them (by any factors) depends on fewer than `least` people. So no cell that is hidden can be
 * worked out, nor can the difference of two that are shown be a few people; and none is hidden without need once the larger ones are shown.
 */
export function suppress({ people, cells, known = [], least, beside }: Cells): CellFate[] {
  const atoms = people.length;
  const answering = (cell: Crowd): Crowd => cell.filter((atom) => (people[atom] ?? 0) > 0);
  const sizes = cells.map((cell) => cell.reduce((sum, atom) => sum + (people[atom] ?? 0), 0));
  const fates = sizes.map(
    (size): CellFate => (size === 0 ? 'nobody' : size < least ? 'too-few' : 'kept-back'),
  );
  const told = known.map(answering);
  let published = told.reduce(
    (all, cell) => knowing(all, rowOf(cell, atoms)),
    publishedNothing(people, least),
  );
  const largestFirst = cells
    .map((cell, at) => ({ cell: answering(cell), at, size: sizes[at] ?? 0 }))
    .filter(({ size }) => size > 0 && size >= least)
    .toSorted((a, b) => b.size - a.size);
  let passing = beside;
  for (const { cell, at } of largestFirst) {
    const row = rowOf(cell, atoms);
    const next = admitting(published, row);
    if (next === null) continue;
    if (next === published) {
      if (addsNothing(told, published.base.rows.length, cell, atoms)) fates[at] = 'shown';
      continue;
    }
    const passed = passing?.(row);
    if (passed === null) continue;
    passing = passed;
    published = next;
    told.push(cell);
    fates[at] = 'shown';
  }
  return fates;
}
