// What the ledger tells of an address that takes nothing: which letters are missed there, and whether it has taken one since.
import type { Store } from '../database/client.ts';
import { type Address, place } from '../messages/message.ts';
import { caughtUp, type Kinds } from './kinds.ts';
import type { Delivery } from './ledger.ts';
import { whyNot } from './recording.ts';

/** Of messages that stand somewhere, or will as far as anybody knows: what is said next may stand under them. */
export const standing = { state: { not: 'dropped' }, undeliveredAt: null } as const;

/** Those, and those that are still to be sent again: all show how things are now, wherever and whenever they are read. */
export const drawable = { OR: [{ state: { not: 'dropped' } }, { undeliveredAt: { not: null } }] };

export function byAddress(letters: readonly Delivery[]): Map<Address, Delivery[]> {
  const groups = new Map<Address, Delivery[]>();
  for (const letter of letters) groups.set(letter.address, [...(groups.get(letter.address) ?? []), letter]);
  return groups;
}

/** Whether the address has taken a message of ours since. */
export async function hasTaken(
  db: Store,
  workspaceId: string,
  address: Address,
  since: Date,
): Promise<boolean> {
  const arrived = await db.delivery.findFirst({
    where: {
      workspaceId,
      address,
      state: 'sent',
      replaces: null,
      OR: [{ queuedAt: { gt: since } }, { sentAt: { gt: since } }],
    },
    select: { id: true },
  });
  return arrived !== null;
}

/** Reasons that say something of the address: nothing else would arrive there either. */
const OF_ADDRESS = new Set([
  ...['archived', 'not-found', 'not-in-channel', 'not-allowed', 'restricted', 'shared', 'refused'],
]);
/** What a chat refuses once may be a chance, or the message's own fault. */
const ENOUGH_TRIES = 2;

/** Whether it shows that its address takes nothing. */
export function blamesAddress({
  state,
  reason,
  attempts,
  replaces,
  undeliveredAt,
}: Pick<Delivery, 'state' | 'reason' | 'attempts' | 'replaces' | 'undeliveredAt'>): boolean {
  if (replaces !== null || undeliveredAt === null || !OF_ADDRESS.has(whyNot(reason))) return false;
  return state === 'dropped' || (state === 'held' && attempts >= ENOUGH_TRIES);
}

const HOUR_MS = 60 * 60_000;

/**
 * Whether its chat took something else while this one was tried for a day: then its address takes nothing, though the chat says no more than
 * "later". One that was just about to be tried again when the chat came back shows nothing.
 */
export async function isAlone(
  db: Store,
  { workspaceId, address, reason, undeliveredAt }: Delivery,
): Promise<boolean> {
  if (undeliveredAt === null || whyNot(reason) !== 'unreachable') return false;
  const ago = (hours: number) => new Date(undeliveredAt.getTime() - hours * HOUR_MS);
  const other = await db.delivery.findFirst({
    where: {
      ...{ workspaceId, state: 'sent', replaces: null, sentAt: { gt: ago(24), lt: ago(1) } },
      address: { startsWith: `${place(address).platform}:`, not: address },
    },
    select: { id: true },
  });
  return other !== null;
}

/** Whether an address took nothing when it was last written to. */
export async function isUnreachable(db: Store, workspaceId: string, address: Address): Promise<boolean> {
  const missed = await db.delivery.findMany({
    where: { workspaceId, address, undeliveredAt: { not: null }, state: { in: ['held', 'dropped'] } },
    orderBy: { undeliveredAt: 'desc' },
  });
  const latest = missed.find(blamesAddress);
  return !!latest?.undeliveredAt && !(await hasTaken(db, workspaceId, address, latest.undeliveredAt));
}

/** Whether one of those that were queued with it, to tell others the same, arrived or still may. */
export async function othersHaveIt(
  db: Store,
  { workspaceId, id, kind, subject, queuedAt }: Delivery,
): Promise<boolean> {
  const same = { workspaceId, kind, subject, queuedAt, id: { not: id } };
  return (await db.delivery.count({ where: { ...same, ...standing } })) > 0;
}

export interface MissedSearch {
  /** Of those that catch up others tell. */
  readonly kinds: Kinds;
  /** How many at most. */
  readonly most: number;
}

/** Letters that surely did not arrive and of which nobody was told, the oldest first. */
export async function untoldLetters(
  db: Store,
  workspaceId: string,
  { kinds, most }: MissedSearch,
): Promise<Delivery[]> {
  return db.delivery.findMany({
    where: {
      workspaceId,
      undeliveredAt: { not: null },
      toldAt: null,
      kind: { notIn: caughtUp(kinds) },
      replaces: null,
      OR: [
        { state: 'dropped' },
        // Refused once, it may be a chance.
        { state: 'held', retryAt: { not: null }, attempts: { gte: ENOUGH_TRIES } },
      ],
    },
    orderBy: { undeliveredAt: 'asc' },
    take: most,
  });
}

/** Those that are tried again by themselves, and were refused often enough. */
export async function heldLetters(
  db: Store,
  workspaceId: string,
  { kinds, most }: MissedSearch,
): Promise<Delivery[]> {
  const rows = await db.delivery.findMany({
    where: {
      workspaceId,
      state: 'held',
      undeliveredAt: { not: null },
      retryAt: { not: null },
      kind: { notIn: caughtUp(kinds) },
      attempts: { gte: ENOUGH_TRIES },
    },
    orderBy: { undeliveredAt: 'desc' },
    take: most,
  });
  return rows.filter(blamesAddress);
}

/** Whether somebody was told of this address already, and it has taken nothing since. @param besides ids that do not count */
export async function wasTold(
  db: Store,
  workspaceId: string,
  address: Address,
  besides: readonly string[],
): Promise<boolean> {
  const told = await db.delivery.findFirst({
    where: { workspaceId, address, toldAt: { not: null }, id: { notIn: [...besides] } },
    orderBy: { toldAt: 'desc' },
    select: { toldAt: true },
  });
  return !!told?.toldAt && !(await hasTaken(db, workspaceId, address, told.toldAt));
}
