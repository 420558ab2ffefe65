// What a term's share ordinarily moves by from one period to the next, beyond chance: topics come and go every week.

/** One term: how many comments of each reference period hold it. */
export type Series = readonly number[];

export interface Drift {
  /** The variance of the logarithm of a term's share between periods, for the term of this series. */
  varianceOf(series: Series): number;
}

/**
 * Method of moments on Pearson's chi-squared: its excess over its degrees of freedom is what the periods differ by for real.
 * One term's excess is a poor estimate with so few periods, the mean of all hides the restless ones: the larger counts.
 * @param sizes comments in each reference period; under three of them that hold any, nothing is measured: always 0.
 */
export function driftOf(all: Iterable<Series>, sizes: readonly number[]): Drift {
  const filled = sizes.filter((size) => size > 0).length;
  if (filled < 3) return { varianceOf: () => 0 };
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let excess = 0;
  let held = 0;
  for (const series of all) {
    const its = excessOf(series, sizes, total, filled);
    excess += its.excess;
    held += its.held;
  }
  // A share's variance shows in chi-squared times (filled - 1) / filled of the comments that hold the term.
  const perComment = (sum: number, of: number) =>
    of > 0 ? Math.max(0, (sum / of) * (filled / (filled - 1))) : 0;
  const usual = perComment(excess, held);
  return {
    varianceOf(series) {
      const own = excessOf(series, sizes, total, filled);
      return Math.max(usual, perComment(own.excess, own.held));
    },
  };
}

function excessOf(series: Series, sizes: readonly number[], total: number, filled: number) {
  const held = series.reduce((sum, count) => sum + count, 0);
  const share = held / total;
  if (held === 0 || share === 1) return { excess: 0, held: 0 };
  let chiSquared = 0;
  sizes.forEach((size, at) => {
    if (size > 0) chiSquared += ((series[at] ?? 0) - size * share) ** 2 / (size * share * (1 - share));
  });
  return { excess: chiSquared - (filled - 1), held };
}
