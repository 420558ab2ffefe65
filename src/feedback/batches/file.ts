// The batch of a file, opened for one run of its import.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Database, transact } from '../../database/client.ts';
import type { Keys } from '../../keys.ts';
import { type Batch, type FileBatch, openFileBatch } from './batch.ts';

/** The file at `path`: after a stop the very same one goes on in its batch. */
export async function batchOfFile(
  database: Database,
  keys: Keys,
  path: string,
  file: Omit<FileBatch, 'fileHash'>,
): Promise<Batch> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const fileHash = keys.fingerprint('file', hash.digest('hex'));
  return transact(database, (tx) => openFileBatch(tx, { ...file, fileHash }));
}
