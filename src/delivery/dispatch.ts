// Claims before sending, sends once, records: a crash leaves a claimed row, never two posts.
import type { Db } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { type Address, place } from '../messages/message.ts';
import { claim, putOff, record } from './claim.ts';
import { type Delivery, isSealed, openAddress } from './ledger.ts';
import { letterOf } from './letter.ts';
import type { Letter, Outcome } from './outcome.ts';
import { changeFor } from './recording.ts';
import { type Recovery, recover } from './recover.ts';

export interface Dispatcher {
  /** Sends all that is due, recovers what the dead left behind, and returns when nothing more can be done now. */
  run(): Promise<void>;
  /** When the next pending row falls due; null when none waits. */
  nextAt(): Promise<Date | null>;
}

export interface DispatcherParts extends Recovery {
  /** Tells this process's claims from another's. */
  readonly claimant: string;
  /** Least time between two messages to one address; PACE_MS by default. */
  readonly paceMs?: number;
}

/** Slack: "one message per second per channel" (docs.slack.dev/apis/web-api/rate-limits, chat.postMessage). */
const PACE_MS = 1_000;
/** How many rows one look takes; addresses are served side by side, one message at a time each. */
const LOOK = 50;
/** How long a row rests that nobody could make a letter of, and at most one that waits for another. */
const REST_MS = 60_000;

/** Until when (epoch ms) each address is left alone, by the address in clear. */
type Rests = Map<Address, number>;

/** Replicas share the claims, so nothing is sent twice; pace and order per address are kept by each for itself. */
export function dispatcher(parts: DispatcherParts): Dispatcher {
  const { db, workspaceId, keys, clock } = parts;
  const rests: Rests = new Map();

  async function run(): Promise<void> {
    await recover(parts);
    for (;;) {
      forgetPast(rests, clock.now());
      const due = firstOfEach(keys, await dueRows(db, workspaceId, clock.now(), rests), rests);
      if (due.length === 0) return;
      await Promise.all(due.map((row) => deliver(parts, row, rests)));
    }
  }

  async function nextAt(): Promise<Date | null> {
    const waiting = await db.delivery.findMany({
      where: { workspaceId, state: 'pending' },
      orderBy: { notBefore: 'asc' },
      select: { address: true, notBefore: true },
      take: LOOK,
    });
    const times = waiting.map((row) =>
      Math.max(row.notBefore.getTime(), rests.get(readerOf(keys, row.address)) ?? 0),
    );
    return times.length === 0 ? null : new Date(Math.min(...times));
  }

  return { run, nextAt };
}

function forgetPast(rests: Rests, now: Date): void {
  for (const [address, until] of rests) if (until <= now.getTime()) rests.delete(address);
}

/** In the order in which they were queued. Resting addresses are left out, so that they do not crowd out others. */
function dueRows(db: Db, workspaceId: string, now: Date, rests: Rests): Promise<Delivery[]> {
  return db.delivery.findMany({
    where: { workspaceId, state: 'pending', notBefore: { lte: now }, address: { notIn: [...rests.keys()] } },
    orderBy: [{ queuedAt: 'asc' }, { notBefore: 'asc' }],
    take: LOOK,
  });
}

function firstOfEach(keys: Keys, due: readonly Delivery[], rests: Rests): Delivery[] {
  const served = new Set(rests.keys());
  return due.filter((row) => {
    const reader = readerOf(keys, row.address);
    if (served.has(reader)) return false;
    served.add(reader);
    return true;
  });
}

/** Who reads it: each sealing of an address looks different. One that no key opens is nobody else's. */
function readerOf(keys: Keys, address: Address): Address {
  try {
    return openAddress(keys, address);
  } catch {
    return address;
  }
}

/** Whatever comes of it, the row is not due afterwards. A row that trips us up does not stop the others. */
async function deliver(parts: DispatcherParts, row: Delivery, rests: Rests): Promise<void> {
  try {
    const letter = await letterOf(parts, row);
    if (letter === 'waits') await putOff(parts, row, asLongAgain(row, parts.clock.now()));
    else if (letter === 'orphaned') await record(parts, row, { state: 'dropped', reason: 'parent-dropped' });
    else await carry(parts, row, letter, rests);
  } catch (error) {
    parts.log.error({ err: error, delivery: row.id, kind: row.kind }, 'a message could not be sent');
    await putOff(parts, row, REST_MS);
  }
}

/** Milliseconds: as long as it has waited already, so that one whose parent is held is not looked at without end. */
function asLongAgain({ queuedAt }: Delivery, now: Date): number {
  return Math.min(Math.max(now.getTime() - queuedAt.getTime(), PACE_MS), REST_MS);
}

async function carry(parts: DispatcherParts, row: Delivery, letter: Letter, rests: Rests): Promise<void> {
  const { clock, log, claimant, paceMs = PACE_MS } = parts;
  const mine = await claim(parts, row, claimant);
  if (!mine) return;
  const outcome = await send(parts, letter);
  const now = clock.now();
  const change = changeFor(outcome, mine.attempts, now);
  if (change.state === 'sent') rests.set(letter.address, now.getTime() + paceMs);
  // Those behind it wait too: they would fare no better, and would arrive before it.
  if (change.state === 'pending') rests.set(letter.address, change.notBefore.getTime());
  if (outcome.kind !== 'sent') {
    // Why an anonymous reader could not be reached would tell of their account.
    const why = isSealed(row.address) ? {} : { outcome: outcome.kind, reason: outcome.reason };
    log.warn({ delivery: row.id, kind: row.kind, ...why }, 'a message did not go through');
  }
  await record(parts, mine, change);
}

async function send({ carriers, clock }: DispatcherParts, letter: Letter): Promise<Outcome> {
  const { platform } = place(letter.address);
  const carrier = carriers.get(platform);
  if (carrier) return carrier.send(letter);
  const at = new Date(clock.now().getTime() + 5 * 60_000);
  return { kind: 'later', at, reason: `${platform} is not connected` };
}
