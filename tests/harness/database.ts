// A database of its own for each test that asks, on both engines. Served by database-server.ts.
import { afterAll, describe, inject } from 'vitest';
import { type Database, type Engine, openDatabase } from '../../src/database/client.ts';

const opened: Database[] = [];
const request = globalThis.fetch;

/** Runs the suite once per engine. */
export function onEachEngine(suite: (engine: Engine) => void): void {
  describe.each<Engine>(['sqlite', 'postgresql'])('%s', suite);
}

/** Migrated, empty, nobody else's; closed when the test file is done. */
export async function freshDatabase(engine: Engine): Promise<Database> {
  return openedHere(await freshUrl(engine));
}

/** The DATABASE_URL of such a database, to open it several times or from another process. */
export function freshUrl(engine: Engine): Promise<string> {
  return ask(`${engine}/migrated`);
}

/** A copy of a database that nobody has open now or later; closed when the test file is done. */
export async function copyOf(engine: Engine, url: string): Promise<Database> {
  return openedHere(await ask(`${engine}/copy?of=${encodeURIComponent(url)}`));
}

/** The DATABASE_URL of a database without any table; on SQLite without even a file. */
export function unmigratedUrl(engine: Engine): Promise<string> {
  return ask(`${engine}/empty`);
}

/** Opens it and closes it when the test file is done. */
export async function openedHere(url: string): Promise<Database> {
  const database = await openDatabase(url);
  opened.push(database);
  return database;
}

async function ask(path: string): Promise<string> {
  const response = await request(`${inject('databaseServer')}/${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`no database: ${text}`);
  return text;
}

afterAll(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});
