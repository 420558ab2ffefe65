// One reading of a file that was handed over: fetched anew into a folder of its own, and gone right after.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type HandedFiles, MOST_BYTES } from './handed.ts';

const PREFIX = 'portevoix-import-';
/** A process that was killed left its folder behind; no reading takes this long. */
const LEFT_BEHIND_MS = 60 * 60_000;

export interface FileFetching {
  readonly files: HandedFiles;
  /** Where folders are made; the machine's own by default. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** The folder is readable by its owner only, and is removed whatever happens. */
export async function withFile<T>(
  { files, folder, signal }: FileFetching,
  fileId: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const own = await mkdtemp(join(folder, PREFIX));
  try {
    const path = join(own, 'answers');
    await files.fetch(fileId, { path, mostBytes: MOST_BYTES, signal });
    return await work(path);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** Removes what killed processes left in the folder, by the file system's own clock, which dates what is in it. */
export async function sweep(folder: string): Promise<void> {
  const probe = await mkdtemp(join(folder, PREFIX));
  const { mtimeMs: now } = await stat(probe);
  await rm(probe, { recursive: true, force: true });
  const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && now - found.mtimeMs > LEFT_BEHIND_MS) await rm(path, { recursive: true, force: true });
  }
}
