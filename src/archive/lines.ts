// A row as one line of JSON, the same on every engine, and back. Where the rows come from is rows.ts; what the line means to a reader is
// told in docs/moving.md.
import type { Engine } from '../database/client.ts';
import type { DriverRow } from '../database/whole.ts';
import type { StoredTable, TableColumn } from './tables.ts';

/**
 * The row's line, without its end: an object of the columns that have a value, in the order of the table. SQL's NULL is a column that is
 * not there; `null` is JSON's. Instants are ISO 8601 in UTC, big integers and bytes (hexadecimal) texts, objects have their keys in order.
 * Half a surrogate pair, which no UTF-8 can hold, is U+FFFD.
 */
export function lineOf(table: StoredTable, row: DriverRow): string {
  const fields = table.columns.flatMap((column, i) => {
    const value = row[i] ?? null;
    return value === null ? [] : [`${JSON.stringify(column.name)}:${written(table, column, value)}`];
  });
  return `{${fields.join(',')}}`;
}

function written(table: StoredTable, column: TableColumn, value: unknown): string {
  switch (column.kind) {
    case 'boolean':
      return value === true || value === 1 ? 'true' : 'false';
    case 'instant':
      return JSON.stringify(instantOf(value).toISOString());
    case 'json':
      // SQLite keeps a bare number as one.
      return canonical(typeof value === 'string' ? JSON.parse(value) : value);
    case 'integer':
    case 'real':
      if (typeof value !== 'number' || !Number.isFinite(value))
        throw new Error(`${table.name}.${column.name} holds what is no number`);
      return JSON.stringify(value);
    case 'text':
    case 'bigint':
    case 'bytes':
      return canonical(String(value));
    default:
      return column.kind satisfies never;
  }
}

/** PostgreSQL gives milliseconds as a text; SQLite holds ISO 8601, or milliseconds where a statement of its own wrote them. */
function instantOf(value: unknown): Date {
  if (typeof value === 'number') return new Date(value);
  const text = String(value);
  return new Date(/^-?\d+$/.test(text) ? Number(text) : text);
}

function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(wellFormed(value));
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .map(([name, inner]) => [wellFormed(name), inner] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** What a line gives the engine for each column, in the order of the table: see `taken` in kinds.ts. @throws SyntaxError for what is no such line */
export function given(
  engine: Engine,
  table: StoredTable,
  line: string,
): (string | number | boolean | null)[] {
  const row: unknown = JSON.parse(line);
  if (typeof row !== 'object' || row === null) throw new SyntaxError('no object');
  const values = new Map<string, unknown>(Object.entries(row));
  return table.columns.map(({ name, kind }) => {
    if (!values.has(name)) return null;
    const value = values.get(name);
    if (kind === 'json') return JSON.stringify(value);
    if (kind === 'instant') return instantFor(engine, String(value));
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    throw new SyntaxError(`no value for ${name}`);
  });
}

/** As Prisma's adapters write them: with +00:00 on SQLite; PostgreSQL knows no sign before a year of five digits. */
function instantFor(engine: Engine, iso: string): string {
  return engine === 'sqlite' ? iso.replace('Z', '+00:00') : iso.replace(/^\+0*/, '').replace('Z', '');
}
