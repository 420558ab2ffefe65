// The sample company's journey: one touchpoint stands out on its map.
import { expect, test } from 'vitest';
import { seed } from '../../src/demo/seed.ts';
import { journeyMap } from '../../src/journey/map.ts';
import { apart } from '../../src/journey/told.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const now = new Date('2026-11-23T08:00:00Z');

onAnyEngine((engine) => {
  test('the delivery stands out on the map of the last 90 days, alone, with a promise that is not kept', async () => {
    const database = await freshDatabase(engine);
    await seed({ database, keys: keysFrom([newSecret()]), teamId: 'T1', now });
    const workspace = await database.db.workspace.findFirstOrThrow({ where: { slackTeamId: 'T1' } });
    const window = { from: new Date(now.getTime() - 90 * 86_400_000), to: now };
    const map = await journeyMap(database.db, { workspace, lane: 'customers', window, reads: 'none' });
    expect(apart(map.touchpoints).map(({ id, difference }) => [id, difference?.standing])).toEqual([
      ['delivery', 'below'],
    ]);
    const delivery = map.touchpoints.find(({ id }) => id === 'delivery');
    expect(delivery?.promises.map(({ verdict }) => verdict)).toEqual(['not']);
  });
});
