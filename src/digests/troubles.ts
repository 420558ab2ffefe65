// A channel that will not take its digest: the schedule's admin is told in their hours, and what to do; again where it fails anew after it had
// recovered; what still waits for their hours is withdrawn once it is over. Derived from the ledger.

import { isDeepStrictEqual } from 'node:util';
import { step } from '../beat.ts';
import { waitsAfter } from '../correspondence/cards.ts';
import { tellPeople } from '../correspondence/tell.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import { contentFrom } from '../delivery/content.ts';
import { giveWay, letBeIn, missedLetters, refused } from '../delivery/held.ts';
import type { Delivery } from '../delivery/ledger.ts';
import { isExhausted, whyNot } from '../delivery/recording.ts';
import { hasTaken, othersHaveIt } from '../delivery/undelivered.ts';
import type { Locale } from '../i18n/locale.ts';
import { addressOf, isReached, type Person, peopleByIds } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import { type Schedule, scheduleById } from '../schedules/schedule.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { digestKinds, troubleKinds } from './kinds.ts';
import { type ScheduleTrouble, troubleMessage } from './trouble-letter.ts';

const TROUBLE = troubleKinds['schedule.trouble'];

function subjectFor(scheduleId: string): string {
  return `schedule:${scheduleId}`;
}

export const tellingTroubles = step('troubles', ({ database, workspace, now }) =>
  tellTroubles(database, workspace, now),
);

/** Tells of the latest run of each schedule, once all its channels have been tried. */
export async function tellTroubles(database: Database, workspace: Workspace, now: Date): Promise<void> {
  for (const scheduleId of await schedulesToLookAt(database.db, workspace.id)) {
    const schedule = await scheduleById(database.db, workspace.id, scheduleId);
    if (schedule) await tellOne(database, workspace, schedule, now);
    // Deleted meanwhile: nothing is left to be mended.
    else await transact(database, (tx) => withdrawAll(tx, workspace.id, scheduleId, now));
  }
}

/** Those with a digest that was not taken, and those in trouble, of which it may be over. */
async function schedulesToLookAt(db: Store, workspaceId: string): Promise<Set<string>> {
  const dropped = await db.delivery.findMany({
    where: { workspaceId, kind: digestKinds.digest.name, OR: [refused, { state: 'held' }] },
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
): Promise<{ readonly schedule: Schedule; readonly troubles: readonly ScheduleTrouble[] }[]> {
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
    const fresh: ScheduleTrouble[] = [];
    const standing: ScheduleTrouble[] = [];
    const postIn = new Map(posts.map((post) => [post.address, post]));
    for (const { address, name, ...told } of channels) {
      const post = postIn.get(address);
      const reason = post ? troubleOf(post) : 'unknown';
      const tookSince = told.troubleAt !== null && (await hasTaken(tx, workspaceId, address, told.troubleAt));
      if (reason === 'unknown') {
        if (told.trouble !== null && !tookSince) standing.push({ name, reason: told.trouble });
        continue;
      }
      const isNew =
        !wasSavedSince &&
        (told.troubleAt === null || (tookSince && post !== undefined && post.queuedAt > told.troubleAt));
      if (reason === told.trouble && (reason === null || !isNew)) {
        if (reason !== null && !tookSince) standing.push({ name, reason });
        continue;
      }
      await tx.scheduleChannel.update({
        where: { workspaceId_scheduleId_address: { workspaceId, scheduleId: schedule.id, address } },
        data: { trouble: reason, troubleAt: reason === null ? null : now },
      });
      if (reason !== null) fresh.push({ name, reason });
    }
    const arrived = posts.filter((post) => post.state === 'sent').length;
    const draw = (troubles: readonly ScheduleTrouble[], locale: Locale) =>
      troubleMessage(schedule, troubles, arrived, locale);
    const told = await whoIsTold(tx, workspaceId, schedule);
    const theirs = new Set(told.map(addressOf));
    const isTrue = (letter: Delivery) => {
      const { message, locale } = contentFrom(letter);
      const isSame = isDeepStrictEqual(message, JSON.parse(JSON.stringify(draw(standing, locale))));
      return isSame && theirs.has(letter.address);
    };
    const waiting: Delivery[] = [];
    for (const letter of await lettersWaiting(tx, workspaceId, schedule.id, now)) {
      // Somebody who is not reached did not get what the others did.
      const isSpare = !theirs.has(letter.address) && (await othersHaveIt(tx, letter));
      if (isSpare) await giveWay(tx, workspaceId, [letter.id]);
      else waiting.push(letter);
    }
    if (fresh.length === 0 && waiting.every(isTrue)) return;
    // What waits says how things stand when it leaves, so it goes with a channel that recovered or was taken out of the schedule.
    const isWithdrawn = await withdraw(tx, waiting);
    const troubles = isWithdrawn ? [...standing, ...fresh] : fresh;
    if (troubles.length === 0) return;
    await tellPeople(tx, { workspace, now }, told, {
      kind: TROUBLE,
      subject: subjectFor(schedule.id),
      draw: ({ locale }) => draw(troubles, locale),
    });
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
    where: { workspaceId, subject: { in: subjects }, kind: digestKinds.digest.name },
  });
  return { posts, occurrenceAt };
}

/** Why it could not be posted; null where it was; 'unknown' while nobody knows, as of a held one. */
function troubleOf(post: Delivery): string | null {
  if (post.state === 'dropped') return letBeIn(post) ? null : (post.reason ?? 'refused');
  if (post.state === 'sent') return null;
  return isExhausted(post) ? whyNot(post.reason) : 'unknown';
}

/** The letters about it that wait for their reader's hours, or did not arrive. */
async function lettersWaiting(
  db: Store,
  workspaceId: string,
  scheduleId: string,
  now: Date,
): Promise<Delivery[]> {
  const about = { kind: TROUBLE.name, subject: subjectFor(scheduleId) };
  const waiting = { workspaceId, ...about, ...waitsAfter(now) };
  return [
    ...(await db.delivery.findMany({ where: waiting })),
    ...(await missedLetters(db, workspaceId, about)),
  ];
}

async function withdrawAll(db: Store, workspaceId: string, scheduleId: string, now: Date): Promise<void> {
  await withdraw(db, await lettersWaiting(db, workspaceId, scheduleId, now));
}

/** False where one of them is on its way by now. */
async function withdraw(db: Store, letters: readonly Delivery[]): Promise<boolean> {
  const [first] = letters;
  const ids = letters.map(({ id }) => id);
  return first !== undefined && giveWay(db, first.workspaceId, ids);
}

/** The admin who set it up; where that one has left, all admins. */
async function whoIsTold(db: Store, workspaceId: string, schedule: Schedule): Promise<Person[]> {
  const [admin] = await peopleByIds(db, workspaceId, [schedule.adminId]);
  return admin && isReached(admin) ? [admin] : admins(db, workspaceId);
}
