// Whose words a channel has read lately, from the ledger: what is quoted to it again, and when, is decided from this.
import type { Store } from '../database/client.ts';
import type { Address } from '../messages/message.ts';

/** Digests of a channel, of whichever schedule, in which nobody is quoted twice. */
const QUOTES_REST_FOR = 12;

/** Ids of the feedback quoted in the latest 12 digests of any of these channels, threads included; those that were dropped are not counted. */
export async function quotedLately(
  db: Store,
  workspaceId: string,
  channels: readonly Address[],
): Promise<Set<string>> {
  const digests: string[] = [];
  for (const address of channels) {
    const latest = await db.delivery.findMany({
      where: { workspaceId, kind: 'digest', address, state: { not: 'dropped' } },
      orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
      take: QUOTES_REST_FOR,
      select: { id: true },
    });
    digests.push(...latest.map(({ id }) => id));
  }
  if (digests.length === 0) return new Set();
  const threads = await db.delivery.findMany({
    where: { workspaceId, threadOf: { in: digests } },
    select: { id: true },
  });
  const quotations = await db.quotation.findMany({
    where: { workspaceId, deliveryId: { in: [...digests, ...threads.map(({ id }) => id)] } },
    select: { feedbackId: true },
  });
  return new Set(quotations.map(({ feedbackId }) => feedbackId));
}
