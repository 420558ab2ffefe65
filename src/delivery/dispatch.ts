// Claims before sending, sends once, records: a crash leaves a claimed row, never two posts.
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { type Address, place } from '../messages/message.ts';
import { contentFrom, type Delivery, isSealed, openAddress, remoteOf, remoteText } from './ledger.ts';
import type { Carrier, Letter, Outcome } from './outcome.ts';
import { type Change, changeFor, LEASE_MS } from './recording.ts';

export interface Dispatcher {
  /** Sends all that is due, recovers what the dead left behind, and returns when nothing more can be done now. */
  run(): Promise<void>;
  /** When the next pending row falls due; null when none waits. */
  nextAt(): Promise<Date | null>;
}

export interface DispatcherParts {
  readonly db: Db;
  readonly workspaceId: string;
  /** By platform name. */
  readonly carriers: ReadonlyMap<string, Carrier>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Logger;
  /** Tells this process's claims from another's. */
  readonly claimant: string;
}

/** Slack: "one message per second per channel" (docs.slack.dev/apis/web-api/rate-limits, chat.postMessage). */
const PACE_MS = 1_000;
/** How many rows one look takes; addresses are served side by side, one message at a time each. */
const LOOK = 50;

export function dispatcher(parts: DispatcherParts): Dispatcher {
  const { db, workspaceId, clock } = parts;
  const lastSent = new Map<Address, number>();

  async function run(): Promise<void> {
    await recover(parts);
    for (;;) {
      const ready = (await dueRows(db, workspaceId, clock.now())).filter(oneEach(lastSent, clock.now()));
      const acted = await Promise.all(ready.map((row) => deliver(parts, row, lastSent)));
      if (!acted.includes(true)) return;
    }
  }

  async function nextAt(): Promise<Date | null> {
    const next = await db.delivery.findFirst({
      where: { workspaceId, state: 'pending' },
      orderBy: { notBefore: 'asc' },
      select: { notBefore: true },
    });
    return next?.notBefore ?? null;
  }

  return { run, nextAt };
}

function dueRows(db: Db, workspaceId: string, now: Date): Promise<Delivery[]> {
  return db.delivery.findMany({
    where: { workspaceId, state: 'pending', notBefore: { lte: now } },
    orderBy: [{ queuedAt: 'asc' }, { notBefore: 'asc' }],
    take: LOOK,
  });
}

/** Keeps the first row of each address, and leaves addresses alone that were written to within the last second. */
function oneEach(lastSent: ReadonlyMap<Address, number>, now: Date): (row: Delivery) => boolean {
  const seen = new Set<Address>();
  return (row) => {
    const paced = now.getTime() - (lastSent.get(row.address) ?? 0) < PACE_MS;
    if (paced || seen.has(row.address)) return false;
    seen.add(row.address);
    return true;
  };
}

/** True when the row changed, so that another look is worth it. */
async function deliver(parts: DispatcherParts, row: Delivery, lastSent: Map<Address, number>): Promise<boolean> {
  const letter = await letterOf(parts, row);
  if (letter === 'waits') return postpone(parts, row);
  if (letter === 'orphaned') return record(parts, row, 'pending', { state: 'dropped', reason: 'parent-dropped' });
  const claimedAt = parts.clock.now();
  if (!(await claim(parts, row, claimedAt))) return true;
  const outcome = await send(parts, letter);
  if (outcome.kind === 'sent') lastSent.set(row.address, parts.clock.now().getTime());
  const change = changeFor(outcome, row.attempts + 1, parts.clock.now());
  if (outcome.kind !== 'sent') {
    parts.log.warn(
      { delivery: row.id, kind: row.kind, outcome: outcome.kind, reason: outcome.reason },
      'a message did not go through',
    );
  }
  await record(parts, row, 'claimed', change);
  return true;
}

/** The conditional update is the claim: of several replicas, one row count is 1 and all others are 0. */
async function claim({ db, claimant }: DispatcherParts, row: Delivery, claimedAt: Date): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { workspaceId: row.workspaceId, id: row.id, state: 'pending' },
    data: { state: 'claimed', claimedAt, claimedBy: claimant, attempts: { increment: 1 } },
  });
  return count === 1;
}

async function send({ carriers, clock }: DispatcherParts, letter: Letter): Promise<Outcome> {
  const carrier = carriers.get(place(letter.address).platform);
  if (!carrier) {
    const at = new Date(clock.now().getTime() + 5 * 60_000);
    return { kind: 'later', at, reason: `${place(letter.address).platform} is not connected` };
  }
  return carrier.send(letter);
}

/** What to hand to the carrier; a thread or an edit waits until the message it belongs to was sent. */
async function letterOf(
  { db, keys }: DispatcherParts,
  row: Delivery,
): Promise<Letter | 'waits' | 'orphaned'> {
  const { message, locale } = contentFrom(row);
  const letter: Letter = { deliveryId: row.id, address: openAddress(keys, row.address), message, locale };
  const parentId = row.threadOf ?? row.replaces;
  if (parentId === null) return letter;
  const parent = await db.delivery.findUnique({
    where: { workspaceId_id: { workspaceId: row.workspaceId, id: parentId } },
  });
  const remote = parent && remoteOf(keys, parent);
  if (!parent || parent.state === 'dropped') return 'orphaned';
  if (!remote) return 'waits';
  return row.threadOf === null ? { ...letter, replaces: remote } : { ...letter, thread: remote };
}

/** Not an attempt: it looks again when its parent may have arrived. */
async function postpone({ db, clock }: DispatcherParts, row: Delivery): Promise<false> {
  await db.delivery.updateMany({
    where: { workspaceId: row.workspaceId, id: row.id, state: 'pending' },
    data: { notBefore: new Date(clock.now().getTime() + PACE_MS) },
  });
  return false;
}

async function record(
  { db, keys, clock }: DispatcherParts,
  row: Delivery,
  from: 'pending' | 'claimed',
  change: Change,
): Promise<boolean> {
  const { count } = await db.delivery.updateMany({
    where: { workspaceId: row.workspaceId, id: row.id, state: from },
    data: columnsFor(change),
  });
  return count === 1;

  function columnsFor(to: Change) {
    switch (to.state) {
      case 'sent':
        return {
          state: 'sent',
          sentAt: clock.now(),
          remote: remoteText(keys, row, to.outcome.remote),
          reason: null,
          // What an anonymous reader was told is not kept once they have it.
          ...(isSealed(row.address) ? { content: {} } : {}),
        };
      case 'pending':
        return { state: 'pending', notBefore: to.notBefore, reason: to.reason };
      case 'held':
      case 'dropped':
      case 'claimed':
        return { state: to.state, reason: to.reason };
      default:
        return to satisfies never;
    }
  }
}

/** Rows whose claimant died or lost the answer: the platform is asked before anything is sent again. */
async function recover(parts: DispatcherParts): Promise<void> {
  const { db, workspaceId, clock } = parts;
  const lapsed = await db.delivery.findMany({
    where: { workspaceId, state: 'claimed', claimedAt: { lte: new Date(clock.now().getTime() - LEASE_MS) } },
    take: LOOK,
  });
  for (const row of lapsed) await recoverOne(parts, row);
}

async function recoverOne(parts: DispatcherParts, row: Delivery): Promise<void> {
  const letter = await letterOf(parts, row);
  if (letter === 'orphaned' || letter === 'waits') {
    await record(parts, row, 'claimed', { state: 'dropped', reason: 'parent-dropped' });
    return;
  }
  const again: Change = { state: 'pending', notBefore: parts.clock.now(), reason: 'was not found on the platform' };
  // An edit may be repeated; a post may not.
  if (letter.replaces) {
    await record(parts, row, 'claimed', again);
    return;
  }
  const carrier = parts.carriers.get(place(letter.address).platform);
  if (!carrier) return;
  const found = await carrier.find(letter, row.claimedAt ?? row.queuedAt);
  switch (found.kind) {
    case 'found':
      await record(parts, row, 'claimed', { state: 'sent', outcome: { kind: 'sent', remote: found.remote } });
      return;
    case 'absent':
      await record(parts, row, 'claimed', again);
      return;
    case 'cannot-tell':
      parts.log.warn({ delivery: row.id, kind: row.kind, reason: found.reason }, 'a message is held: did it arrive?');
      await record(parts, row, 'claimed', { state: 'held', reason: found.reason });
      return;
    default:
      found satisfies never;
  }
}
