// Takes the words of some answers out of what quotes them: the ledger, stored digests, and the messages in the chat.
import type { Store } from '../database/client.ts';
import { forgetQuotations, planLedger, type Queued, queueEdits, rewriteLedger, runsOf } from './ledger.ts';
import { blankSnapshots, quotedOf } from './snapshots.ts';
import type { Cause } from './words.ts';

/** Nothing quotes them afterwards, once the edits have reached the chat. Some dozens of answers at a time are best. */
export async function unquote(
  tx: Store,
  workspaceId: string,
  feedbackIds: readonly string[],
  { cause, now }: { readonly cause: Cause; readonly now: Date },
): Promise<Queued[]> {
  const plan = await planLedger(tx, workspaceId, { feedbackIds }, cause);
  await rewriteLedger(tx, workspaceId, plan);
  await blankSnapshots(tx, workspaceId, runsOf(plan), quotedOf(feedbackIds));
  const edits = await queueEdits(tx, workspaceId, plan, now);
  await forgetQuotations(tx, workspaceId, feedbackIds);
  return edits;
}
