// What an Outcome, or an answer about a lost one, does to a row, by the kind of message. Pure.
import type { Fate } from './kinds.ts';
import { type Found, isLimited, type Outcome } from './outcome.ts';

/** How long a claim protects its row: well past the longest send, so that only the dead are recovered. */
export const LEASE_MS = 60_000;

/** Tries after which it is held; with the waits below, about a day. */
export const MOST_ATTEMPTS = 100;

/** How the reason begins of what is held after so many tries. */
const EXHAUSTED = 'tried ';
/** What that is called, once it is told. */
export const UNREACHABLE = 'unreachable';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** No message that is held waits longer to be tried again by itself. */
export const LONGEST_PAUSE_MS = 24 * 60 * 60_000;

/** No message that was tried waits longer for its next try, whatever the chat asks: one that does was noted by a clock that was set back since. */
export const LONGEST_REST_MS = 60 * 60_000;

/** The reason of one that was put off untried, and how long at most. */
export const PUT_OFF = 'put off';
export const LONGEST_PUT_OFF_MS = 60_000;

export type DeliveryChange =
  | { readonly state: 'sent'; readonly outcome: Extract<Outcome, { kind: 'sent' }> }
  /** `attempts`: as many as before, where this was none. `isAlone`: without the thread in which it was to stand. */
  | {
      readonly state: 'pending';
      readonly notBefore: Date;
      readonly reason: string;
      readonly attempts?: number;
      readonly isAlone?: true;
    }
  /** `retryAt`: it surely did not arrive, and is tried again by itself; null: it may have, and an admin looks. */
  | { readonly state: 'held'; readonly reason: string; readonly retryAt: Date | null }
  /** `isLost`: somebody misses what it said, until it is sent again. */
  | { readonly state: 'dropped'; readonly reason: string; readonly isLost: boolean }
  /** Stays claimed: when the lease has run out, the platform is asked whether it arrived. */
  | { readonly state: 'claimed'; readonly reason: string };

/** What is known of a message that was tried. */
export interface Tried {
  /** Of its kind; null for one that the program no longer sends. */
  readonly fate: Fate | null;
  /** How often, this time included. */
  readonly attempts: number;
  readonly threadOf: string | null;
  readonly replaces: string | null;
}

export function changeFor(outcome: Outcome, tried: Tried, now: Date): DeliveryChange {
  const { attempts } = tried;
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', outcome };
    case 'later': {
      // The pace was too fast; with the message nothing is wrong.
      if (isLimited(outcome)) {
        const notBefore = withinReason(outcome.at, now);
        return { state: 'pending', notBefore, reason: outcome.reason, attempts: attempts - 1 };
      }
      if (attempts >= MOST_ATTEMPTS)
        return held(`${EXHAUSTED}${attempts} times: ${outcome.reason}`, attempts, now);
      const notBefore = new Date(Math.max(outcome.at.getTime(), now.getTime() + waitMs(attempts)));
      return { state: 'pending', notBefore: withinReason(notBefore, now), reason: outcome.reason };
    }
    case 'refused':
      return { state: 'pending', notBefore: outcome.at, reason: outcome.code, attempts: attempts - 1 };
    case 'held':
      return held(`${outcome.reason}: ${outcome.code}`, attempts, now);
    case 'never':
      return lost(outcome.reason, tried, now);
    case 'unknown':
      return { state: 'claimed', reason: `unknown: ${outcome.reason}` };
    default:
      return outcome satisfies never;
  }
}

function withinReason(at: Date, now: Date): Date {
  return new Date(Math.min(at.getTime(), now.getTime() + LONGEST_REST_MS));
}

function held(reason: string, attempts: number, now: Date): DeliveryChange {
  return { state: 'held', reason, retryAt: new Date(now.getTime() + pauseMs(attempts)) };
}

function lost(reason: string, { fate, threadOf, replaces }: Tried, now: Date): DeliveryChange {
  if (reason === 'gone' && replaces === null && threadOf !== null)
    return { state: 'pending', notBefore: now, reason, isAlone: true };
  // Of an edit that cannot be made nobody misses anything: what stands there stands, or is gone.
  return { state: 'dropped', reason, isLost: replaces === null && fate !== 'caught-up' };
}

/** Held though it surely did not arrive. */
export function isExhausted({
  state,
  reason,
  retryAt,
}: {
  readonly state: string;
  readonly reason: string | null;
  readonly retryAt: Date | null;
}): boolean {
  return state === 'held' && (retryAt !== null || reason?.startsWith(EXHAUSTED) === true);
}

/** Of a row that did not arrive, why: what an outcome says, `UNREACHABLE` after too many tries, or what nobody knows. */
export function whyNot(reason: string | null): string {
  if (reason === null) return 'unsure';
  return reason.startsWith(EXHAUSTED) ? UNREACHABLE : (reason.split(':')[0] ?? 'unsure');
}

/** What the platform's answer does to a row whose fate was unknown. What did not arrive was a failed try. */
export function afterLooking(found: Found, tried: Tried, now: Date): DeliveryChange {
  switch (found.kind) {
    case 'found':
      return { state: 'sent', outcome: { kind: 'sent', remote: found.remote } };
    case 'absent':
      return changeFor({ kind: 'later', at: now, reason: 'it did not arrive' }, tried, now);
    case 'cannot-tell':
      return { state: 'held', reason: found.reason, retryAt: null };
    default:
      return found satisfies never;
  }
}

/** Doubles from 2 s to 15 min. */
export function waitMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT_MS);
}

/** How long one that is held rests until it is tried again: a quarter of an hour, an hour, four, sixteen, then a day each time. */
export function pauseMs(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS * 4 ** Math.min(attempts - 1, 20), LONGEST_PAUSE_MS);
}
