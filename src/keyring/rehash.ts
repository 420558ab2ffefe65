// Customers from before each company hashed its own: their hashes are brought to what they are now, equal ones staying equal. Some at a
// time, and at each start, so that a stop in between costs nothing.
import { beyond, type Database, type EngineStore, transact } from '../database/client.ts';
import { ENDS_OF_REFERENCES, hashWithin } from '../feedback/identity.ts';
import type { Keys } from '../keys.ts';

/** Customers in one transaction. */
const AT_ONCE = 500;

const TABLES = ['Feedback', 'FormerAnswer', 'CustomerCase'] as const;

/** What other replicas, older than this program, store meanwhile is found at the next start. How many customers. */
export async function rehashCustomers(database: Database, keys: Keys): Promise<number> {
  let count = 0;
  for (const table of TABLES) {
    for (;;) {
      const old = await oldHashes(database, table);
      if (old.length === 0) break;
      const list = old.map(({ workspaceId, customer }) => [
        workspaceId,
        customer,
        hashWithin(keys, workspaceId, customer),
      ]);
      await transact(database, async (tx) => {
        for (const each of TABLES) await replace({ db: tx, engine: database.engine }, each, list);
      });
      count += old.length;
    }
  }
  return count;
}

interface OldHash {
  readonly workspaceId: string;
  readonly customer: string;
}

function oldHashes({ db }: EngineStore, table: (typeof TABLES)[number]): Promise<OldHash[]> {
  return beyond(db, 'the whole database').$queryRawUnsafe<OldHash[]>(
    `SELECT DISTINCT "workspaceId", "customer" FROM "${table}"
     WHERE length("customer") = ${HASH_LENGTH} AND substr("customer", ${HASH_LENGTH}) IN (${ENDS}) LIMIT ${AT_ONCE}`,
  );
}

/** Of a fingerprint, in characters. */
const HASH_LENGTH = 43;
const ENDS = ENDS_OF_REFERENCES.map((end) => `'${end}'`).join(', ');

async function replace(
  { db, engine }: EngineStore,
  table: (typeof TABLES)[number],
  list: readonly (readonly string[])[],
): Promise<void> {
  const given = engine === 'sqlite' ? 'json_each(?)' : 'jsonb_array_elements($1::jsonb)';
  await beyond(db, 'the whole database').$executeRawUnsafe(
    `UPDATE "${table}" SET "customer" = new.next
     FROM (SELECT (value ->> 0) AS w, (value ->> 1) AS old, (value ->> 2) AS next FROM ${given}) AS new
     WHERE "${table}"."workspaceId" = new.w AND "${table}"."customer" = new.old`,
    JSON.stringify(list),
  );
}
