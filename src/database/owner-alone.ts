// SQLite's files are for their owner alone, those too that an earlier version, or a copy, left open to others.
import { chmod, readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** Where they are somebody else's, they stay as they are; so does a folder that holds anything else. */
export async function forItsOwnerAlone(path: string): Promise<void> {
  const name = basename(path);
  for (const end of ['', '-wal', '-shm', '.migrate-lock']) await close(`${path}${end}`, 0o600);
  const folder = dirname(path);
  const found = await readdir(folder).catch(() => []);
  const isOurs = (each: string) => each.startsWith(name) || each === 'secret.key' || each === 'demo';
  if (found.length > 0 && found.every(isOurs)) await close(folder, 0o700);
}

async function close(path: string, mode: number): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found !== null && (found.mode & 0o077) !== 0) await chmod(path, mode).catch(() => {});
}
