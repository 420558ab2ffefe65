// Which terms are in more or fewer comments than usual: one z for each. How many of them chance would give is left to the caller.
import type { Corpus } from './corpus.ts';
import { driftOf } from './drift.ts';
import { type Counted, logOdds } from './log-odds.ts';

export interface Surprise {
  readonly term: number;
  readonly now: Counted;
  readonly before: Counted;
  /** The variance of the logarithm of its share that is ordinary from one period to the next. */
  readonly drift: number;
  /** The logarithm of how many times its usual odds, the prior damping it. */
  readonly delta: number;
  readonly z: number;
}

/** One for each term of the corpus, in its order; none when either side is empty, as there is nothing to compare. */
export function surprisesIn({ sizes, counts }: Corpus): Surprise[] {
  const [size = 0, ...before] = sizes;
  const reference = sum(before);
  if (size === 0 || reference === 0) return [];
  const series = counts.map(([, ...rest]) => rest);
  const drift = driftOf(series, before);
  return counts.map(([held = 0], term) => {
    const its = series[term] ?? [];
    const known = {
      now: { held, of: size },
      before: { held: sum(its), of: reference },
      drift: drift.varianceOf(its),
    };
    return {
      term,
      ...known,
      delta: logOdds(known.now, known.before, size).delta,
      z: zOf(known, before.length),
    };
  });
}

/**
 * The prior weighs as much as this period's comments: less, and a term that is wholly new could not be told from noise; more, and
 * one that doubled could not. The drift is added to the variance as delta feels it, the prior damping it as it damps all.
 */
export function zOf(
  { now, before, drift }: Pick<Surprise, 'now' | 'before' | 'drift'>,
  periods: number,
): number {
  const { delta, variance } = logOdds(now, before, now.of);
  const damped = ({ of }: Counted) => (of / (of + now.of)) ** 2;
  return delta / Math.sqrt(variance + drift * (damped(now) + damped(before) / periods));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
