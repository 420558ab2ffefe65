import { expect, it } from 'vitest';
import { listSchedules } from '../../src/handlers/schedules/list.ts';
import { locales } from '../../src/i18n/locale.ts';
import { plainText } from '../../src/messages/plain.ts';
import { updateSchedule } from '../../src/schedules/save.ts';
import { scheduleById } from '../../src/schedules/schedule.ts';
import { freshDesk, now } from './desk.ts';

it.each(locales)(
  'a schedule that chose by scores says in the list what it is about now, until it is saved (%s)',
  async (locale) => {
    const desk = await freshDesk('sqlite', locale);
    const { database } = desk.kit;
    const workspaceId = desk.workspace.id;
    const listed = async () => {
      const reply = await listSchedules(desk.ask());
      return reply?.kind === 'say' ? plainText(reply.message, locale) : '';
    };
    const says = { fr: /Portait sur les notes/, en: /Was about scores/ }[locale];
    expect(await listed()).not.toMatch(says);

    await database.db.schedule.updateMany({ data: { formerScores: '0-6', filters: { mood: 'unhappy' } } });
    expect(await listed()).toMatch(
      { fr: /notes 0-6.*Désormais\s: Clients mécontents\./, en: /scores 0-6.*Now: Unhappy customers\./ }[
        locale
      ],
    );
    await database.db.schedule.updateMany({ data: { formerScores: '3-8', filters: {} } });
    expect(await listed()).toMatch(
      { fr: /notes 3-8.*Désormais\s: toutes les réponses\./, en: /scores 3-8.*Now: all answers\./ }[locale],
    );

    const schedule = await scheduleById(database.db, workspaceId, desk.subjects['schedule'] ?? '');
    if (!schedule) throw new Error('no schedule');
    const where = { workspaceId, now, adminId: desk.admin.id };
    await updateSchedule(database, where, schedule, schedule);
    expect(await listed()).not.toMatch(says);
  },
);
