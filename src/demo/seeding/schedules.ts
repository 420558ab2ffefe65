// The digests of the sample company, the first of each due at once.
import { newId } from '../../clock.ts';
import type { Database } from '../../database/client.ts';
import { createSchedule } from '../../schedules/save.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { channels, schedules } from '../company/index.ts';
import { one, type Persons, slack } from './persons.ts';

/** Weekly, first at the half hour just past, so that the very first tick posts them. */
export async function makeSchedules(
  database: Database,
  workspace: Workspace,
  persons: Persons,
  now: Date,
): Promise<void> {
  for (const sample of schedules) {
    const { name, locale, ownLanguageOnly, timeZone, sections } = sample;
    const schedule = await createSchedule(
      database,
      { workspaceId: workspace.id, now, adminId: one(persons, sample.adminId).id },
      {
        name,
        channels: sample.channelIds.map((id) => ({
          address: slack(id),
          name: channels.find((channel) => channel.id === id)?.name ?? id,
        })),
        sections,
        filters: {},
        cadence: { kind: 'weekly', ...lastHalfHour(now, timeZone) },
        timeZone,
        locale,
        ownLanguageOnly,
        country: null,
        onHolidays: 'ignore',
        whenEmpty: 'silent',
        pausedUntil: null,
      },
      newId(),
    );
    await database.db.schedule.update({
      where: { workspaceId_id: { workspaceId: workspace.id, id: schedule.id } },
      data: { plannedUntil: new Date(now.getTime() - 3_600_000) },
    });
  }
}

/** The weekday and the time of it in a zone. */
export function lastHalfHour(now: Date, timeZone: string) {
  const at = new Date(Math.floor(now.getTime() / 1_800_000) * 1_800_000);
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  const named = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  return {
    weekday: weekday(days.indexOf(named['weekday'] ?? '') + 1),
    at: `${named['hour']}:${named['minute']}`,
  };
}

function weekday(day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const found = ([1, 2, 3, 4, 5, 6, 7] as const).find((each) => each === day);
  if (!found) throw new Error(`${day} is not a weekday from 1 to 7`);
  return found;
}
