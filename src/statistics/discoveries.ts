// Several tests at once: which of them count, when chance alone would make some of them pass.

/**
 * Benjamini and Hochberg (1995, "Controlling the false discovery rate", JRSS B 57): among those marked true, the
 * expected share of false alarms is at most q. Answers in the order of the p values.
 */
export function benjaminiHochberg(pValues: readonly number[], q: number): boolean[] {
  const ascending = pValues.toSorted((a, b) => a - b);
  const last = ascending.findLastIndex((p, i) => p <= (q * (i + 1)) / ascending.length);
  const bar = ascending[last];
  return pValues.map((p) => bar !== undefined && p <= bar);
}
