import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { createSchedule, deleteSchedule, pauseSchedule, updateSchedule } from '../../src/schedules/save.ts';
import {
  allSchedules,
  type Schedule,
  type ScheduleDraft,
  scheduleById,
  scheduleIds,
} from '../../src/schedules/schedule.ts';
import { type Company, makeCompany } from '../digests/company.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';

const made = new Date('2026-11-12T08:00:00Z');
const later = new Date('2026-11-13T08:00:00Z');

onEachEngine((engine) => {
  let one: Database;
  let two: Database;
  let company: Company;
  let schedule: Schedule;
  beforeAll(async () => {
    const url = await freshUrl(engine);
    [one, two] = [await openedHere(url), await openedHere(url)];
  });
  beforeEach(async () => {
    company = await makeCompany(one);
    schedule = await company.schedule({}, made);
  });
  const where = (adminId = 'admin', now = later) => ({ workspaceId: company.workspace.id, now, adminId });
  const now = () => scheduleById(two.db, company.workspace.id, schedule.id);

  it('comes back as it was saved', async () => {
    const draft: ScheduleDraft = {
      name: 'Full',
      channels: [
        { address: 'slack:C2', name: 'two' },
        { address: 'slack:C1', name: 'one' },
      ],
      sections: ['story', 'headline'],
      offered: ['headline', 'story', 'thanks'],
      filters: { sourceIds: ['phone'], touchpoints: ['pay'], metrics: ['nps'], mood: 'unhappy' },
      cadence: { kind: 'cron', expression: '0 9 * * 1' },
      timeZone: 'America/New_York',
      locale: 'fr',
      ownLanguageOnly: true,
      country: 'US',
      onHolidays: 'move',
      whenEmpty: 'note',
      postingHours: { kind: 'hours', days: [1, 2], from: 8, to: 19.5 },
      channelPattern: 'team-*',
      pausedUntil: later,
    };
    const saved = await createSchedule(one, where('admin', made), draft, randomUUID());
    expect(saved).toEqual({
      ...draft,
      id: saved.id,
      version: 1,
      adminId: 'admin',
      isPaused: false,
      plannedUntil: made,
      region: null,
      formerScores: null,
    });
    expect(await scheduleById(two.db, company.workspace.id, saved.id)).toEqual(saved);
  });

  it('is made once when its form is submitted twice, at the same time too', async () => {
    const { id: _, version, adminId, isPaused, plannedUntil, region, formerScores, ...draft } = schedule;
    const all = await Promise.all(
      [one, two, one].map((replica) => createSchedule(replica, where(), draft, 'same form')),
    );
    expect(new Set(all.map((each) => each.id)).size).toBe(1);
    expect(await allSchedules(one.db, company.workspace.id)).toHaveLength(2);
  });

  it('is saved by one of two admins at a time; the other is told by whom, and nothing is overwritten', async () => {
    const shown = { id: schedule.id, version: schedule.version };
    const both = await Promise.all([
      updateSchedule(one, where('admin'), shown, { ...schedule, name: 'By one' }),
      updateSchedule(two, where('admin'), shown, { ...schedule, name: 'By two', channels: [] }),
    ]);
    expect(both.map((each) => each.kind).toSorted()).toEqual(['outdated', 'saved']);
    expect(both).toContainEqual({ kind: 'outdated', by: 'Nadia Benali' });
    const winner = both[0].kind === 'saved' ? 'By one' : 'By two';
    expect(await now()).toMatchObject({
      name: winner,
      version: 2,
      channels: winner === 'By one' ? schedule.channels : [],
    });
  });

  it('cannot be saved once it is deleted, and leaves the lists', async () => {
    expect(await deleteSchedule(one, { ...where(), now: later }, schedule.id)).toBe(true);
    expect(await deleteSchedule(two, { ...where(), now: later }, schedule.id)).toBe(false);
    const shown = { id: schedule.id, version: schedule.version };
    expect(await updateSchedule(one, where(), shown, schedule)).toEqual({ kind: 'outdated', by: null });
    expect(await now()).toBeNull();
    expect(await allSchedules(one.db, company.workspace.id)).toEqual([]);
    expect(await scheduleIds(one.db, company.workspace.id)).toEqual([]);
  });

  it('does not reach back after an edit or a pause to what fell due before', async () => {
    await updateSchedule(one, where(), { id: schedule.id, version: 1 }, { ...schedule, name: 'Edited' });
    expect(await now()).toMatchObject({ name: 'Edited', plannedUntil: later });
    const resumed = new Date('2026-11-20T08:00:00Z');
    await pauseSchedule(one, { ...where(), now: later }, schedule.id, true);
    expect(await now()).toMatchObject({ isPaused: true });
    await pauseSchedule(one, { ...where(), now: resumed }, schedule.id, false);
    expect(await now()).toMatchObject({ isPaused: false, plannedUntil: resumed });
  });

  it('can be saved by who was editing it while somebody paused it, and stays paused', async () => {
    await pauseSchedule(two, { ...where(), now: later }, schedule.id, true);
    const shown = { id: schedule.id, version: schedule.version };
    expect(await updateSchedule(one, where(), shown, { ...schedule, name: 'Edited' })).toMatchObject({
      kind: 'saved',
    });
    expect(await now()).toMatchObject({ name: 'Edited', isPaused: true });
  });

  it('keeps what is known of a channel’s trouble when the channel stays', async () => {
    const { id: workspaceId } = company.workspace;
    await one.db.scheduleChannel.updateMany({ where: { workspaceId }, data: { trouble: 'archived' } });
    const channels = [{ address: 'slack:C9', name: 'new' }, ...schedule.channels];
    await updateSchedule(one, where(), { id: schedule.id, version: 1 }, { ...schedule, channels });
    const stored = await one.db.scheduleChannel.findMany({
      where: { workspaceId },
      orderBy: { position: 'asc' },
    });
    expect(stored).toMatchObject([
      { address: 'slack:C9', trouble: null },
      { address: 'slack:C1', trouble: 'archived' },
    ]);
  });
});
