// The rows of a table of one company, some at a time: read in the order of their keys, and written.
import type { Engine } from '../database/client.ts';
import type { Row, Whole } from '../database/whole.ts';
import { asked, quoted, taken } from './kinds.ts';
import type { Table } from './tables.ts';

/** Rows in memory at once. */
export const AT_ONCE = 500;

export async function countOf(whole: Whole, table: Table, workspaceId: string): Promise<number> {
  const { where, args } = whose(whole.engine, table, workspaceId);
  const [row] = await whole.rows(
    `SELECT CAST(count(*) AS integer) FROM ${quoted(table.name)} ${where}`,
    args,
  );
  return Number(row?.[0]);
}

/** Whether there is one, of whichever company. */
export async function hasRows(whole: Whole, table: Table): Promise<boolean> {
  return (await whole.rows(`SELECT 1 FROM ${quoted(table.name)} LIMIT 1`)).length > 0;
}

/** In the order of the bytes of their keys, whatever the database's collation; with the columns in the order of the table. */
export function rowsOf(whole: Whole, table: Table, workspaceId: string): AsyncGenerator<Row> {
  return whole.engine === 'sqlite' ? byKey(whole, table, workspaceId) : byCursor(whole, table, workspaceId);
}

function selected(engine: Engine, table: Table): string {
  const columns = table.columns.map(({ name, kind }) => asked(engine, kind, name));
  return `SELECT ${columns.join(', ')} FROM ${quoted(table.name)}`;
}

/** Page after page along the key, which is an index in that very order. */
async function* byKey(whole: Whole, table: Table, workspaceId: string): AsyncGenerator<Row> {
  const { where, args } = whose('sqlite', table, workspaceId);
  const key = table.columns.slice(0, table.keys).map(({ name }) => quoted(name));
  const places = key.map((_, i) => `?${args.length + i + 1}`);
  const past = `${where === '' ? 'WHERE' : 'AND'} (${key.join(', ')}) > (${places.join(', ')})`;
  for (let after: readonly (string | number)[] = []; ; ) {
    const sql = `${selected('sqlite', table)} ${where} ${after.length > 0 ? past : ''} ORDER BY ${key.join(', ')} LIMIT ${AT_ONCE}`;
    const page: readonly Row[] = await whole.rows(sql, [...args, ...after]);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return;
    after = last.slice(0, table.keys).map((value) => (typeof value === 'number' ? value : String(value)));
  }
}

/** Sorted once, by the server: its indexes are in the order of the database's collation. */
async function* byCursor(whole: Whole, table: Table, workspaceId: string): AsyncGenerator<Row> {
  const { where, args } = whose('postgresql', table, workspaceId);
  const key = table.columns
    .slice(0, table.keys)
    // By the table's name: alone, it would be the text that is asked for.
    .map(({ name, kind }) => `${quoted(table.name)}.${quoted(name)}${kind === 'text' ? ' COLLATE "C"' : ''}`);
  await whole.rows(
    `DECLARE archived NO SCROLL CURSOR FOR ${selected('postgresql', table)} ${where} ORDER BY ${key.join(', ')}`,
    args,
  );
  for (;;) {
    const page = await whole.rows(`FETCH ${AT_ONCE} FROM archived`);
    yield* page;
    if (page.length < AT_ONCE) break;
  }
  await whole.rows('CLOSE archived');
}

function whose(engine: Engine, { owner }: Table, workspaceId: string) {
  if (owner === null) return { where: '', args: [] };
  return { where: `WHERE ${quoted(owner)} = ${engine === 'sqlite' ? '?1' : '$1'}`, args: [workspaceId] };
}

/** @param rows what `given` makes of lines. Throws where the database refuses one: nothing of these is kept then */
export async function insertRows(whole: Whole, table: Table, rows: readonly Row[]): Promise<void> {
  const names = table.columns.map(({ name }) => quoted(name)).join(', ');
  const values = table.columns.map(({ kind }, i) => taken(whole.engine, kind, i)).join(', ');
  const list = whole.engine === 'sqlite' ? 'json_each(?1)' : 'jsonb_array_elements($1::jsonb)';
  await whole.rows(`INSERT INTO ${quoted(table.name)} (${names}) SELECT ${values} FROM ${list}`, [
    JSON.stringify(rows),
  ]);
}

/** What the database numbers by itself goes on after the highest number that came. SQLite sees to that itself. */
export async function goOnNumbering(whole: Whole, table: Table): Promise<void> {
  const [key] = table.columns;
  if (whole.engine === 'sqlite' || table.keys !== 1 || key?.kind !== 'integer') return;
  await whole.rows(
    `SELECT setval(pg_get_serial_sequence(quote_ident($1), $2), (SELECT max(${quoted(key.name)}) FROM ${quoted(table.name)}))
     WHERE pg_get_serial_sequence(quote_ident($1), $2) IS NOT NULL`,
    [table.name, key.name],
  );
}
