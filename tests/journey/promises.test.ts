// The promises of the brand on a map: each at its touchpoint, over the time of the map.
import { expect, it } from 'vitest';
import { journeyMap } from '../../src/journey/map.ts';
import { factsThere } from '../../src/journey/told.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { promisesOnFile } from '../promises/on-file.ts';

const now = new Date('2026-11-30T09:00:00Z');
const reader = { locale: 'en', timeZone: 'Europe/Paris' } as const;

onAnyEngine((engine) => {
  it('stand at their touchpoint, with what they are known by, over the days of the map alone', async () => {
    const on = await promisesOnFile(await freshDatabase(engine), now);
    const known = { by: 'indicator', metric: 'csat', target: { bound: 'at-least', value: 0.9 } } as const;
    await on.make({ sentence: 'Delivered within two days', touchpoint: 'delivery', known });
    await on.answer(60, { metric: 'csat', score: 1, touchpoint: 'delivery' });
    await on.answer(500, { metric: 'csat', score: 5, touchpoint: 'delivery', daysAgo: 60 });
    const mapOf = (days: number) =>
      journeyMap(on.store.db, {
        ...{ workspace: on.workspace, lane: 'customers', reads: 'none' },
        window: { from: new Date(now.getTime() - days * 86_400_000), to: now },
      });
    const at = async (days: number, id: string) =>
      (await mapOf(days)).touchpoints.find((each) => each.id === id);
    const there = await at(28, 'delivery');
    expect(there?.promises).toMatchObject([{ verdict: 'not', n: 60, value: 0 }]);
    expect(there && factsThere(there, reader)).toContainEqual({
      label: 'Promised: “Delivered within two days”',
      value: expect.stringMatching(/^Not kept · /),
    });
    expect((await at(90, 'delivery'))?.promises).toMatchObject([{ n: 560 }]);
    expect((await at(28, 'buy'))?.promises).toEqual([]);
  });
});
