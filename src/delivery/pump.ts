// Keeps the ledger moving: runs the dispatcher when something new waits, and again when the next row falls due.
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Dispatcher } from './dispatch.ts';

export interface Pump {
  /** Something new waits, or may. Cheap; may be called at any time. */
  nudge(): void;
  /** Lets what is being sent finish, and sends nothing more. */
  stop(): Promise<void>;
}

/** Even without a nudge it looks this often: another replica may have queued something. */
const LONGEST_REST_MS = 30_000;
const SHORTEST_REST_MS = 10;

export function pump(dispatcher: Dispatcher, { clock, log }: { clock: Clock; log: Logger }): Pump {
  let running: Promise<void> | null = null;
  let wanted = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  async function work(): Promise<void> {
    let rest = LONGEST_REST_MS;
    try {
      // What is wanted while it looks when to go on would otherwise wait for the longest rest.
      do {
        wanted = false;
        await dispatcher.run();
        const next = await dispatcher.nextAt();
        const ms = next ? next.getTime() - clock.now().getTime() : LONGEST_REST_MS;
        rest = Math.min(Math.max(ms, SHORTEST_REST_MS), LONGEST_REST_MS);
      } while (wanted && !stopped);
    } catch (error) {
      // Nothing is lost: every message stands in the ledger, and the next look finds it.
      log.error({ err: error }, 'sending stopped short; it goes on at the next look');
    }
    running = null;
    if (!stopped) timer = setTimeout(nudge, rest);
  }

  function nudge(): void {
    if (stopped) return;
    if (timer) clearTimeout(timer);
    timer = null;
    if (running) wanted = true;
    else running = work();
  }

  return {
    nudge,
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await dispatcher.stop();
      await running;
    },
  };
}
