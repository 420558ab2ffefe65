// Brings a database to the schema of this program. Writing migrations: scripts/migration.ts.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { sqliteAdapter } from './libsql.ts';
import { aloneAt } from './migration-lock.ts';
import {
  bundledMigrations,
  type Migration,
  MigrationError,
  pendingMigrations,
  type RecordedMigration,
  recordedMigrations,
} from './migrations.ts';
import { migratingPostgres } from './postgres.ts';
import { filtersFor, migrationList, withSchemaEngine } from './schema-engine.ts';
import type { Engine } from './store.ts';
import { type DatabasePlace, parseDatabaseUrl } from './url.ts';

export { MigrationError } from './migrations.ts';

interface Options {
  readonly log?: (message: string) => void;
  /** Instead of those that the program brings. */
  readonly migrations?: readonly Migration[];
}

/**
 * Applies what the database lacks, oldest first, each migration whole or not at all, and returns the names applied
 * (none where it was up to date). Of several processes one does it and the others wait.
 * Throws MigrationError, having changed nothing, where the database is newer than the program, an applied
 * migration was edited, or one failed earlier; and where one fails now.
 */
export async function migrate(url: string, options: Options = {}): Promise<string[]> {
  const place = parseDatabaseUrl(url);
  const { engine } = place;
  const log = options.log ?? (() => {});
  const bundled = options.migrations ?? (await bundledMigrations(engine));
  if (bundled.length === 0)
    throw new Error(`This installation lacks its migrations (prisma/migrations/${engine}).`);
  if (place.engine === 'sqlite') await mkdir(dirname(place.path), { recursive: true });
  const onWait = () => log('Another process is migrating the database: waiting for it.');
  return aloneAt(place, onWait, async () => {
    const factory = await factoryFor(place);
    const pending = pendingMigrations(bundled, await recorded(engine, factory));
    if (pending.length === 0) return [];
    log(`Migrating the database: ${pending.map(({ name }) => name).join(', ')}.`);
    await apply(engine, factory, bundled);
    return pending.map(({ name }) => name);
  });
}

async function apply(
  engine: Engine,
  factory: SqlMigrationAwareDriverAdapterFactory,
  bundled: readonly Migration[],
): Promise<void> {
  const migrationsList = migrationList(engine, bundled);
  try {
    await withSchemaEngine(factory, (schema) =>
      schema.applyMigrations({ migrationsList, filters: filtersFor(engine) }),
    );
  } catch (error) {
    const failed = (await recorded(engine, factory))
      .filter(({ finished }) => !finished)
      .map(({ name }) => name);
    if (failed.length === 0) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      'migration-failed',
      failed,
      `The migration "${failed.join('", "')}" failed and nothing of it was kept. ${why}`,
      { cause: error },
    );
  }
}

async function recorded(
  engine: Engine,
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<RecordedMigration[]> {
  const adapter = await factory.connect();
  try {
    return await recordedMigrations(engine, adapter);
  } finally {
    await adapter.dispose();
  }
}

async function factoryFor(place: DatabasePlace): Promise<SqlMigrationAwareDriverAdapterFactory> {
  return place.engine === 'sqlite' ? sqliteAdapter(place.url) : migratingPostgres(place.url);
}
