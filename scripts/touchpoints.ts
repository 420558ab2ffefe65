// What it costs a company with many answers to get touchpoints their lane, stage and the like: how long the migration takes, how long whoever
// stores answers meanwhile has to wait, and whether each figure by touchpoint is the same afterwards.
// npm run touchpoints -- [--rows N] [--engine sqlite|postgresql]
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Engine, insertMany, openDatabase, transact } from '../src/database/client.ts';
import { migrate } from '../src/database/migrate.ts';
import { bundledMigrations } from '../src/database/migrations.ts';
import { indicatorsBy } from '../src/feedback/indicators/segments/segments.ts';
import { touchpoints } from '../src/feedback/touchpoints.ts';
import { journeyOf } from '../src/touchpoints/journey.ts';
import { startPostgres } from '../tests/harness/embedded-postgres.ts';
import { openToLook } from '../tests/harness/own-looks.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    engine: { type: 'string', default: 'both' },
    writer: { type: 'string' },
  },
});
const rows = Number(values.rows);
const engines = (['sqlite', 'postgresql'] as const).filter(
  (engine) => values.engine === 'both' || values.engine === engine,
);
if (engines.length === 0 || !(rows > 0))
  throw new Error('--engine sqlite or postgresql, --rows by a number above 0');

/** Milliseconds, and how many were stored from when the migration could begin. */
const meanwhile = z.object({ quiet: z.number(), longest: z.number(), stored: z.number() });

const WORKSPACE = 'bench';
const OWN = 22;
const until = new Date('2026-11-23T00:00:00Z');
const columns = {
  workspaceId: 'text',
  id: 'text',
  sourceId: 'text',
  heat: 'text',
  metric: 'text',
  score: 'real',
  customer: 'text',
  touchpoint: 'text',
  answeredAt: 'instant',
  receivedAt: 'instant',
} as const;

const ids = [...touchpoints, ...Array.from({ length: OWN }, (_, i) => `Moment ${i + 1}`)];

if (values.writer === undefined) for (const engine of engines) await measure(engine);
else await write(values.writer);

async function measure(engine: Engine): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-touchpoints-'));
  const server = engine === 'postgresql' ? await startPostgres() : null;
  const url = server === null ? `file:${join(folder, 'touchpoints.db')}` : server.urlOf('postgres');
  try {
    const all = await bundledMigrations(engine);
    const at = all.findIndex(({ name }) => name.endsWith('_touchpoint_journey'));
    await migrate(url, { migrations: all.slice(0, at) });
    await fill(engine, url);
    const before = await figures(url);
    const writer = spawn(execPath, [...process.execArgv, fileURLToPath(import.meta.url), '--writer', url], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: writer.stdout })[Symbol.asyncIterator]();
    await lines.next();
    const started = performance.now();
    const done = await migrate(url);
    const ms = performance.now() - started;
    await wait(1_000);
    writer.stdin.end();
    const { quiet, longest, stored } = meanwhile.parse(JSON.parse(String((await lines.next()).value)));
    const after = await figures(url);
    if (after !== before) throw new Error(`${engine}: figures by touchpoint are not what they were`);
    const database = await openToLook(url);
    const way = await journeyOf(database.db, WORKSPACE, 'customers');
    await database.close();
    if (way.length !== ids.length) throw new Error(`${engine}: ${way.length} touchpoints of ${ids.length}`);
    stdout.write(
      `${engine}: ${rows} answers at ${ids.length} touchpoints, ${done.length} migrations in ${ms.toFixed(0)} ms; ` +
        `of ${stored} answers stored meanwhile the longest waited ${longest} ms (before it began: ${quiet} ms); figures by touchpoint unchanged\n`,
    );
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** As an earlier version would have stored them: tables that it did not have are not touched. */
async function fill(engine: Engine, url: string): Promise<void> {
  const database = await openToLook(url);
  const run = (sql: string) => database.db.$executeRawUnsafe(sql);
  await run(
    `INSERT INTO "Workspace" ("id", "name", "locale", "timeZone", "createdAt") VALUES ('${WORKSPACE}', 'Maison Lune', 'fr', 'Europe/Paris', '2020-01-01 00:00:00')`,
  );
  await run(
    `INSERT INTO "Source" ("workspaceId", "id", "name", "heat", "createdAt") VALUES ('${WORKSPACE}', 'till', 'till', 'hot', '2020-01-01 00:00:00')`,
  );
  for (const id of ids.slice(touchpoints.length))
    await run(
      `INSERT INTO "Touchpoint" ("workspaceId", "id", "nameFr", "nameEn") VALUES ('${WORKSPACE}', '${id}', '${id}', '${id}')`,
    );
  if (engine === 'sqlite') await database.db.$queryRawUnsafe('PRAGMA synchronous = OFF');
  for (let from = 0; from < rows; from += 10_000)
    await transact(database, async (tx) => {
      for (let first = from; first < Math.min(rows, from + 10_000); first += 1_000)
        await insertMany(
          { db: tx, engine },
          'Feedback',
          columns,
          answers(first, Math.min(1_000, rows - first)),
        );
    });
  if (engine === 'postgresql') await run('VACUUM ANALYZE');
  await database.close();
}

function answers(first: number, count: number) {
  return Array.from({ length: count }, (_, i) => {
    const number = first + i;
    const answeredAt = new Date(until.getTime() - 1 - number * 60_000);
    return {
      ...{ workspaceId: WORKSPACE, id: `answer-${number}`, sourceId: 'till', heat: 'hot', metric: 'nps' },
      ...{ score: (number * 7) % 11, customer: `c${number % 200_000}`, answeredAt, receivedAt: answeredAt },
      touchpoint: ids[number % ids.length] ?? null,
    };
  });
}

/** Of all that was there before the migration. */
async function figures(url: string): Promise<string> {
  const database = await openToLook(url);
  const from = new Date(until.getTime() - rows * 60_000);
  const found = await indicatorsBy(database, WORKSPACE, { from, to: until, filters: {} }, 'touchpoint');
  await database.close();
  return JSON.stringify(found);
}

/** Stores answers one by one, later than all that are counted: for two seconds, then until its input ends; says how long the longest of each took. */
async function write(url: string): Promise<void> {
  const database = await openDatabase(url);
  const { engine } = database;
  let isOver = false;
  process.stdin.on('end', () => {
    isOver = true;
  });
  process.stdin.resume();
  const at = new Date(until.getTime() + 1);
  const began = performance.now();
  let [number, quiet, longest, stored] = [0, 0, 0, 0];
  let isReady = false;
  while (!isOver) {
    const from = performance.now();
    const several = answers(0, 1).map((row) => ({
      ...row,
      ...{ id: `meanwhile-${number}`, answeredAt: at, receivedAt: at },
    }));
    await transact(database, (tx) => insertMany({ db: tx, engine }, 'Feedback', columns, several));
    const took = performance.now() - from;
    number += 1;
    if (isReady) {
      longest = Math.max(longest, took);
      stored += 1;
    } else if (number > 1) quiet = Math.max(quiet, took);
    if (!isReady && performance.now() - began > 2_000) {
      isReady = true;
      stdout.write('ready\n');
    }
    await wait(2);
  }
  await database.close();
  stdout.write(`${JSON.stringify({ quiet: Math.round(quiet), longest: Math.round(longest), stored })}\n`);
}
