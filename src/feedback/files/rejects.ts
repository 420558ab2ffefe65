// The file of rows that were not taken: reference CSV (RFC 4180, UTF-8), complete enough to be mended and imported again. A spreadsheet
// finds no formula in it; importing it gives each cell back as it came.

import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { csvRecord } from '../../csv.ts';

export interface Reject {
  readonly line: number;
  /** The header of the column at fault; '' where it is the row. */
  readonly column: string;
  readonly reason: string;
  /** As they came. */
  readonly cells: readonly string[];
}

export interface RejectsFile {
  add(reject: Reject): Promise<void>;
  /** Its path, or null where nothing was added: then a file of an earlier run is gone too. */
  close(): Promise<string | null>;
  /** Leaves no trace of this run. */
  abandon(): Promise<void>;
}

const LEADING = ['line', 'column', 'reason'];

/** Whether these are the columns of a file of rejects. */
export function isOfRejects(headers: readonly string[]): boolean {
  return headers.slice(0, LEADING.length).join() === LEADING.join();
}

/**
 * Readable by its owner only (customers' words stand in it); appears under its name once it is complete, and is written through no link
 * that somebody put in its place.
 */
export function rejectsFile(path: string, headers: readonly string[]): RejectsFile {
  const partial = `${path}.part`;
  let out: WriteStream | null = null;
  const write = async (cells: readonly string[]): Promise<void> => {
    if (out === null) {
      await rm(partial, { force: true });
      out = createWriteStream(partial, { flags: 'wx', mode: 0o600 });
      await once(out, 'open');
    }
    if (!out.write(csvRecord(cells, ','))) await once(out, 'drain');
  };
  const finish = async (): Promise<void> => {
    if (out === null) return;
    out.end();
    await finished(out);
  };
  return {
    async add({ line, column, reason, cells }) {
      if (out === null) await write([...LEADING, ...headers]);
      await write([String(line), column, reason, ...cells]);
    },
    async close() {
      await finish();
      if (out === null) {
        await rm(path, { force: true });
        return null;
      }
      await rename(partial, path);
      return path;
    },
    async abandon() {
      await finish();
      await rm(partial, { force: true });
    },
  };
}
