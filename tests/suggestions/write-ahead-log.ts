// SQLite's write-ahead log: what one transaction after another wrote, for whoever reads the file.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The write-ahead log as it stands: 32 bytes of header, then frames of 24 bytes and a page (sqlite.org/fileformat2.html#walformat). */
export interface Log {
  /** Changes when the log begins anew over its old frames. */
  readonly salt: string;
  readonly frames: readonly string[];
}

export function logOf(url: string): Log {
  const bytes = readFileSync(`${fileURLToPath(url)}-wal`);
  // Cut to nothing.
  if (bytes.length === 0) return { salt: '', frames: [] };
  const salt = bytes.toString('hex', 16, 24);
  const size = 24 + bytes.readUInt32BE(8);
  const frames: string[] = [];
  for (let at = 32; at + size <= bytes.length; at += size) {
    if (bytes.toString('hex', at + 8, at + 16) !== salt) break;
    frames.push(bytes.toString('latin1', at, at + size));
  }
  return { salt, frames };
}

export function writtenSince(url: string, { salt, frames }: Log): readonly string[] {
  const now = logOf(url);
  return now.frames.slice(now.salt === salt ? frames.length : 0);
}
