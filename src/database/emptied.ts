// A SQLite file that lost its tables, or is not ours, must not be taken for a new one: what stood in it would be gone without a word.
import { open, rm, stat } from 'node:fs/promises';
import { MigrationError } from './migrations.ts';
import { databaseCode } from './refusal.ts';

/** Held from before the file is made until it has its tables: a process killed in between leaves this, and may go on. */
function noteOf(path: string): string {
  return `${path}.making`;
}

/**
 * To be called before the file is opened, which makes it. Returns what is to be called once its tables are there.
 * @param look at the file where there is one
 * @throws MigrationError where the file is there, and is cut off, damaged, another program's or without tables (and not just being made), or
 * where it is gone and its log is not
 */
export async function mayMake(path: string, look: () => Promise<FoundTables>): Promise<() => Promise<void>> {
  const note = noteOf(path);
  const done = () => rm(note, { force: true });
  const size = await sizeOf(path);
  if (size === null) {
    if (((await sizeOf(`${path}-wal`)) ?? 0) > 0) throw refused('database-lost', path);
    const file = await open(note, 'w', 0o600);
    await file.sync().finally(() => file.close());
    return done;
  }
  const { tables, applied } =
    size === 0 ? NOTHING : await look().catch((error: unknown) => refuseDamaged(error, path));
  const isBeingMade = (await sizeOf(note)) !== null;
  const others = tables.filter((name) => name !== MIGRATIONS && !name.startsWith('sqlite_'));
  // Where an earlier version was killed before its first migration, there is a table of migrations, and none was applied.
  const isBegun = isBeingMade || (tables.includes(MIGRATIONS) && applied === 0);
  if (others.length === 0 && !isBegun) throw refused('database-empty', path);
  if (others.length > 0 && !tables.includes(MIGRATIONS)) throw refused('database-foreign', path);
  return done;
}

/** What is in a file. */
export interface FoundTables {
  readonly tables: readonly string[];
  /** How many migrations were. */
  readonly applied: number;
}

const NOTHING: FoundTables = { tables: [], applied: 0 };

/** Prisma's table of what was applied: every database of ours has it. */
export const MIGRATIONS = '_prisma_migrations';

function refuseDamaged(error: unknown, path: string): never {
  const isDamaged = ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].includes(databaseCode(error) ?? '');
  throw isDamaged ? refused('database-damaged', path, error) : error;
}

const WHY = {
  'database-empty': 'is there but empty: it was cut off or replaced',
  'database-damaged': 'cannot be read: it was cut off, damaged, or is no database',
  'database-foreign': 'is another program’s: it has tables, and none of ours',
  'database-lost': 'is gone, and its log beside it (-wal) is not',
} as const;

function refused(code: keyof typeof WHY, path: string, cause?: unknown): MigrationError {
  const message =
    `The database file ${path} ${WHY[code]}. Nothing was changed. ` +
    'Restore the backup; or, to begin with an empty Porte-voix, move this file, and those beside it that begin with its name, out of the way and start again.';
  return new MigrationError(code, [], message, { cause });
}

/** In bytes; null where there is no such file. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}
