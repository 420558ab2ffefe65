// How surprising a term's count is, given its count before. Which terms are asked about is decided in discoveries.ts.

export interface HeldCount {
  /** Comments that hold the term. */
  readonly held: number;
  /** Comments in all. */
  readonly of: number;
}

export interface LogOdds {
  /** Above 0: more than before. */
  readonly delta: number;
  readonly variance: number;
}

/**
 * Weighted log-odds with an informative Dirichlet prior: Monroe, Colaresi and Quinn (2008, "Fightin' Words", Political
 * Analysis 16(4)), equations 15, 16 and 18, on comments in place of words. The prior is the term's share of both periods,
 * worth `weight` comments. z is delta / sqrt(variance).
 */
export function logOdds(now: HeldCount, before: HeldCount, weight: number): LogOdds {
  const prior = (weight * (now.held + before.held)) / (now.of + before.of);
  const odds = ({ held, of }: HeldCount) => (held + prior) / (of + weight - held - prior);
  return {
    delta: Math.log(odds(now)) - Math.log(odds(before)),
    variance: 1 / (now.held + prior) + 1 / (before.held + prior),
  };
}
