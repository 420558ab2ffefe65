// The migrations that the program brings, and what the database says of those it got. Applying them: migrate.ts.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { SqlQueryable } from '@prisma/driver-adapter-utils';
import { packageFolder } from '../program.ts';
import type { Engine } from './store.ts';

export interface Migration {
  /** The folder's name: a time stamp and a word. */
  readonly name: string;
  readonly script: string;
}

/** A row of `_prisma_migrations` that was not rolled back. */
export interface RecordedMigration {
  readonly name: string;
  /** SHA-256 of the script, in hexadecimal. */
  readonly checksum: string;
  readonly finished: boolean;
}

/** Why the database is left as it is. `migrations` names what stands in the way. */
export class MigrationError extends Error {
  readonly code:
    | 'database-newer'
    | 'database-empty'
    | 'database-damaged'
    | 'database-foreign'
    | 'database-lost'
    | 'migration-edited'
    | 'migration-failed'
    | 'migration-unclear';
  readonly migrations: readonly string[];

  constructor(
    code: MigrationError['code'],
    migrations: readonly string[],
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'MigrationError';
    this.code = code;
    this.migrations = migrations;
  }
}

export const migrationsFolder = new URL('prisma/migrations/', packageFolder);

/** Oldest first; empty where the folder is missing. */
export async function bundledMigrations(engine: Engine): Promise<Migration[]> {
  const folder = new URL(`${engine}/`, migrationsFolder);
  const entries = await readdir(folder, { withFileTypes: true }).catch(emptyWhereMissing);
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      script: await readFile(new URL(`${name}/migration.sql`, folder), 'utf8'),
    })),
  );
}

/** What the database got so far; empty where it is new. */
export async function recordedMigrations(
  engine: Engine,
  adapter: SqlQueryable,
): Promise<RecordedMigration[]> {
  const ask = async (sql: string) => (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows;
  const [table] = await ask(
    engine === 'sqlite'
      ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`
      : `SELECT relname::text FROM pg_class WHERE oid = to_regclass('_prisma_migrations')`,
  );
  if (table === undefined) return [];
  const rows = await ask(
    `SELECT migration_name, checksum, CASE WHEN finished_at IS NULL THEN 0 ELSE 1 END
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows.map(([name, checksum, finished]) => ({
    name: String(name),
    checksum: String(checksum),
    finished: Number(finished) === 1,
  }));
}

/** The bundled ones that the database still lacks; one that was begun and not finished is among them. Throws MigrationError where the two histories do not fit. */
export function pendingMigrations(
  bundled: readonly Migration[],
  recorded: readonly RecordedMigration[],
): Migration[] {
  const known = new Map(bundled.map((each) => [each.name, each]));
  const newer = namesOf(recorded, ({ name }) => !known.has(name));
  if (newer.length > 0) {
    throw new MigrationError(
      'database-newer',
      newer,
      `The database is newer than this program: it has ${list(newer)}, which this version does not know. ` +
        'Start the newer version, or restore the backup made before the upgrade.',
    );
  }
  const done = recorded.filter(({ finished }) => finished);
  const edited = namesOf(done, ({ name, checksum }) => !checksumsOf(known.get(name)).includes(checksum));
  if (edited.length > 0) {
    throw new MigrationError(
      'migration-edited',
      edited,
      `${list(edited)} was changed after it had been applied to this database. ` +
        'Put the file back as it was released and write a new migration for the change.',
    );
  }
  const applied = new Set(done.map(({ name }) => name));
  return bundled.filter(({ name }) => !applied.has(name));
}

/** SHA-256 in hexadecimal. */
export function checksumOf(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}

/** As it is and with either line ending: a checkout on Windows is no edit. */
function checksumsOf(migration: Migration | undefined): string[] {
  if (migration === undefined) return [];
  const unix = migration.script.replaceAll('\r\n', '\n');
  return [migration.script, unix, unix.replaceAll('\n', '\r\n')].map(checksumOf);
}

function namesOf(
  recorded: readonly RecordedMigration[],
  wanted: (each: RecordedMigration) => boolean,
): string[] {
  return recorded.filter(wanted).map(({ name }) => name);
}

function list(names: readonly string[]): string {
  return `${names.length === 1 ? 'migration' : 'migrations'} ${names.map((name) => `"${name}"`).join(', ')}`;
}

function emptyWhereMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
