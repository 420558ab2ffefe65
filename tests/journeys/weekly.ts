// A weekly digest of one section in the channel of a chat (chat.ts), on Mondays at nine.
import { createSchedule } from '../../src/schedules/save.ts';
import type { ScheduleDraft } from '../../src/schedules/schedule.ts';
import { ADMIN, type Chat, names } from './chat.ts';

export async function weekly(
  { database, workspaceId, clock, channel }: Chat,
  section: string,
  locale: 'fr' | 'en',
): Promise<void> {
  const { id: adminId } = await database.db.person.findFirstOrThrow({
    where: { workspaceId, name: names[ADMIN] ?? '' },
  });
  const draft: ScheduleDraft = {
    name: 'Hebdo',
    cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
    channels: [{ address: channel.address, name: 'general' }],
    sections: [section],
    ...{ timeZone: 'Europe/Paris', locale, country: null },
    ...{ onHolidays: 'skip', pausedUntil: null, filters: {}, whenEmpty: 'silent' },
  };
  await createSchedule(database, { workspaceId, now: clock.now(), adminId }, draft, 'hebdo');
}
