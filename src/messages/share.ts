// How parts that do not all fit share what room there is. Pure.

/** What one part would take, and how much it counts beside the others. */
export interface Want {
  readonly size: number;
  /** Above 0. */
  readonly weight: number;
}

/**
 * By weight: none gets more than it would take, and what one leaves is the others'. Each gets one place at least, so that no part is left
 * out; where there are more parts than places, they get more than there is.
 * @returns places for each part, in the order of `wants`
 */
export function shares(room: number, wants: readonly Want[]): number[] {
  const given = wants.map(() => 0);
  let open = wants.map((want, at) => ({ ...want, at }));
  let left = room;
  for (;;) {
    const each = left / open.reduce((sum, { weight }) => sum + weight, 0);
    const filled = open.filter(({ size, weight }) => size <= weight * each);
    for (const { at, size } of filled) given[at] = size;
    left -= filled.reduce((sum, { size }) => sum + size, 0);
    open = open.filter((want) => !filled.includes(want));
    if (filled.length > 0 && open.length > 0) continue;
    for (const { at, weight } of open) given[at] = Math.max(1, Math.floor(weight * each));
    return given;
  }
}
