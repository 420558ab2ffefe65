// Brings a database to the schema of this program. Writing migrations: scripts/migration.ts.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDriverAdapterError, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { apply, finish, forget } from './applying.ts';
import { fateOf } from './begun.ts';
import { type FoundTables, MIGRATIONS, mayMake } from './emptied.ts';
import { sqliteAdapter, sqliteClient } from './libsql.ts';
import { aloneAtFile, aloneAtServer } from './migration-lock.ts';
import {
  bundledMigrations,
  type Migration,
  MigrationError,
  pendingMigrations,
  recordedMigrations,
} from './migrations.ts';
import type { Engine } from './store.ts';
import { parseDatabaseUrl } from './url.ts';

export { MigrationError } from './migrations.ts';

interface Options {
  readonly log?: (message: string) => void;
  /** Instead of those that the program brings. */
  readonly migrations?: readonly Migration[];
}

/**
 * Applies what the database lacks, oldest first, each migration whole or not at all (all of them at once where it is new), and returns the names applied
 * (none where it was up to date). Of several processes one does it and the others wait. Killed at any step, the next call goes on;
 * where an earlier version was killed, what it left is mended first.
 * Throws MigrationError, having changed nothing, where the database is newer than the program, an applied migration was edited, or a SQLite
 * file lost its tables; and where one fails now, of which nothing is kept.
 */
export async function migrate(url: string, options: Options = {}): Promise<string[]> {
  const place = parseDatabaseUrl(url);
  const { engine } = place;
  const log = options.log ?? (() => {});
  const bundled = options.migrations ?? (await bundledMigrations(engine));
  if (bundled.length === 0)
    throw new Error(`This installation lacks its migrations (prisma/migrations/${engine}).`);
  const onWait = () => log('Another process is migrating the database: waiting for it.');
  const bring = (adapter: SqlDriverAdapter) => bringUpToDate(engine, adapter, bundled, log);
  if (place.engine === 'postgresql') return aloneAtServer(place.url, onWait, bring);
  await mkdir(dirname(place.path), { recursive: true, mode: 0o700 });
  return aloneAtFile(place.path, onWait, async () => {
    const made = await mayMake(place.path, () => lookInto(place.url));
    const names = await connectedTo(place.url, bring);
    await made();
    return names;
  });
}

/** Returns the names of what it applied. */
async function bringUpToDate(
  engine: Engine,
  adapter: SqlDriverAdapter,
  bundled: readonly Migration[],
  log: (message: string) => void,
): Promise<string[]> {
  await mend(engine, adapter, bundled);
  const recorded = await recordedMigrations(engine, adapter);
  const pending = pendingMigrations(bundled, recorded);
  if (pending.length === 0) return [];
  log(`Migrating the database: ${pending.map(({ name }) => name).join(', ')}.`);
  // Of a new database nothing has to be kept between them: one write to the disk instead of one for each.
  const isDone = recorded.length === 0 && (await allAtOnce(engine, adapter, pending));
  if (!isDone) for (const each of pending) await applyOrSay(engine, adapter, each);
  return pending.map(({ name }) => name);
}

/** What was begun by a version that noted the end of a migration apart from the migration, and was killed. */
async function mend(engine: Engine, adapter: SqlDriverAdapter, bundled: readonly Migration[]): Promise<void> {
  const recorded = await recordedMigrations(engine, adapter);
  if (recorded.every(({ finished }) => finished)) return;
  pendingMigrations(bundled, recorded);
  const isBegun = (name: string) => recorded.some((each) => each.name === name && !each.finished);
  for (const [i, each] of bundled.entries()) {
    if (!isBegun(each.name)) continue;
    const fate = await fateOf(engine, adapter, bundled.slice(0, i + 1));
    if (fate === 'unclear') {
      throw new MigrationError(
        'migration-unclear',
        [each.name],
        `migration "${each.name}" was begun on this database and never finished, and the tables are neither as before it nor as after it. ` +
          'Nothing was changed. Restore the backup made before the upgrade.',
      );
    }
    await (fate === 'done' ? finish(engine, adapter, each) : forget(adapter, each));
  }
}

/** False where nothing of them was kept: one after the other they tell which one fails. */
async function allAtOnce(
  engine: Engine,
  adapter: SqlDriverAdapter,
  migrations: readonly Migration[],
): Promise<boolean> {
  try {
    await apply(engine, adapter, migrations);
    return true;
  } catch {
    return false;
  }
}

async function applyOrSay(engine: Engine, adapter: SqlDriverAdapter, migration: Migration): Promise<void> {
  try {
    await apply(engine, adapter, [migration]);
  } catch (error) {
    throw new MigrationError(
      'migration-failed',
      [migration.name],
      `The migration "${migration.name}" failed and nothing of it was kept. ${reasonOf(error)}`,
      { cause: error },
    );
  }
}

/** @param url of a SQLite file */
async function connectedTo<T>(url: string, use: (adapter: SqlDriverAdapter) => Promise<T>): Promise<T> {
  const adapter = await (await sqliteAdapter(url)).connect();
  try {
    return await use(adapter);
  } finally {
    await adapter.dispose();
  }
}

/** By a connection that sets nothing: also what is not ours stays as it is. */
async function lookInto(url: string): Promise<FoundTables> {
  const { client } = await sqliteClient({ url });
  try {
    const { rows } = await client.execute(`SELECT name FROM sqlite_master WHERE type = 'table'`);
    const tables = rows.map((row) => String(row[0]));
    if (!tables.includes(MIGRATIONS)) return { tables, applied: 0 };
    const applied = await client.execute(`SELECT count(*) FROM ${MIGRATIONS} WHERE finished_at IS NOT NULL`);
    return { tables, applied: Number(applied.rows[0]?.[0]) };
  } finally {
    client.close();
  }
}

/** The database's own words where it gave some: they name what of the migration failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (isDriverAdapterError(error) ? error.cause.originalMessage : undefined) ?? error.message;
}
