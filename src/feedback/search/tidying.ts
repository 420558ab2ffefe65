// Puts the full-text index of SQLite in order after many words left it. PostgreSQL's vacuum does that by itself.
import { setImmediate as turn } from 'node:timers/promises';
import { beyond, type Database, type Tx, transact } from '../../database/client.ts';

/** Pages that one step writes: a few milliseconds. */
const PAGES = 64;

/**
 * SQLite 3.45 with secure-delete leaves lists that its own integrity check refuses, though it finds what is there: merging writes them
 * anew (https://sqlite.org/fts5.html#the_merge_command). In steps, each of which may be the last; doing it again does no harm.
 */
export async function tidyIndex(database: Database, signal?: AbortSignal): Promise<void> {
  if (database.engine !== 'sqlite') return;
  await transact(database, begin);
  // A negative number begins to merge all there is.
  for (let pages = -PAGES; !signal?.aborted; pages = PAGES) {
    const written = await transact(database, (tx) => merge(tx, pages));
    // Fewer than two changes: nothing was left to merge.
    if (written < 2 && pages > 0) return;
    await turn();
  }
}

/** A list that stands alone is never merged: another one is begun beside it. */
async function begin(tx: Tx): Promise<void> {
  const last = await beyond(tx, 'the whole database').feedbackText.findFirst({
    orderBy: { position: 'desc' },
  });
  if (last === null) {
    await beyond(tx, 'the whole database')
      .$executeRaw`INSERT INTO "FeedbackSearch"("FeedbackSearch") VALUES ('delete-all')`;
    return;
  }
  const { position, words } = last;
  await beyond(tx, 'the whole database')
    .$executeRaw`INSERT INTO "FeedbackSearch"("FeedbackSearch", rowid, "words") VALUES ('delete', ${position}, ${words})`;
  await beyond(tx, 'the whole database')
    .$executeRaw`INSERT INTO "FeedbackSearch"(rowid, "words") VALUES (${position}, ${words})`;
}

async function merge(tx: Tx, pages: number): Promise<number> {
  const before = await changes(tx);
  await beyond(tx, 'the whole database')
    .$executeRaw`INSERT INTO "FeedbackSearch"("FeedbackSearch", rank) VALUES ('merge', ${pages})`;
  return (await changes(tx)) - before;
}

async function changes(tx: Tx): Promise<number> {
  const [row] = await beyond(tx, 'the whole database').$queryRaw<
    { count: number | bigint }[]
  >`SELECT total_changes() AS "count"`;
  return Number(row?.count);
}
