// Which terms are in more or fewer comments than usual: one z for each. How many of them chance would give is left to the caller.

import { twoSidedP } from '../../statistics/normal.ts';
import { studentP } from '../../statistics/student.ts';
import type { Corpus } from './corpus.ts';
import { driftOf } from './drift.ts';
import { type HeldCount, logOdds } from './log-odds.ts';

/** What is held in more or fewer comments than usual. */
export interface Shift {
  readonly now: HeldCount;
  readonly before: HeldCount;
  /** How alike the comments of one period are in holding it, beyond chance: see drift.ts. */
  readonly drift: number;
  /** The logarithm of how many times its usual odds, the prior damping it. */
  readonly delta: number;
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

export interface Surprise extends Shift {
  readonly term: number;
}

/** One for each term of the corpus, in its order; none when either side is empty, as there is nothing to compare. */
export function surprisesIn({ cells, counts }: Pick<Corpus, 'cells' | 'counts'>): Surprise[] {
  return changesIn(cells, counts, counts).map((change, term) => ({ term, ...change }));
}

/**
 * One for each row asked about, in their order; none when either side is empty.
 * @param counts of all terms, whose drift together is what is usual: for each the comments of each cell that hold it
 * @param asked rows of the same kind
 */
export function changesIn(
  cells: Corpus['cells'],
  counts: Corpus['counts'],
  asked: Corpus['counts'],
): Shift[] {
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
  const drift = driftOf(counts.map(seriesOf), seriesOf(sizes));
  return asked.map((held) => {
    const known = {
      now: { held: now(held), of: ofNow },
      before: { held: before(held), of: ofBefore },
      drift: drift.correlationOf(seriesOf(held)),
    };
    return {
      ...known,
      delta: logOdds(known.now, known.before, ofNow).delta,
      ...testOf(known, periods),
    };
  });
}

/** Periods of the reference, up to the last one with a comment. */
export function periodsBefore(cells: Corpus['cells']): number {
  return cells.reduce((most, { period }) => Math.max(most, period), 1);
}

/**
 * The difference of the two shares on the arcsine scale, where its variance hangs on the numbers of comments alone (Anscombe 1948, with
 * his 3/8), in standard errors that hold what ordinarily moves from period to period. Chosen by its power: docs/measured.md.
 */
export function testOf(
  { now, before, drift }: Pick<Shift, 'now' | 'before' | 'drift'>,
  periods: number,
): Pick<Shift, 'z' | 'p'> {
  const angle = ({ held, of }: HeldCount) => Math.asin(Math.sqrt((held + 3 / 8) / (of + 3 / 4)));
  const each = ({ of }: HeldCount) => 1 / (4 * of + 2);
  const chance = each(now) + each(before);
  const moved = (drift / 4) * (1 + 1 / periods);
  const z = (angle(now) - angle(before)) / Math.sqrt(chance + moved);
  // What was estimated of the variance has few degrees of freedom (Satterthwaite), chance's share has all.
  const part = moved / (chance + moved);
  return { z, p: part > 0.01 ? studentP(z, DRIFT_FREEDOM / part ** 2) : twoSidedP(z) };
}

/** Degrees of freedom that the drift of all terms together is worth: with more, restless weeks show chance for themes. */
const DRIFT_FREEDOM = 20;

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
