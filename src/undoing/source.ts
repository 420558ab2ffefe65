// What becomes of the source of a batch that was taken back: it is as it was before, and goes where the batch had made it.
import type { Store } from '../database/client.ts';
import type { Batch } from '../feedback/batches/batch.ts';

export async function settleSource(tx: Store, batch: Batch): Promise<void> {
  const { workspaceId, sourceId, number } = batch;
  const where = { workspaceId_id: { workspaceId, id: sourceId } };
  const source = await tx.source.findUnique({ where });
  if (source === null) return;
  const others = await tx.batch.count({
    where: { workspaceId, sourceId, number: { not: number }, state: { not: 'undone' } },
  });
  if (batch.isNewSource && others === 0 && source.tokenHash === null && source.vendor === null) {
    if (!(await isUsed(tx, workspaceId, sourceId))) {
      await tx.source.delete({ where });
      return;
    }
  }
  const { lastSeenAt } = source;
  const isHeardOfHere =
    lastSeenAt !== null &&
    lastSeenAt >= batch.startedAt &&
    batch.endedAt !== null &&
    lastSeenAt <= batch.endedAt;
  if (isHeardOfHere) await tx.source.update({ where, data: { lastSeenAt: batch.heardBefore } });
}

/** Answers are left, others come in by it, or somebody filters by it. */
async function isUsed(tx: Store, workspaceId: string, sourceId: string): Promise<boolean> {
  const within = { where: { workspaceId, sourceId }, select: { sourceId: true } };
  if (await tx.mailRule.findFirst(within)) return true;
  if (await tx.mailWaiting.findFirst(within)) return true;
  if (await tx.sourcePull.findFirst(within)) return true;
  if (await tx.feedback.findFirst({ where: { workspaceId, sourceId }, select: { id: true } })) return true;
  if (await tx.count.findFirst({ where: { workspaceId, of: sourceId }, select: { of: true } })) return true;
  const schedules = await tx.schedule.findMany({ where: { workspaceId }, select: { filters: true } });
  const select = { sourceIds: true };
  const rules = [
    ...(await tx.caseRule.findMany({ where: { workspaceId }, select })),
    ...(await tx.feedRule.findMany({ where: { workspaceId }, select })),
  ];
  return JSON.stringify([schedules, rules]).includes(sourceId);
}
