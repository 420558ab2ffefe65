// Something done each minute, on the machine's monotonic timer: the clock only says where in its minute it stands, so that one that is
// set back or forward, or a host with local time, costs at most a minute. A cron library counts in wall time and sleeps through it.
import type { Clock } from './clock.ts';

export interface Minutes {
  /** Does the work at once, between two minutes; where it is being done just now, once that is over it is. */
  now(): Promise<void>;
  /** Milliseconds since the work last ended well, or since the start; not by the clock. */
  age(): number;
  /** How often in a row it failed. */
  failures(): number;
  /** Begins nothing more; over once what is under way has ended. */
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** A timer that fires a little early must not do the same minute twice. */
const EARLY_MS = 1_000;

/**
 * @param work is never run twice at a time; what it throws goes to `failed`, and the next minute comes all the same
 */
export function eachMinute(
  work: () => Promise<void>,
  { clock, failed }: { readonly clock: Clock; readonly failed: (error: unknown) => void },
): Minutes {
  let wellAt = performance.now();
  let failures = 0;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let running: Promise<void> | null = null;

  /** Who asks while it runs waits for that. */
  function now(): Promise<void> {
    running ??= once().finally(() => {
      running = null;
    });
    return running;
  }

  async function once(): Promise<void> {
    try {
      await work();
      wellAt = performance.now();
      failures = 0;
    } catch (error) {
      failures += 1;
      failed(error);
    }
  }

  function arm(): void {
    if (stopped) return;
    timer = setTimeout(() => void now().then(arm), untilNextMinute(clock.now()));
  }

  arm();
  return {
    now,
    age: () => performance.now() - wellAt,
    failures: () => failures,
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

/** Milliseconds, at most a minute and a second whatever the clock says. */
function untilNextMinute(now: Date): number {
  const left = MINUTE_MS - (now.getTime() % MINUTE_MS);
  return left < EARLY_MS ? left + MINUTE_MS : left;
}
