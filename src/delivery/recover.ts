// What the dead left behind, and whose answer was lost: the platform is asked before anything is sent again.
import type { Logger } from 'pino';
import { place } from '../messages/message.ts';
import { type Books, orphan, record, sealAnew } from './claim.ts';
import type { Kinds } from './kinds.ts';
import { type Delivery, isSealed } from './ledger.ts';
import { goneBy, letterOf } from './letter.ts';
import type { Carrier, Found } from './outcome.ts';
import {
  afterLooking,
  LEASE_MS,
  LONGEST_PUT_OFF_MS,
  LONGEST_REST_MS,
  PUT_OFF,
  type Tried,
} from './recording.ts';

export interface Recovery extends Books {
  readonly workspaceId: string;
  readonly kinds: Kinds;
  /** By platform name. */
  readonly carriers: ReadonlyMap<string, Carrier>;
  readonly log: Logger;
  /** This process is sending it just now: a clock that was set forward makes it no orphan. */
  readonly isGoing?: (id: string) => boolean;
}

/** How many rows one look takes, and how often it looks at most: for what lapses after a minute. */
const LOOK = 50;
const LOOK_MS = 1_000;
/** Milliseconds until the next look where the platform could not be asked. */
const UNABLE_MS = 30_000;

export interface Recovering {
  /**
   * Settles every claim older than the lease; one that cannot be asked about just now stays for the next look. What a clock noted that was
   * set back since keeps nothing waiting for longer than that.
   */
  recover(): Promise<void>;
  /** When there is something to recover next, as far as is known now (epoch ms); null where nothing is claimed. */
  nextAt(): Promise<number | null>;
}

export function recovering(parts: Recovery): Recovering {
  const { db, workspaceId, clock, log, isGoing = () => false } = parts;
  /** Claims that lie ahead of the clock, with the moment (epoch ms) at which they were first seen there: whoever has one may be sending it. */
  let ahead = new Map<string, number>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let wasUnable = false;

  async function lapsed(): Promise<Delivery[]> {
    const now = clock.now().getTime();
    const [before, past] = [new Date(now - LEASE_MS), new Date(now + LEASE_MS)];
    const rows = await db.delivery.findMany({
      where: {
        workspaceId,
        state: 'claimed',
        OR: [{ claimedAt: { lte: before } }, { claimedAt: { gt: past } }],
      },
      orderBy: { claimedAt: 'asc' },
      take: LOOK,
    });
    const seen = new Map(
      rows
        .filter(({ claimedAt }) => claimedAt !== null && claimedAt > past)
        .map((row) => [row.id, Math.min(ahead.get(row.id) ?? now, now)]),
    );
    ahead = seen;
    return rows.filter(({ id }) => !isGoing(id) && now - (seen.get(id) ?? 0) >= LEASE_MS);
  }

  /** What rests for longer than anything may, or was tried later than it is now. */
  async function wake(): Promise<void> {
    const now = clock.now();
    const ahead = (ms: number) => ({ gt: new Date(now.getTime() + ms) });
    const waking = {
      workspaceId,
      state: 'pending',
      notBefore: ahead(0),
      OR: [
        { claimedAt: ahead(LEASE_MS) },
        { notBefore: ahead(LONGEST_PUT_OFF_MS), reason: PUT_OFF },
        {
          notBefore: ahead(LONGEST_REST_MS),
          OR: [{ attempts: { gt: 0 } }, { reason: { not: null } }],
        },
      ],
    };
    // Most often there is none, and nothing is written.
    if ((await db.delivery.findFirst({ where: waking, select: { id: true } })) !== null)
      await db.delivery.updateMany({ where: waking, data: { notBefore: now } });
  }

  return {
    async recover() {
      const sinceMs = clock.now().getTime() - lookedAt;
      if (sinceMs >= 0 && sinceMs < LOOK_MS) return;
      lookedAt = clock.now().getTime();
      wasUnable = false;
      await wake();
      for (const row of await lapsed()) {
        try {
          await recoverOne(parts, row);
        } catch (error) {
          wasUnable = true;
          log.warn(
            { err: error, delivery: row.id, kind: row.kind },
            'cannot ask now whether a message arrived',
          );
        }
      }
    },
    async nextAt() {
      const oldest = await db.delivery.findFirst({
        where: { workspaceId, state: 'claimed' },
        orderBy: { claimedAt: 'asc' },
        select: { id: true, claimedAt: true },
      });
      if (!oldest?.claimedAt) return null;
      // Of one that lies ahead of the clock, since it was first seen there.
      const since = Math.min(oldest.claimedAt.getTime(), ahead.get(oldest.id) ?? clock.now().getTime());
      return Math.max(since + LEASE_MS, lookedAt + (wasUnable ? UNABLE_MS : LOOK_MS));
    },
  };
}

async function recoverOne(parts: Recovery, row: Delivery): Promise<void> {
  const letter = await letterOf(parts, row);
  if (typeof letter === 'string') return orphan(parts, row, goneBy[letter === 'waits' ? 'orphaned' : letter]);
  const carrier = parts.carriers.get(place(letter.address).platform);
  if (!carrier) return;
  // An edit may be repeated; a post may not.
  let found: Found = letter.replaces
    ? { kind: 'absent' }
    : await carrier.find(letter, earlier(row.claimedAt ?? row.queuedAt, parts.clock.now()));
  const isUnsure = found.kind === 'cannot-tell';
  if (found.kind === 'cannot-tell') {
    // Nobody could ask an anonymous reader, and that it is held would tell which chat they are on: not all can tell. Better twice than never.
    if (isSealed(row.address)) found = { kind: 'absent' };
    else
      parts.log.warn(
        { delivery: row.id, kind: row.kind, reason: found.reason },
        'a message is held: did it arrive?',
      );
  }
  // Whether or not it may have arrived: on file the two look the same.
  if (isSealed(row.address) && found.kind === 'absent') await sealAnew(parts, row, isUnsure);
  await record(parts, row, afterLooking(found, tried(parts, row), parts.clock.now()));
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** A row as one that was tried. */
export function tried({ kinds }: Pick<Recovery, 'kinds'>, row: Delivery): Tried {
  return { ...row, fate: kinds.get(row.kind)?.fate ?? null };
}
