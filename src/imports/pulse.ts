// The sign of life of a job while it reads: keeps others off its file, and ends it once it is somebody else's or the program stops.
import { beat } from './file-import.ts';
import type { Job } from './job.ts';

/** The file has passed to somebody else, or was changed by its reader: what was begun is of no use. */
export class Lost extends Error {}

/** Milliseconds between two signs of life, and two drawings of the progress. */
const EVERY_MS = 5_000;

interface ReadSoFar {
  readonly bytes: number;
  readonly rows: number;
}

export interface Pulse {
  /** After each batch; throws Lost, or the reason for stopping. */
  readonly onProgress: (read: ReadSoFar) => void;
  /** Once no sign of life is under way. */
  settle(): Promise<void>;
  /** Throws Lost where the file is somebody else's by now. */
  confirm(): Promise<void>;
}

/** `also` is done at each sign of life; where it fails, the job goes on. */
export function pulse(
  { parts, row, signal }: Job,
  also: (read: ReadSoFar, now: Date) => Promise<void> = async () => {},
): Pulse {
  const { database, clock, log } = parts;
  let last = clock.now();
  let isLost = false;
  let beating: Promise<void> | null = null;

  async function sign(read: ReadSoFar, now: Date): Promise<void> {
    try {
      isLost = !(await beat(database.db, row, now));
      if (!isLost) await also(read, now);
    } catch (error) {
      log.warn({ err: error, import: row.id }, 'an import could not say how far it is');
    }
    beating = null;
  }

  return {
    onProgress(read) {
      signal.throwIfAborted();
      if (isLost) throw new Lost();
      const now = clock.now();
      const since = now.getTime() - last.getTime();
      // Less than nothing where the clock was set back: then nobody knows how long it was.
      if (beating !== null || (since >= 0 && since < EVERY_MS)) return;
      last = now;
      beating = sign(read, now);
    },
    async settle() {
      await beating;
    },
    async confirm() {
      if (isLost || !(await beat(database.db, row, clock.now()))) throw new Lost();
    },
  };
}
