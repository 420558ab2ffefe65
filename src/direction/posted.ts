// What was posted of a word: the messages that carry it are edited where they stand, and stored digests say what they say.
import type { Tx } from '../database/client.ts';
import { snapshotFrom } from '../digests/compose.ts';
import { planEdits, queueEdits, rewriteLedger } from '../erasure/ledger.ts';
import { runsQuoting } from '../erasure/snapshots.ts';
import type { Address } from '../messages/message.ts';
import { reworded, takenBack } from './in-messages.ts';
import { directionKinds } from './kinds.ts';
import { changedIn, DIRECTION } from './section.ts';

/** Clocks of replicas may differ: no digest that tells a word was made longer before it. */
const EARLIER_MS = 86_400_000;
/** How many snapshots are in memory at a time. */
const AT_ONCE = 50;

interface PostedWord {
  readonly id: string;
  readonly publishedAt: Date;
}

export interface EditedPosts {
  /** Messages in the chat that are edited. */
  readonly edits: number;
  /** Mailing lists that it went to: in mailboxes it stays. */
  readonly mailed: readonly Address[];
}

/** @param as what it reads from now on; null: it was taken back */
export async function editPosted(
  tx: Tx,
  workspaceId: string,
  { id, publishedAt }: PostedWord,
  as: { readonly text: string; readonly version: number } | null,
  now: Date,
): Promise<EditedPosts> {
  const quoted = [{ id: 'wordId', words: 'text', ids: new Set([id]) }];
  const since = new Date(publishedAt.getTime() - EARLIER_MS);
  const runs = await runsQuoting(tx, workspaceId, quoted, since);
  const wanted = { feedbackIds: [], subjects: runs.map((run) => `run:${run}`) };
  const plan = await planEdits(tx, workspaceId, wanted, ({ message, locale }) =>
    as === null ? takenBack(message, id, locale) : reworded(message, id, as.text),
  );
  await rewriteLedger(tx, workspaceId, plan);
  const edits = await queueEdits(tx, workspaceId, plan, now, {
    kind: directionKinds['direction.redrawn'],
  });
  for (let i = 0; i < runs.length; i += AT_ONCE)
    await changeSnapshots(tx, workspaceId, runs.slice(i, i + AT_ONCE), (data) => changedIn(data, id, as));
  return { edits: edits.length, mailed: [...new Set(plan.mailed)] };
}

async function changeSnapshots(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  change: (data: unknown) => unknown,
): Promise<void> {
  const runs = await tx.digestRun.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, snapshot: true },
  });
  for (const { id, snapshot: stored } of runs) {
    const snapshot = snapshotFrom(stored);
    const sections = snapshot.sections.map((each) =>
      each.id === DIRECTION ? { ...each, data: change(each.data) } : each,
    );
    await tx.digestRun.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { snapshot: JSON.parse(JSON.stringify({ ...snapshot, sections })) },
    });
  }
}
