// How the connection of Socket Mode is asked for: for as long as it takes. Slack's client gives up on a refused token for good, where nobody
// can catch what it throws, and the process would end.
import { setTimeout as wait } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { ANSWER_MS } from './client.ts';
import { isPassing } from './outcomes.ts';

type Fetch = NonNullable<webApi.WebClientOptions['fetch']>;

export interface Patience {
  /** Resolves with an answer that opens a connection, and with no other. */
  readonly fetch: Fetch;
  /** Once an answer was none. */
  readonly firstTrouble: Promise<void>;
  /** Asks no more; what is being asked for never comes. */
  end(): void;
}

export interface PatienceParts {
  readonly fetch: typeof fetch;
  /** Slack said no to the app token, with this code; told each time. */
  readonly refused: (code: string) => void;
  /** It could not be asked, or said nothing of the token; told each time. */
  readonly unheard: (code: string) => void;
  readonly pauseMs?: (tries: number) => number;
}

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
const answer = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

export function patience({ fetch, refused, unheard, pauseMs = growing }: PatienceParts): Patience {
  let hasEnded = false;
  const never = () => new Promise<never>(() => {});
  const trouble = { tell() {} };
  const firstTrouble = new Promise<void>((resolve) => {
    trouble.tell = resolve;
  });

  return {
    firstTrouble,
    end() {
      hasEnded = true;
    },
    async fetch(url, init) {
      for (let tries = 1; ; tries += 1) {
        if (hasEnded) return never();
        try {
          const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) });
          const code = await refusalIn(response.clone());
          if (code === null) return response;
          (isPassing(code) ? unheard : refused)(code);
        } catch (error) {
          unheard(error instanceof Error ? error.name : 'failed');
        }
        trouble.tell();
        await wait(pauseMs(tries), undefined, { ref: false });
      }
    },
  };
}

/** Why the answer opens no connection; null where it does. */
async function refusalIn(response: Response): Promise<string | null> {
  const parsed = answer.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return `http_${response.status}`;
  return parsed.data.ok ? null : (parsed.data.error ?? 'refused');
}

/** Doubles from two seconds to a minute. */
function growing(tries: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 10), LONGEST_PAUSE_MS);
}
