// Which of the brand's promises are kept, by what customers answered over a period. The rule is verdict.ts.
import { msPerDay } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import type { Period } from '../feedback/filters.ts';
import { indifferenceOf } from '../feedback/indicators/indifference.ts';
import { countedFor } from './counted.ts';
import { measuredOf, type PromiseMeasured } from './measured.ts';
import { type BrandPromise, openPromises } from './promise.ts';

/** So many days are looked at where nobody says another period: a quarter, as after an action of the plan. */
export const PROMISE_DAYS = 90;

export interface KeptPromise extends BrandPromise, PromiseMeasured {
  /** It says this since a day within the time looked at: answers from before count as well. */
  readonly isYounger: boolean;
}

/** Of the promises that hold, in the order in which they were made; one count each. */
export async function promisesKept(
  db: Store,
  workspaceId: string,
  window: Period,
): Promise<readonly KeptPromise[]> {
  return keptAmong(db, workspaceId, await openPromises(db, workspaceId), window);
}

/** The same of these promises. */
export async function keptAmong(
  db: Store,
  workspaceId: string,
  promises: readonly BrandPromise[],
  window: Period,
): Promise<readonly KeptPromise[]> {
  if (promises.length === 0) return [];
  const within = await indifferenceOf(db, workspaceId);
  const kept: KeptPromise[] = [];
  for (const promise of promises) {
    const counted = await countedFor(db, workspaceId, promise, window);
    const isYounger = promise.since > window.from;
    kept.push({ ...promise, isYounger, ...measuredOf(promise.known, counted, within) });
  }
  return kept;
}

/** The days that end at an instant. */
export function lately(to: Date): Period {
  return { from: new Date(to.getTime() - PROMISE_DAYS * msPerDay), to };
}
