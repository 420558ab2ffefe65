// Which schedules are due -> one run each, with its deliveries, in one commit. Repeating a tick changes nothing.
import type { Logger } from 'pino';
import { latestOccurrence, occurrencesAfter } from '../calendar/occurrences.ts';
import type { Clock } from '../clock.ts';
import { newId } from '../clock.ts';
import { type Database, isUniqueViolation, type Store, type Tx, transact } from '../database/client.ts';
import { enqueue } from '../delivery/ledger.ts';
import { rhythmOf, type Schedule, scheduleById, scheduleIds } from '../schedules/schedule.ts';
import { recordTelling } from '../stories/publish.ts';
import type { Workspace } from '../workspace/workspace.ts';
import {
  type Covered,
  compose,
  digestDetails,
  digestMessage,
  emptyNote,
  isEmpty,
  isEmptyFor,
  type Snapshot,
} from './compose.ts';
import { lookBackOf } from './look-back.ts';
import { story, storyToldIn } from './sections/story.ts';

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
  const rhythm = rhythmOf(schedule, workspace);
  const due = latestOccurrence(rhythm, schedule.plannedUntil, now);
  if (!due) return;
  if (now.getTime() - due.getTime() > GRACE_MS) {
    log.warn(
      { schedule: schedule.id, occurrence: due.toISOString() },
      'an occurrence was missed for too long',
    );
    await dealtWith(database.db, workspace.id, schedule, due);
    return;
  }
  const from = await coveredUntil(database.db, workspace, schedule, due);
  const period = { from, to: due, lookBack: lookBackOf(rhythm, from) };
  // Twice, since a story can be taken by another schedule between looking and committing.
  if (!(await plan({ database, workspace, now }, schedule, period))) {
    await plan({ database, workspace, now }, schedule, period);
  }
}

interface Planning {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly now: Date;
}

/** False when another replica or another schedule came between; then nothing was stored. */
async function plan(
  { database, workspace, now }: Planning,
  schedule: Schedule,
  period: Covered,
): Promise<boolean> {
  const snapshot = await compose(database.db, workspace, schedule, period);
  const outcome = !isEmpty(snapshot) ? 'posted' : schedule.whenEmpty === 'note' ? 'note' : 'nothing';
  const runId = newId();
  try {
    await transact(database, async (tx) => {
      await tx.digestRun.create({
        data: {
          workspaceId: workspace.id,
          id: runId,
          scheduleId: schedule.id,
          occurrenceAt: period.to,
          coversFrom: period.from,
          coversTo: period.to,
          outcome,
          snapshot: JSON.parse(JSON.stringify(snapshot)),
          createdAt: now,
        },
      });
      if (outcome !== 'nothing') await queue(tx, { workspace, now, runId }, schedule, snapshot);
      await dealtWith(tx, workspace.id, schedule, period.to);
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error) || error instanceof StoryTaken) return false;
    throw error;
  }
}

/** Another schedule has told this story in this channel since the digest was composed. */
class StoryTaken extends Error {}

async function queue(
  tx: Tx,
  { workspace, now, runId }: { workspace: Workspace; now: Date; runId: string },
  schedule: Schedule,
  snapshot: Snapshot,
): Promise<void> {
  const { locale, timeZone } = schedule;
  const workspaceId = workspace.id;
  const stories = snapshot.sections.find((each) => each.id === story.id);
  for (const { address } of schedule.channels) {
    const reader = { locale, timeZone, channel: address };
    const common = { workspaceId, subject: `run:${runId}`, address, locale, now };
    const hasNothing = isEmptyFor(snapshot, reader);
    if (hasNothing && schedule.whenEmpty === 'silent') continue;
    const message = hasNothing ? emptyNote(snapshot, reader) : digestMessage(snapshot, reader);
    const deliveryId = await enqueue(tx, { ...common, kind: 'digest', message });
    const details = digestDetails(snapshot, reader);
    if (details)
      await enqueue(tx, { ...common, kind: 'digest.details', message: details, threadOf: deliveryId });
    const storyId = stories ? storyToldIn(stories.data, address) : null;
    if (storyId === null) continue;
    if (!(await recordTelling(tx, { workspaceId, storyId, address, deliveryId }))) throw new StoryTaken();
  }
}

/** Never moves backwards: a slow replica does not undo what a faster one has done. */
async function dealtWith(
  db: Store,
  workspaceId: string,
  schedule: Schedule,
  occurrence: Date,
): Promise<void> {
  await db.schedule.updateMany({
    where: { workspaceId, id: schedule.id, plannedUntil: { lt: occurrence } },
    data: { plannedUntil: occurrence },
  });
}

/** Where the last posted digest ended, so that there is no gap and no overlap; for a first one, one cadence back. */
export async function coveredUntil(
  db: Store,
  workspace: Workspace,
  schedule: Pick<Schedule, 'cadence' | 'timeZone' | 'country' | 'onHolidays' | 'region'> & {
    readonly id: string | null;
  },
  to: Date,
): Promise<Date> {
  const last =
    schedule.id === null
      ? null
      : await db.digestRun.findFirst({
          where: { workspaceId: workspace.id, scheduleId: schedule.id, coversTo: { lt: to } },
          orderBy: { coversTo: 'desc' },
          select: { outcome: true, coversFrom: true, coversTo: true },
        });
  if (last) return last.outcome === 'nothing' ? last.coversFrom : last.coversTo;
  const rhythm = rhythmOf({ ...schedule, pausedUntil: null }, workspace);
  const [next, afterNext] = occurrencesAfter(rhythm, to, 2);
  const length = next && afterNext ? afterNext.getTime() - next.getTime() : 7 * 86_400_000;
  return new Date(to.getTime() - length);
}
