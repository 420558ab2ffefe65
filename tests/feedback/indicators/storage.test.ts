import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Db } from '../../../src/database/client.ts';
import { indicators } from '../../../src/feedback/indicators/indicators.ts';
import { indicatorsByColumn } from '../../../src/feedback/indicators/segments/segments.ts';
import { freshDatabase, onEachEngine } from '../../harness/database.ts';
import { addAnswers, addCompany, times } from '../answers-on-file.ts';

const week = { from: new Date('2026-11-16T00:00:00Z'), to: new Date('2026-11-23T00:00:00Z') };
const monday = '2026-11-16T09:00:00Z';
const before = '2026-11-09T09:00:00Z';

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

  it('reads the answers of the period and compares them with the period just before', async () => {
    await addAnswers(db, company, [
      ...times(6, { score: 10, at: monday }),
      ...times(4, { score: 0, at: monday }),
      ...times(5, { score: 9, at: before }),
      ...times(5, { score: 3, at: before }),
      ...times(50, { score: 0, at: '2026-11-08T23:59:59.999Z' }),
    ]);
    const found = await indicators(db, company, { ...week, filters: {} });
    expect(found).toMatchObject([
      { metric: 'nps', value: 20, n: 10, previous: 0, change: 20, direction: 'unclear' },
    ]);
  });

  it('counts an answer at the start and not one at the end', async () => {
    await addAnswers(db, company, [
      ...times(5, { score: 10, at: '2026-11-16T00:00:00.000Z' }),
      ...times(7, { score: 0, at: '2026-11-15T23:59:59.999Z' }),
      ...times(3, { score: 10, at: '2026-11-22T23:59:59.999Z' }),
      ...times(9, { score: 0, at: '2026-11-23T00:00:00.000Z' }),
    ]);
    const found = await indicators(db, company, { ...week, filters: {} });
    expect(found).toMatchObject([{ value: 100, n: 8, previous: -100 }]);
  });

  it('compares with a period of another length when told where it starts', async () => {
    await addAnswers(db, company, [
      ...times(5, { score: 10, at: monday }),
      ...times(5, { score: 0, at: '2026-11-01T12:00:00Z' }),
    ]);
    const question = { ...week, filters: {} };
    const [alone] = await indicators(db, company, question);
    expect(alone?.previous).toBeNull();
    const [compared] = await indicators(db, company, {
      ...question,
      previousFrom: new Date('2026-11-01T00:00:00Z'),
    });
    expect(compared?.previous).toBe(-100);
  });

  it('calls a change stable within what the company says does not matter to it', async () => {
    const mixed = (at: string, score: number) => times(150, { score, at });
    await addAnswers(db, company, [
      ...mixed(monday, 10),
      ...mixed(monday, 0),
      ...mixed(before, 10),
      ...mixed(before, 0),
    ]);
    const directions = async () => [
      (await indicators(db, company, { ...week, filters: {} }))[0]?.direction,
      (await indicatorsByColumn(db, company, { ...week, filters: {} }, 'source'))[0]?.direction,
    ];
    expect(await directions()).toEqual(['unclear', 'unclear']);
    await db.workspace.update({ where: { id: company }, data: { stableNps: 20 } });
    expect(await directions()).toEqual(['stable', 'stable']);
  });

  it("never sees another company's answers", async () => {
    const neighbour = randomUUID();
    await addCompany(db, neighbour);
    await addAnswers(db, neighbour, times(20, { score: 0, at: monday }));
    await addAnswers(db, company, times(5, { score: 10, at: monday }));
    expect(await indicators(db, company, { ...week, filters: {} })).toMatchObject([{ value: 100, n: 5 }]);
    expect(await indicators(db, neighbour, { ...week, filters: {} })).toMatchObject([{ value: -100, n: 20 }]);
  });

  it('leaves out words without a score', async () => {
    await addAnswers(db, company, [
      ...times(5, { score: 10, at: monday }),
      ...times(5, { metric: null, score: null, verbatim: 'Thanks', at: monday }),
    ]);
    expect(await indicators(db, company, { ...week, filters: {} })).toMatchObject([{ metric: 'nps', n: 5 }]);
  });

  it('keeps hot and cold apart', async () => {
    await addAnswers(db, company, [
      ...times(5, { score: 10, at: monday }),
      ...times(6, { score: 0, at: monday, heat: 'cold', sourceId: 'survey' }),
    ]);
    expect(await indicators(db, company, { ...week, filters: {} })).toMatchObject([
      { heat: 'hot', value: 100, n: 5 },
      { heat: 'cold', value: -100, n: 6 },
    ]);
    const [cold, ...rest] = await indicators(db, company, { ...week, filters: { heat: 'cold' } });
    expect(rest).toEqual([]);
    expect(cold).toMatchObject({ value: -100, n: 6 });
    expect(cold).not.toHaveProperty('heat');
  });

  it.each([
    { filters: { sourceIds: ['survey'] }, n: { nps: 6 } },
    { filters: { sourceIds: ['survey', 'phone'] }, n: { nps: 17, csat: 8 } },
    { filters: { sourceIds: [] }, n: { nps: 17, csat: 8 } },
    { filters: { touchpoints: ['Livraison'] }, n: { nps: 11 } },
    { filters: { touchpoints: ['Livraison'], sourceIds: ['phone'] }, n: { nps: 5 } },
    { filters: { metrics: ['csat'] as const }, n: { csat: 8 } },
    { filters: { metrics: ['ces'] as const }, n: { ces: 0 } },
    { filters: { mood: 'happy' as const }, n: { nps: 5, csat: 8 } },
    { filters: { mood: 'neutral' as const }, n: { nps: 6 } },
    { filters: { mood: 'unhappy' as const, metrics: ['csat'] as const }, n: { csat: 0 } },
  ])('narrows to what $filters asks', async ({ filters, n }) => {
    await addAnswers(db, company, [
      ...times(6, { score: 0, at: monday, sourceId: 'survey', touchpoint: 'Livraison' }),
      ...times(5, { score: 10, at: monday, touchpoint: 'Livraison' }),
      ...times(6, { score: 8, at: monday }),
      ...times(8, { metric: 'csat', score: 4, at: monday, touchpoint: 'Achat' }),
    ]);
    const found = await indicators(db, company, { ...week, filters });
    expect(Object.fromEntries(found.map((each) => [each.metric, each.n]))).toEqual(n);
  });

  it('says nothing about a company that nobody answered', async () => {
    expect(await indicators(db, company, { ...week, filters: {} })).toEqual([]);
  });
});
