// A population that can be counted: a number of people were all asked, and some of them answered. What their answers say of the others
// is surer the more of them answered, and certain once all did.

/** How many were asked where nobody counted them, and far more are concerned than answered: customers. */
export const UNCOUNTED = Number.POSITIVE_INFINITY;

/**
 * The finite population correction: what standard errors are multiplied by, sqrt((N - n) / (N - 1)), where `n` of `asked` people
 * answered as if drawn by chance (Cochran 1977, "Sampling techniques", 2.6). 1 where they are not counted, 0 where everybody answered.
 * It knows nothing of why others did not answer. @throws RangeError with more answers than people
 */
export function finiteCorrection(n: number, asked: number): number {
  if (n > asked) throw new RangeError(`${n} answers of ${asked} people`);
  if (asked === UNCOUNTED) return 1;
  return asked > 1 ? Math.sqrt((asked - n) / (asked - 1)) : 0;
}

/**
 * Between what the mean of all who were asked must lie, whatever the others would have said: they are all at one end of the scale, or at
 * the other. @param sum of the n answers
 */
export function possibleMeans(
  { sum, n }: { readonly sum: number; readonly n: number },
  scale: { readonly low: number; readonly high: number },
  asked: number,
): { low: number; high: number } {
  if (asked === UNCOUNTED) return { low: scale.low, high: scale.high };
  const silent = asked - n;
  return { low: (sum + silent * scale.low) / asked, high: (sum + silent * scale.high) / asked };
}
