// How long before its window an answer may have been given and still be told by a digest. Pure.
import type { Cadence } from '../calendar/cadence.ts';
import { occurrencesAfter, type Rhythm } from '../calendar/occurrences.ts';

const DAY_MS = 86_400_000;

/** How long one round of a cadence is, in days; a cron expression's is asked of its occurrences. */
const ROUND: Readonly<Record<Exclude<Cadence['kind'], 'cron'>, number>> = {
  daily: 1,
  weekly: 7,
  biweekly: 14,
  monthly: 31,
};

/**
 * In milliseconds before the window: one round of the cadence and a week, so that a digest that is on time looks back twice its
 * cadence and a week. Counted from where the window begins, nothing is lost when a digest has to wait.
 */
export function lookBackOf(rhythm: Rhythm, at: Date): number {
  return roundOf(rhythm, at) + 7 * DAY_MS;
}

function roundOf(rhythm: Rhythm, at: Date): number {
  if (rhythm.cadence.kind !== 'cron') return ROUND[rhythm.cadence.kind] * DAY_MS;
  const [next, afterNext] = occurrencesAfter(rhythm, at, 2);
  return next && afterNext ? afterNext.getTime() - next.getTime() : 7 * DAY_MS;
}
