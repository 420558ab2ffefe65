// How long something takes when some of it has not happened yet.

export interface Observation {
  /** When it happened, or how long it has been watched without happening. In any unit. */
  readonly time: number;
  readonly happened: boolean;
}

/** The product of 50,000 shares is off by less than this; it must not hide that exactly half are left. */
const ROUNDING = 1e-9;

/**
 * The median time by the product-limit estimator (Kaplan and Meier 1958, "Nonparametric estimation from incomplete
 * observations", JASA 53): the smallest time at which at most half are still waiting. What has not happened yet counts
 * as waiting up to its own time, that instant included, and tells nothing after it. Null where half is never reached.
 */
export function survivalMedian(observations: readonly Observation[]): number | null {
  const inTime = observations.toSorted((a, b) => a.time - b.time);
  let surviving = 1;
  let start = 0;
  while (start < inTime.length) {
    const time = inTime[start]?.time ?? 0;
    let end = start;
    let happened = 0;
    for (let each = inTime[end]; each?.time === time; each = inTime[++end]) if (each.happened) happened += 1;
    surviving *= 1 - happened / (inTime.length - start);
    if (happened > 0 && surviving <= 0.5 + ROUNDING) return time;
    start = end;
  }
  return null;
}
