// What an Outcome, or an answer about a lost one, does to a row. Pure.
import { type Found, isLimited, type Outcome } from './outcome.ts';

/** How long a claim protects its row: well past the longest send, so that only the dead are recovered. */
export const LEASE_MS = 60_000;

/** Tries after which an admin is asked instead; with the waits below, about a day. */
export const MOST_ATTEMPTS = 100;

/** How the reason begins of what is held though it surely did not arrive. */
const EXHAUSTED = 'tried ';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;

export type Change =
  | { readonly state: 'sent'; readonly outcome: Extract<Outcome, { kind: 'sent' }> }
  /** `attempts`: as many as before, where this was none. */
  | {
      readonly state: 'pending';
      readonly notBefore: Date;
      readonly reason: string;
      readonly attempts?: number;
    }
  | { readonly state: 'held'; readonly reason: string }
  | { readonly state: 'dropped'; readonly reason: string }
  /** Stays claimed: when the lease has run out, the platform is asked whether it arrived. */
  | { readonly state: 'claimed'; readonly reason: string };

/** @param attempts how often it was tried, this one included */
export function changeFor(outcome: Outcome, attempts: number, now: Date): Change {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', outcome };
    case 'later': {
      // The pace was too fast; with the message nothing is wrong.
      if (isLimited(outcome))
        return { state: 'pending', notBefore: outcome.at, reason: outcome.reason, attempts: attempts - 1 };
      if (attempts >= MOST_ATTEMPTS)
        return { state: 'held', reason: `${EXHAUSTED}${attempts} times: ${outcome.reason}` };
      const notBefore = new Date(Math.max(outcome.at.getTime(), now.getTime() + waitMs(attempts)));
      return { state: 'pending', notBefore, reason: outcome.reason };
    }
    case 'refused':
      return { state: 'pending', notBefore: outcome.at, reason: outcome.code, attempts: attempts - 1 };
    case 'never':
      return { state: 'dropped', reason: outcome.reason };
    case 'unknown':
      return { state: 'claimed', reason: `unknown: ${outcome.reason}` };
    default:
      return outcome satisfies never;
  }
}

/** Held though it surely did not arrive. */
export function isExhausted({
  state,
  reason,
}: {
  readonly state: string;
  readonly reason: string | null;
}): boolean {
  return state === 'held' && reason?.startsWith(EXHAUSTED) === true;
}

/** What the platform's answer does to a row whose fate was unknown. What did not arrive was a failed try. */
export function afterLooking(found: Found, attempts: number, now: Date): Change {
  switch (found.kind) {
    case 'found':
      return { state: 'sent', outcome: { kind: 'sent', remote: found.remote } };
    case 'absent':
      return changeFor({ kind: 'later', at: now, reason: 'it did not arrive' }, attempts, now);
    case 'cannot-tell':
      return { state: 'held', reason: found.reason };
    default:
      return found satisfies never;
  }
}

/** Doubles from 2 s to 15 min. */
export function waitMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT_MS);
}
