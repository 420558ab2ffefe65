// What became of a migration that was begun and never noted as finished: earlier versions wrote the two apart, and could be
// killed in between. The tables tell: they are as the migrations before it leave them, or as it leaves them.
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { sqliteClient } from './libsql.ts';
import type { Migration } from './migrations.ts';
import type { Engine } from './store.ts';

/**
 * `done`: all of the last of `upTo` is there; `undone`: nothing of it is, or it changes no table and may run again; `unclear`: the tables are
 * neither, because somebody changed them by hand.
 */
export async function fateOf(
  engine: Engine,
  adapter: SqlDriverAdapter,
  upTo: readonly Migration[],
): Promise<'done' | 'undone' | 'unclear'> {
  const actual = await shapeOf(adapter, SHAPE[engine]);
  const before = await shapeAfter(engine, adapter, upTo.slice(0, -1));
  if (actual === before) return 'undone';
  return actual === (await shapeAfter(engine, adapter, upTo)) ? 'done' : 'unclear';
}

async function shapeAfter(
  engine: Engine,
  adapter: SqlDriverAdapter,
  migrations: readonly Migration[],
): Promise<string> {
  const scripts = migrations.map(({ script }) => script).join('\n;\n');
  if (engine === 'sqlite') {
    const { client } = await sqliteClient({ url: ':memory:' });
    try {
      await client.executeMultiple(scripts);
      const { rows } = await client.execute(SHAPE.sqlite);
      return rows.map((row) => String(row[0])).join('\n');
    } finally {
      client.close();
    }
  }
  // In a schema that is never kept, which only this transaction sees.
  const tx = await adapter.startTransaction();
  try {
    const script = `CREATE SCHEMA ${SCRATCH};\nSET LOCAL search_path TO ${SCRATCH};\n${scripts}`;
    await tx.executeRaw({ sql: script, args: [], argTypes: [] });
    return await shapeOf(tx, SHAPE.postgresql);
  } finally {
    await tx.executeRaw({ sql: 'ROLLBACK', args: [], argTypes: [] }).catch(() => {});
    await tx.rollback();
  }
}

async function shapeOf(adapter: Pick<SqlDriverAdapter, 'queryRaw'>, sql: string): Promise<string> {
  const { rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] });
  return rows.map(([line]) => String(line)).join('\n');
}

const SCRATCH = 'portevoix_scratch';

/** One line for each column, index, constraint, trigger and type of the current schema, but for Prisma's own table. */
const SHAPE: Record<Engine, string> = {
  sqlite: `SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master
    WHERE tbl_name <> '_prisma_migrations' AND name NOT LIKE 'sqlite_stat%' ORDER BY type, name`,
  postgresql: `SELECT line FROM (
      SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' '
             || replace(coalesce(column_default, ''), current_schema() || '.', '') AS line
        FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> '_prisma_migrations'
      UNION ALL SELECT replace(indexdef, current_schema() || '.', '') FROM pg_indexes
        WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'
      UNION ALL SELECT c.conrelid::regclass::text || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid) FROM pg_constraint c
        WHERE c.connamespace = current_schema()::regnamespace AND c.conrelid <> 0
          AND c.conrelid::regclass::text NOT LIKE '%_prisma_migrations%'
      UNION ALL SELECT replace(pg_get_triggerdef(t.oid), current_schema() || '.', '') FROM pg_trigger t
        JOIN pg_class r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal AND r.relnamespace = current_schema()::regnamespace
      UNION ALL SELECT y.typname || ' ' || e.enumlabel FROM pg_enum e JOIN pg_type y ON y.oid = e.enumtypid
        WHERE y.typnamespace = current_schema()::regnamespace
      UNION ALL SELECT p.proname || ' ' || p.prosrc FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace
    ) AS shape ORDER BY line`,
};
