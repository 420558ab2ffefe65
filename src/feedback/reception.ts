// When an answer is said to have come in. A digest closes the time that it counts; whatever is stored later has come in later, however
// long it was under way and whatever the clock of who stores it says.
import { type Database, type EngineStore, statements, transact } from '../database/client.ts';

/** "PVfb" in ASCII: the class of our advisory locks on PostgreSQL; the object is the workspace. */
const LOCK_CLASS = 0x50566662;

const NEVER = new Date(0);

/**
 * `now` or, where that is closed already, the first instant that is not. Call it in the transaction that stores the answers: until
 * it ends, nobody closes a time.
 */
export async function receivedNow(store: EngineStore, workspaceId: string, now: Date): Promise<Date> {
  const closed = await closedUntil(store, workspaceId);
  return closed > now ? closed : now;
}

/** On return, all answers that are ever received before `until` are stored. Waits for those that are being stored. */
export function closeReception(database: Database, workspaceId: string, until: Date): Promise<void> {
  return transact(database, async (tx) => {
    if (database.engine === 'postgresql')
      await statements(tx, workspaceId)
        .execute`SELECT pg_advisory_xact_lock(${LOCK_CLASS}::int4, hashtext(${workspaceId}))`;
    await statements(tx, workspaceId).execute`
      INSERT INTO "Reception" ("workspaceId", "closedUntil") VALUES (${workspaceId}, ${until})
      ON CONFLICT ("workspaceId") DO UPDATE SET "closedUntil" = excluded."closedUntil"
      WHERE "Reception"."closedUntil" < excluded."closedUntil"`;
  });
}

async function closedUntil({ db, engine }: EngineStore, workspaceId: string): Promise<Date> {
  if (engine === 'sqlite') {
    // One writer at a time: nothing is being closed meanwhile.
    const row = await db.reception.findUnique({ where: { workspaceId } });
    return row?.closedUntil ?? NEVER;
  }
  await statements(db, workspaceId)
    .execute`SELECT pg_advisory_xact_lock_shared(${LOCK_CLASS}::int4, hashtext(${workspaceId}))`;
  // What was closed while we waited for the lock is not in this transaction's snapshot: reading it for share then makes
  // PostgreSQL refuse the transaction, and `transact` begins anew.
  const rows = await statements(db, workspaceId).query<{ closedUntil: Date }[]>`
    SELECT "closedUntil" FROM "Reception" WHERE "workspaceId" = ${workspaceId} FOR SHARE`;
  if (rows[0]) return rows[0].closedUntil;
  await statements(db, workspaceId).execute`
    INSERT INTO "Reception" ("workspaceId", "closedUntil") VALUES (${workspaceId}, ${NEVER}) ON CONFLICT DO NOTHING`;
  return NEVER;
}
