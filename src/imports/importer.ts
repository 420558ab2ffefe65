// Reads and imports the files that people handed over, one at a time, in the background: whoever asked does not wait, and what
// a dead process left is gone on with. Between batches everything else has its turn.
import { tmpdir } from 'node:os';
import { type Background, background } from '../background.ts';
import { fail } from './fail.ts';
import { type FileImport, release, stateOf, takeNext } from './file-import.ts';
import type { ImporterParts } from './job.ts';
import { lapse } from './lapse.ts';
import { offer } from './offer.ts';
import { Lost } from './pulse.ts';
import { sweep, withFile } from './reading.ts';
import { run } from './run.ts';
import { blankOvertaken } from './telling.ts';

export function importer(parts: ImporterParts): Background {
  const { log, clock, database, workspaceId, folder = tmpdir() } = parts;

  async function attend(row: FileImport, signal: AbortSignal): Promise<void> {
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

  return background(
    async (signal, again) => {
      await sweep(folder);
      await lapse(parts);
      await blankOvertaken(database.db, workspaceId, clock.now());
      do {
        while (!signal.aborted) {
          const row = await takeNext(database.db, workspaceId, clock.now());
          if (row === null) break;
          await attend(row, signal);
        }
      } while (again());
    },
    // Nothing is lost: what waits stands on file, and the next heartbeat looks.
    (error) => log.error({ err: error }, 'files wait to be imported; the next heartbeat looks again'),
  );
}
