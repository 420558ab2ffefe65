// The promises of the brand as programs read them, with what the answers of the last 90 days say of each: those that hold, and those that ended.
import type { Store } from '../database/client.ts';
import { keptAmong, lately, PROMISE_DAYS } from './kept.ts';
import type { PromiseKnown } from './known.ts';
import { allPromises } from './promise.ts';
import type { PromiseVerdict } from './verdict.ts';

export interface PromiseRow {
  readonly number: number;
  readonly promise: string;
  /** Its code, or the company's own words for it. */
  readonly touchpoint: string;
  readonly known: PromiseKnown;
  readonly verdict: PromiseVerdict;
  /** In the unit of the target, as both ends of the interval by which it is decided (verdict.ts); null under 5 answers. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly days: number;
  /** ISO 8601 in UTC: since when it says this, and when it ended. */
  readonly since: string;
  readonly endedAt: string | null;
}

/** At most some hundreds; of one that ended, by the days before it did. */
export async function promisesTold(
  db: Store,
  workspaceId: string,
  now: Date,
): Promise<readonly PromiseRow[]> {
  const rows: PromiseRow[] = [];
  for (const promise of await allPromises(db, workspaceId)) {
    const [kept] = await keptAmong(db, workspaceId, [promise], lately(promise.endedAt ?? now));
    if (!kept) continue;
    const { number, sentence, touchpoint, known, verdict, value, low, high, n, since, endedAt } = kept;
    rows.push({
      ...{ number, promise: sentence, touchpoint, known, verdict, value, low, high, n, days: PROMISE_DAYS },
      ...{ since: since.toISOString(), endedAt: endedAt?.toISOString() ?? null },
    });
  }
  return rows;
}
