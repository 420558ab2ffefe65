// Opens the database, and is the door of this folder: other folders import from here (and from migrate.ts at start).
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PrismaClient as PostgresClient } from './generated/postgresql/client.ts';
import { PrismaClient as SqliteClient } from './generated/sqlite/client.ts';
import { sqliteAdapter } from './libsql.ts';
import { forItsOwnerAlone } from './owner-alone.ts';
import type { Database, Db, Engine } from './store.ts';
import { guarded, type Refuse } from './tenancy.ts';
import { type DatabasePlace, parseDatabaseUrl } from './url.ts';

export { type Door, decided, doorOf, notHeld, oneAtATime } from './door.ts';
export { emptyLog } from './erased.ts';
export { insertMany } from './insert.ts';
export {
  type DatabaseTrouble,
  DatabaseUnready,
  databaseCode,
  isUniqueViolation,
  troubleOf,
} from './refusal.ts';
export type { Database, Db, Engine, EngineStore, Store, Tx } from './store.ts';
export { beyond, NoCompany, type Refuse, statements } from './tenancy.ts';
export { alone, impatient, inPassing, transact } from './transact.ts';
export { parseDatabaseUrl } from './url.ts';

/**
 * Opens and reaches the database; a SQLite file and its folder are made where missing. The tables are migrate.ts's.
 * Throws a message that names the address without user and password.
 * @param refuse see tenancy.ts: tests let what they look at themselves pass
 */
export async function openDatabase(url: string, refuse?: Refuse): Promise<Database> {
  const place = parseDatabaseUrl(url);
  const { client, isLockedOut } = await clientFor(place);
  const db = guarded(client, refuse);
  try {
    await client.$queryRaw`SELECT 1`;
  } catch (error) {
    await db.$disconnect();
    const where = place.engine === 'sqlite' ? place.path : place.shown;
    const why = error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error);
    throw new Error(`The database at ${where} cannot be opened: ${why}`, { cause: error });
  }
  if (place.engine === 'sqlite') await forItsOwnerAlone(place.path);
  const engine: Engine = place.engine;
  return { db, engine, isLockedOut, close: () => db.$disconnect() };
}

async function clientFor(place: DatabasePlace): Promise<{ client: Db } & Pick<Database, 'isLockedOut'>> {
  if (place.engine === 'sqlite') {
    await mkdir(dirname(place.path), { recursive: true, mode: 0o700 });
    const adapter = await sqliteAdapter(place.url);
    return { client: new SqliteClient({ adapter }), isLockedOut: () => adapter.isLockedOut() };
  }
  // With SQLite neither PostgreSQL's driver nor its client is loaded.
  const { postgres } = await import('./postgres.ts');
  const { PrismaClient } = await import('./generated/postgresql/client.ts');
  return { client: asDb(new PrismaClient({ adapter: postgres(place.url) })), isLockedOut: () => false };
}

/**
 * Both clients are generated from one schema and differ only where PostgreSQL can do more, which no type can tell:
 * the one assertion that lets everything else be written once. The storage suite runs on both engines.
 */
function asDb(client: PostgresClient): Db {
  return client as unknown as Db;
}
