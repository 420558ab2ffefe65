// Takes imports back in the background, one at a time: whoever asked does not wait, and everything else has its turn in between.
import type { Logger } from 'pino';
import { type Background, background } from '../background.ts';
import type { Batch } from '../feedback/batches/batch.ts';
import { settleBatches } from './settle.ts';
import type { Undoing } from './undo.ts';

/** @param told of each that was taken back */
export function undoer(
  parts: Pick<Undoing, 'database' | 'workspaceId' | 'now'> & { readonly log: Pick<Logger, 'error'> },
  told: (batch: Batch) => Promise<void>,
): Background {
  return background(
    async (signal, again) => {
      do {
        for (const batch of await settleBatches({ ...parts, signal })) await told(batch);
      } while (again());
    },
    (error) =>
      parts.log.error({ err: error }, 'an import could not be taken back; the next heartbeat goes on'),
  );
}
