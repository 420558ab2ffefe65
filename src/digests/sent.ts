// What a schedule has posted, the latest first: when, where, and what became of it there. Read from the ledger.
import type { Store } from '../database/client.ts';
import type { DatabasePart } from '../database/part.ts';
import type { Delivery } from '../delivery/ledger.ts';
import type { Address } from '../messages/message.ts';
import { type Snapshot, snapshotFrom } from './compose.ts';
import { digestKinds } from './kinds.ts';

export interface SentDigest {
  readonly at: Date;
  readonly outcome: string;
  /** One for each channel, of a hundred at most: those that were not posted first; none where there was nothing to say. */
  readonly deliveries: readonly Delivery[];
  /** How many more channels it went to, by what became of it there. */
  readonly others: readonly { readonly state: string; readonly count: number }[];
}

/** A digest may go to thousands of channels. */
const SHOWN = 100;

export interface SentPage {
  readonly digests: readonly SentDigest[];
  readonly total: number;
}

export async function sentDigests(
  db: Store,
  workspaceId: string,
  scheduleId: string,
  { skip, take }: DatabasePart,
): Promise<SentPage> {
  const where = { workspaceId, scheduleId };
  const total = await db.digestRun.count({ where });
  const runs = await db.digestRun.findMany({
    where,
    orderBy: [{ occurrenceAt: 'desc' }, { id: 'asc' }],
    skip,
    take,
    select: { id: true, occurrenceAt: true, outcome: true },
  });
  const digests: SentDigest[] = [];
  for (const { id, occurrenceAt: at, outcome } of runs)
    digests.push({ at, outcome, ...(await deliveriesOf(db, { workspaceId, subject: `run:${id}` })) });
  return { total, digests };
}

async function deliveriesOf(
  db: Store,
  run: { readonly workspaceId: string; readonly subject: string },
): Promise<Pick<SentDigest, 'deliveries' | 'others'>> {
  const where = { ...run, kind: digestKinds.digest.name, replaces: null };
  const read = (state: string | { not: string }, take: number) =>
    db.delivery.findMany({
      where: { ...where, state },
      orderBy: [{ address: 'asc' }, { id: 'asc' }],
      take,
    });
  const unsent = await read({ not: 'sent' }, SHOWN);
  const shown = [...unsent, ...(await read('sent', SHOWN - unsent.length))];
  const deliveries = shown.toSorted((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  if (shown.length < SHOWN) return { deliveries, others: [] };
  const counts = await db.delivery.groupBy({ by: ['state'], where, _count: { _all: true } });
  const others = counts.flatMap(({ state, _count }) => {
    const count = _count._all - shown.filter((each) => each.state === state).length;
    return count > 0 ? [{ state, count }] : [];
  });
  return { deliveries: shown, others };
}

/** Where a digest of any schedule arrived since then. */
export async function postedSince(db: Store, workspaceId: string, since: Date): Promise<Address[]> {
  const rows = await db.delivery.findMany({
    where: {
      workspaceId,
      state: 'sent',
      notBefore: { gte: since },
      kind: digestKinds.digest.name,
      replaces: null,
    },
    distinct: ['address'],
    select: { address: true },
  });
  return rows.map(({ address }) => address);
}

export interface ToldDigest {
  readonly id: string;
  readonly scheduleId: string;
  /** The schedule's, deleted or not. */
  readonly schedule: string;
  readonly at: Date;
  readonly snapshot: Snapshot;
}

/** Where a list goes on: after the digest of that id and instant. */
export interface After {
  readonly id: string;
  readonly at: Date;
}

/** What digests that said something told, of one schedule where it is given; the latest first. What was erased since is blank in them. */
export async function toldDigests(
  db: Store,
  workspaceId: string,
  {
    scheduleId,
    after,
    take,
  }: { readonly scheduleId?: string | undefined; readonly after: After | null; readonly take: number },
): Promise<readonly ToldDigest[]> {
  const beyond =
    after === null
      ? {}
      : { OR: [{ occurrenceAt: { lt: after.at } }, { occurrenceAt: after.at, id: { gt: after.id } }] };
  const runs = await db.digestRun.findMany({
    where: { workspaceId, outcome: 'posted', ...(scheduleId === undefined ? {} : { scheduleId }), ...beyond },
    orderBy: [{ occurrenceAt: 'desc' }, { id: 'asc' }],
    take,
    include: { schedule: { select: { name: true } } },
  });
  return runs.map(({ id, scheduleId: of, schedule, occurrenceAt: at, snapshot }) => ({
    id,
    scheduleId: of,
    schedule: schedule.name,
    at,
    snapshot: snapshotFrom(snapshot),
  }));
}
