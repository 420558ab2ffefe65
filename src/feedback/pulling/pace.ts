// When a vendor is asked next. Pure.
import { createHash } from 'node:crypto';
import type { PullStopCode } from '../vendors/pulling.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** After a pass that went well, and where only an admin can help: once they did, it is asked at once. */
export const EVERY_MS = HOUR_MS;
const LONGEST_MS = 6 * HOUR_MS;
/** A wait that a vendor asks for is kept, up to a day: a longer one is a mistake of somebody's. */
const MOST_ASKED_MS = 24 * HOUR_MS;

/** No wait is longer, whatever the vendor asks for: one that seems so was written down by a clock that was ahead. */
export const FURTHEST_MS = 1.1 * MOST_ASKED_MS + HOUR_MS;

/** How long a replica has a source before another takes it over: longer than a page takes, whatever happens. */
export const LEASE_MS = 10 * MINUTE_MS;

/** A pass that is not done goes on in the next minute: so many requests a minute, and no more. */
export const GOES_ON_MS = MINUTE_MS;

/** Of each wait, by which sources that failed at one instant do not all come back at one. */
const SPREAD = 0.1;

/**
 * Twice as long after each failure, from two minutes to six hours, up to a tenth less; and never before the vendor allows it, up to a tenth later.
 * @param failures in a row, this one among them
 * @param sourceId whose wait it is: another one's is another
 */
export function waitAfter(
  code: PullStopCode,
  { failures, sourceId }: { readonly failures: number; readonly sourceId: string },
  askedMs: number | null,
): number {
  const isPassing = code === 'fetch.later' || code === 'fetch.clock';
  const longest = isPassing ? Math.min(LONGEST_MS, MINUTE_MS * 2 ** Math.min(failures, 20)) : LONGEST_MS;
  const spread = SPREAD * shareOf(`${sourceId} ${failures}`);
  return Math.max(longest * (1 - spread), Math.min(askedMs ?? 0, MOST_ASKED_MS) * (1 + spread));
}

/** From 0 to 1, the same for the same. */
function shareOf(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) / 2 ** 32;
}
