// When a vendor is asked next. Pure.
import type { PullStopCode } from '../vendors/pulling.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** After a pass that went well, and where only an admin can help: once they did, it is asked at once. */
export const EVERY_MS = HOUR_MS;
const LONGEST_MS = 6 * HOUR_MS;
/** A wait that a vendor asks for is kept, up to a day: a longer one is a mistake of somebody's. */
const MOST_ASKED_MS = 24 * HOUR_MS;

/** How long a replica has a source before another takes it over: longer than a page takes, whatever happens. */
export const LEASE_MS = 10 * MINUTE_MS;

/** A pass that is not done goes on in the next minute: so many requests a minute, and no more. */
export const GOES_ON_MS = MINUTE_MS;

/**
 * Twice as long after each failure, from two minutes to six hours, and never before the vendor allows it.
 * @param failures in a row, this one among them
 */
export function waitAfter(code: PullStopCode, failures: number, askedMs: number | null): number {
  const own =
    code === 'fetch.later' ? Math.min(LONGEST_MS, MINUTE_MS * 2 ** Math.min(failures, 20)) : LONGEST_MS;
  return Math.max(own, Math.min(askedMs ?? 0, MOST_ASKED_MS));
}
