// A million answers out and in: in bounded memory, and the same on the other side. Says how long it took.
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Engine, openDatabase } from '../../src/database/client.ts';
import { openKeys } from '../../src/keyring/open.ts';
import { freshUrl } from '../harness/database.ts';
import { folderOfTheirOwn, now, type Place, packed, SECRET, unpackedInto } from './places.ts';

const ANSWERS = 1_000_000;
/** Megabytes above what the process had before. */
const MOST_MB = 200;

const folder = folderOfTheirOwn();

/** Written by the engine itself; in the order of chance, as ids are. */
async function millionPlace(engine: Engine): Promise<Place> {
  const url = await freshUrl(engine);
  const database = await openDatabase(url);
  const { db } = database;
  await openKeys(database, { secretKeys: [SECRET] });
  await db.workspace.create({
    data: { id: 'w', name: 'Million', locale: 'fr', timeZone: 'Europe/Paris', createdAt: now },
  });
  await db.source.create({ data: { workspaceId: 'w', id: 's', name: 'Survey', createdAt: now } });
  const [id, text, at, numbers] =
    engine === 'sqlite'
      ? [
          'lower(hex(randomblob(16)))',
          `'Answer ' || n || ', of some length, as people write: it was quick, and the parcel was whole. ' || hex(n)`,
          `strftime('%Y-%m-%dT%H:%M:%S', 1700000000 + n, 'unixepoch') || '.000+00:00'`,
          `(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${ANSWERS}) SELECT n FROM numbers)`,
        ]
      : [
          `md5(n::text)`,
          `'Answer ' || n || ', of some length, as people write: it was quick, and the parcel was whole. ' || to_hex(n)`,
          `to_timestamp(1700000000 + n) AT TIME ZONE 'UTC'`,
          `(SELECT n FROM generate_series(1, ${ANSWERS}) AS numbers(n)) AS numbers`,
        ];
  await db.$executeRawUnsafe(
    `INSERT INTO "Feedback" ("workspaceId", "id", "sourceId", "heat", "metric", "score", "verbatim", "segments", "answeredAt", "receivedAt")
     SELECT 'w', ${id}, 's', 'hot', 'nps', n % 11, ${text}, '{"country":"Belgique","plan":"pro"}', ${at}, ${at} FROM ${numbers}`,
  );
  await database.close();
  return { url, workspaceId: 'w' };
}

async function measured<T>(
  work: () => Promise<T>,
): Promise<{ result: T; seconds: number; megabytes: number }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const began = performance.now();
  try {
    const result = await work();
    most = Math.max(most, process.memoryUsage().rss);
    return { result, seconds: (performance.now() - began) / 1_000, megabytes: (most - before) / 2 ** 20 };
  } finally {
    clearInterval(watch);
  }
}

it.each<Engine>(['sqlite', 'postgresql'])(
  'a million answers leave %s, and arrive on the other engine, in bounded memory',
  async (engine) => {
    const other = engine === 'sqlite' ? 'postgresql' : 'sqlite';
    const place = await millionPlace(engine);
    const out = await measured(() => packed(place, folder(engine)));
    const into = await measured(() => unpackedInto(other, folder(engine)));
    const again = await packed(into.result, folder(`${engine} again`));
    expect(again.tables).toEqual(out.result.tables);
    const told = ({ seconds, megabytes }: { seconds: number; megabytes: number }) =>
      `${seconds.toFixed(0)} s, ${megabytes.toFixed(0)} MB more`;
    console.log(`${engine} out: ${told(out)}; into ${other}: ${told(into)}`);
    for (const { megabytes } of [out, into]) expect(megabytes).toBeLessThan(MOST_MB);
    for (const name of [engine, `${engine} again`]) rmSync(folder(name), { recursive: true });
  },
  1_800_000,
);
