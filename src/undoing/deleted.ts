// Takes out answers that were deleted where their customers gave them: with what quotes them, and from the cases that they opened. Which: feedback/pulling.
import { withdrawAnswers } from '../cases/withdraw.ts';
import { type Database, emptyLog, transact } from '../database/client.ts';
import { unquote } from '../erasure/unquote.ts';
import { inPortions } from '../feedback/portions.ts';
import { tidyIndex } from '../feedback/search/tidying.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { removeAnswers } from './undo.ts';

/** Should one of them come again, it is a new answer; what a customer asked to erase stays erased. */
export async function takeOutDeleted(
  database: Database,
  workspaceId: string,
  feedbackIds: readonly string[],
  now: Date,
): Promise<void> {
  const workspace = await workspaceById(database.db, workspaceId);
  for (const ids of inPortions(feedbackIds))
    await transact(database, async (tx) => {
      const answers = await tx.feedback.findMany({
        where: { workspaceId, id: { in: ids } },
        select: { id: true, erasedAt: true },
      });
      const there = answers.map(({ id }) => id);
      await unquote(tx, workspaceId, there, { cause: 'withdrawn', now });
      // No undoing of an import brings them back.
      await tx.formerAnswer.deleteMany({ where: { workspaceId, feedbackId: { in: there } } });
      await removeAnswers(tx, workspaceId, answers);
      await withdrawAnswers(tx, { workspace, now }, there);
    });
  await tidyIndex(database);
  await emptyLog(database);
}
