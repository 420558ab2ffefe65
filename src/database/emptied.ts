// A SQLite file that lost its tables must not be taken for a new one: what stood in it would be gone without a word.
import { open, rm, stat } from 'node:fs/promises';
import { MigrationError } from './migrations.ts';

/** Held from before the file is made until it has its tables: a process killed in between leaves this, and may go on. */
function noteOf(path: string): string {
  return `${path}.making`;
}

/**
 * To be called before the file is opened, which makes it. Returns what is to be called once its tables are there.
 * @param tables of the file where there is one
 * @throws MigrationError where the file is there, without tables, and is not just being made
 */
export async function mayMake(path: string, tables: () => Promise<number>): Promise<() => Promise<void>> {
  const note = noteOf(path);
  const done = () => rm(note, { force: true });
  const size = await sizeOf(path);
  if (size === null) {
    const file = await open(note, 'w', 0o600);
    await file.sync().finally(() => file.close());
    return done;
  }
  if ((await sizeOf(note)) === null && (size === 0 || (await tables()) === 0)) {
    throw new MigrationError(
      'database-empty',
      [],
      `The database file ${path} is there but empty: it was cut off or replaced. Nothing was changed. ` +
        'Restore the backup; or, to begin with an empty Porte-voix, delete this file (and those beside it that begin with its name) and start again.',
    );
  }
  return done;
}

/** In bytes; null where there is no such file. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}
