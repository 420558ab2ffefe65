// A database read or written as a whole, by statements of one's own on one connection: for what knows no model by name (src/archive).
// Everything else goes through Prisma.
import type { Config } from '@libsql/client';
import { sqliteClient } from './libsql.ts';
import { forItsOwnerAlone } from './owner-alone.ts';
import { postgres } from './postgres.ts';
import type { Engine } from './store.ts';
import { type DatabasePlace, parseDatabaseUrl } from './url.ts';

/** Values as the driver gives them; only texts and numbers are given to it. */
export type DriverRow = readonly unknown[];

export interface Whole {
  readonly engine: Engine;
  /** Values in the order in which they are asked for. Parameters are written ?1 on SQLite and $1 on PostgreSQL. */
  rows(sql: string, args?: readonly (string | number)[]): Promise<readonly DriverRow[]>;
}

/** One moment's state, however long `work` reads; nobody waits for it. @param url as parseDatabaseUrl takes it */
export function readWhole<T>(url: string, work: (whole: Whole) => Promise<T>): Promise<T> {
  return inOneTransaction(url, 'read', work);
}

/** All that `work` writes, once it ends; nothing of it where it throws or the process dies. */
export function writeWhole<T>(url: string, work: (whole: Whole) => Promise<T>): Promise<T> {
  return inOneTransaction(url, 'write', work);
}

function inOneTransaction<T>(
  url: string,
  kind: 'read' | 'write',
  work: (whole: Whole) => Promise<T>,
): Promise<T> {
  const place = parseDatabaseUrl(url);
  return place.engine === 'sqlite' ? onFile(place, kind, work) : onServer(place.url, kind, work);
}

/** In milliseconds: for a bot that writes just now. It is waited for without letting the process do anything else. */
const PATIENCE_MS = 10_000;

/** A reader of a file with a write-ahead log sees it as it was at its first question (https://sqlite.org/wal.html#concurrency). */
async function onFile<T>(
  { url, path }: DatabasePlace & { readonly engine: 'sqlite' },
  kind: 'read' | 'write',
  work: (whole: Whole) => Promise<T>,
): Promise<T> {
  const config: Config = { url, concurrency: 1, timeout: PATIENCE_MS };
  const { client } = await sqliteClient(config);
  try {
    const { settings } = await import('./sqlite.ts');
    for (const setting of settings) await client.execute(setting);
    if (kind === 'write') await forItsOwnerAlone(path);
    const tx = await client.transaction(kind);
    try {
      const result = await work({
        engine: 'sqlite',
        rows: async (sql, args = []) =>
          (await tx.execute({ sql, args: [...args] })).rows.map((row) => Array.from(row)),
      });
      await tx.commit();
      if (kind === 'write') await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
      return result;
    } finally {
      tx.close();
    }
  } finally {
    client.close();
  }
}

const BEGIN = {
  read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  write: 'BEGIN',
} as const;

async function onServer<T>(
  url: string,
  kind: 'read' | 'write',
  work: (whole: Whole) => Promise<T>,
): Promise<T> {
  const adapter = await postgres(url).connect();
  try {
    const session = await adapter.underlyingDriver().connect();
    // A lost connection fails the next statement.
    session.on('error', () => {});
    try {
      await session.query(BEGIN[kind]);
      const result = await work({
        engine: 'postgresql',
        rows: async (text, args = []) =>
          (await session.query<unknown[]>({ text, values: [...args], rowMode: 'array' })).rows,
      });
      await session.query('COMMIT');
      return result;
    } finally {
      // Closed rather than given back: what was begun and not committed ends with it.
      session.release(true);
    }
  } finally {
    await adapter.dispose();
  }
}
