// Migrations, whole or not at all: a script and its row in `_prisma_migrations` are one transaction, so that a process that
// is killed leaves the one with the other. The table is Prisma's own, so that `prisma migrate` still understands the database.
import { randomUUID } from 'node:crypto';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { checksumOf, type Migration } from './migrations.ts';
import type { Engine } from './store.ts';

/**
 * All of them or none.
 * @param adapter sends a script at once, and undoes all of it where a part fails
 */
export async function apply(
  engine: Engine,
  adapter: SqlDriverAdapter,
  migrations: readonly Migration[],
): Promise<void> {
  const noted = migrations.map(({ name, script }) => {
    const values = [randomUUID(), checksumOf(script), name].map((each) => `'${each.replaceAll("'", "''")}'`);
    return `${script}\n;
INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
VALUES (${values.join(', ')}, ${NOW[engine]}, ${NOW[engine]}, 1);`;
  });
  await adapter.executeScript([`${TABLE[engine]};`, ...noted].join('\n'));
}

/** Its script is in the database already: only that it is finished was not noted. */
export async function finish(
  engine: Engine,
  adapter: SqlDriverAdapter,
  { name, script }: Migration,
): Promise<void> {
  await run(
    adapter,
    `UPDATE _prisma_migrations SET finished_at = ${NOW[engine]}, applied_steps_count = 1, checksum = '${checksumOf(script)}'
     WHERE rolled_back_at IS NULL AND migration_name = '${name.replaceAll("'", "''")}'`,
  );
}

/** Nothing of it is in the database: as if it had never been begun. */
export async function forget(adapter: SqlDriverAdapter, { name }: Migration): Promise<void> {
  await run(
    adapter,
    `DELETE FROM _prisma_migrations WHERE finished_at IS NULL AND migration_name = '${name.replaceAll("'", "''")}'`,
  );
}

function run(adapter: SqlDriverAdapter, sql: string): Promise<number> {
  return adapter.executeRaw({ sql, args: [], argTypes: [] });
}

/** As Prisma 7 makes it and as it writes an instant. */
const TABLE: Record<Engine, string> = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT,
  "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
  postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT,
  rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`,
};
const NOW: Record<Engine, string> = {
  sqlite: "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
  postgresql: 'clock_timestamp()',
};
