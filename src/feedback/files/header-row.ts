// Where the names of the columns stand: under a title, a period, the logo's empty lines. Pure.
import { fold } from '../../terms/fold.ts';
import type { Override } from './columns.ts';
import { valueKind } from './furniture/values.ts';
import { headerGuess } from './headers.ts';
import { mended } from './mending.ts';

/** Titles are shorter. */
const DEEPEST = 30;

/** The place of the first row that names a date and one column more that we know; null where none does. */
export function headerAt(
  rows: readonly (readonly string[])[],
  overrides: readonly Override[] = [],
): number | null {
  const given = new Map(overrides.map(({ left, right }) => [fold(left), headerGuess(right)]));
  const found = rows.slice(0, DEEPEST).findIndex((cells) => {
    // "Completed" and "Mobile" beside a day are what somebody answered.
    if (cells.some((cell) => valueKind(cell) === 'date')) return false;
    const known = cells.flatMap((cell) => given.get(fold(cell)) ?? headerGuess(mended(cell)) ?? []);
    return known.length > 1 && known.includes('date');
  });
  return found < 0 ? null : found;
}
