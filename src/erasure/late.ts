// Words of an erased customer that were quoted all the same: by a digest that was being made while they were erased.
import { type Database, emptyLog, type Store, transact } from '../database/client.ts';
import { erasedAmong } from '../feedback/retention.ts';
import { forgetQuotations, planLedger, queueEdits, rewriteLedger, runsOf } from './ledger.ts';
import { blankSnapshots } from './snapshots.ts';

/** How many quoted answers one look takes. */
const AT_ONCE = 1_000;

/** Takes them out as erasing does, the messages in the chat included. Nothing quotes an erased answer afterwards. */
export async function eraseLate(database: Database, workspaceId: string, now: Date): Promise<void> {
  const late = await lateIds(database.db, workspaceId);
  if (late.length === 0) return;
  await transact(database, async (tx) => {
    const plan = await planLedger(tx, workspaceId, { feedbackIds: late }, 'asked');
    await rewriteLedger(tx, workspaceId, plan);
    await blankSnapshots(tx, workspaceId, runsOf(plan), {
      feedbackIds: new Set(late),
      storyIds: new Set(),
    });
    await queueEdits(tx, workspaceId, plan, now);
    await forgetQuotations(tx, workspaceId, late);
  });
  await emptyLog(database);
}

/** Erased answers that a message quotes. */
async function lateIds(db: Store, workspaceId: string): Promise<string[]> {
  const found = new Set<string>();
  for (let after = ''; ; ) {
    const quotations = await db.quotation.groupBy({
      by: ['feedbackId'],
      where: { workspaceId, feedbackId: { gt: after } },
      orderBy: { feedbackId: 'asc' },
      take: AT_ONCE,
    });
    const ids = quotations.map(({ feedbackId }) => feedbackId);
    for (const id of await erasedAmong(db, workspaceId, ids)) found.add(id);
    if (ids.length < AT_ONCE) return [...found];
    after = ids.at(-1) ?? '';
  }
}
