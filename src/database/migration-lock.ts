// One process migrates at a time; the others wait. The lock dies with its process, and on a server with what its process last asked.
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { sqliteClient } from './libsql.ts';

/**
 * Runs `work` while holding the lock; `onWait` is called once where another process holds it.
 * The lock is an open write transaction on an empty database beside the real one, which the operating system ends with the process.
 * Not on the database itself: the schema engine needs that one.
 */
export async function aloneAtFile<T>(path: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  const url = pathToFileURL(`${path}.migrate-lock`).href;
  const { client, isBusy } = await sqliteClient({ url, timeout: 0 });
  try {
    for (let tries = 0; ; tries++) {
      const lock = await client.transaction('write').catch((error: unknown) => {
        if (isBusy(error)) return null;
        throw error;
      });
      if (lock !== null) return await work().finally(() => lock.rollback());
      if (tries === 0) onWait();
      await client.reconnect();
      await wait(20);
    }
  } finally {
    client.close();
  }
}

/** "PVmigrat" in ASCII, as the two halves of an advisory lock's key: ours alone within this database. */
const lockKey = '1347841385, 1735549300';

/**
 * Runs `work` in the session that holds the lock; `onWait` is called once where another holds it. Where a process is killed, its server still
 * carries out what it was sent: only the session that does so may hold the lock, which it keeps until all of that is done.
 */
export async function aloneAtServer<T>(
  url: string,
  onWait: () => void,
  work: (session: SqlDriverAdapter) => Promise<T>,
): Promise<T> {
  const { migratingPostgres } = await import('./postgres.ts');
  const session = await migratingPostgres(url).connect();
  const ask = (sql: string) => session.queryRaw({ sql, args: [], argTypes: [] });
  try {
    const { rows } = await ask(`SELECT pg_try_advisory_lock(${lockKey})`);
    if (rows[0]?.[0] !== true) {
      onWait();
      await ask(`SELECT pg_advisory_lock(${lockKey})::text`);
    }
    return await work(session);
  } finally {
    // Ends the session, and with it the lock.
    await session.dispose();
  }
}
