// Which tables an archive carries, and what each looks like: every model of the schema, told from the schema itself and from what the
// database says of its tables. No table is named here.
import { Prisma } from '../database/generated/sqlite/client.ts';
import { OF_NO_COMPANY } from '../database/tenancy.ts';
import type { DriverRow, Whole } from '../database/whole.ts';
import { type CellKind, kindOf } from './kinds.ts';
import { leftOut } from './left-out.ts';

export interface TableColumn {
  readonly name: string;
  readonly kind: CellKind;
}

export interface StoredTable {
  readonly name: string;
  /** Those of the key first, in its order; then the others by name, since the engines have them in different orders. */
  readonly columns: readonly TableColumn[];
  /** How many of them are the key. */
  readonly keys: number;
  /** The column that says whose a row is; null: it belongs to every company of the database. */
  readonly owner: string | null;
  /** Tables whose rows have to be there before. */
  readonly needs: readonly string[];
}

/** The models that are carried. */
export const carried: readonly string[] = Object.values(Prisma.ModelName).filter(
  (name) => !(name in leftOut),
);

/** Each after those that it needs; else by name. @throws where a table of these is not there */
export async function tablesOf(whole: Whole, names: readonly string[] = carried): Promise<StoredTable[]> {
  const tables: StoredTable[] = [];
  for (const name of names.toSorted()) tables.push(await tableOf(whole, name));
  return inOrderOfNeed(tables);
}

export function inOrderOfNeed(tables: readonly StoredTable[]): StoredTable[] {
  const ordered: StoredTable[] = [];
  const place = (table: StoredTable, above: readonly string[]) => {
    if (ordered.includes(table)) return;
    if (above.includes(table.name)) throw new Error(`tables need each other: ${above.join(', ')}`);
    for (const each of tables)
      if (each !== table && table.needs.includes(each.name)) place(each, [...above, table.name]);
    ordered.push(table);
  };
  for (const table of tables) place(table, []);
  return ordered;
}

async function tableOf(whole: Whole, name: string): Promise<StoredTable> {
  const found = (await whole.rows(COLUMNS[whole.engine], [name])).map(described);
  if (found.length === 0) throw new Error(`there is no table ${name}`);
  const inKey = found.filter(({ keyPlace }) => keyPlace > 0).toSorted((a, b) => a.keyPlace - b.keyPlace);
  const others = found
    .filter(({ keyPlace }) => keyPlace === 0)
    .toSorted((a, b) => (a.column < b.column ? -1 : 1));
  if (inKey.length === 0) throw new Error(`${name} has no key to read it by`);
  return {
    name,
    columns: [...inKey, ...others].map(({ column, type }) => ({
      name: column,
      kind: kindOf(whole.engine, type, `${name}.${column}`),
    })),
    keys: inKey.length,
    owner: ownerOf(
      name,
      found.map(({ column }) => column),
    ),
    needs: (await whole.rows(NEEDS[whole.engine], [name])).map(([needed]) => String(needed)),
  };
}

function described([column, type, keyPlace]: DriverRow) {
  return { column: String(column), type: String(type), keyPlace: Number(keyPlace) };
}

/** @throws where a model has no workspace and nobody said that it belongs to all */
function ownerOf(name: string, columns: readonly string[]): string | null {
  if (name === Prisma.ModelName.Workspace) return 'id';
  if (columns.includes('workspaceId')) return 'workspaceId';
  if (OF_NO_COMPANY.has(name)) return null;
  throw new Error(
    `${name} names no workspace: say in database/tenancy.ts that it is nobody's, or why it is left out (left-out.ts)`,
  );
}

/** Name, declared type, and place in the key from 1; 0 outside it. */
const COLUMNS = {
  sqlite: 'SELECT name, type, pk FROM pragma_table_info(?1)',
  postgresql: `SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), coalesce(k.place, 0)::integer
    FROM pg_attribute a
    LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
    LEFT JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place) ON k.attnum = a.attnum
    WHERE a.attrelid = to_regclass(quote_ident($1)) AND a.attnum > 0 AND NOT a.attisdropped`,
} as const;

const NEEDS = {
  sqlite: 'SELECT DISTINCT "table" FROM pragma_foreign_key_list(?1)',
  postgresql: `SELECT DISTINCT r.relname::text FROM pg_constraint c JOIN pg_class r ON r.oid = c.confrelid
    WHERE c.contype = 'f' AND c.conrelid = to_regclass(quote_ident($1))`,
} as const;
