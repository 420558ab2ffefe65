// What of a round's tallies may be shown: nothing that rests on fewer answers than its threshold, and nothing from which such a thing could be
// computed. Pure.
import { answeredIn, type GroupTally } from './tally.ts';

/** The same tallies, of which what may not be shown is gone. */
export function shown(tallies: readonly GroupTally[], threshold: number): GroupTally[] {
  return tallies.map((each) => ({
    ...each,
    counts: Object.fromEntries(
      Object.entries(each.counts).filter(([key]) => answeredIn(each, key) >= threshold),
    ),
  }));
}
