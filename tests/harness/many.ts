// Writes rows by the thousand. Prisma plans each value of a createMany by itself: a thousand rows take it most of a second.
import { type EngineStore, insertMany } from '../../src/database/client.ts';
import type { ColumnKind, ColumnKinds, RowOf } from '../../src/database/insert.ts';

/** Rows of one shape, as they stand; a field that is null in all of them is left to the schema. Dates are dates, JSON is objects and lists. */
export async function addMany(
  store: EngineStore,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const kinds: Record<string, ColumnKind> = {};
  for (const name of new Set(rows.flatMap(Object.keys))) {
    const values = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined);
    if (values.length > 0) kinds[name] = kindOf(values);
  }
  const added = await insertMany(store, table, kinds, rows as readonly RowOf<ColumnKinds>[]);
  if (added !== rows.length) throw new Error(`${rows.length - added} rows of ${table} were there already`);
}

function kindOf(values: readonly unknown[]): ColumnKind {
  const [value] = values;
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return values.every(Number.isInteger) ? 'integer' : 'real';
  return value instanceof Date ? 'instant' : 'json';
}
