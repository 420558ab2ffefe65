import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { saveSettings } from '../../src/workspace/settings.ts';
import { workCalendar } from '../../src/workspace/work-calendar.ts';
import { workspaceById, workspaceOfSlackTeam } from '../../src/workspace/workspace.ts';
import { somebody } from '../audit/somebody.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const now = new Date('2026-11-09T09:00:00Z');
const basics = { country: 'DE', region: 'BY', locale: 'en', replyDays: 7, storiesChannel: null };

onEachEngine((engine) => {
  describe('the settings on file', () => {
    let database: Database;
    beforeAll(async () => {
      database = await freshDatabase(engine);
    });

    const made = async (id: string) =>
      workspaceOfSlackTeam(database, { id, name: id }, { locale: 'fr', timeZone: 'Europe/Paris', now });

    it('become the calendar that clocks are run by', async () => {
      const { id, version } = await made('T1');
      const hours = { workdays: [2, 3, 4, 5, 6], closingDays: ['2026-12-26'], dayStartsAt: 8, dayEndsAt: 17 };
      expect(await saveSettings(database, { id, version }, { ...basics, ...hours }, somebody)).toBe(true);
      const stored = await workspaceById(database.db, id);
      expect(workCalendar(stored)).toEqual({ country: 'DE', region: 'BY', ...hours });
      expect(stored).toMatchObject({ replyDays: 7, locale: 'en' });
    });

    it('keep the part of the calendar that is left out', async () => {
      const { id, version } = await made('T2');
      const hours = { workdays: [1, 2], closingDays: ['2026-12-26'], dayStartsAt: 8, dayEndsAt: 17 };
      await saveSettings(database, { id, version }, { ...basics, ...hours }, somebody);
      await saveSettings(database, { id, version: version + 1 }, { ...basics, region: null }, somebody);
      expect(workCalendar(await workspaceById(database.db, id))).toEqual({
        country: 'DE',
        region: null,
        ...hours,
      });
    });

    it('are saved by one of two admins who opened them at once, and are no other company’s', async () => {
      const { id, version } = await made('T3');
      const other = await made('T4');
      const saves = [5, 6].map((replyDays) =>
        saveSettings(database, { id, version }, { ...basics, replyDays, workdays: [replyDays] }, somebody),
      );
      expect((await Promise.all(saves)).toSorted()).toEqual([false, true]);
      const stored = await workspaceById(database.db, id);
      expect(stored.workdays).toEqual([stored.replyDays]);
      expect(await workspaceById(database.db, other.id)).toEqual(other);
    });
  });
});
