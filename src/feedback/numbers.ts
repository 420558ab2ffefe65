// The number by which people find an answer again: "answer #4512". Given when an answer is first shown by itself, and kept.
import type { Store } from '../database/client.ts';

/** The answer's number, given now where it has none yet. Within the caller's transaction. */
export async function numberAnswer(tx: Store, workspaceId: string, feedbackId: string): Promise<number> {
  const where = { workspaceId_feedbackId: { workspaceId, feedbackId } };
  const known = await tx.answerNumber.findUnique({ where });
  if (known) return known.number;
  const { last: number } = await tx.answerCounter.upsert({
    where: { workspaceId },
    create: { workspaceId, last: 1 },
    update: { last: { increment: 1 } },
  });
  await tx.answerNumber.create({ data: { workspaceId, feedbackId, number } });
  return number;
}

/** Of those that have one. */
export async function numbersOf(
  db: Store,
  workspaceId: string,
  feedbackIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.answerNumber.findMany({
    where: { workspaceId, feedbackId: { in: [...feedbackIds] } },
  });
  return new Map(rows.map(({ feedbackId, number }) => [feedbackId, number]));
}

/** Null where no answer has this number. */
export async function answerNumbered(db: Store, workspaceId: string, number: number): Promise<string | null> {
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_147_483_647) return null;
  const where = { workspaceId_number: { workspaceId, number } };
  return (await db.answerNumber.findUnique({ where }))?.feedbackId ?? null;
}
