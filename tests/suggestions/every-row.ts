// Everything that a database holds, as whoever reads it sees it.
import type { Database } from '../../src/database/client.ts';

/** By table, each row as text, in the order of their texts. On PostgreSQL with the transaction that wrote it (xmin). */
export async function everyRow(
  { db, engine }: Database,
  isWithTransactions = false,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables: { name: string }[] =
    engine === 'sqlite'
      ? await db.$queryRawUnsafe(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      : await db.$queryRawUnsafe(
          `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
        );
  const found = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const columns = isWithTransactions && engine === 'postgresql' ? 'xmin::text, *' : '*';
    const rows: unknown[] = await db.$queryRawUnsafe(`SELECT ${columns} FROM "${name}"`);
    const texts = rows.map((row) =>
      JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
    found.set(name, texts.toSorted());
  }
  return found;
}

/** Which tables differ, and by how many rows they grew. */
export function differences(
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): Record<string, number> {
  const tables = [...after].filter(
    ([name, rows]) => JSON.stringify(rows) !== JSON.stringify(before.get(name)),
  );
  return Object.fromEntries(
    tables.map(([name, rows]) => [name, rows.length - (before.get(name)?.length ?? 0)]),
  );
}
