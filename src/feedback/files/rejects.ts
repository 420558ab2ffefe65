// The file of rows that were not taken: reference CSV (RFC 4180, UTF-8), complete enough to be mended and imported again.

import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

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

/** Readable by its owner only (customers' words stand in it); appears under its name once it is complete. */
export function rejectsFile(path: string, headers: readonly string[]): RejectsFile {
  const partial = `${path}.part`;
  let out: WriteStream | null = null;
  const write = async (cells: readonly string[]): Promise<void> => {
    if (out === null) {
      out = createWriteStream(partial, { mode: 0o600 });
      await once(out, 'open');
    }
    if (!out.write(`${cells.map(cellText).join(',')}\r\n`)) await once(out, 'drain');
  };
  const finish = async (): Promise<void> => {
    if (out === null) return;
    out.end();
    await finished(out);
  };
  return {
    async add({ line, column, reason, cells }) {
      if (out === null) await write(['line', 'column', 'reason', ...headers]);
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

function cellText(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
