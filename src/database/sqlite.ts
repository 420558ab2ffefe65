// SQLite through libSQL, made to wait for its turn. Nothing here knows a table.
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { type Client, type Config, createClient, LibsqlError, type Transaction } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';

/** How long a statement waits for another process's write, in milliseconds. */
const patienceMs = 10_000;

/**
 * The engine's own busy timeout, in milliseconds, of every connection. Short, because libSQL waits synchronously:
 * for as long the whole process answers nobody, and cannot even commit the transaction that it waits for.
 * The rest of the patience is spent between tries, with the event loop free.
 */
const busyTimeoutMs = 20;

/**
 * For how long statements may follow each other, in milliseconds, until the rest of the process has a turn. libSQL works synchronously and
 * answers in the same turn of the event loop: a minute's work of many companies would let nobody be answered until all of it was done,
 * and what libSQL keeps of each statement (some 7 KB), which it gives back in a turn of the loop, would pile up meanwhile.
 */
const turnEachMs = 10;

/**
 * Prisma's libSQL adapter over the `@libsql/client` that we depend on (0.18) instead of the one nested in it (0.17.4),
 * which drops its connection after each transaction and with it the busy timeout and every other PRAGMA
 * (`Sqlite3Client.transaction` sets `#db = null`; 0.18 keeps a pool and applies `timeout` to each connection).
 */
export class PatientLibSql extends PrismaLibSql {
  readonly #lockedOut = { statements: 0 };

  /** @param url absolute `file:///…`, as parseDatabaseUrl gives it. */
  constructor(url: string) {
    super({ url });
  }

  // One connection: the adapter lets only one statement or transaction through at a time anyway, and what is set
  // in connect() then holds for all of them.
  override createClient(config: Config): Client {
    const client = createClient({ ...config, concurrency: 1, timeout: busyTimeoutMs });
    return new PatientClient(client, this.#lockedOut);
  }

  /** Whether a statement waits for another process to finish writing. Our own writes wait for each other before they come here. */
  isLockedOut(): boolean {
    return this.#lockedOut.statements > 0;
  }

  /** Closed, the database is one file again: libSQL by itself leaves what the log holds there until garbage is collected. */
  override async connect() {
    const adapter = await super.connect();
    const ask = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
    const mode = await ask('PRAGMA journal_mode = WAL');
    if (mode.rows[0]?.[0] !== 'wal') {
      await adapter.dispose();
      throw new Error(
        'The database file is on a file system without write-ahead logging (a network share?). Move it to a local disk.',
      );
    }
    for (const setting of settings) await ask(setting);
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = () => ask('PRAGMA wal_checkpoint(TRUNCATE)').then(dispose, dispose);
    return adapter;
  }
}

/**
 * Durable commits (https://sqlite.org/pragma.html#pragma_synchronous), foreign keys, and zeroes over whatever is deleted or
 * overwritten (https://sqlite.org/pragma.html#pragma_secure_delete): erased words do not stay in free pages. Sixteen megabytes of pages in
 * memory and in the log before it is written back, eight and four times what SQLite takes by itself: ids are random, so that an import writes all over
 * its indexes and would write most pages anew for each thousand rows.
 */
export const settings = [
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
  'PRAGMA secure_delete = ON',
  'PRAGMA cache_size = -16000',
  'PRAGMA wal_autocheckpoint = 4000',
];

/**
 * Waits, without blocking, while another connection writes; and begins every transaction as a writer
 * (BEGIN IMMEDIATE). Begun "deferred", as the adapter asks, a transaction that reads and then writes fails with
 * SQLITE_BUSY_SNAPSHOT whenever another one wrote in between, and no waiting helps
 * (https://sqlite.org/rescode.html#busy_snapshot).
 */
class PatientClient implements Client {
  readonly #client: Client;
  readonly #lockedOut: { statements: number };
  #turnAt = 0;

  /** @param lockedOut counts the statements that wait for another process */
  constructor(client: Client, lockedOut: { statements: number }) {
    this.#client = client;
    this.#lockedOut = lockedOut;
  }

  get closed(): boolean {
    return this.#client.closed;
  }

  get protocol(): string {
    return this.#client.protocol;
  }

  // A statement refused with SQLITE_BUSY outside a transaction did nothing, so it can be tried again.
  execute(...statement: Parameters<Client['execute']>) {
    return this.#patiently(() => this.#client.execute(...statement));
  }

  transaction(): Promise<Transaction> {
    return this.#patiently(() => this.#client.transaction('write'));
  }

  batch(statements: Parameters<Client['batch']>[0]) {
    return this.#patiently(() => this.#client.batch(statements, 'write'));
  }

  migrate(statements: Parameters<Client['migrate']>[0]) {
    return this.#patiently(() => this.#client.migrate(statements));
  }

  /**
   * All of the script or nothing. Foreign keys are off meanwhile: a migration that rebuilds a table drops the old one,
   * which would delete what refers to it (https://sqlite.org/lang_altertable.html#otheralter), and they cannot be
   * turned off inside a transaction.
   */
  executeMultiple(script: string): Promise<void> {
    return this.#patiently(async () => {
      await this.#client.execute('PRAGMA foreign_keys = OFF');
      try {
        await this.#client.executeMultiple(`BEGIN IMMEDIATE;\n${script}\n;COMMIT;`);
      } finally {
        await this.#client.execute('PRAGMA foreign_keys = ON');
      }
    });
  }

  sync() {
    return this.#client.sync();
  }

  reconnect() {
    return this.#client.reconnect();
  }

  close(): void {
    this.#client.close();
  }

  /**
   * Each further try is on a new connection: libSQL does not reset a statement that found the database busy, and until
   * garbage is collected no COMMIT succeeds on its connection ("SQL statements in progress").
   */
  async #patiently<T>(attempt: () => Promise<T>): Promise<T> {
    let isCounted = false;
    if (performance.now() - this.#turnAt > turnEachMs) {
      await turn();
      this.#turnAt = performance.now();
    }
    try {
      for (let waitedMs = 0, pauseMs = 1; ; waitedMs += busyTimeoutMs + pauseMs) {
        try {
          return await attempt();
        } catch (error) {
          if (!(error instanceof LibsqlError) || error.code !== 'SQLITE_BUSY') throw error;
          if (!isCounted) this.#lockedOut.statements += 1;
          isCounted = true;
          await this.#client.reconnect();
          for (const setting of settings) await this.#client.execute(setting);
          if (waitedMs >= patienceMs) throw error;
        }
        await wait(pauseMs);
        pauseMs = Math.min(pauseMs * 2, 25);
      }
    } finally {
      if (isCounted) this.#lockedOut.statements -= 1;
    }
  }
}
