// Asks a vendor's API for one page: bounded, and what is not an answer told by its kind. The connection itself is web/outgoing.ts; how long
// to wait after a failure is pace.ts.
import { parseBody } from '../vendors/payload.ts';
import { type AskVendor, PullStop } from '../vendors/pulling.ts';

/** Throws where there is no answer at all. The body's size and the time are its to bound, and it follows no redirect. */
export type VendorFetch = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent by POST, where `method` says nothing else. */
  readonly body?: string;
  readonly method?: 'PUT';
}) => Promise<{
  readonly status: number;
  readonly body: Uint8Array;
  /** The header `Retry-After`, as it came. */
  readonly retryAfter?: string | null;
}>;

export interface CountedAsking {
  readonly ask: AskVendor;
  /** Requests so far. */
  readonly count: () => number;
}

export function asking(fetch: VendorFetch, now: () => Date): CountedAsking {
  let count = 0;
  const ask: AskVendor = async (request) => {
    count += 1;
    const headers = { accept: 'application/json', ...request.headers };
    const answer = await fetch({ ...request, headers }).catch(() => null);
    if (answer === null) throw new PullStop('fetch.later');
    const { status } = answer;
    if (status < 200 || status > 299) throw stopOf(status, waitOf(answer.retryAfter ?? null, now()));
    const parsed = parseBody(answer.body);
    if (!parsed.ok) throw new PullStop('fetch.shape');
    return parsed.value;
  };
  return { ask, count: () => count };
}

/** 400 and the like: what we ask is not what the vendor documents any more. */
function stopOf(status: number, waitMs: number | null): PullStop {
  if (status === 401 || status === 403) return new PullStop('fetch.denied', waitMs);
  if (status === 404 || status === 410) return new PullStop('fetch.gone', waitMs);
  const isLater = status === 408 || status === 425 || status === 429 || status >= 500;
  return new PullStop(isLater ? 'fetch.later' : 'fetch.shape', waitMs);
}

/** RFC 9110: seconds, or a date. */
export function waitOf(retryAfter: string | null, now: Date): number | null {
  if (retryAfter === null || retryAfter.trim() === '') return null;
  const seconds = /^\d{1,6}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1_000 : Number.NaN;
  const wait = Number.isNaN(seconds) ? new Date(retryAfter).getTime() - now.getTime() : seconds;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
