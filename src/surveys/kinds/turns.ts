// Which of many items a round asks: some at a time, by turns, so that each comes back when all others were asked. Pure.

/** @param round from 1. As many as are wanted, or all where there are fewer; in the order of the list, which goes on from its beginning. */
export function inTurn<T>(all: readonly T[], wanted: number, round: number): T[] {
  const count = Math.min(wanted, all.length);
  return Array.from({ length: count }, (_, at) => all[((round - 1) * count + at) % all.length]).filter(
    (item) => item !== undefined,
  );
}
