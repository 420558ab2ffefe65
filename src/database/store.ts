// The names by which the rest of the program knows its storage. Opening it: client.ts.
import type { Prisma, PrismaClient } from './generated/sqlite/client.ts';

export type Engine = 'sqlite' | 'postgresql';

/**
 * The client of either engine, typed as SQLite's, which is what both can do: no `skipDuplicates`, no scalar
 * lists, no `mode: 'insensitive'`.
 */
export type Db = PrismaClient;

/** The client inside a transaction. */
export type Tx = Prisma.TransactionClient;

/** What storage functions take first: they work alone as well as inside somebody's transaction. */
export type Store = Db | Tx;

/** A store whose engine is known, for the few statements that are written per engine. */
export interface EngineStore {
  readonly db: Store;
  readonly engine: Engine;
}

/** In milliseconds. */
export interface LockPatience {
  /** For a connection. */
  readonly maxWait: number;
  /** Of one statement, for what another session holds. */
  readonly lockTimeout: number;
  /** From a transaction's first statement to its commit, at its first try; 15 s where it is absent. */
  readonly timeout?: number;
}

export interface Database extends EngineStore {
  readonly db: Db;
  /** Whether something waits for another process to finish writing; never on PostgreSQL, where nobody writes alone. */
  isLockedOut(): boolean;
  /** How long transactions wait for another session of PostgreSQL's, where that is less than usual; see transact.ts. */
  readonly patience?: LockPatience;
  /** Whoever asked was told that nothing was done: transactions commit nothing any more. */
  readonly isOver?: () => boolean;
  close(): Promise<void>;
}
