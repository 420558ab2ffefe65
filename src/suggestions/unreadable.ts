// What of ideas without a name no key opens any more: their authors cannot be told of anything.
import type { Store } from '../database/client.ts';
import { contentFrom } from '../delivery/content.ts';
import { type Delivery, openAddress, SEALED } from '../delivery/ledger.ts';
import type { Keys } from '../keys.ts';
import { openOutbox } from './outbox/outbox.ts';
import { authorIdOf } from './suggestion.ts';

export interface UnreadableIdeas {
  /** The ideas' numbers, the newest first. */
  readonly ideas: readonly number[];
  /** What waits for its hour and cannot be passed on. */
  readonly waiting: number;
  /** Letters to people without a name that wait, and cannot be sent. */
  readonly letters: number;
}

/** Ideas without a name that are looked at, the newest: read and opened in some hundredths of a second. */
const MOST = 1_000;

export async function unreadableOf(db: Store, keys: Keys, workspaceId: string): Promise<UnreadableIdeas> {
  const rows = await db.suggestion.findMany({
    where: { workspaceId, sealedAuthor: { not: null } },
    select: { number: true, authorId: true, sealedAuthor: true },
    orderBy: { number: 'desc' },
    take: MOST,
  });
  const { unreadable } = await openOutbox(db, keys, workspaceId);
  const letters = await db.delivery.findMany({
    where: { workspaceId, address: { startsWith: SEALED }, state: { in: ['pending', 'claimed', 'held'] } },
    take: MOST,
  });
  return {
    ideas: rows.filter((row) => authorIdOf(keys, row) === null).map(({ number }) => number),
    waiting: unreadable.length,
    letters: letters.filter((row) => !canBeRead(keys, row)).length,
  };
}

function canBeRead(keys: Keys, letter: Delivery): boolean {
  try {
    openAddress(keys, letter.address);
    contentFrom(letter, keys);
    return true;
  } catch {
    return false;
  }
}
