// Everything out and in at length: many answers in bounded memory (a million with ANSWERS=1000000), and one company of several. Says how long it took.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Database, Engine } from '../../src/database/client.ts';
import { seed } from '../../src/demo/seed.ts';
import { searchFeedback } from '../../src/feedback/search/search.ts';
import { openKeys } from '../../src/keyring/open.ts';
import { keysFrom } from '../../src/keys.ts';
import { freshUrl, openedHere } from '../harness/database.ts';
import { held } from '../harness/memory.ts';
import { openToLook } from '../harness/own-looks.ts';
import { deskPlace, folderOfTheirOwn, now, type Place, packed, SECRET, unpackedInto } from './places.ts';

const ANSWERS = Number(process.env['ANSWERS'] ?? 300_000);
/** Megabytes held above what was held before, however many answers there are. */
const MOST_MB = 30;

const folder = folderOfTheirOwn();

/** Written by the engine itself; in the order of chance, as ids are. */
async function millionPlace(engine: Engine): Promise<Place> {
  const url = await freshUrl(engine);
  const database = await openToLook(url);
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
  const all = () => {
    const { heap, buffers } = held();
    return heap + buffers;
  };
  const before = all();
  let most = before;
  const look = () => {
    most = Math.max(most, all());
  };
  const watch = setInterval(look, 500);
  const began = performance.now();
  try {
    const result = await work();
    look();
    return { result, seconds: (performance.now() - began) / 1_000, megabytes: (most - before) / 2 ** 20 };
  } finally {
    clearInterval(watch);
  }
}

it.each<Engine>(['sqlite', 'postgresql'])(
  'hundreds of thousands of answers leave %s, and arrive on the other engine, in bounded memory',
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

it('of several companies each leaves by itself, and its answers are found by the same words as before', async () => {
  const two = await deskPlace('sqlite');
  const database = await openedHere(two.url);
  const keys = keysFrom([SECRET]);
  await seed({ database, keys, teamId: 'T0DEMO', now });
  const { id } = await database.db.workspace.findFirstOrThrow({ where: { slackTeamId: 'T0DEMO' } });
  await packed(two, folder('alone'));
  for (const name of readdirSync(folder('alone')))
    expect(readFileSync(join(folder('alone'), name), 'utf8')).not.toContain(id);
  const demo = await packed({ ...two, workspaceId: id }, folder('demo'));
  const moved = await unpackedInto('postgresql', folder('demo'));
  const there = await openedHere(moved.url);
  expect(await there.db.workspace.count()).toBe(1);
  expect((await packed(moved, folder('demo again'))).tables).toEqual(demo.tables);
  const found = (at: Database) => searchFeedback(at, id, { words: 'colis', now });
  const before = await found(database);
  expect(before.total).toBeGreaterThan(5);
  expect(await found(there)).toEqual(before);
});
