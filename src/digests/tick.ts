// Which schedules are due -> one run each, with its deliveries, in one commit. Repeating a tick changes nothing.
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { latestOccurrence } from '../calendar/occurrences.ts';
import type { Clock } from '../clock.ts';
import { newId } from '../clock.ts';
import { type Database, isUniqueViolation, type Store, type Tx, transact } from '../database/client.ts';
import { giveWay } from '../delivery/held.ts';
import { enqueue } from '../delivery/ledger.ts';
import { closeReception } from '../feedback/reception.ts';
import type { Address } from '../messages/message.ts';
import { rhythmOf, type Schedule, scheduleById, scheduleIds } from '../schedules/schedule.ts';
import { recordTelling } from '../stories/publish.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { compose, digestDetails, digestMessage, emptyNote, type Snapshot } from './compose.ts';
import { lookBackOf } from './look-back.ts';
import { hasNews } from './news.ts';
import type { DigestReader } from './section.ts';
import { story, storyToldIn } from './sections/story.ts';
import { firstStart, type Window, windowsOf } from './windows.ts';

/** After downtime an occurrence is still posted this long; older ones are left out, and the next one covers them. */
export const GRACE_MS = 24 * 60 * 60 * 1000;

interface Parts {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Plans what fell due. One schedule's trouble does not stop the others. */
export async function tick(parts: Parts): Promise<void> {
  const { db } = parts.database;
  for (const id of await scheduleIds(db, parts.workspace.id)) {
    try {
      const schedule = await scheduleById(db, parts.workspace.id, id);
      if (schedule) await planDue(parts, schedule);
    } catch (error) {
      parts.log.error(
        { err: error, schedule: id },
        'a digest could not be planned; the next tick tries again',
      );
    }
  }
}

async function planDue({ database, workspace, clock, log }: Parts, schedule: Schedule): Promise<void> {
  if (schedule.isPaused) return;
  const now = clock.now();
  const due = latestOccurrence(rhythmOf(schedule, workspace), schedule.plannedUntil, now);
  if (!due) return;
  if (now.getTime() - due.getTime() > GRACE_MS) {
    log.warn(
      { schedule: schedule.id, occurrence: due.toISOString() },
      'an occurrence was missed for too long',
    );
    await dealtWith(database.db, workspace.id, schedule, due);
    return;
  }
  await closeReception(database, workspace.id, due);
  for (let tries = 0; tries < TRIES; tries += 1)
    if (await plan({ database, workspace, now }, schedule, due)) return;
}

/** Something may come between composing a digest and queueing it: another schedule takes its story, an earlier digest arrives. */
const TRIES = 2;

interface Planning {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly now: Date;
}

interface Composed {
  readonly window: Window;
  readonly snapshot: Snapshot;
}

/** False when another replica, another schedule or the ledger came between; then nothing was stored. */
export async function plan(planning: Planning, schedule: Schedule, due: Date): Promise<boolean> {
  const { database, workspace, now } = planning;
  const { db } = database;
  const rhythm = rhythmOf(schedule, workspace);
  const asked = { to: due, firstFrom: firstStart(rhythm, due) };
  const windows = await windowsOf(db, workspace.id, schedule, asked);
  const digests: Composed[] = [];
  for (const window of windows) {
    const { from, channels } = window;
    const period = { from, to: due, lookBack: lookBackOf(rhythm, from) };
    const snapshot = await compose(db, workspace, { ...schedule, channels }, period);
    digests.push({ window, snapshot });
  }
  try {
    await transact(database, async (tx) => {
      if (!(await dealtWith(tx, workspace.id, schedule, due))) throw new Overtaken();
      const still = await windowsOf(tx, workspace.id, schedule, asked);
      if (!isDeepStrictEqual(still, windows)) throw new Overtaken();
      for (const digest of digests) await queueRun(tx, { workspace, now, due }, schedule, digest);
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error) || error instanceof Overtaken) return false;
    throw error;
  }
}

/** What was composed is not so any more: another has planned this occurrence, told this story, or an earlier digest arrived. */
class Overtaken extends Error {}

interface Queueing {
  readonly workspace: Workspace;
  readonly now: Date;
  readonly due: Date;
}

async function queueRun(
  tx: Tx,
  { workspace, now, due }: Queueing,
  schedule: Schedule,
  { window: { from, channels, givingWay }, snapshot }: Composed,
): Promise<void> {
  const workspaceId = workspace.id;
  const runId = newId();
  const readers = channels.map(({ address }) => readerOf(schedule, address));
  const isNews = readers.some((reader) => hasNews(snapshot, reader));
  const outcome = isNews ? 'posted' : schedule.whenEmpty === 'note' ? 'note' : 'nothing';
  await tx.digestRun.create({
    data: {
      workspaceId,
      id: runId,
      scheduleId: schedule.id,
      occurrenceAt: due,
      coversFrom: from,
      coversTo: due,
      outcome,
      snapshot: JSON.parse(JSON.stringify(snapshot)),
      createdAt: now,
    },
  });
  await tx.scheduleChannel.updateMany({
    where: { workspaceId, scheduleId: schedule.id, address: { in: channels.map(({ address }) => address) } },
    data: { openSince: from },
  });
  if (outcome === 'nothing') return;
  if (!(await giveWay(tx, workspaceId, givingWay))) throw new Overtaken();
  await queue(tx, { workspace, now, runId }, { ...schedule, channels }, snapshot);
}

async function queue(
  tx: Tx,
  { workspace, now, runId }: { workspace: Workspace; now: Date; runId: string },
  schedule: Schedule,
  snapshot: Snapshot,
): Promise<void> {
  const { locale } = schedule;
  const workspaceId = workspace.id;
  const stories = snapshot.sections.find((each) => each.id === story.id);
  for (const { address } of schedule.channels) {
    const reader = readerOf(schedule, address);
    const common = { workspaceId, subject: `run:${runId}`, address, locale, now };
    const hasNothing = !hasNews(snapshot, reader);
    if (hasNothing && schedule.whenEmpty === 'silent') continue;
    const message = hasNothing ? emptyNote(snapshot, reader) : digestMessage(snapshot, reader);
    const deliveryId = await enqueue(tx, { ...common, kind: 'digest', message });
    const details = hasNothing ? null : digestDetails(snapshot, reader);
    if (details)
      await enqueue(tx, { ...common, kind: 'digest.details', message: details, threadOf: deliveryId });
    const storyId = stories ? storyToldIn(stories.data, address) : null;
    if (storyId === null) continue;
    if (!(await recordTelling(tx, { workspaceId, storyId, address, deliveryId }))) throw new Overtaken();
  }
}

function readerOf({ locale, timeZone }: Schedule, channel: Address): DigestReader {
  return { locale, timeZone, channel };
}

/** False when somebody else has dealt with it, or the schedule was changed since: it never moves backwards. */
async function dealtWith(
  db: Store,
  workspaceId: string,
  schedule: Schedule,
  occurrence: Date,
): Promise<boolean> {
  const { count } = await db.schedule.updateMany({
    where: { workspaceId, id: schedule.id, plannedUntil: { lt: occurrence } },
    data: { plannedUntil: occurrence },
  });
  return count === 1;
}
