// How many answers gave each score: the only thing that the formulas of this folder ever see. No rows, no database.

/** Score -> number of answers. A score that nobody gave may be absent. */
export type Distribution = ReadonlyMap<number, number>;

/** A number over n answers and its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
  /** Half the width of the interval, before it is cut to what the scale allows. */
  readonly margin: number;
}

/** A later number against an earlier one over other answers. */
export interface Change {
  /** Later minus earlier, in the unit of the value. */
  readonly change: number;
  /** Two-sided: how often chance alone would give a change at least as large. */
  readonly p: number;
  /** Passes its own test at 5 %, taken alone. */
  readonly significant: boolean;
  /** Its 90 % interval: what an equivalence test looks at (see equivalence.ts). Infinite where it cannot be told. */
  readonly likely: { readonly low: number; readonly high: number };
}

/** How many answers in all. */
export function answers(distribution: Distribution): number {
  return answersWhere(distribution, () => true);
}

/** How many answers gave a score that passes. */
export function answersWhere(distribution: Distribution, passes: (score: number) => boolean): number {
  let count = 0;
  for (const [score, times] of distribution) if (passes(score)) count += times;
  return count;
}

/** @throws RangeError naming how many answers the formula needs. */
export function needAnswers(n: number, least: number): void {
  if (n < least) throw new RangeError(`${least} answers are needed, ${n} given`);
}
