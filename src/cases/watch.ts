// Opens cases as soon as answers came in, without making whoever brought them wait.
import type { Logger } from 'pino';

export interface CaseWatch {
  /** Answers came in. Cheap; may be called at any time. */
  look(): void;
  /** Lets what is under way finish, and begins nothing more. */
  stop(): Promise<void>;
}

/** One `open` at a time: what comes in meanwhile is seen by one more after it. */
export function caseWatch(open: () => Promise<void>, log: Logger): CaseWatch {
  let running: Promise<void> | null = null;
  let wanted = false;
  let stopped = false;

  async function work(): Promise<void> {
    try {
      do {
        wanted = false;
        await open();
      } while (wanted && !stopped);
    } catch (error) {
      // Nothing is lost: the next heartbeat looks again.
      log.error({ err: error }, 'cases were not opened at once; the next heartbeat opens them');
    }
    running = null;
  }

  return {
    look() {
      if (stopped) return;
      if (running) wanted = true;
      else running = work();
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
