// Words of an erased customer, or of an import that was taken back, that were quoted all the same: by a digest that was being made
// meanwhile.
import { type Database, emptyLog, type Store, transact } from '../database/client.ts';
import { erasedAmong, goneAmong } from '../feedback/retention.ts';
import { unquote } from './unquote.ts';
import type { Cause } from './words.ts';

/** How many quoted answers one look takes. */
const AT_ONCE = 1_000;

/** Takes them out as erasing does, the messages in the chat included. Nothing quotes such an answer afterwards. */
export async function eraseLate(database: Database, workspaceId: string, now: Date): Promise<void> {
  const late = await lateIds(database.db, workspaceId);
  for (const cause of ['asked', 'undone'] as const) {
    const ids = late[cause];
    if (ids.length > 0) await transact(database, (tx) => unquote(tx, workspaceId, ids, { cause, now }));
  }
  if (late.asked.length + late.undone.length > 0) await emptyLog(database);
}

/** Answers that a message quotes, and that were erased, or are not there any more. */
async function lateIds(
  db: Store,
  workspaceId: string,
): Promise<Record<Exclude<Cause, 'expired'>, readonly string[]>> {
  const asked = new Set<string>();
  const undone = new Set<string>();
  for (let after = ''; ; ) {
    const quotations = await db.quotation.groupBy({
      by: ['feedbackId'],
      where: { workspaceId, feedbackId: { gt: after } },
      orderBy: { feedbackId: 'asc' },
      take: AT_ONCE,
    });
    const ids = quotations.map(({ feedbackId }) => feedbackId);
    for (const id of await erasedAmong(db, workspaceId, ids)) asked.add(id);
    for (const id of await goneAmong(db, workspaceId, ids)) undone.add(id);
    if (ids.length < AT_ONCE) return { asked: [...asked], undone: [...undone] };
    after = ids.at(-1) ?? '';
  }
}
