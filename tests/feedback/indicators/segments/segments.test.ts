import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/database/client.ts';
import { segmentKeys } from '../../../../src/feedback/indicators/segments/answered-by.ts';
import { moversAmong } from '../../../../src/feedback/indicators/segments/movers.ts';
import {
  type GroupedBy,
  indicatorsBy,
  MOST_GROUPS,
  type SegmentIndicator,
} from '../../../../src/feedback/indicators/segments/segments.ts';
import { freshDatabase, onEachEngine } from '../../../harness/database.ts';
import { addAnswers, addCompany, type Given, times } from '../../answers-on-file.ts';

const week = { from: new Date('2026-11-16T00:00:00Z'), to: new Date('2026-11-23T00:00:00Z') };
const monday = '2026-11-16T09:00:00Z';
const before = '2026-11-09T09:00:00Z';

onEachEngine((engine) => {
  let database: Database;
  let company: string;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  beforeEach(async () => {
    company = randomUUID();
    await addCompany(database.db, company);
  });

  const add = (...given: Given[]) => addAnswers(database.db, company, given);
  const by = (grouped: GroupedBy, filters = {}) =>
    indicatorsBy(database, company, { ...week, filters }, grouped);
  const told = (found: readonly SegmentIndicator[]) =>
    found.map(({ group, value, n, reason }) => [group, value ?? reason, n]);

  it('tells each touchpoint, the one with most answers first, those without one too', async () => {
    await add(
      ...times(6, { score: 10, at: monday, touchpoint: 'delivery' }),
      ...times(8, { score: 0, at: monday, touchpoint: 'pay' }),
      ...times(5, { score: 8, at: monday }),
      ...times(9, { metric: null, score: null, verbatim: 'x', at: monday, touchpoint: 'buy' }),
      ...times(9, { score: 0, at: before, touchpoint: 'leave' }),
    );
    expect(told(await by('touchpoint'))).toEqual([
      ['pay', -100, 8],
      ['delivery', 100, 6],
      [null, 0, 5],
    ]);
  });

  it('names sources, and keeps hot and cold apart within them', async () => {
    await add(
      ...times(6, { score: 10, at: monday }),
      ...times(7, { score: 0, at: monday, heat: 'cold', sourceId: 'survey' }),
    );
    expect(await by('source')).toMatchObject([
      { group: 'phone', heat: 'hot', value: 100 },
      { group: 'survey', heat: 'cold', value: -100 },
    ]);
    expect(await by('heat')).toMatchObject([
      { group: 'hot', value: 100 },
      { group: 'cold', value: -100 },
    ]);
    expect(await by('source', { mixed: true })).toMatchObject([
      { group: 'survey', value: -100 },
      { group: 'phone', value: 100 },
    ]);
  });

  it.each(['product', 'région "x"', '$.a[0]', '[1]', '7', "'; DROP TABLE"])(
    'groups by a segment whose name is %s',
    async (key) => {
      await add(
        ...times(6, { score: 10, at: monday, segments: { [key]: 'A', other: 'B' } }),
        ...times(5, { score: 0, at: monday, segments: { [key]: '{"é"}' } }),
        ...times(7, { score: 8, at: monday, segments: { other: 'A' } }),
        ...times(5, { score: 10, at: before, segments: { [key]: 'A' } }),
      );
      const found = await by({ segment: key });
      expect(told(found)).toEqual([
        [null, 0, 7],
        ['A', 100, 6],
        ['{"é"}', -100, 5],
      ]);
      expect(found.find(({ group }) => group === 'A')).toMatchObject({ previous: 100, direction: 'unclear' });
      expect(await segmentKeys(database, company, week)).toEqual([key, 'other'].sort());
    },
  );

  it('counts the same answers as the filters say, to the millisecond, whichever way it groups', async () => {
    const segments = { product: 'A' };
    await add(
      ...times(5, { score: 10, at: '2026-11-16T00:00:00.000Z', touchpoint: 'pay', segments }),
      ...times(6, { score: 0, at: '2026-11-15T23:59:59.999Z', touchpoint: 'pay', segments }),
      ...times(7, { score: 0, at: '2026-11-23T00:00:00.000Z', touchpoint: 'pay', segments }),
      ...times(8, { score: 9, at: monday, touchpoint: 'buy', segments, heat: 'cold', sourceId: 'survey' }),
      ...times(9, { metric: 'csat', score: 4, at: monday, touchpoint: 'pay', segments }),
    );
    const question = [
      [{ touchpoints: ['pay'], metrics: ['nps'] }, 5],
      [{ sourceIds: ['survey'] }, 8],
      [{ heat: 'cold' }, 8],
      [{ mood: 'happy', touchpoints: ['pay'], metrics: ['nps'] }, 5],
      [{ mood: 'happy', metrics: ['csat'] }, 9],
    ] as const;
    for (const [filters, n] of question) {
      expect((await by({ segment: 'product' }, filters)).map((each) => each.n)).toEqual([n]);
      const columns = await by('touchpoint', filters);
      expect(columns.map((each) => each.n)).toEqual([n]);
    }
    const [nps] = await by({ segment: 'product' }, { metrics: ['nps'], touchpoints: ['pay'] });
    expect(nps?.previous).toBe(-100);
  });

  it('hides a small group, and the one that would give it away', async () => {
    await add(
      ...times(3, { score: 0, at: monday, touchpoint: 'leave' }),
      ...times(6, { score: 10, at: monday, touchpoint: 'pay' }),
      ...times(9, { score: 10, at: monday, touchpoint: 'buy' }),
      ...times(9, { score: 10, at: before, touchpoint: 'pay' }),
      ...times(9, { score: 0, at: before, touchpoint: 'buy' }),
      ...times(4, { score: 0, at: before, touchpoint: 'use' }),
    );
    const found = await by('touchpoint');
    expect(told(found)).toEqual([
      ['buy', 100, 9],
      ['pay', 'kept-back', 6],
      ['leave', 'not-enough-answers', 3],
    ]);
    // A week before, one of two equals covers "use", where nobody answered now.
    expect(found.map(({ previous }) => previous)).toEqual([-100, null, null]);
    expect(found.every(({ reason, change }) => reason === undefined || change === null)).toBe(true);
  });

  it('judges all groups together', async () => {
    // Alone p = 0.047 (see the test of the indicators); beside 19 that did not move it is chance.
    const shape = (counts: readonly [number, number, number], at: string, touchpoint: string) => [
      ...times(counts[0], { score: 10, at, touchpoint }),
      ...times(counts[1], { score: 8, at, touchpoint }),
      ...times(counts[2], { score: 0, at, touchpoint }),
    ];
    await add(...shape([53, 27, 20], monday, 'pay'), ...shape([40, 30, 30], before, 'pay'));
    expect(moversAmong(await by('touchpoint'))).toMatchObject([{ group: 'pay', direction: 'rise' }]);
    const steady = Array.from({ length: 19 }, (_, i) => [
      ...shape([5, 3, 2], monday, `t${i}`),
      ...shape([5, 3, 2], before, `t${i}`),
    ]).flat();
    await add(...steady, ...shape([2, 5, 43], monday, 'leave'), ...shape([30, 15, 5], before, 'leave'));
    expect(moversAmong(await by('touchpoint'))).toMatchObject([{ group: 'leave', direction: 'fall' }]);
  });

  it('tells the largest groups only, and takes the others for one', async () => {
    const many = Array.from({ length: MOST_GROUPS + 9 }, (_, i) =>
      times(i < MOST_GROUPS ? 6 : 5, { score: 10, at: monday, segments: { city: `c${i}` } }),
    ).flat();
    await add(...many);
    const found = await by({ segment: 'city' });
    expect(found).toHaveLength(MOST_GROUPS);
    expect(found.every(({ n, value }) => n === 6 && value === 100)).toBe(true);
  });

  it("never sees another company's answers", async () => {
    const neighbour = randomUUID();
    await addCompany(database.db, neighbour);
    await addAnswers(
      database.db,
      neighbour,
      times(20, { score: 0, at: monday, touchpoint: 'pay', segments: { city: 'Lyon' } }),
    );
    expect(await by('touchpoint')).toEqual([]);
    expect(await by({ segment: 'city' })).toEqual([]);
    expect(await segmentKeys(database, company, week)).toEqual([]);
  });
});

describe('movers', () => {
  const one = { metric: 'nps', n: 50, value: 20, low: 10, high: 30, previous: 40 } as const;
  const moved = (group: string | null, change: number, margin: number, significant = true) => ({
    ...one,
    ...{ group, change, margin, significant },
    direction: significant ? (change > 0 ? ('rise' as const) : ('fall' as const)) : ('unclear' as const),
  });

  it('are the groups with a name whose change is significant, the strongest first', () => {
    const found = [moved('a', 20, 10), moved('b', -30, 10), moved('c', 90, 100, false), moved(null, 99, 1)];
    expect(moversAmong(found).map(({ group }) => group)).toEqual(['b', 'a']);
  });
});
