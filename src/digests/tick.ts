// Which schedules are due -> one run each, with the first of its deliveries, in one commit; queueing.ts goes on. Repeating a tick changes nothing.
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { type Step, step } from '../beat.ts';
import { latestOccurrence } from '../calendar/occurrences.ts';
import type { Clock } from '../clock.ts';
import { newId } from '../clock.ts';
import { type Database, isUniqueViolation, type Store, type Tx, transact } from '../database/client.ts';
import { giveWay } from '../delivery/held.ts';
import { closeReception } from '../feedback/reception.ts';
import { type Happenings, tell } from '../happenings.ts';
import type { Directory } from '../people/directory.ts';
import { matchAnew } from '../schedules/matched.ts';
import { rhythmOf, type Schedule, scheduleById, scheduleIds } from '../schedules/schedule.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { bringBack, isAhead } from './clock-ahead.ts';
import { compose, type Snapshot } from './compose.ts';
import { lookBackOf } from './look-back.ts';
import { hasNews } from './news.ts';
import { finishQueueing, queueFirst, readerOf, seenBy } from './queueing.ts';
import type { Sections } from './section.ts';
import { areStillSaid } from './still-said.ts';
import { firstStart, type Window, windowsOf } from './windows.ts';

/** After downtime an occurrence is still posted this long; older ones are left out, and the next one covers them. */
export const GRACE_MS = 24 * 60 * 60 * 1000;

interface Parts {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly log: Logger;
  readonly directory: Pick<Directory, 'joined'>;
  readonly sections: Sections;
}

/** @param sections all that a digest can say */
export function planning(sections: Sections): Step {
  return step('digests', (beat) => tick({ ...beat, sections }));
}

/** Plans what fell due. One schedule's trouble does not stop the others. */
export async function tick(parts: Parts): Promise<void> {
  const { db } = parts.database;
  for (const id of await scheduleIds(db, parts.workspace.id)) {
    try {
      const schedule = await scheduleOnTime(parts, id);
      if (!schedule) continue;
      await finishQueueing(parts, schedule);
      await planDue(parts, schedule);
    } catch (error) {
      parts.log.error(
        { err: error, schedule: id },
        'a digest could not be planned; the next tick tries again',
      );
    }
  }
}

/** As it stands once nothing of it lies in days to come. */
async function scheduleOnTime(parts: Parts, id: string): Promise<Schedule | null> {
  const { database, workspace, clock, log } = parts;
  const schedule = await scheduleById(database.db, workspace.id, id);
  if (schedule === null || !isAhead(schedule, clock.now())) return schedule;
  log.warn({ schedule: id, plannedUntil: schedule.plannedUntil.toISOString() }, 'the clock was days ahead');
  await bringBack(database, workspace.id, clock.now());
  return scheduleById(database.db, workspace.id, id);
}

async function planDue(parts: Parts, schedule: Schedule): Promise<void> {
  const { database, workspace, clock, log, sections } = parts;
  if (schedule.isPaused) return;
  const now = clock.now();
  const due = latestOccurrence(rhythmOf(schedule, workspace), schedule.plannedUntil, now);
  if (!due) return;
  if (now.getTime() - due.getTime() > GRACE_MS) {
    log.warn(
      { schedule: schedule.id, occurrence: due.toISOString() },
      'an occurrence was missed for too long',
    );
    if (await dealtWith(database.db, workspace.id, schedule, due)) tell('digest', { outcome: 'missed' });
    return;
  }
  await closeReception(database, workspace.id, due);
  const today = await matchAnew(parts, schedule);
  for (let tries = 0; tries < TRIES; tries += 1)
    if (await plan({ database, workspace, now, sections }, today, due)) return;
}

/** Something may come between composing a digest and queueing it: another schedule tells what it tells, an earlier digest arrives. */
const TRIES = 2;

interface Planning {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly now: Date;
  readonly sections: Sections;
}

interface Composed {
  readonly window: Window;
  readonly snapshot: Snapshot;
}

/** False when another replica, another schedule or the ledger came between; then nothing was stored. */
export async function plan(planning: Planning, schedule: Schedule, due: Date): Promise<boolean> {
  const planned = await planAsSaid(planning, schedule, due, areStillSaid);
  // Once more is enough: of what is not their words, whatever it is, nobody could tell.
  return planned === 'reworded' ? (await planAsSaid(planning, schedule, due)) === true : planned;
}

/** "reworded": a customer said otherwise, while it was made, than it quotes; nothing was stored. */
async function planAsSaid(
  planning: Planning,
  schedule: Schedule,
  due: Date,
  isSaid?: typeof areStillSaid,
): Promise<boolean | 'reworded'> {
  const { database, workspace, now, sections } = planning;
  const { db } = database;
  const queueing = { database, workspace, sections, clock: { now: () => now } };
  await finishQueueing(queueing, schedule);
  const rhythm = rhythmOf(schedule, workspace);
  const asked = { to: due, firstFrom: firstStart(rhythm, due) };
  const windows = await windowsOf(db, workspace.id, schedule, asked);
  const digests: Composed[] = [];
  for (const window of windows) {
    const { from, channels } = window;
    const period = { from, to: due, lookBack: lookBackOf(rhythm, from) };
    const snapshot = await compose(db, workspace, { ...schedule, channels }, period, sections);
    digests.push({ window, snapshot });
  }
  try {
    const outcomes = await transact(database, async (tx) => {
      if (!(await dealtWith(tx, workspace.id, schedule, due))) throw new Overtaken();
      const still = await windowsOf(tx, workspace.id, schedule, asked);
      if (!isDeepStrictEqual(still, windows)) throw new Overtaken();
      const snapshots = digests.map(({ snapshot }) => snapshot);
      if (isSaid && !(await isSaid(tx, workspace.id, snapshots))) throw new Reworded();
      const done: RunOutcome[] = [];
      for (const digest of digests)
        done.push(await queueRun(tx, { workspace, now, due, sections }, schedule, digest));
      return done;
    });
    for (const outcome of outcomes) tell('digest', { outcome });
  } catch (error) {
    if (error instanceof Reworded) return 'reworded';
    if (isUniqueViolation(error) || error instanceof Overtaken) return false;
    throw error;
  }
  await finishQueueing(queueing, schedule);
  return true;
}

/** What was composed is not so any more: another has planned this occurrence, told one of its channels the same, or an earlier digest arrived. */
class Overtaken extends Error {}

class Reworded extends Error {}

interface RunQueueing {
  readonly workspace: Workspace;
  readonly now: Date;
  readonly due: Date;
  readonly sections: Sections;
}

type RunOutcome = Exclude<Happenings['digest']['outcome'], 'missed'>;

async function queueRun(
  tx: Tx,
  { workspace, now, due, sections }: RunQueueing,
  schedule: Schedule,
  { window: { from, channels, givingWay }, snapshot }: Composed,
): Promise<RunOutcome> {
  const workspaceId = workspace.id;
  const runId = newId();
  const addresses = channels.map(({ address }) => address);
  const seen = seenBy(snapshot, sections);
  const isNews = addresses.some((address) => hasNews(seen(address), readerOf(schedule, address), sections));
  const outcome: RunOutcome = isNews ? 'posted' : schedule.whenEmpty === 'note' ? 'note' : 'nothing';
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
    where: { workspaceId, scheduleId: schedule.id, address: { in: addresses } },
    data: { openSince: from },
  });
  if (outcome === 'nothing') return outcome;
  if (!(await giveWay(tx, workspaceId, givingWay))) throw new Overtaken();
  const isQueued = await queueFirst(tx, { workspaceId, runId, schedule, sections, snapshot, now }, addresses);
  if (!isQueued) throw new Overtaken();
  return outcome;
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
