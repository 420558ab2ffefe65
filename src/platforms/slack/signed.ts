// Whether a request over HTTP comes from Slack, now, and for the first time: https://docs.slack.dev/authentication/verifying-requests-from-slack
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { once } from '../../http/once.ts';

/** Either way, as Slack advises: beyond it is a replay, or a clock that is wrong. */
const WINDOW_MS = 5 * 60_000;
/** Slack signs whole seconds. */
const SECOND_MS = 1_000;

export type Sealed =
  | 'taken'
  /** The same was taken before. */
  | 'again'
  | 'time.wrong'
  /** It may have been taken by the process before this one. */
  | 'time.beforeUs'
  | 'signature.wrong';

export interface Seals {
  /** Before the body is read: why it cannot be taken, or null. */
  untimely(headers: IncomingHttpHeaders): 'time.wrong' | 'time.beforeUs' | null;
  take(headers: IncomingHttpHeaders, body: Buffer): Sealed;
  /** What was taken could not be heard: Slack may send the same again. */
  release(headers: IncomingHttpHeaders): void;
}

export interface Watches {
  /** Milliseconds since 1970, as the operating system says. */
  now(): number;
  /** Milliseconds since this process began to listen, whatever the clock did. */
  uptime(): number;
}

export function seals(signingSecret: string, { now, uptime }: Watches): Seals {
  /** What Slack signed last, in milliseconds since 1970: its clock goes on, to whatever ours is set. */
  let newest = 0;
  const taken = once(() => newest);
  const untimely: Seals['untimely'] = (headers) => {
    const seconds = secondsOf(headers);
    const at = seconds === null ? Number.NaN : seconds * 1_000;
    const age = now() - at;
    // Where our clock was set back, what is long past would be timely again, and is remembered no more.
    if (!(Math.abs(age) <= WINDOW_MS && at >= newest - 2 * WINDOW_MS)) return 'time.wrong';
    return age > uptime() + SECOND_MS ? 'time.beforeUs' : null;
  };
  return {
    untimely,
    take(headers, body) {
      const late = untimely(headers);
      if (late !== null) return late;
      const seconds = secondsOf(headers) ?? 0;
      const given = oneOf(headers, 'x-slack-signature');
      if (given === null || !/^v0=[0-9a-f]{64}$/.test(given)) return 'signature.wrong';
      const expected = createHmac('sha256', signingSecret).update(`v0:${seconds}:`).update(body).digest();
      if (!timingSafeEqual(Buffer.from(given.slice(3), 'hex'), expected)) return 'signature.wrong';
      newest = Math.max(newest, seconds * 1_000);
      return taken.take(given, seconds * 1_000 + 2 * WINDOW_MS) ? 'taken' : 'again';
    },
    release(headers) {
      const given = oneOf(headers, 'x-slack-signature');
      if (given !== null) taken.release(given);
    },
  };
}

/** Ten digits until the year 2286, without a sign or a leading zero: one way to write each second. */
function secondsOf(headers: IncomingHttpHeaders): number | null {
  const text = oneOf(headers, 'x-slack-request-timestamp');
  return text !== null && /^[1-9]\d{9}$/.test(text) ? Number(text) : null;
}

function oneOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}
