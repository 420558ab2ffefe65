// Asks a vendor's API for one page: bounded, and what is not an answer told by its kind. The connection itself is web/outgoing.ts; how long
// to wait after a failure is pace.ts.
import { parseBody } from '../vendors/payload.ts';
import { type AskVendor, PullStop, type PullStopCode } from '../vendors/pulling.ts';

const MINUTE_MS = 60_000;
/** What no header's value may hold (WHATWG Fetch). */
const UNFIT = /[\0\r\n]|[^\0-\xff]/;

/** What was copied with a sign too many would never leave this machine, and look as if nobody were there. */
export function areUnfit(headers: Readonly<Record<string, string>>): boolean {
  return Object.values(headers).some((value) => UNFIT.test(value));
}

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
  /** The headers `Retry-After` and `Date`, as they came. */
  readonly retryAfter?: string | null;
  readonly date?: string | null;
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
    if (areUnfit(headers)) throw new PullStop('fetch.denied');
    const answer = await fetch({ ...request, headers }).catch(() => null);
    if (answer === null) throw new PullStop('fetch.later');
    const { status } = answer;
    const parsed = parseBody(answer.body);
    if (status < 200 || status > 299) {
      const code = request.meaning?.(status, parsed.ok ? parsed.value : null) ?? codeOf(status);
      const aheadMinutes = request.isTimed && code === 'fetch.denied' ? aheadOf(answer.date, now()) : 0;
      const waitMs = waitOf(answer.retryAfter ?? null, now());
      throw new PullStop(aheadMinutes === 0 ? code : 'fetch.clock', waitMs, aheadMinutes);
    }
    if (!parsed.ok) throw new PullStop('fetch.shape');
    return parsed.value;
  };
  return { ask, count: () => count };
}

/** 400 and the like: what we ask is not what the vendor documents any more. */
function codeOf(status: number): PullStopCode {
  if (status === 401) return 'fetch.denied';
  if (status === 402) return 'fetch.unpaid';
  if (status === 403) return 'fetch.forbidden';
  if (status === 404 || status === 410) return 'fetch.gone';
  if (status >= 300 && status < 400) return 'fetch.moved';
  return status === 408 || status === 425 || status === 429 || status >= 500 ? 'fetch.later' : 'fetch.shape';
}

/** In whole minutes, below zero where we are behind; 0 for less than one, and where the vendor does not say what time it is. */
function aheadOf(date: string | null | undefined, now: Date): number {
  const theirs = new Date(date ?? Number.NaN).getTime();
  return Number.isNaN(theirs) ? 0 : Math.trunc((now.getTime() - theirs) / MINUTE_MS);
}

/** RFC 9110: seconds, however many, or a date; the longest where it is said more than once. */
export function waitOf(retryAfter: string | null, now: Date): number | null {
  const said = (retryAfter ?? '').split(',').map((each) => each.trim());
  if (said.every(isSeconds)) return Math.max(...said.map(Number)) * 1_000;
  // A date begins with its day's name; what else there is would be read as some year.
  const date = /^\s*[a-z]{3}/i.test(retryAfter ?? '') ? new Date(retryAfter ?? '') : null;
  const wait = date === null ? Number.NaN : date.getTime() - now.getTime();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

function isSeconds(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text);
}
