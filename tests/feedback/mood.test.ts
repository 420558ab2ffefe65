import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { answersIn, metrics } from '../../src/feedback/filters.ts';
import { indicators } from '../../src/feedback/indicators/indicators.ts';
import { indicatorsBy } from '../../src/feedback/indicators/segments/segments.ts';
import { moodOf, moods, scales } from '../../src/feedback/scale.ts';
import { chooseVerbatims } from '../../src/feedback/verbatims.ts';
import { atEase } from '../../src/statistics/means.ts';
import { npsEstimate } from '../../src/statistics/nps.ts';
import { satisfied } from '../../src/statistics/shares.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { addAnswers, addCompany } from './answers-on-file.ts';

const week = { from: new Date('2026-11-16T00:00:00Z'), to: new Date('2026-11-23T00:00:00Z') };
const at = '2026-11-19T09:00:00Z';
const everyScore = metrics.flatMap((metric) =>
  Array.from({ length: scales[metric].high - scales[metric].low + 1 }, (_, i) => ({
    metric,
    score: scales[metric].low + i,
  })),
);

describe('a mood', () => {
  it.each([
    ['nps', { unhappy: [0, 1, 2, 3, 4, 5, 6], neutral: [7, 8], happy: [9, 10] }],
    ['csat', { unhappy: [1, 2], neutral: [3], happy: [4, 5] }],
    ['ces', { unhappy: [1, 2, 3], neutral: [4], happy: [5, 6, 7] }],
  ])('is that of the scale: %s %o', (metric, of) => {
    for (const mood of moods)
      expect(
        everyScore.filter((each) => each.metric === metric && moodOf(metric, each.score) === mood),
      ).toEqual(of[mood].map((score) => ({ metric, score })));
  });

  it('calls happy and unhappy whom the indicators count as such', () => {
    for (const { metric, score } of everyScore) {
      const one = new Map([[score, 1]]);
      const isHappy = {
        nps: () => npsEstimate(one).value === 100,
        csat: () => satisfied(one).hits === 1,
        ces: () => atEase(one).hits === 1,
      }[metric]();
      expect([metric, score, moodOf(metric, score) === 'happy']).toEqual([metric, score, isHappy]);
      if (metric === 'nps') expect(moodOf(metric, score) === 'unhappy').toBe(npsEstimate(one).value === -100);
    }
  });

  it('is one for every score on a scale, whole or not, and never falls as the score rises', () => {
    const order = ['unhappy', 'neutral', 'happy'];
    fc.assert(
      fc.property(
        fc.constantFrom(...metrics),
        fc.double({ min: 0, max: 1 }),
        fc.double({ min: 0, max: 1 }),
        (metric, a, b) => {
          const { low, high } = scales[metric];
          const rank = (share: number) => order.indexOf(moodOf(metric, low + share * (high - low)) ?? '');
          expect(rank(Math.min(a, b))).toBeGreaterThanOrEqual(0);
          expect(rank(Math.min(a, b))).toBeLessThanOrEqual(rank(Math.max(a, b)));
        },
      ),
    );
  });

  it('is nobody’s who gave no score, or one of a metric that is not known', () => {
    expect([moodOf('nps', null), moodOf(null, 3), moodOf('enps', 3)]).toEqual([null, null, null]);
  });
});

onAnyEngine((engine) => {
  describe('answers chosen by mood', () => {
    let database: Database;
    const company = 'company';
    // Each score once, and those between two, so that a bound by one too many or too few is seen; and words without a score.
    const all = [
      ...everyScore,
      { metric: 'nps', score: 6.5 },
      { metric: 'csat', score: 3.5 },
      { metric: 'ces', score: 4.5 },
    ] as const;
    beforeAll(async () => {
      database = await freshDatabase(engine);
      await addCompany(database.db, company);
      await addAnswers(database.db, company, [
        ...all.map(({ metric, score }) => ({
          id: `${metric}-${score}`,
          metric,
          score,
          at,
          verbatim: `What somebody says who gives ${score} of ${metric}, at some length.`,
          segments: { region: 'North' },
        })),
        {
          id: 'wordless-score',
          score: null,
          metric: null,
          at,
          verbatim: 'Words without any score, long enough to quote.',
        },
      ]);
    });

    it.each(moods)('are those of each metric’s own scale: %s', async (mood) => {
      const expected = all.filter(({ metric, score }) => moodOf(metric, score) === mood);
      const found = await database.db.feedback.findMany({ where: answersIn(company, week, { mood }) });
      expect(found.map(({ id }) => id).toSorted()).toEqual(
        expected.map(({ metric, score }) => `${metric}-${score}`).toSorted(),
      );
      const counts = Object.fromEntries(
        metrics.map((metric) => [metric, expected.filter((each) => each.metric === metric).length]),
      );
      const n = (of: readonly { metric: string; n: number }[]) =>
        Object.fromEntries(of.map((each) => [each.metric, each.n]));
      const question = { ...week, filters: { mood } };
      expect(n(await indicators(database.db, company, question))).toEqual(counts);
      expect(n(await indicatorsBy(database, company, question, { segment: 'region' }))).toEqual(counts);
      expect(n(await indicatorsBy(database, company, question, 'touchpoint'))).toEqual(counts);
    });

    it.each(moods)('have no NPS, CSAT or CES, which their choice alone would make: %s', async (mood) => {
      const question = { ...week, filters: { mood } };
      for (const found of [
        await indicators(database.db, company, question),
        await indicatorsBy(database, company, question, 'source'),
        await indicatorsBy(database, company, question, { segment: 'region' }),
      ]) {
        expect(found).toHaveLength(3);
        for (const each of found) {
          expect(each).toMatchObject({ value: null, low: null, high: null, margin: null, previous: null });
          expect(each).toMatchObject({ change: null, direction: null, reason: 'chosen-by-score' });
          expect(each).not.toHaveProperty('atEase');
        }
      }
    });

    it.each(moods)('are quoted by one of them: %s', async (mood) => {
      const filters = { mood };
      const chosen = await chooseVerbatims(database.db, company, {
        ...week,
        filters,
        avoid: new Set(),
        now: week.to,
        floor: 1,
      });
      const enough = all.filter(({ metric, score }) => moodOf(metric, score) === mood).length >= 8;
      const quoted = [chosen.happy, chosen.neutral, chosen.unhappy].flatMap((each) => each ?? []);
      expect(quoted.map(({ metric, score }) => moodOf(metric, score))).toEqual(enough ? [mood] : []);
    });
  });
});
