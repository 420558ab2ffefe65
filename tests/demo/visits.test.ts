// The sample company's visits: kept by the program's own rules, without a name, and too few to conclude from, which the demo shows.
import { expect, it } from 'vitest';
import { msPerDay } from '../../src/calendar/day.ts';
import { competitors, people, visits } from '../../src/demo/company/index.ts';
import { seed } from '../../src/demo/seed.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { knownOf, visitsAt } from '../../src/visits/results.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

onAnyEngine((engine) => {
  it('are ours and competitors’, after the notice, as they were written, and said to be too few', async () => {
    const database = await freshDatabase(engine);
    const now = new Date('2026-11-24T15:30:00Z');
    await seed({ database, keys: keysFrom([newSecret()]), teamId: 'T1', now });
    const { id } = await database.db.workspace.findFirstOrThrow();
    const today = Math.floor(now.getTime() / msPerDay);
    const places = await visitsAt(database, id, { from: today - 365, to: today });
    expect(places.map(({ touchpoint }) => touchpoint).toSorted()).toEqual(['delivery', 'get-help']);
    const delivery = places.find(({ touchpoint }) => touchpoint === 'delivery');
    expect(delivery).toMatchObject({ ours: { yes: 1, partly: 1, no: 1 }, competitors: { yes: 2 } });
    expect(delivery?.each.map(({ name }) => name)).toEqual(competitors.toSorted());
    expect(delivery && knownOf(delivery.ours)).toMatchObject({ n: 3, isOpen: true });
    const told = await database.db.visit.findMany({ orderBy: { number: 'asc' } });
    expect(told.map(({ happened }) => happened)).toEqual(visits.map(({ happened }) => happened));
    for (const { realName } of people) expect(JSON.stringify(told)).not.toContain(realName);
  });
});
