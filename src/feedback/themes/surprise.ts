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
export function surprisesIn({ cells, counts }: Corpus): Surprise[] {
  const periods = periodsBefore(cells);
  const sources = [...new Set(cells.map(({ source }) => source))];
  const bySource = sources.map((source) =>
    Array.from({ length: periods }, (_, at) =>
      cells.findIndex((cell) => cell.source === source && cell.period === at + 1),
    ),
  );
  const seriesOf = (values: readonly number[]) => bySource.map((its) => its.map((cell) => values[cell] ?? 0));
  const now = (values: readonly number[]) =>
    sum(cells.map(({ period }, at) => (period === 0 ? (values[at] ?? 0) : 0)));
  const before = (values: readonly number[]) =>
    sum(cells.map(({ period, weight }, at) => (period === 0 ? 0 : weight * (values[at] ?? 0))));
  const sizes = cells.map(({ size }) => size);
  const [ofNow, ofBefore] = [now(sizes), before(sizes)];
  if (ofNow === 0 || ofBefore === 0) return [];
  const series = counts.map(seriesOf);
  const drift = driftOf(series, seriesOf(sizes));
  return counts.map((held, term) => {
    const known = {
      now: { held: now(held), of: ofNow },
      before: { held: before(held), of: ofBefore },
      drift: drift.varianceOf(series[term] ?? []),
    };
    return {
      term,
      ...known,
      delta: logOdds(known.now, known.before, ofNow).delta,
      z: zOf(known, periods),
    };
  });
}

/** Periods of the reference, up to the last one with a comment. */
export function periodsBefore(cells: Corpus['cells']): number {
  return cells.reduce((most, { period }) => Math.max(most, period), 1);
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
