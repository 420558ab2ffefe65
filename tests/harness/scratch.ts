// Where tests put what is gone with them: in memory, where this system has a folder there with room. A commit waits for the disk, and
// on a busy machine that is most of what a test waits for.
import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const IN_MEMORY = '/dev/shm';
/** Bytes: some thousand databases of SQLite. Docker gives 64 MB by default. */
const ROOM = 4 * 1024 ** 3;

export function scratchFolder(): string {
  return existsSync(IN_MEMORY) && roomIn(IN_MEMORY) >= ROOM ? IN_MEMORY : tmpdir();
}

function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
