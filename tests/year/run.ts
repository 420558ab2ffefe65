// The simulated year: `npm run test:year -- [--engine sqlite|postgresql|both] [--days 365] [--seed 2026] [--only ideas|surveys]`.
// A company of 2,000 people, 40 suggestions a working day, on a fake clock: none is forgotten, and the numbers are right. Beside it one of 500
// people who are asked in surveys and taught by lessons: nobody twice in a week, nobody out of hours, each round to its end.
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Database, Engine } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { seededChance } from '../../src/demo/company/chance.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { startPostgres } from '../harness/embedded-postgres.ts';
import { openToLook } from '../harness/own-looks.ts';
import { watchOver } from '../harness/watch.ts';
import { askThroughTheYear, type LivedAsked } from './surveys.ts';
import { type Lived, liveThrough } from './year.ts';

const options = z
  .object({
    engine: z.enum(['sqlite', 'postgresql', 'both']).default('sqlite'),
    days: z.coerce.number().int().min(1).max(365).default(365),
    seed: z.coerce.number().int().default(2026),
    only: z.enum(['ideas', 'surveys']).optional(),
  })
  .parse(
    parseArgs({
      options: {
        ...{ engine: { type: 'string' }, days: { type: 'string' } },
        ...{ seed: { type: 'string' }, only: { type: 'string' } },
      },
    }).values,
  );
const engines: readonly Engine[] = options.engine === 'both' ? ['sqlite', 'postgresql'] : [options.engine];
console.log(`seed ${options.seed}, ${options.days} days on ${engines.join(' and ')}`);

let broken = 0;
for (const engine of engines) {
  if (options.only !== 'surveys') broken += await ideas(engine);
  if (options.only !== 'ideas') broken += await surveys(engine);
}
console.log(`\n${broken === 0 ? 'As promised' : `${broken} BROKEN PROMISES`}.`);
// At once: nothing that still listens is needed any more.
process.exit(broken === 0 ? 0 : 1);

/** How many promises were broken. */
async function ideas(engine: Engine): Promise<number> {
  return inNewDatabase(engine, async (database) => {
    const [from, work] = [performance.now(), process.cpuUsage()];
    const lived = await liveThrough(database, keysFrom([newSecret()]), seededChance(options.seed), {
      days: options.days,
      progress: (day) => progress(engine, day),
    });
    const { user, system } = process.cpuUsage(work);
    const seconds = { real: (performance.now() - from) / 1e3, processor: (user + system) / 1e6 };
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
    console.log(`\n${report(engine, lived, seconds)}`);
    return lived.violations.length;
  });
}

/** The same of surveys and lessons. */
async function surveys(engine: Engine): Promise<number> {
  return inNewDatabase(engine, async (database) => {
    const keys = keysFrom([newSecret()]);
    const lived = await askThroughTheYear(database, keys, seededChance(options.seed), options.days);
    console.log(`\n${reportAsked(engine, lived)}`);
    return lived.violations.length;
  });
}

async function inNewDatabase<T>(engine: Engine, run: (database: Database) => Promise<T>): Promise<T> {
  const { url, stop } = await newDatabase(engine);
  await migrate(url);
  const database = await openToLook(url);
  const result = await run(database);
  await database.close();
  await stop();
  return result;
}

/** In memory where the system offers it: the disk's own pace is not what is tried here. */
async function newDatabase(engine: Engine): Promise<{ url: string; stop(): Promise<void> }> {
  if (engine === 'postgresql') {
    const server = await startPostgres();
    return { url: server.urlOf(server.address.database), stop: () => server.stop() };
  }
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'portevoix-year-'));
  const watch = watchOver(folder);
  return { url: `file:${join(folder, 'year.db')}`, stop: async () => watch.end() };
}

function progress(engine: Engine, day: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${engine}, day ${day + 1}/${options.days}`);
}

function report(engine: Engine, lived: Lived, seconds: { real: number; processor: number }): string {
  const { tally, figures, spent, violations } = lived;
  const { inTime, verdicts } = figures;
  const part = (ms: number) => `${(ms / 1e3).toFixed(1)} s`;
  const done = figures.done.map(({ quarter, done }) => `${quarter} ${done}`).join(', ');
  return [
    `${engine}: ${options.days} days in ${seconds.real.toFixed(1)} s (${seconds.processor.toFixed(1)} s of processor)`,
    `  ${tally.submitted} suggestions, ${tally.acts} acts, ${tally.supports} supports: ${part(spent.acting)}`,
    `  ${lived.reminders} reminders: ${part(spent.heartbeats)}; checks: ${part(spent.checks)}`,
    `  at most ${lived.mostWaiting} waited at once; ${figures.waiting} wait at the end, the oldest for ${figures.oldest?.days ?? 0} working days`,
    `  in time ${inTime.replied} of ${inTime.of}, median ${figures.medianMinutes} working minutes, yes ${verdicts.yes}, no ${verdicts.no}`,
    `  done ${done}`,
    `  roadmap, done and not: ${lived.roadmap}`,
    `  ${violations.length} promises broken, or numbers that differ from those recounted`,
    ...violations.slice(0, 20).map((each) => `    ${each}`),
  ].join('\n');
}

function reportAsked(engine: Engine, lived: LivedAsked): string {
  const { lessons, violations } = lived;
  return [
    `${engine}: ${options.days} days of being asked in ${lived.seconds.real.toFixed(1)} s (${lived.seconds.processor.toFixed(1)} s of processor)`,
    `  ${lived.rounds} rounds ended: ${lived.results} with a result, ${lived.tooFewAnswered} of which too few answered, ${lived.nobodyAsked} that had too few to ask`,
    `  ${lived.invitations} invitations, ${lived.reminders} reminders, ${lived.ballots} ballots; ${lived.spared} times somebody was spared who had been asked within the week`,
    `  ${lived.told} answers of a group to a question published, ${lived.untold} kept back`,
    `  lessons: ${lessons.cards} cards, ${lessons.letters} letters, ${lessons.answers} answers`,
    `  ${violations.length} promises broken`,
    ...violations.slice(0, 20).map((each) => `    ${each}`),
  ].join('\n');
}
