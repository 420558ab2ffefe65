// Whether another session keeps everybody from writing: what is waited for on PostgreSQL, where SQLite waits for its one writer.
import type { EngineStore } from './store.ts';
import { beyond } from './tenancy.ts';

/**
 * Whether another session holds a table of ours so that nobody else writes to it, as VACUUM FULL, CREATE INDEX, a migration or LOCK TABLE
 * do. Takes no lock itself. Never on SQLite. Modes: https://www.postgresql.org/docs/current/explicit-locking.html.
 */
export async function isHeldByAnother({ db, engine }: EngineStore): Promise<boolean> {
  if (engine === 'sqlite') return false;
  const held = await beyond(db, 'the whole database').$queryRaw<unknown[]>`
    SELECT 1 FROM pg_locks
    WHERE locktype = 'relation' AND granted AND pid <> pg_backend_pid()
      AND mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND relation IN (SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace)
    LIMIT 1`;
  return held.length > 0;
}

/** Whether one of our own statements waits for what somebody else holds, be it a table or a row. Takes no lock itself. Never on SQLite. */
export async function isWaitedFor({ db, engine }: EngineStore): Promise<boolean> {
  if (engine === 'sqlite') return false;
  const waiting = await beyond(db, 'the whole database').$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND usename = current_user AND wait_event_type = 'Lock' AND state = 'active'
    LIMIT 1`;
  return waiting.length > 0;
}
