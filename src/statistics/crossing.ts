// Finds where a rule that holds at 0 stops holding.

/** The largest x >= 0 up to which `holds` stays true, by doubling and halving; 0 when it never holds. */
export function crossing(holds: (x: number) => boolean): number {
  if (!holds(0)) return 0;
  let low = 0;
  let high = 1;
  while (holds(high)) {
    low = high;
    high *= 2;
    if (high > 1e300) return Number.POSITIVE_INFINITY;
  }
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (holds(middle)) low = middle;
    else high = middle;
  }
}
