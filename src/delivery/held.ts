// Messages that did not arrive, or may not have: listed until an admin decides, or they are tried again by themselves.
import type { Store } from '../database/client.ts';
import type { DatabasePart } from '../database/part.ts';
import type { Address } from '../messages/message.ts';
import { settled } from './claim.ts';
import { type Delivery, SEALED } from './ledger.ts';
import type { HeldReason } from './outcome.ts';
import { isExhausted, LONGEST_PAUSE_MS } from './recording.ts';

export interface Undelivered {
  readonly deliveries: readonly Delivery[];
  /** How many there are in all. */
  readonly total: number;
  /** How many of them surely did not arrive. */
  readonly lost: number;
}

/** Held, or lost for their address. */
function undelivered(workspaceId: string) {
  return { workspaceId, ...notArrived };
}

const lost = { state: 'dropped', undeliveredAt: { not: null } } as const;

export const notArrived = { OR: [{ state: 'held' }, lost] };

/** Those that surely did not arrive: sent again, nobody gets them twice. */
const surely = {
  OR: [
    { state: 'held', retryAt: { not: null } },
    // Nobody could look for them at somebody anonymous: better twice than never.
    { state: 'held', address: { startsWith: SEALED } },
    lost,
  ],
};

/** Those that wait to be sent, or to be sent again. */
export const unsent = [{ state: { in: ['pending', 'held'] } }, lost];

/** Oldest first. */
export async function undeliveredLetters(
  db: Store,
  workspaceId: string,
  part: DatabasePart,
): Promise<Undelivered> {
  const where = undelivered(workspaceId);
  const orderBy = [{ queuedAt: 'asc' }, { id: 'asc' }] as const;
  const deliveries = await db.delivery.findMany({ where, orderBy: [...orderBy], ...part });
  return {
    deliveries,
    total: await db.delivery.count({ where }),
    lost: await db.delivery.count({ where: { workspaceId, ...surely } }),
  };
}

/**
 * The chat's code where messages wait since the app lacks a right or a setting in all of the chat; null where none does. Of letters to
 * somebody anonymous nothing tells which chat it is.
 */
export async function restrictionOf(
  db: Store,
  workspaceId: string,
  platform: string,
): Promise<string | null> {
  const row = await db.delivery.findFirst({
    where: { workspaceId, ...restrictedIn(platform) },
    orderBy: { queuedAt: 'desc' },
    select: { reason: true },
  });
  return row?.reason?.slice(RESTRICTED.length) ?? null;
}

const RESTRICTED = 'restricted: ' satisfies `${HeldReason}: `;

/** Letters that wait since the app lacks a right or a setting in all of the chat. */
export function restrictedIn(platform: string) {
  return {
    state: { in: ['held', 'pending'] },
    reason: { startsWith: RESTRICTED },
    address: { startsWith: `${platform}:` },
  };
}

/** Sends it again, now. False when somebody else has already decided. */
export async function resend(db: Store, workspaceId: string, id: string, now: Date): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { ...undelivered(workspaceId), id },
    data: { ...anew, notBefore: now },
  });
  return count === 1;
}

/** Sends all again, now, that surely did not arrive. How many they are. @param address to this one alone, which takes something again */
export async function resendAll(
  db: Store,
  workspaceId: string,
  now: Date,
  address?: Address,
): Promise<number> {
  const where = { workspaceId, ...surely, ...(address === undefined ? {} : { address }) };
  // Where it takes nothing after all, that is news.
  const news = address === undefined ? {} : { toldAt: null };
  const { count } = await db.delivery.updateMany({ where, data: { ...anew, ...news, notBefore: now } });
  return count;
}

/** As if it had never been tried. */
export const anew = { state: 'pending', attempts: 0, reason: null, retryAt: null } as const;

/** Sends to another address of its reader's, by itself, what surely did not arrive at one. */
export async function readdress(
  db: Store,
  workspaceId: string,
  { from, to, now }: { readonly from: Address; readonly to: Address; readonly now: Date },
): Promise<void> {
  await db.delivery.updateMany({
    where: { workspaceId, address: from, replaces: null, undeliveredAt: { not: null }, ...surely },
    data: { ...anew, ...settled, toldAt: null, threadOf: null, address: to, notBefore: now },
  });
}

/** Tries again what is held and whose time has come; an edit that a later one has overtaken is no longer needed. How many are tried. */
export async function retryHeld(db: Store, workspaceId: string, now: Date): Promise<number> {
  // What rests for longer than anything may was put off by a clock that was set back since.
  const latest = new Date(now.getTime() + LONGEST_PAUSE_MS);
  const isDue = [{ retryAt: { lte: now } }, { retryAt: { gt: latest } }];
  const due = { workspaceId, state: 'held', OR: isDue };
  const edits = await db.delivery.findMany({ where: { ...due, replaces: { not: null } } });
  for (const { id, replaces, queuedAt } of edits) {
    const later = await db.delivery.findFirst({
      where: { workspaceId, replaces, queuedAt: { gt: queuedAt } },
      select: { id: true },
    });
    if (later) await giveWay(db, workspaceId, [id]);
  }
  const data = { state: 'pending', notBefore: now, retryAt: null };
  return (await db.delivery.updateMany({ where: due, data })).count;
}

const LET_BE = 'let-be';

/** Rows that a platform or a place would not take; not those that an admin found to have arrived. */
export const refused = { state: 'dropped', reason: { not: LET_BE } } as const;

/** Of these, the ids of those. */
export async function refusedAmong(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const where = { workspaceId, id: { in: [...ids] }, ...refused };
  const rows = await db.delivery.findMany({ where, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** Whether an admin found that it arrived, or is not worth sending. */
export function letBeIn({ state, reason }: Pick<Delivery, 'state' | 'reason'>): boolean {
  return state === 'dropped' && reason === LET_BE;
}

/** Whether it was tried, has surely not arrived so far, and is not being sent just now. */
export function neverArrived(delivery: Pick<Delivery, 'state' | 'attempts' | 'reason' | 'retryAt'>): boolean {
  return delivery.state === 'pending' ? delivery.attempts > 0 : isExhausted(delivery);
}

/** Why a row was dropped that `giveWay` dropped. */
export const GAVE_WAY = 'gave-way';

/**
 * Drops what never arrived, since a later message says what it would have, or what it said is over. False when one of them is being sent,
 * or was settled meanwhile: then the caller's transaction must not commit.
 */
export async function giveWay(db: Store, workspaceId: string, ids: readonly string[]): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { workspaceId, id: { in: [...ids] }, OR: unsent },
    data: { state: 'dropped', reason: GAVE_WAY, ...settled },
  });
  return count === ids.length;
}

/** Lets it be: it arrived, or is not worth sending. False when somebody else has already decided. */
export async function letBe(db: Store, workspaceId: string, id: string): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { ...undelivered(workspaceId), id },
    data: { state: 'dropped', reason: LET_BE, ...settled },
  });
  return count === 1;
}

/** Those that surely did not arrive and are still to be sent again, the newest first: of one kind, to one address, or all but some kinds. */
export async function missedLetters(
  db: Store,
  workspaceId: string,
  which: {
    readonly kind?: string | { readonly in: string[] } | { readonly notIn: string[] };
    readonly subject?: string;
    readonly address?: Address;
    readonly replaces?: null;
  },
  most?: number,
): Promise<Delivery[]> {
  return db.delivery.findMany({
    where: { workspaceId, undeliveredAt: { not: null }, ...surely, ...which },
    orderBy: { queuedAt: 'desc' },
    ...(most === undefined ? {} : { take: most }),
  });
}
