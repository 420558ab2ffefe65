// What the dead left behind, and whose answer was lost: the platform is asked before anything is sent again.
import type { Logger } from 'pino';
import { place } from '../messages/message.ts';
import { type Books, orphan, record } from './claim.ts';
import { type Delivery, isSealed } from './ledger.ts';
import { goneBy, letterOf } from './letter.ts';
import type { Carrier, Found } from './outcome.ts';
import { afterLooking, LEASE_MS } from './recording.ts';

export interface Recovery extends Books {
  readonly workspaceId: string;
  /** By platform name. */
  readonly carriers: ReadonlyMap<string, Carrier>;
  readonly log: Logger;
}

/** How many rows one look takes. */
const LOOK = 50;

/** Settles every claim older than the lease; one that cannot be asked about just now stays for the next look. */
export async function recover(parts: Recovery): Promise<void> {
  const { db, workspaceId, clock, log } = parts;
  const lapsed = await db.delivery.findMany({
    where: { workspaceId, state: 'claimed', claimedAt: { lte: new Date(clock.now().getTime() - LEASE_MS) } },
    orderBy: { claimedAt: 'asc' },
    take: LOOK,
  });
  for (const row of lapsed) {
    try {
      await recoverOne(parts, row);
    } catch (error) {
      log.warn({ err: error, delivery: row.id, kind: row.kind }, 'cannot ask now whether a message arrived');
    }
  }
}

async function recoverOne(parts: Recovery, row: Delivery): Promise<void> {
  const letter = await letterOf(parts, row);
  if (typeof letter === 'string') return orphan(parts, row, goneBy[letter === 'waits' ? 'orphaned' : letter]);
  const carrier = parts.carriers.get(place(letter.address).platform);
  if (!carrier) return;
  // An edit may be repeated; a post may not.
  const found: Found = letter.replaces
    ? { kind: 'absent' }
    : await carrier.find(letter, row.claimedAt ?? row.queuedAt);
  if (found.kind === 'cannot-tell') {
    parts.log.warn(
      { delivery: row.id, kind: row.kind, ...(isSealed(row.address) ? {} : { reason: found.reason }) },
      'a message is held: did it arrive?',
    );
  }
  await record(parts, row, afterLooking(found, row, parts.clock.now()));
}
