import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Db } from '../../src/database/client.ts';
import { chooseVerbatims, type VerbatimQuestion } from '../../src/feedback/verbatims.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { addAnswers, addCompany, times } from './answers-on-file.ts';

const question: VerbatimQuestion = {
  from: new Date('2026-11-16T00:00:00Z'),
  to: new Date('2026-11-23T00:00:00Z'),
  filters: {},
  avoid: new Set(),
  now: new Date('2026-11-23T07:00:00Z'),
};
const monday = '2026-11-16T09:00:00Z';
const tuesday = '2026-11-17T09:00:00Z';
const warm = 'The fitter called ahead, came on time and swept up.';
const cross = 'Third time that I send you the very same document.';
const crowd = times(8, { score: 8, at: monday });

onEachEngine((engine) => {
  let db: Db;
  let company: string;
  beforeAll(async () => {
    ({ db } = await freshDatabase(engine));
  });
  beforeEach(async () => {
    company = randomUUID();
    await addCompany(db, company);
  });

  it('quotes one happy and one unhappy customer, with where it comes from', async () => {
    await addAnswers(db, company, [
      ...crowd,
      { id: 'warm', score: 9, verbatim: warm, touchpoint: 'Installation', at: monday },
      { id: 'cross', metric: 'csat', score: 2, verbatim: cross, sourceId: 'survey', at: tuesday },
    ]);
    expect(await chooseVerbatims(db, company, question)).toEqual({
      happy: {
        feedbackId: 'warm',
        text: warm,
        touchpoint: 'Installation',
        metric: 'nps',
        score: 9,
        asked: null,
        source: 'phone',
        question: null,
      },
      unhappy: {
        feedbackId: 'cross',
        text: cross,
        touchpoint: null,
        metric: 'csat',
        score: 2,
        asked: null,
        source: 'survey',
        question: null,
      },
    });
  });

  it.each([
    { metric: 'nps', happy: [9, 10], unhappy: [0, 6], neither: [7, 8] },
    { metric: 'csat', happy: [4, 5], unhappy: [1, 2], neither: [3] },
    { metric: 'ces', happy: [5, 7], unhappy: [1, 3], neither: [4] },
  ] as const)('takes moods from the scores of $metric', async ({ metric, happy, unhappy, neither }) => {
    await addAnswers(db, company, crowd);
    const moodOf = async (score: number) => {
      await addAnswers(db, company, [{ id: `only-${score}`, metric, score, verbatim: warm, at: tuesday }]);
      const chosen = await chooseVerbatims(db, company, question);
      await db.feedback.deleteMany({ where: { workspaceId: company, id: `only-${score}` } });
      return chosen.happy ? 'happy' : chosen.unhappy ? 'unhappy' : 'neither';
    };
    for (const score of happy) expect(await moodOf(score)).toBe('happy');
    for (const score of unhappy) expect(await moodOf(score)).toBe('unhappy');
    for (const score of neither) expect(await moodOf(score)).toBe('neither');
  });

  it('quotes nobody under 8 answers, and somebody from 8 on', async () => {
    await addAnswers(db, company, times(7, { verbatim: warm, at: monday }));
    expect(await chooseVerbatims(db, company, question)).toEqual({ happy: null, unhappy: null });
    await addAnswers(db, company, [{ score: 8, at: monday }]);
    expect((await chooseVerbatims(db, company, question)).happy?.text).toBe(warm);
  });

  it('quotes nobody when the same four customers gave all the answers', async () => {
    const answers = (customer: string) => times(5, { customer, verbatim: warm, at: monday });
    await addAnswers(db, company, ['anna', 'bob', 'chloe', 'dan'].flatMap(answers));
    expect((await chooseVerbatims(db, company, question)).happy).toBeNull();
    expect((await chooseVerbatims(db, company, { ...question, floor: 4 })).happy?.text).toBe(warm);
    await addAnswers(db, company, [{ customer: null, score: 8, at: monday }]);
    expect((await chooseVerbatims(db, company, question)).happy?.text).toBe(warm);
  });

  it('counts and quotes only what the filters, the company and the period hold', async () => {
    const neighbour = randomUUID();
    await addCompany(db, neighbour);
    await addAnswers(db, neighbour, times(20, { verbatim: warm, at: monday }));
    await addAnswers(db, company, [
      ...crowd.map((answer) => ({ ...answer, touchpoint: 'Achat' })),
      { id: 'outside', verbatim: warm, touchpoint: 'Achat', at: '2026-11-23T00:00:00Z' },
      { id: 'elsewhere', verbatim: warm, touchpoint: 'Livraison', at: monday },
    ]);
    expect((await chooseVerbatims(db, company, question)).happy?.feedbackId).toBe('elsewhere');
    const bought = { ...question, filters: { touchpoints: ['Achat'] } };
    expect((await chooseVerbatims(db, company, bought)).happy).toBeNull();
    const delivered = { ...question, filters: { touchpoints: ['Livraison'] } };
    expect((await chooseVerbatims(db, company, delivered)).happy).toBeNull();
  });

  it('does not quote an answer that is dated later than now', async () => {
    await addAnswers(db, company, [...crowd, { id: 'tomorrow', verbatim: warm, at: '2026-11-18T09:00:00Z' }]);
    const now = new Date('2026-11-17T09:00:00Z');
    expect((await chooseVerbatims(db, company, { ...question, now })).happy).toBeNull();
    expect((await chooseVerbatims(db, company, question)).happy?.feedbackId).toBe('tomorrow');
  });

  it('never quotes blank words or words without a mood', async () => {
    await addAnswers(db, company, [
      ...crowd,
      { verbatim: '', at: tuesday },
      { verbatim: '  ', at: tuesday },
      { metric: null, score: null, verbatim: warm, at: tuesday },
    ]);
    expect(await chooseVerbatims(db, company, question)).toEqual({ happy: null, unhappy: null });
  });

  it('still finds an older quote when the 300 most recent were all shown', async () => {
    const shown = Array.from({ length: 300 }, (_, i) => ({ id: `shown-${i}`, verbatim: warm, at: tuesday }));
    await addAnswers(db, company, [...shown, { id: 'older', verbatim: warm, at: monday }]);
    const avoid = new Set(shown.map(({ id }) => id));
    expect((await chooseVerbatims(db, company, { ...question, avoid })).happy?.feedbackId).toBe('older');
  });
});
