// The conditional updates by which a row of the ledger changes hands: claimed, recorded, put off. Deciding is elsewhere.
import { startOfDay } from '../calendar/day.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { place } from '../messages/message.ts';
import { contentFrom, contentOf, isBlank } from './content.ts';
import {
  type Delivery,
  isSealed,
  NOWHERE,
  newestEdit,
  noPlace,
  openAddress,
  placeKey,
  remoteText,
} from './ledger.ts';
import { isLimited, type Remote } from './outcome.ts';
import { type DeliveryChange, PUT_OFF } from './recording.ts';

export interface Books {
  readonly db: Db;
  readonly keys: Keys;
  readonly clock: Clock;
}

/** Of several replicas one gets the row, as it now stands; all others get null. */
export async function claim(
  { db, clock }: Books,
  row: Delivery,
  claimedBy: string,
): Promise<Delivery | null> {
  const mine = { state: 'claimed', claimedAt: clock.now(), claimedBy };
  const { count } = await db.delivery.updateMany({
    where: unchanged(row),
    data: { ...mine, attempts: { increment: 1 } },
  });
  return count === 1 ? { ...row, ...mine, attempts: row.attempts + 1 } : null;
}

/** False, and nothing written, when somebody else has taken or settled the row meanwhile. */
export async function record(books: Books, row: Delivery, change: DeliveryChange): Promise<boolean> {
  const data = columnsFor(books, row, change);
  const { count } = await books.db.delivery.updateMany({ where: unchanged(row), data });
  return count === 1;
}

/**
 * It answers or edits what never arrived, and goes nowhere. Where that is still to be sent again, it says then what this edit would have
 * made of it, and what answers it is missed as it is.
 */
export async function orphan(books: Books, row: Delivery, reason: string): Promise<void> {
  const { workspaceId, replaces } = row;
  const newest = await newestEdit(books.db, row);
  if (replaces !== null && newest && !isBlank(newest) && newest.content !== null)
    await books.db.delivery.updateMany({
      where: { workspaceId, id: replaces, state: 'dropped', undeliveredAt: { not: null } },
      data: { content: newest.content },
    });
  const isLost = row.threadOf !== null && (await isMissed(books, workspaceId, row.threadOf));
  await record(books, row, { state: 'dropped', reason, isLost });
}

async function isMissed({ db }: Books, workspaceId: string, id: string): Promise<boolean> {
  const missed = { state: 'dropped', undeliveredAt: { not: null } };
  return (await db.delivery.count({ where: { workspaceId, id, ...missed } })) > 0;
}

/** What an anonymous reader is told, under a new seal; `mayBeAgain`: they may have read it already. */
export async function sealAnew({ db, keys }: Books, row: Delivery, mayBeAgain: boolean): Promise<void> {
  if (isBlank(row)) return;
  const before = contentFrom(row, keys);
  const content = contentOf({ ...before, mayBeAgain: mayBeAgain || before.mayBeAgain === true }, keys);
  await db.delivery.updateMany({ where: unchanged(row), data: { content } });
}

/** Not an attempt: it is looked at again later. Does nothing to a row that is being sent. */
export async function putOff({ db, clock }: Books, row: Delivery, ms: number): Promise<void> {
  await db.delivery.updateMany({
    where: unchanged(row),
    data: {
      notBefore: new Date(clock.now().getTime() + ms),
      // Tells it from one that was queued for later: recover.ts. Of an anonymous one no more than that.
      reason: row.reason ?? PUT_OFF,
    },
  });
}

/** The row as we know it: a decision about one claim must never be written over another one. */
function unchanged({ workspaceId, id, state, claimedAt, claimedBy }: Delivery) {
  return { workspaceId, id, state, claimedAt, claimedBy };
}

function columnsFor(books: Books, row: Delivery, to: DeliveryChange) {
  const { keys } = books;
  if (isSealed(row.address)) return hiddenColumns(books, row, to);
  switch (to.state) {
    case 'sent':
      return {
        state: 'sent',
        sentAt: books.clock.now(),
        remote: remoteText(keys, row, to.outcome.remote),
        place: placeOf(books, row, to.outcome.remote),
        reason: null,
        ...settled,
      };
    case 'pending':
      return { state: 'pending', notBefore: to.notBefore, reason: to.reason, ...triedAgain(to) };
    case 'held': {
      const undeliveredAt = row.undeliveredAt ?? books.clock.now();
      return { state: 'held', reason: to.reason, retryAt: to.retryAt, undeliveredAt };
    }
    case 'dropped': {
      const undeliveredAt = to.isLost ? (row.undeliveredAt ?? books.clock.now()) : null;
      return { state: 'dropped', reason: to.reason, retryAt: null, undeliveredAt };
    }
    case 'claimed':
      return { state: to.state, reason: to.reason };
    default:
      return to satisfies never;
  }
}

/**
 * What an anonymous reader was told is not kept once they have it, nor at which moment: the day is enough. That it could not be
 * brought to them, and why, would tell of their account: such a row looks as if it had arrived.
 */
function hiddenColumns(books: Books, row: Delivery, to: DeliveryChange) {
  const { keys, clock } = books;
  switch (to.state) {
    case 'sent':
    case 'dropped': {
      const remote = to.state === 'sent' ? to.outcome.remote : { ...NOWHERE };
      return {
        state: 'sent',
        content: {},
        sentAt: startOfDay(clock.now()),
        claimedAt: null,
        claimedBy: null,
        notBefore: row.queuedAt,
        attempts: 1,
        retryAt: null,
        remote: remoteText(keys, row, remote),
        place: to.state === 'sent' ? placeOf(books, row, remote) : noPlace(keys, row.id),
        reason: null,
      };
    }
    case 'pending':
      if (isLimited(to)) return { ...asQueued, attempts: to.attempts ?? 0 };
      return { state: 'pending', notBefore: to.notBefore, reason: null, ...triedAgain(to) };
    case 'held':
      return { state: 'held', reason: null, retryAt: to.retryAt };
    case 'claimed':
      return { state: 'claimed', reason: null };
    default:
      return to satisfies never;
  }
}

/** As if it had not been tried: that its chat counts just then is told by the others' paces, and it waits with all for anybody anonymous. */
const asQueued = { state: 'pending', claimedAt: null, claimedBy: null, reason: null } as const;

/** Of what arrived, or nobody misses. */
export const settled = { undeliveredAt: null, retryAt: null } as const;

function triedAgain({ attempts, isAlone }: Extract<DeliveryChange, { state: 'pending' }>) {
  return { ...(attempts === undefined ? {} : { attempts }), ...(isAlone ? { threadOf: null } : {}) };
}

function placeOf({ keys }: Books, { address }: Delivery, remote: Remote): string {
  return placeKey(keys, place(openAddress(keys, address)).platform, remote);
}
