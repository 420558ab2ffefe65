// Takes imports back in the background, one at a time: whoever asked does not wait, and everything else has its turn in between.
import type { Logger } from 'pino';
import type { Batch } from '../feedback/batches/batch.ts';
import { settleBatches } from './settle.ts';
import type { Undoing } from './undo.ts';

export interface Undoer {
  /** One may wait: looks at once, or again when it is done with the present one. Cheap; may be called at any time. */
  wake(): void;
  /** Once nothing waits. */
  idle(): Promise<void>;
  /** Stops within the present transaction; the next start goes on. */
  stop(): Promise<void>;
}

/** @param told of each that was taken back */
export function undoer(
  parts: Pick<Undoing, 'database' | 'workspaceId' | 'now'> & { readonly log: Pick<Logger, 'error'> },
  told: (batch: Batch) => Promise<void>,
): Undoer {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | null = null;
  let wanted = false;

  async function work(): Promise<void> {
    try {
      do {
        wanted = false;
        for (const batch of await settleBatches({ ...parts, signal })) await told(batch);
      } while (wanted && !signal.aborted);
    } catch (error) {
      parts.log.error({ err: error }, 'an import could not be taken back; the next heartbeat goes on');
    }
    running = null;
  }

  return {
    wake() {
      if (signal.aborted) return;
      if (running) wanted = true;
      else running = work();
    },
    async idle() {
      while (running) await running;
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
