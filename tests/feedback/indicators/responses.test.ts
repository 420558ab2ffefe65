import { expect, test } from 'vitest';
import type { Database } from '../../../src/database/client.ts';
import type { FeedbackFilters } from '../../../src/feedback/filters.ts';
import { vitals } from '../../../src/feedback/indicators/counts/vitals.ts';
import { indicators } from '../../../src/feedback/indicators/indicators.ts';
import {
  countingByColumn,
  countingBySegment,
} from '../../../src/feedback/indicators/segments/answered-by.ts';
import { parseItem, type RawItem } from '../../../src/feedback/item.ts';
import { searchFeedback } from '../../../src/feedback/search/search.ts';
import { sourceForImport } from '../../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../../src/feedback/store.ts';
import { keysFrom } from '../../../src/keys.ts';
import { onlyWorkspace } from '../../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';

const now = new Date('2026-11-22T10:00:00Z');
const at = '2026-11-20T08:00:00Z';
const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const week = { from: new Date('2026-11-15T00:00:00Z'), to: now };

async function answered(database: Database, raws: readonly RawItem[]) {
  const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
  if (!workspace) throw new Error('one workspace was expected');
  const source = await sourceForImport(database, workspace.id, { name: 'Enquête', heat: 'hot', now });
  const items = raws.map((raw, i) => {
    const given = { id: `R-${i}`, customer: `C-${i}`, answeredAt: at, ...raw };
    const parsed = parseItem(given, { instantOf: (text) => new Date(text), dateOrder: 'dmy', now });
    if (!parsed.ok) throw new Error(`${parsed.field}: ${parsed.reason.code}`);
    return parsed.value;
  });
  await storeFeedback(database, workspace.id, source, items, {
    keys,
    keepOriginals: false,
    now,
    country: 'FR',
  });
  return workspace;
}

/** NPS leads; the delivery is asked on ten points, the shop on thumbs, the effort on five. */
const survey = (nps: number, delivery: number | null, shop: number, effort: number): RawItem => ({
  metric: 'nps',
  score: nps,
  verbatim: 'Le colis',
  touchpoint: nps > 6 ? 'delivery' : 'buy',
  segments: { région: nps > 6 ? 'Sud' : 'Nord' },
  scores: [
    { metric: 'csat', score: delivery, scale: '1-10', question: 'La livraison ?' },
    { metric: 'csat', score: shop, scale: '0-1', question: 'Le magasin ?' },
    { metric: 'ces', score: effort, scale: '1-5', question: 'Simple ?' },
  ],
});

onAnyEngine((engine) => {
  test('an indicator counts every response that has its metric, once, on whatever scale it was asked', async () => {
    const database = await freshDatabase(engine);
    const workspace = await answered(database, [
      survey(9, 8, 0, 5),
      survey(10, 7, 1, 4),
      survey(2, 10, 1, 1),
      survey(8, null, 1, 3),
      survey(6, 3, 1, 5),
      { metric: 'csat', score: 4 },
      { metric: 'csat', score: 2, scores: [{ metric: 'nps', score: 9 }] },
    ]);
    const measure = (filters: FeedbackFilters) => indicators(database.db, workspace.id, { ...week, filters });
    const all = await measure({});
    expect(all.map(({ metric, n, value }) => [metric, n, value && Math.round(value * 1000) / 1000])).toEqual([
      // 9, 10, 2, 8, 6 and 9
      ['nps', 6, 16.667],
      // The first of each: 8, 7 and 10 of 10, a thumb up, 3 of 10, 4 and 2 of 5; satisfied are 8, 10, the thumb and 4
      ['csat', 7, 0.571],
      // 7, 5.5, 1, 4 and 7 of 7
      ['ces', 5, 4.9],
    ]);
    expect(all[2]?.atEase).toBeCloseTo(3 / 5);
    const csat = await measure({ metrics: ['csat'] });
    expect(csat.map(({ metric, n }) => [metric, n])).toEqual([['csat', 7]]);
    const { volume } = await vitals(database.db, workspace, { ...week, filters: { metrics: ['ces'] } });
    expect(volume.now).toBe(5);
    expect((await vitals(database.db, workspace, { ...week, filters: {} })).volume.now).toBe(7);
    const unhappy = await measure({ metrics: ['ces'], mood: 'unhappy' });
    expect(unhappy.map(({ metric, n }) => [metric, n])).toEqual([['ces', 1]]);
    const found = await searchFeedback(database, workspace.id, {
      words: 'colis',
      filters: { metrics: ['ces'] },
      now,
    });
    expect(found.total).toBe(5);
  });

  test('groups count the further scores of their responses too', async () => {
    const database = await freshDatabase(engine);
    const workspace = await answered(database, [
      survey(9, 8, 0, 5),
      survey(10, 7, 1, 4),
      survey(2, 10, 1, 1),
    ]);
    const said = async (counting: ReturnType<typeof countingByColumn>) => {
      const groups = await counting.groups(week, 5);
      const counts = await counting.scores(week, groups);
      return counts.map(({ group, metric, score, times }) => `${group} ${metric} ${score} ×${times}`).sort();
    };
    const csat = { metrics: ['csat'] } as const;
    expect(await said(countingByColumn(database.db, workspace.id, {}, 'touchpoint'))).toEqual([
      'buy ces 1 ×1',
      'buy csat 5 ×1',
      'buy nps 2 ×1',
      'delivery ces 5.5 ×1',
      'delivery ces 7 ×1',
      'delivery csat 3.6667 ×1',
      'delivery csat 4.1111 ×1',
      'delivery nps 10 ×1',
      'delivery nps 9 ×1',
    ]);
    const bySegment = countingBySegment(database, workspace.id, csat, 'région');
    expect(await bySegment.scores(week, ['Sud'])).toHaveLength(2);
  });
});
