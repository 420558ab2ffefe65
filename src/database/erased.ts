// What was deleted leaves the write-ahead log too. What a database keeps besides is said in docs/security.md.
import { setTimeout as wait } from 'node:timers/promises';
import type { EngineStore } from './store.ts';
import { beyond } from './tenancy.ts';

/** How often, and with how many milliseconds between, other connections are given time to finish what they read. */
const TRIES = 50;
const PAUSE_MS = 20;

/**
 * Call it after words were erased. SQLite's log holds the pages as they were before: it is written back and cut to nothing
 * (https://sqlite.org/pragma.html#pragma_wal_checkpoint). False where others were reading all the while: then the next call, or the
 * end of the last connection, does it. On PostgreSQL the server decides how long its log is kept.
 */
export async function emptyLog({ db, engine }: EngineStore): Promise<boolean> {
  if (engine !== 'sqlite') return true;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) await wait(PAUSE_MS);
    const [row] = await beyond(db, 'the whole database').$queryRaw<
      { busy: number | bigint }[]
    >`PRAGMA wal_checkpoint(TRUNCATE)`;
    if (Number(row?.busy) === 0) return true;
  }
  return false;
}
