// One transaction, tried again where it lost against another.
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseUnready, isConflict, tookTooLong } from './refusal.ts';
import type { Database, LockPatience, Store, Tx } from './store.ts';
import { beyond } from './tenancy.ts';

/**
 * For a connection and, on SQLite, the turn to write: a little more than sqlite.ts waits itself. Without the second a statement of
 * PostgreSQL's, and its connection, would be lost for as long as another session likes.
 */
const USUAL: LockPatience = { maxWait: 12_000, lockTimeout: 10_000 };
/** Where somebody waits who gives up after three seconds. */
const SHORT: LockPatience = { maxWait: 1_000, lockTimeout: 1_300 };
/** Where it matters to nobody. */
const SHORTEST: LockPatience = { maxWait: 500, lockTimeout: 50 };
/** Milliseconds from first statement to commit. On SQLite nobody else writes meanwhile. */
const TIMEOUT = 15_000;
/** How much longer it is given when it took too long: on a machine with too much to do that is no reason to lose it. */
const LONGER = [1, 2, 4] as const;
const attempts = 30;

/**
 * The same database for whoever has to answer within three seconds: on PostgreSQL a transaction fails (P2028, 55P03) rather than wait for
 * another session. On SQLite nothing waits that long but for its one writer, whose turn is asked for at the door.
 */
export function impatient(database: Database): Database {
  return waiting(database, SHORT);
}

/** The same for what is written beside something else, and may as well not be. */
export function inPassing(database: Database): Database {
  return waiting(database, SHORTEST);
}

function waiting(database: Database, patience: LockPatience): Database {
  return database.engine === 'sqlite' ? database : { ...database, patience };
}

type Bounded = Pick<Database, 'db' | 'engine' | 'patience' | 'isOver'>;

async function boundWaiting(tx: Tx, { engine, patience = USUAL }: Bounded): Promise<void> {
  if (engine === 'postgresql')
    await beyond(tx, 'the whole database')
      .$executeRaw`SELECT set_config('lock_timeout', ${String(patience.lockTimeout)}, true)`;
}

function limits({ patience = USUAL }: Bounded, longer = 1) {
  return { maxWait: patience.maxWait, timeout: longer * (patience.timeout ?? TIMEOUT) };
}

/** @throws DatabaseUnready where whoever asked has been told that nothing was done */
function goOn({ isOver }: Bounded): void {
  if (isOver?.()) throw new DatabaseUnready('locked');
}

/** One statement outside a transaction, which waits for another session no longer than `transact` does. */
export function alone<T>(database: Bounded, statement: (db: Store) => Promise<T>): Promise<T> {
  if (database.engine === 'sqlite') return statement(database.db);
  return database.db.$transaction(async (tx) => {
    await boundWaiting(tx, database);
    const result = await statement(tx);
    goOn(database);
    return result;
  }, limits(database));
}

/**
 * Runs `work` in one transaction, as if alone (serializable on both engines): what it read is still so when it commits,
 * or it is run again, at most 30 times; twice more, with more time, where it took longer than 15 s. So `work` does nothing but read and write
 * through `tx`; it sends nothing, and does not use the outer `db`, which on SQLite would wait for this very transaction.
 * On PostgreSQL a refused statement (a unique violation too) ends the transaction: do not catch it inside `work` to go on.
 */
export async function transact<T>(database: Bounded, work: (tx: Tx) => Promise<T>): Promise<T> {
  let isBegun = false;
  const bounded = async (tx: Tx) => {
    isBegun = true;
    await boundWaiting(tx, database);
    goOn(database);
    const result = await work(tx);
    goOn(database);
    return result;
  };
  let late = 0;
  for (let attempt = 1; ; attempt++) {
    goOn(database);
    isBegun = false;
    try {
      const bounds = limits(database, LONGER[late]);
      return await database.db.$transaction(bounded, { isolationLevel: 'Serializable', ...bounds });
    } catch (error) {
      if (isBegun && tookTooLong(error)) late++;
      else if (attempt === attempts || !isConflict(error)) throw error;
      if (late === LONGER.length) throw error;
    }
    await wait(randomInt(1, Math.min(2 ** attempt, 200) + 1));
  }
}
