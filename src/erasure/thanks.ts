// Takes a thank-you out of everything that others read: the channel, digests sent and stored. Whoever was thanked would rather keep it, or
// one of the two is erased.
import type { Store } from '../database/client.ts';
import { contentFrom, isBlank } from '../delivery/content.ts';
import { thanksKinds } from '../thanks/kinds.ts';
import { subjectFor } from '../thanks/thanks.ts';
import { forgetQuotations, planLedger, type Queued, queueEdits, rewriteLedger } from './ledger.ts';

/** How many snapshots are in memory at a time. */
const AT_ONCE = 100;

export interface ThanksToTake {
  readonly id: string;
  /** When it was given: no digest can have told it earlier. */
  readonly since: Date;
  /** What was told, where letters lose it too; absent: whoever was thanked keeps theirs. */
  readonly fact?: string;
}

/** What waits is not posted; what stands is edited, in the order of the queue; stored digests have it no more. Doing it again finds nothing. */
export async function takeBackThanks(
  tx: Store,
  workspaceId: string,
  { id, since, fact = '' }: ThanksToTake,
  now: Date,
): Promise<Queued[]> {
  const subject = subjectFor(id);
  const posts = { workspaceId, kind: thanksKinds['thanks.posted'].name, subject, replaces: null };
  const waiting = await tx.delivery.findMany({ where: { ...posts, state: 'pending' }, select: { id: true } });
  const unsent = { in: waiting.map((each) => each.id) };
  await tx.quotation.deleteMany({ where: { workspaceId, deliveryId: unsent } });
  await tx.delivery.deleteMany({ where: { workspaceId, id: unsent, state: 'pending' } });
  const standing = await tx.delivery.findMany({ where: posts });
  // Its summary names both.
  const summaries = standing.flatMap((row) => (isBlank(row) ? [] : [contentFrom(row).message.summary]));
  const letters =
    fact === '' ? {} : { subjects: [subject], deliveryIds: await monthsSince(tx, workspaceId, since) };
  const wanted = { feedbackIds: [subject], words: [...summaries, fact], ...letters };
  const plan = await planLedger(tx, workspaceId, wanted, 'private');
  await rewriteLedger(tx, workspaceId, plan);
  await takeOutOfDigests(tx, workspaceId, id, since);
  const edits = await queueEdits(tx, workspaceId, plan, now);
  await forgetQuotations(tx, workspaceId, [subject]);
  return edits;
}

/** The letters of a month that may tell it. */
async function monthsSince(tx: Store, workspaceId: string, since: Date): Promise<string[]> {
  const where = { workspaceId, kind: thanksKinds['thanks.month'].name, queuedAt: { gte: since } };
  return (await tx.delivery.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** All that these gave and got: with their names and words in it nothing is left of it to others. */
export async function takeBackThanksOf(
  tx: Store,
  workspaceId: string,
  personIds: readonly string[],
  now: Date,
): Promise<Queued[]> {
  const some = { in: [...personIds] };
  const rows = await tx.thanks.findMany({
    where: { workspaceId, OR: [{ giverId: some }, { thankedId: some }] },
    select: { id: true, givenAt: true, fact: true },
  });
  const edits: Queued[] = [];
  for (const { id, givenAt: since, fact } of rows)
    edits.push(...(await takeBackThanks(tx, workspaceId, { id, since, fact }, now)));
  return edits;
}

async function takeOutOfDigests(
  tx: Store,
  workspaceId: string,
  thanksId: string,
  since: Date,
): Promise<void> {
  for (let after = ''; ; ) {
    const runs = await tx.digestRun.findMany({
      where: { workspaceId, id: { gt: after }, createdAt: { gte: since } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      select: { id: true, snapshot: true },
    });
    for (const { id, snapshot } of runs) {
      const rest = without(snapshot, thanksId);
      if (rest !== snapshot)
        await tx.digestRun.update({
          where: { workspaceId_id: { workspaceId, id } },
          data: { snapshot: JSON.parse(JSON.stringify(rest)) },
        });
    }
    if (runs.length < AT_ONCE) return;
    after = runs.at(-1)?.id ?? '';
  }
}

/** No list in it has an element of that thank-you; the very same value where none had. */
function without(value: unknown, thanksId: string): unknown {
  if (Array.isArray(value)) {
    const items = value.filter((each) => !isOf(each, thanksId)).map((each) => without(each, thanksId));
    const isSame = items.length === value.length && items.every((each, i) => each === value[i]);
    return isSame ? value : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const rest = entries.map(([key, inside]): [string, unknown] => [key, without(inside, thanksId)]);
  return rest.some(([, inside], i) => inside !== entries[i]?.[1]) ? Object.fromEntries(rest) : value;
}

function isOf(value: unknown, thanksId: string): boolean {
  return typeof value === 'object' && value !== null && 'thanksId' in value && value.thanksId === thanksId;
}
