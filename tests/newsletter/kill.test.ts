// Processes that send a newsletter are killed: a small round of `npm run test:kill`.
import { expect, it } from 'vitest';
import { seededChance } from '../../src/demo/company/chance.ts';
import { onAnyEngine, unmigratedUrl } from '../harness/database.ts';
import { killNewsletter } from '../kill/newsletters.ts';

onAnyEngine((engine) => {
  it('reaches each reader once, or lists them, though whoever sends it is killed twice', async () => {
    const databaseUrl = await unmigratedUrl(engine);
    const playing = { name: engine, databaseUrl, chance: seededChance(7), readers: 40, kills: 2 };
    const { kills, violations, unknown } = await killNewsletter(playing);
    expect(violations).toEqual([]);
    expect(kills).toBe(2);
    // Of four on their way at a time.
    expect(unknown).toBeLessThanOrEqual(8);
  }, 120_000);
});
