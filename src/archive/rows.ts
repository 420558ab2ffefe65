// The rows of a table of one company, some at a time: read in the order of their keys, and written.
import type { Engine } from '../database/client.ts';
import type { DriverRow, Whole } from '../database/whole.ts';
import { asked, quoted, taken } from './kinds.ts';
import type { StoredTable } from './tables.ts';

/** Rows in memory at once. */
export const AT_ONCE = 500;

export async function countOf(whole: Whole, table: StoredTable, workspaceId: string): Promise<number> {
  const { where, args } = whose(whole.engine, table, workspaceId);
  const [row] = await whole.rows(
    `SELECT CAST(count(*) AS integer) FROM ${quoted(table.name)} ${where}`,
    args,
  );
  return Number(row?.[0]);
}

/** Whether there is one, of whichever company. */
export async function hasRows(whole: Whole, table: StoredTable): Promise<boolean> {
  return (await whole.rows(`SELECT 1 FROM ${quoted(table.name)} LIMIT 1`)).length > 0;
}

/** In the order of the bytes of their keys, whatever the database's collation; with the columns in the order of the table. */
export function rowsOf(whole: Whole, table: StoredTable, workspaceId: string): AsyncGenerator<DriverRow> {
  return whole.engine === 'sqlite' ? byKey(whole, table, workspaceId) : byCursor(whole, table, workspaceId);
}

function selected(engine: Engine, table: StoredTable): string {
  const columns = table.columns.map(({ name, kind }) => asked(engine, kind, name));
  return `SELECT ${columns.join(', ')} FROM ${quoted(table.name)}`;
}

/** Page after page along the key, which is an index in that very order. */
async function* byKey(whole: Whole, table: StoredTable, workspaceId: string): AsyncGenerator<DriverRow> {
  const { first, further, moving } = pagesOf(table);
  const args = table.owner === null ? [] : [workspaceId];
  let page = await whole.rows(first, args);
  for (;;) {
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return;
    const after = moving.map((place) => last[place]);
    page = await whole.rows(further, [
      ...args,
      ...after.map((value) => (typeof value === 'number' ? value : String(value))),
    ]);
  }
}

/**
 * The statements for the first page and for each further one, on SQLite, and the places in a row of what a further one goes on after. Each is a
 * search along the key: where the owner does not lead it, a plus keeps SQLite from another index, whose rows it would sort for each page
 * (https://sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary).
 */
export function pagesOf(table: StoredTable): { first: string; further: string; moving: readonly number[] } {
  const { owner } = table;
  const key = table.columns.slice(0, table.keys).map(({ name }) => name);
  const isLed = owner !== null && key[0] === owner;
  const moving = key.flatMap((_, place) => (isLed && place === 0 ? [] : place));
  const whose = owner === null ? [] : [`${isLed ? '' : '+'}${quoted(owner)} = ?1`];
  const names = moving.map((place) => quoted(key[place] ?? ''));
  const places = moving.map((_, i) => `?${whose.length + i + 1}`);
  const past = names.length === 0 ? [] : [`(${names.join(', ')}) > (${places.join(', ')})`];
  const statement = (conditions: readonly string[]) =>
    `${selected('sqlite', table)} ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY ${key.map(quoted).join(', ')} LIMIT ${AT_ONCE}`;
  return { first: statement(whose), further: statement([...whose, ...past]), moving };
}

/** Sorted once, by the server: its indexes are in the order of the database's collation. */
async function* byCursor(whole: Whole, table: StoredTable, workspaceId: string): AsyncGenerator<DriverRow> {
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

function whose(engine: Engine, { owner }: StoredTable, workspaceId: string) {
  if (owner === null) return { where: '', args: [] };
  return { where: `WHERE ${quoted(owner)} = ${engine === 'sqlite' ? '?1' : '$1'}`, args: [workspaceId] };
}

/** @param rows what `given` makes of lines. Throws where the database refuses one: nothing of these is kept then */
export async function insertRows(
  whole: Whole,
  table: StoredTable,
  rows: readonly DriverRow[],
): Promise<void> {
  const names = table.columns.map(({ name }) => quoted(name)).join(', ');
  const values = table.columns.map(({ kind }, i) => taken(whole.engine, kind, i)).join(', ');
  const list = whole.engine === 'sqlite' ? 'json_each(?1)' : 'jsonb_array_elements($1::jsonb)';
  await whole.rows(`INSERT INTO ${quoted(table.name)} (${names}) SELECT ${values} FROM ${list}`, [
    JSON.stringify(rows),
  ]);
}

/** What the database numbers by itself goes on after the highest number that came. SQLite sees to that itself. */
export async function goOnNumbering(whole: Whole, table: StoredTable): Promise<void> {
  const [key] = table.columns;
  if (whole.engine === 'sqlite' || table.keys !== 1 || key?.kind !== 'integer') return;
  await whole.rows(
    `SELECT setval(pg_get_serial_sequence(quote_ident($1), $2), (SELECT max(${quoted(key.name)}) FROM ${quoted(table.name)}))
     WHERE pg_get_serial_sequence(quote_ident($1), $2) IS NOT NULL`,
    [table.name, key.name],
  );
}
