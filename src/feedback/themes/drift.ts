// What a term's share ordinarily moves by from one period to the next within a source, beyond chance: topics come and go every week.

/** One term: for each source, how many comments of each reference period hold it. */
export type CountsOfTerm = readonly (readonly number[])[];

export interface Drift {
  /**
   * The intra-period correlation of the term of this series, from 0: a count of n comments at the share p varies by
   * n p (1 - p) (1 + (n - 1) rho), as a beta-binomial one.
   */
  correlationOf(series: CountsOfTerm): number;
}

/**
 * Each source for itself: that one began between two periods is no drift of what is said. Method of moments on Pearson's chi-squared: its
 * excess over its degrees of freedom is what the periods differ by for real. One term's excess is a poor estimate with so few periods,
 * that of all hides the restless ones, and is the least: both are weighed by their degrees of freedom, the one of all as `WORTH` of them (the moderated
 * variance of Smyth 2004, "Linear models and empirical Bayes methods", SAGMB 3(1)).
 * @param sizes for each source, comments in each reference period; of one with under three that hold any, nothing is measured: 0.
 */
export function driftOf(all: Iterable<CountsOfTerm>, sizes: CountsOfTerm): Drift {
  const known = sizes.map((its) => {
    const total = its.reduce((sum, size) => sum + size, 0);
    return {
      sizes: its,
      total,
      filled: its.filter((size) => size > 0).length,
      reach: its.reduce((sum, size) => sum + (size > 1 ? (size - 1) * (1 - size / total) : 0), 0),
    };
  });
  const measured = (series: CountsOfTerm): Excess =>
    known.reduce<Excess>(
      (sum, source, at) => plus(sum, source.filled < 3 ? NONE : excessOf(series[at] ?? [], source)),
      NONE,
    );
  let together = NONE;
  for (const series of all) together = plus(together, measured(series));
  const usual = Math.max(0, correlationIn(together));
  return {
    correlationOf: (series) => {
      const own = measured(series);
      const freedom = own.freedom + WORTH;
      return Math.max(usual, (own.freedom * correlationIn(own) + WORTH * usual) / freedom);
    },
  };
}

/** How many degrees of freedom what is usual for all terms is worth. */
const WORTH = 4;

interface Source {
  readonly sizes: readonly number[];
  readonly total: number;
  /** Periods that hold any comment. */
  readonly filled: number;
  /** What a correlation of 1 would add to chi-squared. */
  readonly reach: number;
}

interface Excess {
  readonly excess: number;
  readonly reach: number;
  readonly freedom: number;
}

const NONE: Excess = { excess: 0, reach: 0, freedom: 0 };
const plus = (a: Excess, b: Excess): Excess => ({
  excess: a.excess + b.excess,
  reach: a.reach + b.reach,
  freedom: a.freedom + b.freedom,
});
const correlationIn = ({ excess, reach }: Excess) => (reach > 0 ? excess / reach : 0);

function excessOf(series: readonly number[], { sizes, total, filled, reach }: Source): Excess {
  const held = series.reduce((sum, count) => sum + count, 0);
  const share = held / total;
  if (held === 0 || share === 1) return NONE;
  let chiSquared = 0;
  sizes.forEach((size, at) => {
    if (size > 0) chiSquared += ((series[at] ?? 0) - size * share) ** 2 / (size * share * (1 - share));
  });
  return { excess: chiSquared - (filled - 1), reach, freedom: filled - 1 };
}
