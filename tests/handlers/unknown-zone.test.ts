// Time zones that this machine does not know, in rows and from the chat: the company's count, or UTC.
import { expect, it } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { menu } from '../../src/handlers/index.ts';
import { requestOf } from '../../src/handlers/request.ts';
import { heartbeat } from '../../src/heartbeat.ts';
import { locales } from '../../src/i18n/locale.ts';
import { remember, zoneFor } from '../../src/people/person.ts';
import { allSchedules, rhythmOf, scheduleById } from '../../src/schedules/schedule.ts';
import { letterTime } from '../../src/workspace/posting.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { onAnyEngine } from '../harness/database.ts';
import { type Desk, directory, freshDesk, now } from './desk.ts';
import { useAll } from './use-all.ts';

const UNKNOWN = 'Mars/Olympus_Mons';

/** What people and schedules have is unknown; what the company has is `ofCompany`. */
async function opened(engine: Engine, locale: 'fr' | 'en', ofCompany: string): Promise<Desk> {
  const desk = await freshDesk(engine, locale);
  const { database } = desk.kit;
  const data = { timeZone: UNKNOWN };
  await database.db.person.updateMany({ data });
  await database.db.schedule.updateMany({ data });
  await database.db.workspace.updateMany({ data: { timeZone: ofCompany } });
  const workspace = await workspaceById(database.db, desk.workspace.id);
  const admin = { ...desk.admin, ...data };
  const ask: Desk['ask'] = ({ asker = admin, ...about } = {}) =>
    requestOf(desk.kit, { workspace, asker, ...about });
  return { ...desk, workspace, admin, ask };
}

it.each(locales)('time zones that nobody knows break no screen (%s)', async (locale) => {
  const { messages, forms } = await useAll(await opened('sqlite', locale, 'Nowhere'));
  expect(messages.length).toBeGreaterThan(20);
  expect(forms.length).toBeGreaterThan(5);
});

onAnyEngine((engine) => {
  it.each(['Europe/Paris', 'Nowhere'])(
    'those of its people and schedules stop no beat of a company in %s',
    async (zone) => {
      const { kit, workspace } = await opened(engine, 'en', zone);
      const clock = { now: () => new Date('2026-11-16T10:00:00Z') };
      await heartbeat({ ...kit, clock, workspaceId: workspace.id })();
      expect(await kit.database.db.digestRun.count()).toBe(1);
    },
  );

  it.each([
    ['America/New_York', 'America/New_York'],
    ['Nowhere', 'UTC'],
  ])('a company in %s lends its people and schedules %s', async (zone, counts) => {
    const { kit, admin, workspace, subjects, ask } = await opened(engine, 'en', zone);
    expect(zoneFor(admin, workspace)).toBe(counts);
    expect(ask().asker.timeZone).toBe(counts);
    const night = new Date('2026-11-10T03:00:00Z');
    expect(letterTime(workspace, admin, night)).toEqual(
      letterTime({ ...workspace, timeZone: counts }, { ...admin, timeZone: counts }, night),
    );
    const schedule = await scheduleById(kit.database.db, workspace.id, subjects['schedule'] ?? '');
    if (!schedule) throw new Error('no schedule');
    expect(rhythmOf(schedule, workspace).timeZone).toBe(counts);
    expect((await allSchedules(kit.database.db, workspace.id)).map(({ timeZone }) => timeZone)).toEqual([
      counts,
    ]);
    expect((await menu.home(ask())).blocks.length).toBeGreaterThan(3);
  });

  it('what a chat says of somebody is kept only where it is one', async () => {
    const { kit, workspace } = await opened(engine, 'en', 'America/New_York');
    const told = { ...directory, profile: async (address: string) => profileOf(address) };
    const profileOf = async (address: string) => {
      const profile = await directory.profile(address);
      return profile && { ...profile, timeZone: UNKNOWN };
    };
    const tomorrow = new Date(now.getTime() + 86_400_000);
    for (const address of ['slack:U2', 'slack:U3'])
      expect(
        await remember(kit.database.db, workspace, address, {
          directory: told,
          adminUsers: [],
          now: tomorrow,
        }),
      ).toMatchObject({ timeZone: 'America/New_York' });
  });
});
