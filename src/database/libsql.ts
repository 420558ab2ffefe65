// Loads SQLite only where it is used: its native library is an optional package, which a PostgreSQL installation can spare.
import { createRequire } from 'node:module';
import type { Config } from '@libsql/client';

/** @throws with what to install, where the library for this system is missing */
export async function sqliteAdapter(url: string) {
  mustHaveLibrary();
  const { PatientLibSql } = await import('./sqlite.ts');
  return new PatientLibSql(url);
}

/** A client of its own, and how to tell that another process was there first. @throws as sqliteAdapter */
export async function sqliteClient(config: Config) {
  mustHaveLibrary();
  const { createClient, LibsqlError } = await import('@libsql/client');
  const isBusy = (error: unknown) => error instanceof LibsqlError && error.code === 'SQLITE_BUSY';
  return { client: createClient(config), isBusy };
}

/** Asked by `require`, whose failure can be caught; a failing `import` of a CommonJS package ends Node 20 all the same. */
function mustHaveLibrary(): void {
  try {
    createRequire(import.meta.url)('libsql');
  } catch (error) {
    const [missing] = /@libsql\/[\w-]+/.exec(String(error)) ?? [];
    throw new Error(
      `SQLite's library for this system is not installed. Run: npm install --no-save --omit=dev --omit=optional ${missing ?? '@libsql/linux-x64-gnu'}@0.5.29 ` +
        '(or use PostgreSQL: DATABASE_URL=postgresql://…)',
      { cause: error },
    );
  }
}
