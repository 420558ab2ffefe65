import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/client.ts';
import { measuredEffect } from '../../../src/plan/effect/measuring.ts';
import { addAnswers, addCompany, times } from '../../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../../harness/database.ts';

const doneOn = '2026-11-30';
const moves = { metric: 'csat', direction: 'up', touchpoint: 'delivery' } as const;

onEachEngine((engine) => {
  describe('what customers answered before and after an action', () => {
    let database: Database;
    let company: { readonly id: string; readonly timeZone: string };

    beforeAll(async () => {
      database = await freshDatabase(engine);
    });
    beforeEach(async () => {
      company = { id: randomUUID(), timeZone: 'Europe/Paris' };
      await addCompany(database.db, company.id);
    });

    const answer = (at: string, score: number, also: object = {}) =>
      ({ metric: 'csat', score, at, touchpoint: 'delivery', ...also }) as const;
    const measured = (look: 30 | 90, also: object = {}) =>
      measuredEffect(database.db, company, { moves: { ...moves, ...also }, doneOn }, look);

    it('is of the days around it, the day itself left out, at its touchpoint alone', async () => {
      await addAnswers(database.db, company.id, [
        ...times(40, answer('2026-11-29T22:59:59Z', 2)),
        ...times(7, answer('2026-11-29T23:00:00Z', 5)),
        ...times(7, answer('2026-11-30T22:59:59Z', 5)),
        ...times(50, answer('2026-11-30T23:00:00Z', 5)),
        ...times(90, answer('2026-12-15T12:00:00Z', 1, { touchpoint: 'billing' })),
        // Of the longer look alone.
        ...times(60, answer('2027-02-27T12:00:00Z', 5)),
        ...times(9, answer('2027-03-01T12:00:00Z', 1)),
      ]);
      expect(await measured(30)).toMatchObject({
        before: { n: 40, value: 0, heat: 'hot' },
        after: { n: 50, value: 1 },
        direction: 'rise',
        lastYear: null,
        leftOut: 0,
      });
      expect(await measured(90)).toMatchObject({ before: { n: 40 }, after: { n: 110 } });
    });

    it('leaves out sources that were heard of on one side only, and says how many answers that was', async () => {
      await addAnswers(database.db, company.id, [
        ...times(30, answer('2026-11-20T12:00:00Z', 2)),
        ...times(30, answer('2026-12-20T12:00:00Z', 2)),
        ...times(300, answer('2026-12-20T12:00:00Z', 5, { sourceId: 'survey' })),
      ]);
      expect(await measured(30)).toMatchObject({
        before: { n: 30 },
        after: { n: 30, value: 0 },
        leftOut: 300,
      });
    });

    it('compares nothing where no source was heard of on both sides', async () => {
      await addAnswers(database.db, company.id, [
        ...times(30, answer('2026-11-20T12:00:00Z', 2)),
        ...times(30, answer('2026-12-20T12:00:00Z', 5, { sourceId: 'survey' })),
      ]);
      expect(await measured(30)).toMatchObject({
        before: { n: 0 },
        after: { n: 0 },
        direction: null,
        leftOut: 60,
      });
    });

    it('does not mix hot and cold answers, nor other segments', async () => {
      await addAnswers(database.db, company.id, [
        ...times(30, answer('2026-11-20T12:00:00Z', 2, { segments: { plan: 'pro' } })),
        ...times(30, answer('2026-12-20T12:00:00Z', 2, { segments: { plan: 'pro' } })),
        ...times(80, answer('2026-12-20T12:00:00Z', 5, { segments: { plan: 'free' } })),
        ...times(80, answer('2026-12-20T12:00:00Z', 5, { heat: 'cold', segments: { plan: 'pro' } })),
        ...times(10, answer('2026-11-20T12:00:00Z', 5, { heat: 'cold', segments: { plan: 'pro' } })),
      ]);
      const pro = { segment: { name: 'plan', value: 'pro' } };
      expect(await measured(30, pro)).toMatchObject({
        before: { n: 30, heat: 'hot' },
        after: { n: 30, value: 0 },
      });
      expect(await measured(30, { ...pro, heat: 'cold' })).toMatchObject({
        before: { n: 10 },
        after: { n: 80, heat: 'cold' },
      });
    });

    it('has the same weeks of the year before beside it, where they are known', async () => {
      await addAnswers(database.db, company.id, [
        ...times(30, answer('2026-11-20T12:00:00Z', 2)),
        ...times(30, answer('2026-12-20T12:00:00Z', 5)),
        ...times(12, answer('2025-11-20T12:00:00Z', 4)),
        ...times(14, answer('2025-12-20T12:00:00Z', 5)),
      ]);
      expect((await measured(30)).lastYear).toMatchObject({ before: { n: 12, value: 1 }, after: { n: 14 } });
    });
  });
});
