// The model-based test, and then lives of letters (tests/reminders/life.ts): `npm run test:model -- [--runs 1000] [--engine sqlite|postgresql|both] [--seed N] [--path P]`.
// On PostgreSQL a tenth as many runs. Random people do random things, rightly and wrongly; after each the rows must agree
// with a small model, with their own history and with the promise of a reply.
import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Engine } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { startPostgres } from '../harness/embedded-postgres.ts';
import { openToLook } from '../harness/own-looks.ts';
import { watchOver } from '../harness/watch.ts';
import { playLives } from '../reminders/life.ts';
import type { Tally } from './company.ts';
import { playRuns } from './play.ts';

const MEMORY = '/dev/shm';
const RUNS_TO_A_LIFE = 20;
const text = { type: 'string' } as const;
const options = z
  .object({
    runs: z.coerce.number().int().min(1).default(1_000),
    most: z.coerce.number().int().min(1).default(60),
    engine: z.enum(['sqlite', 'postgresql', 'both']).default('both'),
    seed: z.coerce
      .number()
      .int()
      .default(() => randomInt(2 ** 31)),
    path: z.string().optional(),
    /** Every command by what came of it. */
    counts: z.boolean().default(false),
  })
  .parse(
    parseArgs({
      options: { runs: text, most: text, engine: text, seed: text, path: text, counts: { type: 'boolean' } },
    }).values,
  );

// A share of the runs ends with the process that gave it.
process.on('disconnect', () => process.exit(1));

process.exit(options.engine === 'both' ? await playOnBoth() : await playOn(options.engine));

/** Side by side, in three processes: SQLite in two of them, with half the runs each. */
async function playOnBoth(): Promise<number> {
  const { runs, most, seed, counts } = options;
  const half = Math.ceil(runs / 2);
  const shares = [
    { engine: 'sqlite', share: half, from: seed },
    { engine: 'sqlite', share: runs - half, from: seed + 1 },
    { engine: 'postgresql', share: Math.ceil(runs / 10), from: seed + 2 },
  ] as const;
  const codes = await Promise.all(
    shares
      .filter(({ share }) => share > 0)
      .map(({ engine, share, from }) => {
        const args = [`--engine=${engine}`, `--runs=${share}`, `--most=${most}`, `--seed=${from}`];
        const child = fork(import.meta.filename, [...args, ...(counts ? ['--counts'] : [])]);
        return new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
      }),
  );
  return Math.max(...codes);
}

async function playOn(engine: Engine): Promise<number> {
  const { runs, most, seed, path, counts } = options;
  const { url, stop } = await newDatabase(engine);
  const database = await openToLook(url);
  const startedAt = performance.now();
  try {
    const tally = await playRuns(database, {
      runs,
      most,
      seed,
      ...(path === undefined ? {} : { path }),
      onFailure: (failure) =>
        console.error(`${engine}: ${why(failure)}\nLooking for the shortest way to it …`),
    });
    // A life is many days of everybody's: a few of them for as many runs.
    const lives = path === undefined ? Math.ceil(runs / RUNS_TO_A_LIFE) : 0;
    if (lives > 0) await playLives(async () => database, { runs: lives, seed, most });
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(`${engine}: ${report(tally, seconds)}, and ${lives} lives of letters, seed ${seed}`);
    if (counts) for (const [what, times] of [...tally.done].toSorted()) console.log(`  ${what}: ${times}`);
    return 0;
  } catch (error) {
    console.error(`${engine}: ${why(error)}`);
    return 1;
  } finally {
    await database.close();
    await stop();
  }
}

/** What was done in a run, and what was wrong then. */
function why(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return failure.cause === undefined
    ? (failure.stack ?? failure.message)
    : `${failure.message}\n${why(failure.cause)}`;
}

function report({ runs, done }: Tally, seconds: number): string {
  const all = [...done.values()].reduce((sum, times) => sum + times, 0);
  const refused = [...done].filter(([what]) => /: (suggestion|merge)\./.test(what));
  const refusals = refused.reduce((sum, [, times]) => sum + times, 0);
  return `${runs} runs, ${all} acts (${refusals} refused), in ${seconds.toFixed(0)} s`;
}

async function newDatabase(engine: Engine): Promise<{ url: string; stop(): Promise<void> }> {
  if (engine === 'postgresql') {
    const server = await startPostgres();
    const url = server.urlOf(server.address.database);
    await migrate(url);
    return { url, stop: () => server.stop() };
  }
  // In memory where the system offers it: nothing here has to outlive a power cut.
  const folder = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'portevoix-model-'));
  const watch = watchOver(folder);
  const url = `file:${join(folder, 'model.db')}`;
  await migrate(url);
  return { url, stop: async () => watch.end() };
}
