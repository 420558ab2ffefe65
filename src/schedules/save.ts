// Saving, pausing and deleting a schedule. A version number keeps two admins from overwriting each other.
import { noted, ofAdmin } from '../audit/note.ts';
import { postingHoursCode } from '../calendar/posting-hours.ts';
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { type Database, type Tx, transact } from '../database/client.ts';
import { outdated, type Saved, type Saving } from '../people/outdated.ts';
import { MATCHED_POSITION } from './matched.ts';
import { notOffered, withAdded } from './offered.ts';
import { type Schedule, type ScheduleDraft, scheduleById } from './schedule.ts';

/** @param formKey the opening of the form: the same one twice makes one schedule */
export async function createSchedule(
  database: Database,
  saving: Saving,
  draft: ScheduleDraft,
  formKey: string,
): Promise<Schedule> {
  const { workspaceId, adminId, now } = saving;
  const make = async () => {
    const id = newId();
    await transact(database, async (tx) => {
      await tx.schedule.create({
        data: { workspaceId, id, adminId, ...columns(draft), plannedUntil: now, formKey },
      });
      await replaceChannels(tx, workspaceId, id, draft);
      await noted(tx, ofAdmin(saving), 'schedule.made', { schedule: id });
    });
    return existing(database, workspaceId, id);
  };
  return once(make, async () => {
    const where = { workspaceId_formKey: { workspaceId, formKey } };
    const known = await database.db.schedule.findUnique({ where });
    return known && existing(database, workspaceId, known.id);
  });
}

export async function updateSchedule(
  database: Database,
  saving: Saving,
  shown: { readonly id: string; readonly version: number },
  draft: ScheduleDraft,
): Promise<Saved<{ schedule: Schedule }>> {
  const { workspaceId, adminId, now } = saving;
  const saved = await transact(database, async (tx) => {
    const { count } = await tx.schedule.updateMany({
      where: { workspaceId, id: shown.id, version: shown.version, deletedAt: null },
      // A new rhythm starts now: it does not reach back to what the old one left out.
      data: {
        ...columns(draft),
        adminId,
        plannedUntil: now,
        formerScores: null,
        version: { increment: 1 },
      },
    });
    if (count === 0) return false;
    await replaceChannels(tx, workspaceId, shown.id, draft);
    await noted(tx, ofAdmin(saving), 'schedule.changed', { schedule: shown.id });
    return true;
  });
  if (saved) return { kind: 'saved', schedule: await existing(database, workspaceId, shown.id) };
  return outdated(database.db, workspaceId, await scheduleById(database.db, workspaceId, shown.id));
}

/**
 * What it was never offered (see offered.ts) is added where `isAdded`, else left out for good. Whoever has its form open is told that it changed.
 * Null where it was deleted. @param all ids of everything that there is to choose from
 */
export async function answerOffer(
  database: Database,
  saving: Saving,
  id: string,
  { all, isAdded }: { readonly all: readonly string[]; readonly isAdded: boolean },
): Promise<Schedule | null> {
  const { workspaceId } = saving;
  return transact(database, async (tx) => {
    const before = await scheduleById(tx, workspaceId, id);
    if (!before || notOffered(all, before).length === 0) return before;
    const sections = isAdded ? withAdded(all, before.sections, notOffered(all, before)) : before.sections;
    await tx.schedule.update({
      where: { workspaceId_id: { workspaceId, id }, version: before.version },
      data: { sections: [...sections], offered: [...all], version: { increment: 1 } },
    });
    await noted(tx, ofAdmin(saving), 'schedule.changed', { schedule: id });
    return scheduleById(tx, workspaceId, id);
  });
}

/** Stops or resumes it, under the hands of whoever edits it. What fell due while it was paused is not made up for. */
export async function pauseSchedule(
  database: Database,
  saving: Saving,
  id: string,
  isPaused: boolean,
): Promise<boolean> {
  const { workspaceId, now } = saving;
  return transact(database, async (tx) => {
    const { count } = await tx.schedule.updateMany({
      where: { workspaceId, id, deletedAt: null },
      data: { pausedAt: isPaused ? now : null, plannedUntil: now },
    });
    if (count === 0) return false;
    await noted(tx, ofAdmin(saving), isPaused ? 'schedule.paused' : 'schedule.resumed', { schedule: id });
    return true;
  });
}

/** Its past digests stay on record. */
export async function deleteSchedule(database: Database, saving: Saving, id: string): Promise<boolean> {
  const { workspaceId, now } = saving;
  return transact(database, async (tx) => {
    const { count } = await tx.schedule.updateMany({
      where: { workspaceId, id, deletedAt: null },
      data: { deletedAt: now, version: { increment: 1 } },
    });
    if (count === 0) return false;
    await noted(tx, ofAdmin(saving), 'schedule.deleted', { schedule: id });
    return true;
  });
}

async function existing(database: Database, workspaceId: string, id: string): Promise<Schedule> {
  const schedule = await scheduleById(database.db, workspaceId, id);
  if (!schedule) throw new Error(`schedule ${id} vanished while it was being saved`);
  return schedule;
}

function columns(draft: ScheduleDraft) {
  return {
    name: draft.name,
    sections: [...draft.sections],
    ...(draft.offered ? { offered: [...draft.offered] } : {}),
    filters: filtersColumn(draft.filters),
    cadence: { ...draft.cadence },
    timeZone: draft.timeZone,
    locale: draft.locale,
    ownLanguageOnly: draft.ownLanguageOnly ?? false,
    country: draft.country,
    onHolidays: draft.onHolidays,
    whenEmpty: draft.whenEmpty,
    ...(draft.postingHours === undefined
      ? {}
      : { postingHours: draft.postingHours && postingHoursCode(draft.postingHours) }),
    ...(draft.channelPattern === undefined ? {} : { channelPattern: draft.channelPattern }),
    pausedUntil: draft.pausedUntil,
  };
}

/** Prisma's Json columns want mutable arrays. */
function filtersColumn({ sourceIds, touchpoints, segments, metrics, ...rest }: ScheduleDraft['filters']) {
  return {
    ...rest,
    ...(sourceIds ? { sourceIds: [...sourceIds] } : {}),
    ...(touchpoints ? { touchpoints: [...touchpoints] } : {}),
    ...(segments ? { segments: segments.map((each) => ({ ...each })) } : {}),
    ...(metrics ? { metrics: [...metrics] } : {}),
  };
}

/** Channels that stay keep the window of their next digest and what is known of their trouble; if that is still there, it is told again. */
async function replaceChannels(
  tx: Tx,
  workspaceId: string,
  scheduleId: string,
  draft: ScheduleDraft,
): Promise<void> {
  const before = await tx.scheduleChannel.findMany({ where: { workspaceId, scheduleId } });
  const known = new Map(before.map((row) => [row.address, row]));
  const kept = new Set(draft.channels.map(({ address }) => address));
  const gone = before.flatMap(({ address }) => (kept.has(address) ? [] : [address]));
  if (gone.length > 0)
    await tx.scheduleChannel.deleteMany({ where: { workspaceId, scheduleId, address: { in: gone } } });
  const placed = draft.channels.map(({ isMatched = false, ...channel }, position) => {
    return { ...channel, isMatched, position: isMatched ? MATCHED_POSITION : position };
  });
  const added = placed.filter(({ address }) => !known.has(address));
  if (added.length > 0)
    await tx.scheduleChannel.createMany({
      data: added.map((channel) => ({ workspaceId, scheduleId, ...channel })),
    });
  for (const { address, name, position, isMatched } of placed) {
    const row = known.get(address);
    if (!row || (row.name === name && row.position === position && row.troubleAt === null)) continue;
    await tx.scheduleChannel.update({
      where: { workspaceId_scheduleId_address: { workspaceId, scheduleId, address } },
      data: { name, position, isMatched, troubleAt: null },
    });
  }
}
