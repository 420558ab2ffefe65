import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { UserError } from '../../src/errors.ts';
import { requestBy } from '../../src/handlers/admission.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Request } from '../../src/handlers/request.ts';
import type { Profile } from '../../src/people/directory.ts';
import { profiles } from '../../src/people/profiles.ts';
import { peopleRefresh } from '../../src/people/refresh.ts';
import { admins } from '../../src/people/roles.ts';
import { type Desk, freshDesk, now } from '../handlers/desk.ts';

const nadia: Profile = {
  name: 'Nadia Benali',
  timeZone: 'Europe/Paris',
  locale: null,
  isAdmin: false,
  isActive: true,
  isBot: false,
};

describe.each<Engine>(['sqlite', 'postgresql'])(
  'the rights of who was an admin this morning, %s',
  (engine) => {
    let desk: Desk;
    let adminUsers: string[];
    let said: Profile | null | 'out of reach';
    let asked: number;
    let ask: (name?: string) => Promise<Request>;
    let later: number;
    /** As after a restart. */
    let forget: () => void;

    beforeEach(async () => {
      desk = await freshDesk(engine, 'en');
      adminUsers = [];
      said = nadia;
      asked = 0;
      const directory = {
        async profile() {
          asked += 1;
          if (said === 'out of reach') throw new Error('no answer');
          return said;
        },
      };
      later = now.getTime();
      let known = profiles(directory, { now: () => new Date(later) });
      forget = () => {
        known = profiles(directory, { now: () => new Date(later) });
      };
      ask = (name = 'settings') =>
        requestBy(
          { ...desk.kit, adminUsers },
          {
            workspaceId: desk.workspace.id,
            address: 'slack:U1',
            name,
            profiles: known,
            belonging: () => 'ours',
            knowsAll: true,
          },
        );
    });

    /** Why each action of the menu is refused, by what refuses it. */
    async function refusals(code: string): Promise<string[]> {
      const refused: string[] = [];
      for (const [name, act] of Object.entries(menu.actions)) {
        const subject = desk.subjects[name.split('.')[0] ?? ''] ?? null;
        await act({ ...(await ask(name)), subject }).catch((error: unknown) => {
          if (error instanceof UserError && error.code === code) refused.push(name);
        });
      }
      return refused;
    }

    it('end at once when they leave ADMIN_USERS, or the chat’s admins, in the whole menu', async () => {
      const forAdmins = await refusals('not-admin');
      expect(forAdmins).toEqual(
        expect.arrayContaining([
          'settings',
          'topics',
          'schedules',
          'case-rules',
          'feed-rules',
          'held',
          'sources',
        ]),
      );
      expect((await ask()).asker.isAdmin).toBe(false);
      adminUsers = ['U1'];
      expect(await refusals('not-admin')).toEqual([]);
    });

    it('are asked of the chat anew for each act, so that they end between two presses', async () => {
      said = { ...nadia, isAdmin: true };
      expect((await ask()).asker.isAdmin).toBe(true);
      const before = asked;
      said = nadia;
      expect((await ask()).asker.isAdmin).toBe(false);
      expect(asked).toBeGreaterThan(before);
    });

    it('wait while the chat cannot be asked, in words of their own, and everything else goes on', async () => {
      said = 'out of reach';
      const forAdmins = await refusals('admin.unsure');
      expect(forAdmins).toEqual(expect.arrayContaining(['settings', 'topics', 'schedules', 'held']));
      await expect(menu.actions['suggest']?.(await ask('suggest'))).resolves.toMatchObject({ kind: 'open' });
      expect(await menu.home(await ask('home'))).toMatchObject({ summary: 'Porte-voix' });
      adminUsers = ['U1'];
      expect((await ask()).asker.isAdmin).toBe(true);
    });

    it('leave the file at the full hour, not beside what they did, and no letter for admins goes to them', async () => {
      const { db } = desk.kit.database;
      const onFile = () => db.person.count({ where: { externalId: 'U1', isAdmin: true } });
      await desk.kit.later.writeDown(db, now);
      await ask();
      expect(await onFile()).toBe(1);
      await desk.kit.later.writeDown(db, new Date(now.getTime() + 3_600_000));
      expect(await onFile()).toBe(0);
    });

    it('leave the file at the next full hour though they ask nothing, as at the start after ADMIN_USERS changed', async () => {
      const { db } = desk.kit.database;
      const { workspace } = desk;
      const names = async () => (await admins(db, workspace.id)).map(({ name }) => name);
      const directory = {
        async profile() {
          if (said === 'out of reach') throw new Error('no answer');
          return said;
        },
      };
      const log = { warn: () => {} };
      const running = (named: readonly string[]) =>
        peopleRefresh({ db, log, directory, adminUsers: named }).run(workspace, now);
      await running(['U1']);
      expect(await names()).toEqual(['Nadia Benali']);
      said = 'out of reach';
      await running([]);
      expect(await names()).toEqual(['Nadia Benali']);
      said = { ...nadia, isAdmin: true };
      const refreshing = peopleRefresh({ db, log, directory, adminUsers: [] });
      await refreshing.run(workspace, now);
      expect(await names()).toEqual(['Nadia Benali']);
      said = nadia;
      await refreshing.run(workspace, new Date(now.getTime() + 59 * 60_000));
      expect(await names()).toEqual(['Nadia Benali']);
      await refreshing.run(workspace, new Date(now.getTime() + 60 * 60_000));
      expect(await names()).toEqual([]);
    });

    describe('while the chat cannot be asked', () => {
      const refused = async () => {
        said = 'out of reach';
        return ask('suggest').then(
          () => 'let in',
          (error: unknown) => (error instanceof UserError ? error.code : String(error)),
        );
      };

      it('who is on file as gone is let into nothing', async () => {
        await desk.kit.database.db.person.updateMany({ data: { isActive: false } });
        expect(await refused()).toBe('asker.nobody');
      });

      it.each<[string, Partial<Profile>, string]>([
        ['another company’s', { standing: 'stranger' }, 'asker.stranger'],
        ['a guest', { standing: 'guest' }, 'asker.guest'],
        ['gone', { isActive: false }, 'asker.nobody'],
        ['a bot', { isBot: true }, 'asker.nobody'],
      ])('whom it told last to be %s stays so, and is on file so from the hour on', async (_, told, code) => {
        const { db } = desk.kit.database;
        await desk.kit.later.writeDown(db, now);
        said = { ...nadia, ...told };
        await expect(ask('suggest')).rejects.toMatchObject({ code });
        later = now.getTime() + 30 * 60_000;
        expect(await refused()).toBe(code);
        await desk.kit.later.writeDown(db, new Date(now.getTime() + 3_600_000));
        forget();
        expect(await refused()).toBe(code === 'asker.stranger' ? 'asker.nobody' : code);
      });
    });

    it('who is on file and turns out to be of another company, or a bot, gets no letter from the next day on', async () => {
      const { db } = desk.kit.database;
      const directory = { profile: async () => ({ ...nadia, standing: 'stranger' as const }) };
      const refreshing = peopleRefresh({ db, log: { warn: () => {} }, directory, adminUsers: ['U1'] });
      await refreshing.run(desk.workspace, new Date(now.getTime() + 24 * 3_600_000));
      expect(await db.person.count({ where: { OR: [{ isActive: true }, { isAdmin: true }] } })).toBe(0);
    });
  },
);
