// Many rows in one statement, from one JSON parameter: near the engine's own speed, where Prisma's createMany is many
// times slower. Single rows are written by Prisma.
import { Debug } from '@prisma/client/runtime/client';
import { Debug as AdapterDebug } from '@prisma/driver-adapter-utils';
import type { Engine, EngineStore } from './store.ts';
import { beyond, mustBeOfOneCompany } from './tenancy.ts';

export type ColumnKind = keyof Values;

/** The kind of each column that is filled, by the field's name in the schema. */
export type ColumnKinds = Readonly<Record<string, ColumnKind>>;

/** A row that fills these columns. */
export type RowOf<C extends ColumnKinds> = { readonly [Field in keyof C]: Values[C[Field]] | null };

interface Values {
  text: string;
  integer: number;
  /** Its digits. */
  bigint: string;
  real: number;
  boolean: boolean;
  instant: Date;
  json: object;
}

/**
 * Inserts the rows that are not there yet (by any unique key) and says how many those were; the others stay as they are.
 * Stores what Prisma's `create` would; defaults of the schema are not filled in. All rows or, where the database refuses
 * one for another reason, none: PostgreSQL refuses U+0000 in a text. Some hundreds of rows at a time are best.
 * `table` and the columns' names come from our own code, never from input.
 */
export async function insertMany<const C extends ColumnKinds>(
  store: EngineStore,
  table: string,
  columns: C,
  rows: readonly RowOf<C>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  mustBeOfOneCompany(table, rows);
  const fields: [keyof C & string, ColumnKind][] = [];
  for (const name in columns) {
    const kind = columns[name];
    if (kind !== undefined) fields.push([name, kind]);
  }
  const [, ...others] = fields;
  const isSame = ([name, kind]: (typeof fields)[number]): boolean =>
    rows.length > 1 && SAME.has(kind) && rows.every((row) => row[name] === rows[0]?.[name]);
  // One at least stands in the rows: PostgreSQL knows no record without columns.
  const same = (others.every(isSame) ? others : fields).filter(isSame);
  const own = fields.filter((field) => !same.includes(field));
  const list =
    store.engine === 'sqlite'
      ? rows.map((row) => own.map(([name, kind]) => forSqlite(kind, row[name])))
      : rows.map((row) => Object.fromEntries(own.map(([name]) => [name, row[name]])));
  try {
    return await beyond(store.db, 'the whole database').$executeRawUnsafe(
      statement(store.engine, table, own, same),
      wellFormed(JSON.stringify(list)),
      ...same.map(([name, kind]) => forSqlite(kind, rows[0]?.[name] ?? null)),
    );
  } finally {
    forgetParameters();
  }
}

/** How many calls each of Prisma's debug histories keeps (MAX_ARGS_HISTORY of @prisma/debug). */
const DEBUG_HISTORY = 100;
const histories = [Debug('portevoix:forget'), AdapterDebug('portevoix:forget')];

/** Prisma keeps the arguments of its last debug calls, here whole batches of customers' words: push them out of memory. */
function forgetParameters(): void {
  for (let i = 0; i < DEBUG_HISTORY; i++) for (const push of histories) push('');
}

/** What all rows have alike is sent once: half the columns of an import, which the engine need not look for in each row's JSON. Not what has several forms. */
const SAME: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['text', 'instant']);

/** The first parameter is the rows with their `own` fields, further ones are what they have alike. */
function statement(
  engine: Engine,
  table: string,
  own: readonly (readonly [string, ColumnKind])[],
  same: readonly (readonly [string, ColumnKind])[],
): string {
  const names = [...own, ...same].map(([name]) => quoted(name)).join(', ');
  if (engine === 'sqlite') {
    const values = [...own.map((_, i) => `value ->> ${i}`), ...same.map((_, i) => `?${i + 2}`)].join(', ');
    // "WHERE true" keeps the parser from reading ON CONFLICT as a join (https://sqlite.org/lang_upsert.html).
    return `INSERT INTO ${quoted(table)} (${names}) SELECT ${values} FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`;
  }
  const typed = own.map(([name, kind]) => `${quoted(name)} ${postgresTypes[kind]}`).join(', ');
  const values = [
    ...own.map(([name]) => quoted(name)),
    ...same.map(([, kind], i) => `$${i + 2}::text::${postgresTypes[kind]}`),
  ].join(', ');
  return `INSERT INTO ${quoted(table)} (${names}) SELECT ${values} FROM jsonb_to_recordset($1::jsonb) AS r(${typed}) ON CONFLICT DO NOTHING`;
}

/** The types that Prisma's migrations give these columns. */
const postgresTypes: Record<ColumnKind, string> = {
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  real: 'double precision',
  boolean: 'boolean',
  instant: 'timestamp(3)',
  json: 'jsonb',
};

/** As Prisma's libSQL adapter writes them (its mapArg): instants as text that ends in +00:00, JSON as its text. */
function forSqlite(kind: ColumnKind, value: unknown): unknown {
  if (value === null) return null;
  if (kind === 'json') return JSON.stringify(value);
  return value instanceof Date ? value.toISOString().replace('Z', '+00:00') : value;
}

/** Half a surrogate pair, which JSON.stringify writes as \udXXX and jsonb refuses, becomes U+FFFD, as in any UTF-8. */
function wellFormed(json: string): string {
  return json.includes('\\ud') ? json.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\ufffd') : json;
}

function quoted(identifier: string): string {
  if (!/^\w+$/.test(identifier)) throw new Error(`not a name of a table or column: ${identifier}`);
  return `"${identifier}"`;
}
