// The fastest thing one could write to store what an import stores: the very rows, from memory, in a loop over prepared INSERTs.
import Libsql from 'libsql';
import pg from 'pg';
import { settings } from '../../src/database/sqlite.ts';

/** Of the responses themselves; of their further scores and texts; of their words as search finds them. In the order in which they refer to each other. */
export const TABLES = ['Feedback', 'FeedbackScore', 'FeedbackComment', 'FeedbackText'] as const;
export type Table = (typeof TABLES)[number];

/** Rows of one table that belong to a response. */
export interface Rows {
  readonly table: Table;
  readonly rows: readonly (readonly unknown[])[];
}

/** What is stored of all responses, one after the other. */
export interface Stored {
  readonly columns: Readonly<Record<Table, readonly string[]>>;
  readonly responses: readonly (readonly Rows[])[];
}

/** A database that the program's own import has filled. */
export interface Filled {
  columnsOf(table: Table): Promise<readonly string[]>;
  rowsOf(table: Table): Promise<readonly (readonly unknown[])[]>;
  /** Inserts them, in transactions of 1,000 responses; of `tables` only. */
  insert(stored: Stored, tables: readonly Table[]): Promise<void>;
}

const RESPONSES_PER_TRANSACTION = 1_000;
const OWN_ID = {
  Feedback: 'id',
  FeedbackScore: 'feedbackId',
  FeedbackComment: 'feedbackId',
  FeedbackText: 'feedbackId',
};

export async function storedIn(filled: Filled): Promise<Stored> {
  const columns = { Feedback: [], FeedbackScore: [], FeedbackComment: [], FeedbackText: [] } as Record<
    Table,
    readonly string[]
  >;
  const byId = new Map<unknown, Rows[]>();
  for (const table of TABLES) {
    columns[table] = await filled.columnsOf(table);
    const id = columns[table].indexOf(OWN_ID[table]);
    for (const row of await filled.rowsOf(table)) {
      const its = byId.get(row[id]);
      const last = its?.at(-1);
      if (its === undefined) byId.set(row[id], [{ table, rows: [row] }]);
      else if (last?.table === table) its[its.length - 1] = { table, rows: [...last.rows, row] };
      else its.push({ table, rows: [row] });
    }
  }
  return { columns, responses: [...byId.values()] };
}

function* transactionsOf({ responses }: Stored, tables: readonly Table[]) {
  for (let at = 0; at < responses.length; at += RESPONSES_PER_TRANSACTION)
    yield responses
      .slice(at, at + RESPONSES_PER_TRANSACTION)
      .flatMap((each) => each.filter(({ table }) => tables.includes(table)));
}

function into(table: Table, columns: readonly string[], parameter: (at: number) => string): string {
  const names = columns.map((name) => `"${name}"`).join(', ');
  return `INSERT INTO "${table}" (${names}) VALUES (${columns.map((_, i) => parameter(i)).join(', ')})`;
}

/** With the settings of the program's own connection: write-ahead log, every commit durable. */
export function sqliteLoop(path: string): Filled {
  const use = async <T>(work: (db: Libsql.Database) => T): Promise<T> => {
    const db = new Libsql(path);
    try {
      db.pragma('journal_mode = WAL');
      for (const setting of settings) db.exec(setting);
      return work(db);
    } finally {
      db.close();
    }
  };
  return {
    columnsOf: (table) =>
      use((db) => db.prepare(`SELECT "name" FROM pragma_table_info('${table}')`).pluck().all() as string[]),
    rowsOf: (table) =>
      use((db) => db.prepare(`SELECT * FROM "${table}" ORDER BY rowid`).raw().all() as unknown[][]),
    insert: (stored, tables) =>
      use((db) => {
        const insert = new Map(
          tables.map((table) => [table, db.prepare(into(table, stored.columns[table], () => '?'))] as const),
        );
        for (const some of transactionsOf(stored, tables)) {
          db.exec('BEGIN IMMEDIATE');
          for (const { table, rows } of some) for (const row of rows) insert.get(table)?.run(row);
          db.exec('COMMIT');
        }
      }),
  };
}

export function postgresLoop(url: string): Filled {
  const use = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const columnsOf = (table: Table) =>
    use(async (client) =>
      (await client.query(`SELECT * FROM "${table}" LIMIT 0`)).fields.map(({ name }) => name),
    );
  return {
    columnsOf,
    rowsOf: (table) =>
      use(
        async (client) =>
          (await client.query<unknown[]>({ text: `SELECT * FROM "${table}"`, rowMode: 'array' })).rows,
      ),
    insert: (stored, tables) =>
      use(async (client) => {
        const texts = new Map(
          tables.map((table) => [table, into(table, stored.columns[table], (i) => `$${i + 1}`)] as const),
        );
        for (const some of transactionsOf(stored, tables)) {
          await client.query('BEGIN');
          for (const { table, rows } of some) {
            for (const row of rows)
              await client.query({ name: table, text: texts.get(table) ?? '', values: [...row] });
          }
          await client.query('COMMIT');
        }
      }),
  };
}
