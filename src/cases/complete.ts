// Brings words that came after their score onto the cards. Opening cases is open.ts.
import { transact } from '../database/client.ts';
import type { Shell } from '../workspace/shell.ts';
import { ANSWERS_SHOWN } from './letters/card.ts';
import { redrawCards } from './letters/post.ts';
import { findCase } from './may.ts';

/** How many answers are looked at, the latest first. */
const MOST = 500;

/** Some sources send the score first and the words a moment later: cards of fresh answers get the words that came since. */
export async function completeCards(shell: Shell, since: Date): Promise<void> {
  const { database, workspace } = shell;
  const { db } = database;
  const workspaceId = workspace.id;
  const fresh = await db.caseFeedback.findMany({
    where: { workspaceId, at: { gte: since } },
    orderBy: { at: 'desc' },
    take: MOST,
    select: { feedbackId: true, caseId: true },
  });
  if (fresh.length === 0) return;
  const ids = fresh.map(({ feedbackId }) => feedbackId);
  const quoted = await db.quotation.findMany({
    where: { workspaceId, feedbackId: { in: ids } },
    distinct: ['feedbackId'],
    select: { feedbackId: true },
  });
  const shown = new Set(quoted.map(({ feedbackId }) => feedbackId));
  const told = await db.feedback.findMany({
    where: { workspaceId, id: { in: ids.filter((id) => !shown.has(id)) }, verbatim: { not: null } },
    select: { id: true },
  });
  const late = new Set(told.map(({ id }) => id));
  const caseIds = fresh.filter(({ feedbackId }) => late.has(feedbackId)).map(({ caseId }) => caseId);
  for (const caseId of new Set(caseIds)) {
    await transact(database, async (tx) => {
      const found = await findCase(tx, workspaceId, caseId);
      const isShown = found.answers
        .slice(0, ANSWERS_SHOWN)
        .some(({ feedbackId, text }) => text !== null && late.has(feedbackId));
      if (isShown) await redrawCards(tx, shell, found);
    });
  }
}
