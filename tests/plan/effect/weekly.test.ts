import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/client.ts';
import { effectPictures } from '../../../src/plan/effect/weekly.ts';
import { addAnswers, addCompany, times } from '../../feedback/answers-on-file.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';

onAnyEngine((engine) => {
  describe('the chart of what an action should move', () => {
    let database: Database;
    let company: { readonly id: string; readonly timeZone: string };
    beforeEach(async () => {
      database = await freshDatabase(engine);
      company = { id: randomUUID(), timeZone: 'Europe/Paris' };
      await addCompany(database.db, company.id);
      const week = (i: number) => new Date(Date.UTC(2026, 8, 2 + 7 * i, 12)).toISOString();
      await addAnswers(
        database.db,
        company.id,
        Array.from({ length: 40 }, (_, i) => times(6, { metric: 'csat', score: 5, at: week(i) })).flat(),
      );
    });
    const drawn = (doneOn: string | null, now: string, locale: 'en' | 'fr' = 'en') =>
      effectPictures(
        database.db,
        company,
        { moves: { metric: 'csat', direction: 'up', touchpoint: null }, doneOn },
        { touchpoint: null, segment: null },
        { locale, timeZone: 'Europe/Paris', now: new Date(now) },
      );

    it('marks the week in which it was done, in the picture, the sentence and the table', async () => {
      const pictures = await drawn('2026-11-11', '2027-01-20T12:00:00Z', 'fr');
      expect(pictures?.chart.categories).toHaveLength(20);
      expect(pictures?.chart.categories.filter((label) => label.includes('fait'))).toEqual(['S46 · fait']);
      expect(pictures?.chart.sentence).toMatch(/Action terminée en semaine 46\.$/);
      expect(pictures?.table.rows.filter(([label]) => String(label).includes('fait'))).toHaveLength(1);
      expect(pictures?.table.rows[0]).toHaveLength(pictures?.table.columns.length ?? 0);
    });

    it('ends with the weeks of the last look, however long ago that was', async () => {
      const { chart } = (await drawn('2026-11-11', '2027-06-01T12:00:00Z')) ?? {};
      expect([chart?.categories[0], chart?.categories[6], chart?.categories.at(-1)]).toEqual([
        'W40',
        'W46 · done',
        'W6',
      ]);
    });

    it('says so while the week of the day is not over, and marks nothing before it is done', async () => {
      const now = '2026-11-12T12:00:00Z';
      const soon = await drawn('2026-11-11', now);
      expect(soon?.chart.sentence).toMatch(/The week in which it was done is not over yet\.$/);
      const open = await drawn(null, now);
      expect(JSON.stringify(open)).not.toMatch(/done/i);
    });

    it('is none where nobody answered', async () => {
      expect(await drawn('2024-01-10', '2024-06-01T12:00:00Z')).toBeNull();
    });
  });
});
