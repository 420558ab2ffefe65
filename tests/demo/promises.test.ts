// The sample company's promises: one that its customers' answers say is not kept, and one that is.
import { expect, test } from 'vitest';
import { seed } from '../../src/demo/seed.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { lately, promisesKept } from '../../src/promises/kept.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const now = new Date('2026-11-23T08:00:00Z');

onAnyEngine((engine) => {
  test('one is not kept and one is, by what its customers answered', async () => {
    const database = await freshDatabase(engine);
    await seed({ database, keys: keysFrom([newSecret()]), teamId: 'T1', now });
    const { db } = database;
    const { id } = await db.workspace.findFirstOrThrow({ where: { slackTeamId: 'T1' } });
    const kept = await promisesKept(db, id, lately(now));
    expect(kept.map(({ sentence, verdict }) => [sentence, verdict])).toEqual([
      ['Livré à la date que vous avez choisie', 'not'],
      ['Une personne qui vous répond, et qui règle', 'kept'],
    ]);
    expect(kept[0]?.n).toBeGreaterThan(60);
  });
});
