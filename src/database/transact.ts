// One transaction, tried again where it lost against another.
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isConflict } from './refusal.ts';
import type { Database, Store, Tx } from './store.ts';

/** Milliseconds to get a connection and, on SQLite, the turn to write: a little more than sqlite.ts waits itself. */
const maxWait = 12_000;
/** Milliseconds from first statement to commit. */
const timeout = 15_000;
const attempts = 30;
/** Milliseconds that one statement waits for what another session of PostgreSQL's holds: without it, its connection is lost until then. */
const lockTimeout = 10_000;
/** Where somebody waits who gives up after three seconds. */
const short = { maxWait: 1_000, lockTimeout: 1_300 };

/**
 * The same database for whoever has to answer within three seconds: on PostgreSQL a transaction fails (P2028, 55P03) rather than wait for
 * another session. On SQLite nothing waits that long but for its one writer, whose turn is asked for at the door.
 */
export function impatient(database: Database): Database {
  return database.engine === 'sqlite' ? database : { ...database, isImpatient: true };
}

type Bounded = Pick<Database, 'db' | 'engine' | 'isImpatient'>;

async function boundWaiting(tx: Tx, { engine, isImpatient = false }: Bounded): Promise<void> {
  const most = isImpatient ? short.lockTimeout : lockTimeout;
  if (engine === 'postgresql') await tx.$executeRaw`SELECT set_config('lock_timeout', ${String(most)}, true)`;
}

function limits({ isImpatient = false }: Bounded) {
  return { maxWait: isImpatient ? short.maxWait : maxWait, timeout };
}

/** One statement outside a transaction, which waits for another session no longer than `transact` does. */
export function alone<T>(database: Bounded, statement: (db: Store) => Promise<T>): Promise<T> {
  if (database.engine === 'sqlite') return statement(database.db);
  return database.db.$transaction(async (tx) => {
    await boundWaiting(tx, database);
    return statement(tx);
  }, limits(database));
}

/**
 * Runs `work` in one transaction, as if alone (serializable on both engines): what it read is still so when it commits,
 * or it is run again, at most 30 times. So `work` does nothing but read and write through `tx`; it sends nothing, and
 * does not use the outer `db`, which on SQLite would wait for this very transaction.
 * On PostgreSQL a refused statement (a unique violation too) ends the transaction: do not catch it inside `work` to go on.
 */
export async function transact<T>(database: Bounded, work: (tx: Tx) => Promise<T>): Promise<T> {
  const bounded = async (tx: Tx) => {
    await boundWaiting(tx, database);
    return work(tx);
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.db.$transaction(bounded, { isolationLevel: 'Serializable', ...limits(database) });
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error;
    }
    await wait(randomInt(1, Math.min(2 ** attempt, 200) + 1));
  }
}
