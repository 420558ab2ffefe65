// PostgreSQL through pg. Nothing here knows a table.
import { PrismaPg } from '@prisma/adapter-pg';

/** Milliseconds for reaching the server; without it a silent firewall keeps a start waiting for minutes. */
const connectionTimeoutMillis = 10_000;

/** Milliseconds that a statement by itself waits for what another session holds; a transaction says its own (transact.ts). */
const lockTimeoutMillis = 10_000;

/**
 * The adapter that the program runs on. It says how long it waits once it is connected, before anything else: a pooler between us and the
 * server refuses most parameters of a connection's start.
 */
export function postgres(connectionString: string): PrismaPg {
  return new PrismaPg({
    ...{ connectionString, connectionTimeoutMillis, application_name: 'portevoix' },
    onConnect: async (client) => {
      await client.query(`SET lock_timeout = ${lockTimeoutMillis}`);
    },
  });
}

/**
 * The adapter that migrations run on: one session, never ended for being idle, so that what it locks stays locked; and a script is kept whole
 * and sent at once, so that PostgreSQL runs it in one transaction. Prisma's adapter cuts it at every ";", also inside texts and function
 * bodies, and commits each piece.
 */
export class MigratingPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  }
}

/** As MigratingPg, for the server at this address. */
export function migratingPostgres(connectionString: string): MigratingPg {
  return new MigratingPg({
    connectionString,
    connectionTimeoutMillis,
    application_name: 'portevoix migrations',
    ...{ max: 1, idleTimeoutMillis: 0 },
  });
}
