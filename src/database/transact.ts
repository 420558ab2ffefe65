// One transaction, tried again where it lost against another.
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isConflict } from './refusal.ts';
import type { Database, Tx } from './store.ts';

/** Milliseconds to get a connection and, on SQLite, the turn to write: a little more than sqlite.ts waits itself. */
const maxWait = 12_000;
/** Milliseconds from first statement to commit. */
const timeout = 15_000;
const attempts = 30;

/**
 * Runs `work` in one transaction, as if alone (serializable on both engines): what it read is still so when it commits,
 * or it is run again, at most 30 times. So `work` does nothing but read and write through `tx`; it sends nothing, and
 * does not use the outer `db`, which on SQLite would wait for this very transaction.
 * On PostgreSQL a refused statement (a unique violation too) ends the transaction: do not catch it inside `work` to go on.
 */
export async function transact<T>(database: Pick<Database, 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.db.$transaction(work, { isolationLevel: 'Serializable', maxWait, timeout });
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error;
    }
    await wait(randomInt(1, Math.min(2 ** attempt, 200) + 1));
  }
}
