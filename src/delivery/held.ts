// Messages of which nobody can tell whether they arrived: an admin looks and decides.
import type { Store } from '../database/client.ts';
import type { Part } from '../database/part.ts';
import type { Delivery } from './ledger.ts';
import { isExhausted } from './recording.ts';

export interface Held {
  readonly deliveries: readonly Delivery[];
  /** How many there are in all. */
  readonly total: number;
}

/** Oldest first. */
export async function heldDeliveries(db: Store, workspaceId: string, part: Part): Promise<Held> {
  const where = { workspaceId, state: 'held' };
  const orderBy = [{ queuedAt: 'asc' }, { id: 'asc' }] as const;
  const deliveries = await db.delivery.findMany({ where, orderBy: [...orderBy], ...part });
  return { deliveries, total: await db.delivery.count({ where }) };
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

/** Whether an admin found that it arrived, or is not worth sending. */
export function letBeIn({ state, reason }: Pick<Delivery, 'state' | 'reason'>): boolean {
  return state === 'dropped' && reason === LET_BE;
}

/** Whether it was tried, has surely not arrived so far, and is not being sent just now. */
export function neverArrived(delivery: Pick<Delivery, 'state' | 'attempts' | 'reason'>): boolean {
  return delivery.state === 'pending' ? delivery.attempts > 0 : isExhausted(delivery);
}

const GAVE_WAY = 'gave-way';

/**
 * Drops what never arrived, since a later message says what it would have. False when one of them is being sent, or was settled
 * meanwhile: then the caller's transaction must not commit.
 */
export async function giveWay(db: Store, workspaceId: string, ids: readonly string[]): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { workspaceId, id: { in: [...ids] }, state: { in: ['pending', 'held'] } },
    data: { state: 'dropped', reason: GAVE_WAY },
  });
  return count === ids.length;
}

/** Lets it be: it arrived, or is not worth sending. False when somebody else has already decided. */
export async function letBe(db: Store, workspaceId: string, id: string): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { workspaceId, id, state: 'held' },
    data: { state: 'dropped', reason: LET_BE },
  });
  return count === 1;
}
