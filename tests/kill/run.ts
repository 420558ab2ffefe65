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
import { type SlackEmulator, startSlackEmulator } from '../peers/slack-emulator.ts';
import { playRounds } from './rounds.ts';
import { report, type Tally } from './tally.ts';
import { compileVictim } from './victim.ts';
import { makeWorld, type World } from './world.ts';

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
compileVictim();
const world = makeWorld();
const rooms = engines.flatMap((engine) => [
  `${engine}-one`,
  `${engine}-two`,
  `${engine}-blind-one`,
  `${engine}-blind-two`,
]);
const peer = await startSlackEmulator({
  channels: rooms,
  people: engines.flatMap((each) => [each, `${each}-blind`]),
});
const done = new Map<string, string>();
const tallies = (await Promise.all(engines.map((engine, i) => play(engine, i, peer, world)))).flat();
await peer.stop();

process.stdout.write(process.stdout.isTTY ? '\r\u001b[K' : '');
for (const tally of tallies) console.log(`\n${report(tally)}`);
const broken = tallies.reduce((sum, { violations }) => sum + violations.length, 0);
const seconds = (performance.now() - startedAt) / 1_000;
console.log(`\n${broken === 0 ? 'As promised' : `${broken} BROKEN PROMISES`}, in ${seconds.toFixed(0)} s.`);
process.exitCode = broken === 0 ? 0 : 1;

/** The rounds on one engine, and a tenth as many with a peer that cannot tell what it has. */
async function play(engine: Engine, i: number, peer: SlackEmulator, world: World): Promise<Tally[]> {
  const { url, stop } = await newDatabase(engine);
  const tally = (name: string, canTell: boolean, rounds: number) => {
    const mine = (id: string) => id;
    const at = i * 4 + (canTell ? 0 : 2);
    return playRounds({
      name,
      databaseUrl: url,
      peer,
      channels: peer.channels.slice(at, at + 2).map(mine),
      people: peer.people.slice(i * 2 + (canTell ? 0 : 1)),
      world,
      chance: seededChance(options.seed + at),
      rounds,
      canTell,
      progress: (round) => progress(name, round, rounds),
    });
  };
  try {
    return [
      await tally(engine, true, options.rounds),
      await tally(`${engine}, a peer that cannot tell`, false, Math.ceil(options.rounds / 10)),
    ];
  } finally {
    await stop();
  }
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
