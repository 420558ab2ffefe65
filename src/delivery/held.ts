// Messages of which nobody can tell whether they arrived: an admin looks and decides.
import type { Store } from '../database/client.ts';
import type { Delivery } from './ledger.ts';

/** Oldest first. */
export function heldDeliveries(db: Store, workspaceId: string, most: number): Promise<Delivery[]> {
  return db.delivery.findMany({
    where: { workspaceId, state: 'held' },
    orderBy: { queuedAt: 'asc' },
    take: most,
  });
}

/** Sends it again, now. False when somebody else has already decided. */
export async function resend(db: Store, workspaceId: string, id: string, now: Date): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { workspaceId, id, state: 'held' },
    data: { state: 'pending', notBefore: now, attempts: 0, reason: null },
  });
  return count === 1;
}

const LET_BE = 'let-be';

/** Rows that a platform or a place would not take; not those that an admin found to have arrived. */
export const refused = { state: 'dropped', reason: { not: LET_BE } } as const;

/** Lets it be: it arrived, or is not worth sending. False when somebody else has already decided. */
export async function letBe(db: Store, workspaceId: string, id: string): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { workspaceId, id, state: 'held' },
    data: { state: 'dropped', reason: LET_BE },
  });
  return count === 1;
}
