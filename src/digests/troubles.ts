// A channel that will not take its digest: the schedule's admin is told in their hours, and what to do; again where it fails anew after it had
// recovered; what still waits for their hours is withdrawn once it is over. Derived from the ledger.
import { type Database, type Store, transact } from '../database/client.ts';
import { giveWay, letBeIn, refused } from '../delivery/held.ts';
import { type Delivery, enqueue } from '../delivery/ledger.ts';
import { isExhausted } from '../delivery/recording.ts';
import type { Address } from '../messages/message.ts';
import { addressOf, admins, localeFor, type Person, peopleByIds } from '../people/person.ts';
import { type Schedule, scheduleById } from '../schedules/schedule.ts';
import { letterTime } from '../workspace/posting.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Trouble, troubleMessage } from './trouble-letter.ts';

const KIND = 'schedule.trouble';

/** Tells of the latest run of each schedule, once all its channels have been tried. */
export async function tellTroubles(database: Database, workspace: Workspace, now: Date): Promise<void> {
  for (const scheduleId of await schedulesToLookAt(database.db, workspace.id)) {
    const schedule = await scheduleById(database.db, workspace.id, scheduleId);
    if (schedule) await tellOne(database, workspace, schedule, now);
    // Deleted meanwhile: nothing is left to be mended.
    else await transact(database, (tx) => withdrawWaiting(tx, workspace.id, scheduleId, now));
  }
}

/** Those with a digest that was not taken, and those in trouble, of which it may be over. */
async function schedulesToLookAt(db: Store, workspaceId: string): Promise<Set<string>> {
  const dropped = await db.delivery.findMany({
    where: { workspaceId, kind: 'digest', OR: [refused, { state: 'held' }] },
    orderBy: { queuedAt: 'desc' },
    take: 200,
    select: { subject: true },
  });
  const runs = await db.digestRun.findMany({
    where: { workspaceId, id: { in: dropped.map((each) => each.subject?.slice('run:'.length) ?? '') } },
    select: { scheduleId: true },
  });
  const troubled = await db.scheduleChannel.findMany({
    where: { workspaceId, trouble: { not: null } },
    select: { scheduleId: true },
  });
  return new Set([...runs, ...troubled].map(({ scheduleId }) => scheduleId));
}

/** For whoever looks: the schedules of which a channel took nothing last time, each with what its admin was told. */
export async function troubledSchedules(
  db: Store,
  workspaceId: string,
): Promise<{ readonly schedule: Schedule; readonly troubles: readonly Trouble[] }[]> {
  const rows = await db.scheduleChannel.findMany({
    where: { workspaceId, trouble: { not: null } },
    orderBy: [{ scheduleId: 'asc' }, { position: 'asc' }],
  });
  const found = await Promise.all(
    [...new Set(rows.map((row) => row.scheduleId))].map(async (id) => {
      const schedule = await scheduleById(db, workspaceId, id);
      const troubles = rows.flatMap(({ scheduleId, name, trouble }) =>
        scheduleId === id && trouble !== null ? [{ name, reason: trouble }] : [],
      );
      return schedule ? [{ schedule, troubles }] : [];
    }),
  );
  return found.flat();
}

async function tellOne(
  database: Database,
  workspace: Workspace,
  schedule: Schedule,
  now: Date,
): Promise<void> {
  const workspaceId = workspace.id;
  await transact(database, async (tx) => {
    const { posts, occurrenceAt } = await latestPosts(tx, workspaceId, schedule.id);
    const wasSavedSince = occurrenceAt < schedule.plannedUntil;
    if (posts.some((post) => post.state === 'claimed' || (post.state === 'pending' && post.attempts === 0)))
      return;
    const channels = await tx.scheduleChannel.findMany({ where: { workspaceId, scheduleId: schedule.id } });
    const fresh: Trouble[] = [];
    const standing: Trouble[] = [];
    let isOverSomewhere = false;
    const postIn = new Map(posts.map((post) => [post.address, post]));
    for (const { address, name, ...told } of channels) {
      const post = postIn.get(address);
      const reason = post ? troubleOf(post) : 'unknown';
      if (reason === 'unknown') continue;
      const tookSince = told.troubleAt !== null && (await hasTaken(tx, workspaceId, address, told.troubleAt));
      const isNew =
        !wasSavedSince &&
        (told.troubleAt === null || (tookSince && post !== undefined && post.queuedAt > told.troubleAt));
      if (reason === told.trouble && (reason === null || !isNew)) {
        if (tookSince) isOverSomewhere = true;
        else if (reason !== null) standing.push({ name, reason });
        continue;
      }
      await tx.scheduleChannel.update({
        where: { workspaceId_scheduleId_address: { workspaceId, scheduleId: schedule.id, address } },
        data: { trouble: reason, troubleAt: reason === null ? null : now },
      });
      if (reason === null) isOverSomewhere = true;
      else fresh.push({ name, reason });
    }
    const isWithdrawn = isOverSomewhere && (await withdrawWaiting(tx, workspaceId, schedule.id, now));
    const troubles = isWithdrawn ? [...standing, ...fresh] : fresh;
    if (troubles.length === 0) return;
    const arrived = posts.filter((post) => post.state === 'sent').length;
    for (const admin of await whoIsTold(tx, workspaceId, schedule)) {
      const locale = localeFor(admin, workspace);
      await enqueue(tx, {
        workspaceId,
        kind: KIND,
        subject: `schedule:${schedule.id}`,
        address: addressOf(admin),
        message: troubleMessage(schedule, troubles, arrived, locale),
        locale,
        now,
        notBefore: letterTime(workspace, admin, now),
      });
    }
  });
}

/** Of the latest occurrence, in all channels. */
async function latestPosts(
  db: Store,
  workspaceId: string,
  scheduleId: string,
): Promise<{ readonly posts: readonly Delivery[]; readonly occurrenceAt: Date }> {
  const latest = await db.digestRun.findFirst({
    where: { workspaceId, scheduleId },
    orderBy: { occurrenceAt: 'desc' },
    select: { occurrenceAt: true },
  });
  const occurrenceAt = latest?.occurrenceAt ?? new Date(0);
  const runs = await db.digestRun.findMany({
    where: { workspaceId, scheduleId, occurrenceAt },
    select: { id: true },
  });
  const subjects = runs.map(({ id }) => `run:${id}`);
  const posts = await db.delivery.findMany({
    where: { workspaceId, subject: { in: subjects }, kind: 'digest' },
  });
  return { posts, occurrenceAt };
}

/** Why it could not be posted; null where it was; 'unknown' while nobody knows, as of a held one. */
function troubleOf(post: Delivery): string | null {
  if (post.state === 'dropped') return letBeIn(post) ? null : (post.reason ?? 'refused');
  if (post.state === 'sent') return null;
  return isExhausted(post) ? 'unreachable' : 'unknown';
}

/** Whether the channel has taken a message of ours since. */
async function hasTaken(db: Store, workspaceId: string, address: Address, since: Date): Promise<boolean> {
  const arrived = await db.delivery.findFirst({
    where: {
      workspaceId,
      address,
      state: 'sent',
      OR: [{ queuedAt: { gt: since } }, { sentAt: { gt: since } }],
    },
    select: { id: true },
  });
  return arrived !== null;
}

/** Takes back the letters about it that wait for their reader's hours. False where none did. */
async function withdrawWaiting(
  db: Store,
  workspaceId: string,
  scheduleId: string,
  now: Date,
): Promise<boolean> {
  const waiting = await db.delivery.findMany({
    where: {
      workspaceId,
      kind: KIND,
      subject: `schedule:${scheduleId}`,
      state: 'pending',
      notBefore: { gt: now },
    },
    select: { id: true },
  });
  const ids = waiting.map(({ id }) => id);
  return ids.length > 0 && giveWay(db, workspaceId, ids);
}

/** The admin who set it up; where that one has left, all admins. */
async function whoIsTold(db: Store, workspaceId: string, schedule: Schedule): Promise<Person[]> {
  const [admin] = await peopleByIds(db, workspaceId, [schedule.adminId]);
  return admin?.isActive ? [admin] : admins(db, workspaceId);
}
