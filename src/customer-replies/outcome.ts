// What a vendor did with a reply, as an Outcome of the ledger, by status alone. Pure.
import type { Found, Outcome } from '../delivery/outcome.ts';
import { PullStop } from '../feedback/vendors/pulling.ts';
import { ReplyFault } from './asking.ts';

const DEFAULT_WAIT_MS = 30_000;
const PASSING_MS = 60_000;

/**
 * @param of the way, for the log
 * @throws what is no fault of the vendor's
 */
export function outcomeOf(error: unknown, of: string, now: Date): Outcome {
  if (error instanceof PullStop) return stopped(error, of, now);
  if (!(error instanceof ReplyFault)) throw error;
  const { fault, isWrite } = error;
  const later = (ms: number): Outcome => {
    return { kind: 'later', at: new Date(now.getTime() + ms), reason: `${of}:${error.message}` };
  };
  if (fault.kind === 'unsent') return later(DEFAULT_WAIT_MS);
  const unsure: Outcome = isWrite ? { kind: 'unknown', reason: `${of}:${error.message}` } : later(PASSING_MS);
  if (fault.kind === 'lost') return unsure;
  const { status, waitMs } = fault;
  const code = `${of} ${status}`;
  if (fault.refusal === 'later') return later(waitMs ?? PASSING_MS);
  if (status === 429) return later(waitMs ?? DEFAULT_WAIT_MS);
  // Whoever says when to come back has not done it (RFC 9110, 15.6.4).
  if (status === 503 && waitMs !== null) return later(waitMs);
  if (status === 408 || status === 425 || status >= 500) return unsure;
  const restricted: Outcome = { kind: 'held', reason: 'restricted', code };
  // It answers elsewhere: a key follows it nowhere.
  if (status < 400) return restricted;
  switch (status) {
    case 401:
    case 402:
    case 403:
      return restricted;
    case 404:
    case 410:
      return { kind: 'never', reason: 'not-found', code };
    case 413:
      return { kind: 'never', reason: 'too-long', code };
    // It read the text and does not take it (RFC 9110, 15.5): the same text fares no better tomorrow. Where it was only asked, it has read none.
    default:
      return isWrite ? { kind: 'never', reason: fault.refusal ?? 'refused', code } : unsure;
  }
}

/** Of a token that was asked for first: nothing was written. */
function stopped({ code, waitMs }: PullStop, of: string, now: Date): Outcome {
  if (['fetch.denied', 'fetch.forbidden', 'fetch.unpaid', 'fetch.gone'].includes(code))
    return { kind: 'held', reason: 'restricted', code: `${of} ${code}` };
  const at = new Date(now.getTime() + (waitMs ?? PASSING_MS));
  return { kind: 'later', at, reason: `${of}:${code}` };
}

/**
 * Of asking whether a reply arrived: what only a person can mend is told, so that it is held.
 * @throws what passes: it is asked again
 */
export function cannotTell(error: unknown, of: string): Found {
  const isStatus = error instanceof ReplyFault && error.fault.kind === 'status';
  const status = isStatus && error.fault.kind === 'status' ? error.fault.status : 0;
  const isForGood = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  const isDenied = error instanceof PullStop && error.code !== 'fetch.later';
  if (!isForGood && !isDenied) throw error;
  return { kind: 'cannot-tell', reason: `${of} ${isDenied ? error.code : status}` };
}
