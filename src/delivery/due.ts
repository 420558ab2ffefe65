// Which rows may be sent now. One statement for both engines; what rests in the ledger is left out there, however much it is.
import { type Db, statements } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { inTurn, lanes } from './lane.ts';
import { type Delivery, SEALED } from './ledger.ts';
import type { ClosedWay } from './pacing.ts';
import { LEASE_MS } from './recording.ts';

export type Due = Pick<Delivery, 'id' | 'address' | 'replaces' | 'lane'>;

export interface DueSearch {
  readonly workspaceId: string;
  readonly now: Date;
  /** Addresses that are left alone just now. */
  readonly resting: readonly string[];
  /** Where one of them rests, those for anybody anonymous wait, whichever chat they are for: which ones wait would tell of their readers. */
  readonly closed: readonly Pick<ClosedWay, 'platform' | 'method' | 'isResting'>[];
  /** How many for somebody went since the last one of many. */
  readonly persons: number;
}

/** How many of each lane one look takes. */
const LOOK = 50;
/** As many as both engines take in one statement; past them a look finds some that rest, and the next one is better. */
const MOST_RESTING = 10_000;

/**
 * Those for somebody and those for many in turn, each in the order in which they were queued. Left out: what
 * waits behind another message.
 */
export async function dueRows(db: Db, looking: DueSearch): Promise<Due[]> {
  const rows = await statements(db, looking.workspaceId).query<Due[]>(dueStatement(looking));
  const persons = rows.filter(({ lane }) => lane === lanes.person);
  const many = rows.filter(({ lane }) => lane === lanes.many);
  return inTurn(persons, many, looking.persons);
}

/** Both lanes at once. */
export function dueStatement(looking: DueSearch): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM (${ofLane(looking, lanes.person)}) persons
    UNION ALL SELECT * FROM (${ofLane(looking, lanes.many)}) many`;
}

/** So many of one lane, first those queued first, by the index: of thousands no more are looked at than are taken. */
function ofLane({ workspaceId, now, resting, closed }: DueSearch, lane: number): Prisma.Sql {
  const left = resting.slice(0, MOST_RESTING);
  const others = left.length === 0 ? Prisma.empty : Prisma.sql`AND d."address" NOT IN (${Prisma.join(left)})`;
  const open = closed.map(({ platform, method }) => {
    const ofMethod = method === 'edit' ? Prisma.sql`IS NOT NULL` : Prisma.sql`IS NULL`;
    return Prisma.sql`AND NOT (d."address" LIKE ${`${platform}:%`} AND d."replaces" ${ofMethod})`;
  });
  const isHushed = closed.some(({ isResting }) => isResting);
  const hushed = isHushed ? Prisma.sql`AND d."address" NOT LIKE ${`${SEALED}%`}` : Prisma.empty;
  // A row that was never put off is due, whatever the clock of whoever queued it said.
  return Prisma.sql`
    SELECT d."id", d."address", d."replaces", d."lane" FROM "Delivery" d
    WHERE d."workspaceId" = ${workspaceId} AND d."state" = 'pending' AND d."lane" = ${lane}
      AND (d."notBefore" <= ${now} OR (d."attempts" = 0 AND d."notBefore" <= d."queuedAt"))
      ${behindNone(workspaceId, now)}
      ${others} ${hushed} ${open.length === 0 ? Prisma.empty : Prisma.join(open, ' ')}
    ORDER BY d."queuedAt" LIMIT ${LOOK}`;
}

/** What waits behind no other message: none of its address is being sent or is tried again later, and none that it answers or edits is still to be sent. */
function behindNone(workspaceId: string, now: Date): Prisma.Sql {
  const lease = new Date(now.getTime() - LEASE_MS);
  return Prisma.sql`AND d."address" NOT IN (
      SELECT e."address" FROM "Delivery" e
      WHERE e."workspaceId" = ${workspaceId} AND e."state" = 'pending' AND e."attempts" > 0 AND e."notBefore" > ${now}
      UNION ALL SELECT c."address" FROM "Delivery" c
      WHERE c."workspaceId" = ${workspaceId} AND c."state" = 'claimed' AND c."claimedAt" > ${lease})
    AND coalesce((
      SELECT p."state" FROM "Delivery" p
      WHERE p."workspaceId" = d."workspaceId" AND p."id" = coalesce(d."threadOf", d."replaces")), 'sent')
      NOT IN ('pending', 'claimed')`;
}

/** Whether a message that could go has been due since `since`. Those of the anonymous are left out: when they go says whom they go with. */
export async function isAnyOverdue(
  db: Db,
  { workspaceId, now, since }: { readonly workspaceId: string; readonly now: Date; readonly since: Date },
): Promise<boolean> {
  const late = await statements(db, workspaceId).query<unknown[]>`
    SELECT d."id" FROM "Delivery" d
    WHERE d."workspaceId" = ${workspaceId} AND d."state" = 'pending' AND d."notBefore" <= ${since}
      AND d."address" NOT LIKE ${`${SEALED}%`} ${behindNone(workspaceId, now)} LIMIT 1`;
  return late.length > 0;
}

/** Whether anything is still to be sent, or was being sent when somebody died: of a company that nobody uses, one quick question. */
export async function isAnythingOpen(db: Db, workspaceId: string): Promise<boolean> {
  const where = { workspaceId, state: { in: ['pending', 'claimed'] } };
  return (await db.delivery.findFirst({ where, select: { id: true } })) !== null;
}

/** How many are still to be sent in a chat, tried or not. Those of the anonymous are in no chat's. */
export function waitingFor(db: Db, workspaceId: string, platform: string): Promise<number> {
  return db.delivery.count({
    where: { workspaceId, state: { in: ['pending', 'claimed'] }, address: { startsWith: `${platform}:` } },
  });
}

/** When the one fell due that has been due the longest; null where none is. Those of the anonymous are left out, as of `isAnyOverdue`. */
export async function oldestDue(db: Db, workspaceId: string, now: Date): Promise<Date | null> {
  const oldest = await db.delivery.findFirst({
    where: {
      workspaceId,
      state: 'pending',
      notBefore: { lte: now },
      NOT: { address: { startsWith: SEALED } },
    },
    orderBy: { notBefore: 'asc' },
    select: { notBefore: true },
  });
  return oldest?.notBefore ?? null;
}

/** When the next row falls due that waits for a time; null where none does. */
export async function nextDue(db: Db, workspaceId: string, now: Date): Promise<Date | null> {
  const next = await db.delivery.findFirst({
    where: { workspaceId, state: 'pending', notBefore: { gt: now } },
    orderBy: { notBefore: 'asc' },
    select: { notBefore: true },
  });
  return next?.notBefore ?? null;
}
