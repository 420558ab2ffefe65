// Reads and imports the files that people handed over, one at a time, in the background: whoever asked does not wait, and what
// a dead process left is gone on with. Between batches everything else has its turn.
import { tmpdir } from 'node:os';
import { fail } from './fail.ts';
import { type FileImport, release, stateOf, takeNext } from './file-import.ts';
import type { ImporterParts } from './job.ts';
import { lapse } from './lapse.ts';
import { offer } from './offer.ts';
import { Lost } from './pulse.ts';
import { sweep, withFile } from './reading.ts';
import { run } from './run.ts';
import { blankOvertaken } from './telling.ts';

export interface Importer {
  /** A file may wait: looks at once, or again when it is done with the present one. Cheap; may be called at any time. */
  wake(): void;
  /** Once nothing waits. */
  idle(): Promise<void>;
  /** Stops within the present batch; the next start goes on. */
  stop(): Promise<void>;
}

export function importer(parts: ImporterParts): Importer {
  const { log, clock, database, workspaceId, folder = tmpdir() } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | null = null;
  let wanted = false;

  async function attend(row: FileImport): Promise<void> {
    try {
      await withFile({ files: parts.files, folder, signal }, row.fileId, (path) => {
        const job = { parts, row, path, signal };
        return stateOf(row) === 'running' ? run(job) : offer(job);
      });
    } catch (error) {
      if (error instanceof Lost) return;
      if (signal.aborted) await release(database.db, row);
      else await fail(parts, row, error);
    } finally {
      parts.nudge();
    }
  }

  async function work(): Promise<void> {
    try {
      await sweep(folder);
      await lapse(parts);
      await blankOvertaken(database.db, workspaceId, clock.now());
      do {
        wanted = false;
        while (!signal.aborted) {
          const row = await takeNext(database.db, workspaceId, clock.now());
          if (row === null) break;
          await attend(row);
        }
      } while (wanted && !signal.aborted);
    } catch (error) {
      // Nothing is lost: what waits stands on file, and the next heartbeat looks.
      log.error({ err: error }, 'files wait to be imported; the next heartbeat looks again');
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
