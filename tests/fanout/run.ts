// The fan-out: `npm run test:fanout -- [--channels 500,2000,5000] [--rates 300,525] [--replicas 1,3] [--engine postgresql|sqlite] [--processes] [--together]`.
// A digest and its details to so many channels in virtual time, by the real planning and dispatchers, against a chat that limits; --together:
// all of these at once, which takes less time where other work waits for the cores. With --processes in real time, by processes of the built program against a Slack-like server: 500 channels at 300 a minute unless told otherwise.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { migratingPostgres } from '../../src/database/postgres.ts';
import { startPostgres } from '../harness/embedded-postgres.ts';
import { openToLook } from '../harness/own-looks.ts';
import { watchOver } from '../harness/watch.ts';
import { playProcesses } from './processes.ts';
import { fanOut } from './virtual.ts';

const MOST_OF_LEAST = 1.05;
const MOST_REFUSED = 0.02;
/** What it costs to learn the pace, however few messages there are: 3 to 8 refusals were seen. */
const MOST_LEARNING = 12;
const MOST_LETTER_MS = 3_000;

const numbers = z.string().transform((text) => text.split(',').map((each) => z.coerce.number().parse(each)));
const options = z
  .object({
    channels: numbers.optional(),
    rates: numbers.optional(),
    processes: z.boolean().default(false),
    together: z.boolean().default(false),
    replicas: numbers.default([1, 3]),
    engine: z.enum(['postgresql', 'sqlite']).default('postgresql'),
  })
  .parse(
    parseArgs({
      options: {
        channels: { type: 'string' },
        rates: { type: 'string' },
        replicas: { type: 'string' },
        processes: { type: 'boolean' },
        together: { type: 'boolean' },
        engine: { type: 'string' },
      },
    }).values,
  );

const { fresh, stop } = await databases();
let broken = 0;
const all = options.processes
  ? { channels: [500], rates: [300] }
  : { channels: [500, 2_000, 5_000], rates: [300, 525] };
const playing = options.processes ? playReal : play;
const plays = (options.channels ?? all.channels).flatMap((channels) =>
  (options.rates ?? all.rates).flatMap((perMinute) =>
    options.replicas.map((replicas) => () => playing(channels, perMinute, replicas)),
  ),
);
if (options.together && !options.processes) await Promise.all(plays.map((each) => each()));
else for (const each of plays) await each();
await stop();
console.log(broken === 0 ? '\nAs promised.' : `\n${broken} BROKEN PROMISES.`);
process.exit(broken === 0 ? 0 : 1);

async function play(channels: number, perMinute: number, count: number): Promise<void> {
  const url = await fresh();
  const replicas: Database[] = [];
  while (replicas.length < count) replicas.push(await openToLook(url));
  const startedAt = performance.now();
  const figures = await fanOut({ channels, perMinute, replicas, letterEach: 200 });
  for (const each of replicas) await each.close();
  const { messages, ms, leastMs, refusals, letterMs, letters, planningMs } = figures;
  const wrong = [...figures.wrong];
  if (ms / leastMs > MOST_OF_LEAST) wrong.push('too slow');
  if (refusals / messages >= MOST_REFUSED) wrong.push('too many refusals');
  if (letterMs > MOST_LETTER_MS) wrong.push('a letter waited');
  broken += wrong.length;
  console.log(
    [
      `${channels} channels, ${perMinute} a minute, ${count} ${count === 1 ? 'replica' : 'replicas'}:`,
      `${messages} messages in ${seconds(ms)} s, ${(ms / leastMs).toFixed(3)} of the least (${seconds(leastMs)} s),`,
      `${refusals} refused (${((100 * refusals) / messages).toFixed(2)} %),`,
      `${letters} letters, the slowest after ${(letterMs / 1_000).toFixed(2)} s;`,
      `planned in ${seconds(planningMs)} s, played in ${seconds(performance.now() - startedAt)} s`,
    ].join(' '),
  );
  for (const each of wrong.slice(0, 20)) console.log(`  ${each}`);
}

async function playReal(channels: number, perMinute: number, count: number): Promise<void> {
  const databaseUrl = await fresh();
  const skews = Array.from({ length: count }, () => 0);
  const { messages, ms, leastMs, refusals, faults } = await playProcesses({
    databaseUrl,
    channels,
    perMinute,
    skews,
  });
  const wrong = [...faults];
  if (refusals >= Math.max(MOST_REFUSED * messages, MOST_LEARNING)) wrong.push('too many refusals');
  broken += wrong.length;
  console.log(
    [
      `${channels} channels, ${perMinute} a minute, ${count} real ${count === 1 ? 'process' : 'processes'}, ${options.engine}:`,
      `${messages} messages in ${seconds(ms)} s, ${(ms / leastMs).toFixed(3)} of the least (${seconds(leastMs)} s),`,
      `${refusals} refused (${((100 * refusals) / messages).toFixed(2)} %)`,
    ].join(' '),
  );
  for (const each of wrong.slice(0, 20)) console.log(`  ${each}`);
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(0);
}

async function databases(): Promise<{ fresh(): Promise<string>; stop(): Promise<void> }> {
  let last = 0;
  if (options.engine === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'portevoix-fanout-'));
    const watch = watchOver(folder);
    const fresh = async () => {
      const url = `file:${join(folder, `${++last}.db`)}`;
      await migrate(url);
      return url;
    };
    return { fresh, stop: async () => watch.end() };
  }
  const server = await startPostgres();
  const maker = await migratingPostgres(server.urlOf(server.address.database)).connect();
  const fresh = async () => {
    const name = `fanout_${++last}`;
    await maker.executeScript(`CREATE DATABASE ${name}`);
    await migrate(server.urlOf(name));
    return server.urlOf(name);
  };
  return { fresh, stop: () => maker.dispose().then(() => server.stop()) };
}
