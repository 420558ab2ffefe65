// One letter a day about all that waits, whatever happens. What can happen is life.ts; `npm run test:model` plays it for longer.
import { it } from 'vitest';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { playLives } from './life.ts';

onAnyEngine((engine) => {
  it('nobody gets two letters on one day of theirs, and nothing that waits is forgotten, whatever happens', async () => {
    const database = await freshDatabase(engine);
    await playLives(async () => database, { runs: 12, most: 40 });
  }, 120_000);
});
