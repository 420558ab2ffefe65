// A row of the ledger as the letter that a carrier takes, once what it belongs to has arrived.
import type { Db } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { saidAgain } from './again.ts';
import { contentFrom, isBlank } from './content.ts';
import type { Kinds } from './kinds.ts';
import {
  type Delivery,
  isNowhere,
  NOWHERE,
  newestEdit,
  openAddress,
  referenceOf,
  remoteOf,
} from './ledger.ts';
import type { Parcel, Remote } from './outcome.ts';
import { isExhausted } from './recording.ts';

/**
 * An edit says what the newest one of its message says: whichever comes last, the message shows how things stand.
 * `waits`: the message that it answers or edits has not arrived yet. `orphaned`: that one never will, and without it this one says
 * nothing. `overtaken`: a newer edit was made, and what it said is kept no longer.
 * Throws where the address was sealed under a key that is gone.
 */
export async function letterOf(
  { db, keys, kinds }: { readonly db: Db; readonly keys: Keys; readonly kinds: Kinds },
  row: Delivery,
): Promise<Parcel | 'waits' | 'orphaned' | 'overtaken'> {
  const newest = (await newestEdit(db, row)) ?? row;
  if (isBlank(newest)) return 'overtaken';
  const content = contentFrom(newest, keys);
  const { locale } = content;
  const mayBeAgain = !isBlank(row) && contentFrom(row, keys).mayBeAgain === true;
  const message = saidAgain({ ...content, mayBeAgain });
  const address = openAddress(keys, row.address);
  const letter: Parcel = { deliveryId: referenceOf(keys, row), address, message, locale };
  const parentId = row.threadOf ?? row.replaces;
  if (parentId === null) return letter;
  const parent = await db.delivery.findUnique({
    where: { workspaceId_id: { workspaceId: row.workspaceId, id: parentId } },
  });
  // What is said under a message that nobody got is said by itself.
  const without = row.threadOf !== null && kinds.get(row.kind)?.standsAlone ? letter : null;
  if (!parent || parent.state === 'dropped') return without ?? 'orphaned';
  const remote = whereIs(keys, parent);
  if (!remote) return isExhausted(parent) && without ? without : 'waits';
  if (isNowhere(remote)) return without ?? 'orphaned';
  return row.threadOf === null ? { ...letter, replaces: remote } : { ...letter, thread: remote };
}

/** Nowhere, where no key opens the place: it is never found again, and what belongs there goes as to one that never arrived. */
function whereIs(keys: Keys, parent: Delivery): Remote | null {
  try {
    return remoteOf(keys, parent);
  } catch {
    return NOWHERE;
  }
}

/** Why a row that no letter is made of any more was dropped. */
export const goneBy = { orphaned: 'parent-dropped', overtaken: 'overtaken' } as const;
