// What became of messages to customers, on their cases: the cards show it, and whose message arrived has contacted the customer.
import { step } from '../beat.ts';
import { asReplies, type CustomerReply } from '../customer-replies/reply.ts';
import { transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import type { Shell } from '../workspace/shell.ts';
import { actOnCase } from './act.ts';
import { caseById } from './case.ts';
import { redrawCards } from './letters/post.ts';

/** So many are looked at in a minute. */
const MOST = 200;

export const showingReplies = step('replies-shown', (beat) => showReplies(beat));

/** Safe to call at any time, by any number of replicas: what a card shows already is not drawn again. How many have changed. */
export async function showReplies(shell: Shell): Promise<number> {
  const { database, workspace } = shell;
  const { db } = database;
  const rows = await db.customerReply.findMany({
    where: { workspaceId: workspace.id, shownAs: { notIn: ['sent', 'refused'] } },
    orderBy: [{ writtenAt: 'desc' }, { id: 'asc' }],
    take: MOST,
  });
  const shown = new Map(rows.map(({ id, shownAs }) => [id, shownAs]));
  const changed = (await asReplies(db, workspace.id, rows)).filter(
    ({ id, state }) => shown.get(id) !== state,
  );
  for (const reply of changed) await show(shell, reply, shown.get(reply.id) ?? '');
  return changed.length;
}

/** Contacted first: a process that dies between the two does both again, and the first one once. */
async function show(shell: Shell, reply: CustomerReply, before: string): Promise<void> {
  const { database, workspace } = shell;
  const workspaceId = workspace.id;
  const { id, feedbackId, state: shownAs } = reply;
  const link = await database.db.caseFeedback.findUnique({
    where: { workspaceId_feedbackId: { workspaceId, feedbackId } },
    select: { caseId: true },
  });
  if (link && shownAs === 'sent') await contacted(shell, link.caseId, reply);
  await transact(database, async (tx) => {
    const { count } = await tx.customerReply.updateMany({
      where: { workspaceId, id, shownAs: before },
      // Whoever wrote it was told of what it was before, and is told of what it is now.
      data: { shownAs, toldAt: null },
    });
    const found = count === 1 && link ? await caseById(tx, workspaceId, link.caseId) : null;
    if (found) await redrawCards(tx, shell, found);
  });
}

/** By whoever wrote; not what was contacted, resolved or given back meanwhile. */
async function contacted(shell: Shell, caseId: string, { id, by }: CustomerReply): Promise<void> {
  const found = await caseById(shell.database.db, shell.workspace.id, caseId);
  if (found?.status !== 'taken') return;
  try {
    await actOnCase(shell, { caseId, actor: by, act: 'contact', text: '', formKey: `reply ${id}` });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
