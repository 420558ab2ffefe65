// One process migrates at a time; the others wait. The lock dies with its process.
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { sqliteClient } from './libsql.ts';
import type { DatabasePlace } from './url.ts';

/** Runs `work` while holding the lock. `onWait` is called once where another process holds it. */
export function aloneAt<T>(place: DatabasePlace, onWait: () => void, work: () => Promise<T>): Promise<T> {
  return place.engine === 'sqlite'
    ? aloneAtFile(place.path, onWait, work)
    : aloneAtServer(place.url, onWait, work);
}

/**
 * An open write transaction on an empty database beside the real one, which the operating system ends with the process.
 * Not on the database itself: the schema engine needs that one.
 */
async function aloneAtFile<T>(path: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
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

async function aloneAtServer<T>(url: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  const { postgres } = await import('./postgres.ts');
  const adapter = await postgres(url).connect();
  try {
    const session = await adapter.underlyingDriver().connect();
    // A lost connection gives the lock away; what then goes wrong is told by the migration itself.
    session.on('error', () => {});
    try {
      const { rows } = await session.query<{ held: boolean }>(
        `SELECT pg_try_advisory_lock(${lockKey}) AS held`,
      );
      if (rows[0]?.held !== true) {
        onWait();
        await session.query(`SELECT pg_advisory_lock(${lockKey})`);
      }
      return await work();
    } finally {
      // Closes the session, and so frees the lock, rather than giving it back to the pool.
      session.release(true);
    }
  } finally {
    await adapter.dispose();
  }
}
