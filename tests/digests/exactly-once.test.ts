// A few random lives of a schedule on each engine; exactly-once.long.ts has more of them.
import { beforeAll, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { cadences, liveOn } from './lives.ts';

onEachEngine((engine) => {
  let replicas: readonly [Database, Database];
  beforeAll(async () => {
    const url = await freshUrl(engine);
    replicas = [await openedHere(url), await openedHere(url)];
  });

  it.each(Object.keys(cadences))(
    'tells each answer within the look-back once in each channel: %s',
    (name) => liveOn(replicas, name, engine === 'sqlite' ? 3 : 1),
    // Some ten digests a life, whatever else the machine does.
    120_000,
  );
});
