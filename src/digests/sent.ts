// What a schedule has posted, the latest first: when, where, and what became of it there. Read from the ledger.
import type { Store } from '../database/client.ts';
import type { Part } from '../database/part.ts';
import type { Delivery } from '../delivery/ledger.ts';

export interface SentDigest {
  readonly at: Date;
  readonly outcome: string;
  /** One for each channel; none where there was nothing to say. */
  readonly deliveries: readonly Delivery[];
}

export interface SentPage {
  readonly digests: readonly SentDigest[];
  readonly total: number;
}

export async function sentDigests(
  db: Store,
  workspaceId: string,
  scheduleId: string,
  { skip, take }: Part,
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
  const deliveries = await db.delivery.findMany({
    where: {
      workspaceId,
      subject: { in: runs.map(({ id }) => `run:${id}`) },
      kind: 'digest',
      replaces: null,
    },
    orderBy: [{ address: 'asc' }, { id: 'asc' }],
  });
  return {
    total,
    digests: runs.map(({ id, occurrenceAt: at, outcome }) => {
      return { at, outcome, deliveries: deliveries.filter(({ subject }) => subject === `run:${id}`) };
    }),
  };
}
