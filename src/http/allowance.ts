// How much each of many may ask for: so much at once, as after a pause, then so much a second. In memory: each replica has its own.

export interface AllowedRate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Left {
  /** There was not enough left, and nothing was taken. */
  readonly isOver: boolean;
  /** Whole ones. */
  readonly left: number;
  /** Seconds until all of it is there again. */
  readonly fullInS: number;
  /** Seconds until what was asked for is there; 0 where it was. */
  readonly enoughInS: number;
}

/** @param now in milliseconds, from any beginning; never goes back */
export function allowances(
  { burst, perSecond }: AllowedRate,
  now: () => number,
): (who: string, cost?: number) => Left {
  const known = new Map<string, { readonly left: number; readonly at: number }>();
  const seconds = (missing: number) => Math.ceil(Math.max(0, missing) / perSecond);
  return (who, cost = 1) => {
    const at = now();
    const before = known.get(who) ?? { left: burst, at };
    const there = Math.min(burst, before.left + (Math.max(0, at - before.at) / 1_000) * perSecond);
    const isOver = there < cost;
    const left = isOver ? there : there - cost;
    known.set(who, { left, at });
    return {
      isOver,
      left: Math.floor(left),
      fullInS: seconds(burst - left),
      enoughInS: isOver ? seconds(cost - there) : 0,
    };
  };
}
