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

    describe('to a question of yes, partly or no', () => {
      const said = (at: string, value: string, also: object = {}) =>
        ({ metric: null, score: null, at, segments: { 'Livré à temps ?': value }, ...also }) as const;
      const asked = (direction: 'up' | 'down', look: 30 | 90 = 30) => {
        const question = { question: 'Livré à temps ?', direction, touchpoint: 'delivery' };
        return measuredEffect(database.db, company, { moves: question, doneOn }, look);
      };

      it('is the share that says yes, wherever it was asked, of sources heard of on both sides', async () => {
        await addAnswers(database.db, company.id, [
          ...times(60, said('2026-11-20T12:00:00Z', 'Non')),
          ...times(40, said('2026-11-20T12:00:00Z', 'Oui', { touchpoint: 'use' })),
          ...times(5, said('2026-11-30T12:00:00Z', 'Non')),
          ...times(10, said('2026-12-20T12:00:00Z', 'En partie')),
          ...times(90, said('2026-12-20T12:00:00Z', 'oui')),
          ...times(3, said('2026-12-20T12:00:00Z', 'ne sait pas')),
          ...times(70, said('2026-12-20T12:00:00Z', 'non', { sourceId: 'survey' })),
          ...times(50, said('2026-12-20T12:00:00Z', 'x', { segments: { plan: 'pro' } })),
        ]);
        expect(await asked('up')).toMatchObject({
          question: 'Livré à temps ?',
          before: { n: 100, value: 0.4, heat: null },
          after: { n: 100, value: 0.9 },
          ...{ direction: 'rise', hoped: 'up', lastYear: null, leftOut: 70 },
        });
      });

      it('where fewer are hoped for, partly counts with yes; the same weeks of last year stand beside it', async () => {
        await addAnswers(database.db, company.id, [
          ...times(30, said('2026-11-20T12:00:00Z', 'yes')),
          ...times(30, said('2026-11-20T12:00:00Z', 'partly')),
          ...times(40, said('2026-11-20T12:00:00Z', 'no')),
          ...times(10, said('2026-12-20T12:00:00Z', 'partly')),
          ...times(90, said('2026-12-20T12:00:00Z', 'no')),
          ...times(10, said('2025-11-21T12:00:00Z', 'yes')),
          ...times(10, said('2025-12-21T12:00:00Z', 'no')),
        ]);
        expect(await asked('down')).toMatchObject({
          ...{ before: { value: 0.6 }, after: { value: 0.1 }, direction: 'fall', hoped: 'down' },
          lastYear: { before: { value: 1, n: 10 }, after: { value: 0, n: 10 } },
        });
        expect(await asked('down', 90)).toMatchObject({ look: 90, direction: 'fall' });
      });

      it('is compared with nothing where one side has under five', async () => {
        await addAnswers(database.db, company.id, [
          ...times(4, said('2026-11-20T12:00:00Z', 'yes')),
          ...times(40, said('2026-12-20T12:00:00Z', 'no')),
        ]);
        expect(await asked('up')).toMatchObject({ before: { n: 4, value: null }, direction: null });
      });
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
