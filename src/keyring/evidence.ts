// Which secret made the hashes of a database from before its keys were written down: told from rows that hold both a hash and what
// was hashed.
import { beyond, type Store } from '../database/client.ts';
import { placeKey, remoteOf, SEALED } from '../delivery/ledger.ts';
import { formerId } from '../feedback/identity.ts';
import { type HashingKey, hashingKeyOf, type Keys, keysFrom } from '../keys.ts';
import { place } from '../messages/message.ts';

/** How many rows of each kind are looked at. */
const MOST = 50;
/** Bare scores that are each other's equals: see `identify`. */
const COPIES = 4;

/**
 * The oldest of the secrets, by which everything was hashed, or another one where that one made none of the hashes and the other
 * did; null where messages were sent and none of the secrets knows any of their places.
 */
export async function hashingKeyThatFits(
  db: Store,
  secretKeys: readonly string[],
): Promise<HashingKey | null> {
  const places = await placesOnFile(db);
  const hashed = [...places, ...(await answersOnFile(db))];
  const candidates = secretKeys.toReversed().map(hashingKeyOf);
  const fitting = candidates.find((hashing) => {
    const keys = keysFrom(secretKeys, hashing);
    return hashed.some(({ hash, made }) => made(keys).includes(hash));
  });
  if (fitting !== undefined) return fitting;
  return places.length > 0 ? null : (candidates[0] ?? null);
}

interface Hashed {
  readonly hash: string;
  /** What it may be under these keys. */
  readonly made: (keys: Keys) => readonly string[];
}

/** Messages that were sent, and where they stand: the hash of that is always made. */
async function placesOnFile(db: Store): Promise<Hashed[]> {
  const rows = await beyond(db, 'the whole database').delivery.findMany({
    where: {
      state: 'sent',
      place: { not: null },
      remote: { startsWith: '{' },
      NOT: { address: { startsWith: SEALED } },
    },
    select: { address: true, place: true, remote: true },
    orderBy: { queuedAt: 'desc' },
    take: MOST,
  });
  return rows.map(({ address, place: hash, remote }) => ({
    hash: hash ?? '',
    made: (keys) => {
      const there = remoteOf(keys, { remote });
      return there === null ? [] : [placeKey(keys, place(address).platform, there)];
    },
  }));
}

/** Answers, of which some came without an id and were stored as they came: nothing tells which. */
async function answersOnFile(db: Store): Promise<Hashed[]> {
  const rows = await beyond(db, 'the whole database').feedback.findMany({
    where: { erasedAt: null, sealedOriginal: null },
    orderBy: { receivedAt: 'desc' },
    take: MOST,
  });
  return rows.map(({ id, sourceId, ...item }) => ({
    hash: id,
    made: (keys) => Array.from({ length: COPIES }, (_, copy) => formerId(keys, sourceId, item, copy)),
  }));
}
