// Who goes first: what somebody waits for, or what goes out to many at once. Neither waits for all of the other.
import type { Kind } from './kinds.ts';

/** "0": for somebody. "1": one of many. The number stands in the ledger. */
export const lanes = { person: 0, many: 1 } as const;

export function laneOf({ isForMany }: Kind): number {
  return isForMany ? lanes.many : lanes.person;
}

/** Of those for many one goes after so many for somebody. */
const SHARE = 3;

/**
 * Both in their order: three for somebody, then one of many.
 * @param before how many for somebody went since the last one of many
 */
export function inTurn<T>(persons: readonly T[], many: readonly T[], before: number): T[] {
  const taken: T[] = [];
  const [first, second] = [[...persons], [...many]];
  let share = Math.max(0, SHARE - before);
  while (first.length > 0 || second.length > 0) {
    taken.push(...first.splice(0, share), ...second.splice(0, 1));
    share = SHARE;
  }
  return taken;
}
