// What a term's share ordinarily moves by from one period to the next within a source, beyond chance: topics come and go every week.

/** One term: for each source, how many comments of each reference period hold it. */
export type Series = readonly (readonly number[])[];

export interface Drift {
  /** The variance of the logarithm of a term's share between periods, for the term of this series. */
  varianceOf(series: Series): number;
}

/**
 * Each source for itself: that one began between two periods is no drift of what is said. Method of moments on Pearson's chi-squared: its excess over its degrees of freedom is what the periods differ by for real.
 * One term's excess is a poor estimate with so few periods, the mean of all hides the restless ones: the larger counts.
 * @param sizes for each source, comments in each reference period; of one with under three that hold any, nothing is measured: 0.
 */
export function driftOf(all: Iterable<Series>, sizes: Series): Drift {
  const known = sizes.map((its) => ({
    sizes: its,
    total: its.reduce((sum, size) => sum + size, 0),
    filled: its.filter((size) => size > 0).length,
  }));
  const measured = (series: Series): Excess =>
    known.reduce<Excess>(
      (sum, source, at) => plus(sum, source.filled < 3 ? NONE : excessOf(series[at] ?? [], source)),
      NONE,
    );
  let together = NONE;
  for (const series of all) together = plus(together, measured(series));
  const usual = perComment(together);
  return { varianceOf: (series) => Math.max(usual, perComment(measured(series))) };
}

interface Source {
  readonly sizes: readonly number[];
  readonly total: number;
  /** Periods that hold any comment. */
  readonly filled: number;
}

interface Excess {
  readonly excess: number;
  /** A share's variance shows in chi-squared times this: (filled - 1) / filled of the comments that hold the term. */
  readonly held: number;
}

const NONE: Excess = { excess: 0, held: 0 };
const plus = (a: Excess, b: Excess): Excess => ({ excess: a.excess + b.excess, held: a.held + b.held });
const perComment = ({ excess, held }: Excess) => (held > 0 ? Math.max(0, excess / held) : 0);

function excessOf(series: readonly number[], { sizes, total, filled }: Source): Excess {
  const held = series.reduce((sum, count) => sum + count, 0);
  const share = held / total;
  if (held === 0 || share === 1) return NONE;
  let chiSquared = 0;
  sizes.forEach((size, at) => {
    if (size > 0) chiSquared += ((series[at] ?? 0) - size * share) ** 2 / (size * share * (1 - share));
  });
  return { excess: chiSquared - (filled - 1), held: (held * (filled - 1)) / filled };
}
