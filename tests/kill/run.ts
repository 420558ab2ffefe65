// The kill test: `npm run test:kill -- [--rounds 200] [--engine sqlite|postgresql|both] [--seed N]`.
// Processes that send are killed at every step, in front of a peer whose answers get lost; each message must stand there once.
import { randomInt } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Engine } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { seededChance } from '../../src/demo/company/chance.ts';
import { startPostgres } from '../harness/embedded-postgres.ts';
import { watchOver } from '../harness/watch.ts';
import { startSlackEmulator } from '../peers/slack-emulator.ts';
import { playRounds } from './rounds.ts';
import { report, type Tally } from './tally.ts';
import { compileVictim } from './victim.ts';
import { makeWorld } from './world.ts';

const options = z
  .object({
    rounds: z.coerce.number().int().min(1).default(200),
    engine: z.enum(['sqlite', 'postgresql', 'both']).default('both'),
    seed: z.coerce
      .number()
      .int()
      .default(() => randomInt(2 ** 31)),
  })
  .parse(
    parseArgs({
      options: { rounds: { type: 'string' }, engine: { type: 'string' }, seed: { type: 'string' } },
    }).values,
  );
const engines: readonly Engine[] = options.engine === 'both' ? ['sqlite', 'postgresql'] : [options.engine];
const startedAt = performance.now();
console.log(`seed ${options.seed}, ${options.rounds} rounds on ${engines.join(' and ')}`);

const plays = engines.flatMap((engine) => [
  { engine, name: engine, canTell: true, rounds: options.rounds },
  // A tenth as many with a peer that keeps no metadata.
  { engine, name: `${engine}, blind peer`, canTell: false, rounds: Math.ceil(options.rounds / 10) },
]);
const program = compileVictim();
const world = makeWorld();
const peer = await startSlackEmulator({
  channels: plays.flatMap((_, i) => [`channel-${i}`, `other-${i}`]),
  people: plays.map((_, i) => `person-${i}`),
});
const done = new Map<string, string>();
const tallies = (await Promise.all(engines.map(playOn))).flat();
await peer.stop();

if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
for (const tally of tallies) console.log(`\n${report(tally)}`);
const broken = tallies.reduce((sum, { violations }) => sum + violations.length, 0);
const seconds = (performance.now() - startedAt) / 1_000;
console.log(`\n${broken === 0 ? 'As promised' : `${broken} BROKEN PROMISES`}, in ${seconds.toFixed(0)} s.`);
// At once: nothing that still listens is needed any more.
process.exit(broken === 0 ? 0 : 1);

async function playOn(engine: Engine): Promise<Tally[]> {
  const { url, stop } = await newDatabase(engine);
  const tallies: Tally[] = [];
  for (const [i, play] of plays.entries()) {
    if (play.engine !== engine) continue;
    const { name, canTell, rounds } = play;
    const [channel = '', other = ''] = peer.channels.slice(2 * i);
    const [person = ''] = peer.people.slice(i);
    const tally = await playRounds({
      name,
      databaseUrl: url,
      program,
      peer,
      places: { channel, other, person },
      world,
      chance: seededChance(options.seed + i),
      rounds,
      canTell,
      progress: (round) => progress(name, round, rounds),
    });
    tallies.push(tally);
  }
  await stop();
  return tallies;
}

async function newDatabase(engine: Engine): Promise<{ url: string; stop(): Promise<void> }> {
  if (engine === 'postgresql') {
    const server = await startPostgres();
    const url = server.urlOf(server.address.database);
    await migrate(url);
    return { url, stop: () => server.stop() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-kill-'));
  const watch = watchOver(folder);
  const url = `file:${join(folder, 'kill.db')}`;
  await migrate(url);
  return { url, stop: async () => watch.end() };
}

function progress(name: string, round: number, rounds: number): void {
  if (!process.stdout.isTTY) return;
  done.set(name, `${name} ${round}/${rounds}`);
  process.stdout.write(`\r\u001b[K${[...done.values()].join('  ')}`);
}
