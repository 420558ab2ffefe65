// The kill test: `npm run test:kill -- [--rounds 200] [--channels 500] [--readers 1000] [--engine sqlite|postgresql|both] [--seed N]`.
// Processes that send are killed at every step, in front of a peer whose answers get lost; each message must stand there once.
// Processes that bring a database up to date, or seal everything under a new key, are killed too; each next one must go on by itself.
// A newsletter to so many readers is sent by processes that are killed.
// Rounds of surveys are killed while they open, invite, are answered, remind, close and publish.
// Acts of colleagues are played by processes that die at each write: what they tell must stand in the chat once, as where nobody was killed.
// Answers are fetched from a vendor, and customers' mails read from a mailbox, by the whole program, killed in the middle of it.
// Imports of a file and their undoing, and everything on its way out of a database or into one, are killed at any moment. And replicas of the whole program that post a digest to so many channels, in real time.
import { randomInt } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Engine } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { migratingPostgres } from '../../src/database/postgres.ts';
import { seededChance } from '../../src/demo/company/chance.ts';
import { startPostgres } from '../harness/embedded-postgres.ts';
import { watchOver } from '../harness/watch.ts';
import { startSlackEmulator } from '../peers/slack-emulator.ts';
import { killActs, reportActs } from './acts.ts';
import { killDigests, reportDigests } from './digests.ts';
import { killImports, reportImports } from './imports.ts';
import type { Killed } from './killing.ts';
import { killMails, reportMails } from './mails.ts';
import { killMigrations, reportMigrated } from './migrations.ts';
import { killMoves, reportMoved } from './moves.ts';
import { killNewsletter, reportNewsletter } from './newsletters.ts';
import { killPolls, reportPolls } from './polls.ts';
import { killPulls, reportPulls } from './pulls.ts';
import { killRekeys, reportRekeyed } from './rekeys.ts';
import { playRounds } from './rounds.ts';
import { report, type Tally } from './tally.ts';
import { compileVictim } from './victim.ts';
import { makeWorld } from './world.ts';

const options = z
  .object({
    rounds: z.coerce.number().int().min(1).default(200),
    channels: z.coerce.number().int().min(1).default(500),
    readers: z.coerce.number().int().min(1).default(1_000),
    engine: z.enum(['sqlite', 'postgresql', 'both']).default('both'),
    seed: z.coerce
      .number()
      .int()
      .default(() => randomInt(2 ** 31)),
  })
  .parse(
    parseArgs({
      options: {
        rounds: { type: 'string' },
        channels: { type: 'string' },
        readers: { type: 'string' },
        engine: { type: 'string' },
        seed: { type: 'string' },
      },
    }).values,
  );
/** With so many rounds a process dies at each write of what colleagues do. */
const STRIDE = 100;
const engines: readonly Engine[] = options.engine === 'both' ? ['sqlite', 'postgresql'] : [options.engine];
const startedAt = performance.now();
console.log(`seed ${options.seed}, ${options.rounds} rounds on ${engines.join(' and ')}`);

const plays = engines.flatMap((engine) => [
  { engine, name: engine, canTell: true, rounds: options.rounds },
  // A tenth as many with a peer that keeps no metadata.
  { engine, name: `${engine}, blind peer`, canTell: false, rounds: Math.ceil(options.rounds / 10) },
]);
// First, one after the other: the whole program lives in the machine's time, and needs its cores.
const digested: Killed[] = [];
for (const engine of engines) {
  const { empty, stop } = await newDatabases(engine);
  const digests = await killDigests({
    engine,
    databaseUrl: await empty(),
    chance: seededChance(options.seed),
    channels: options.channels,
    kills: Math.max(4, Math.ceil(options.rounds / 10)),
  });
  digested.push(digests);
  // At once: what follows takes long, and may end otherwise.
  console.log(`\n${reportDigests(digests)}`);
  const letters = await killNewsletter({
    ...{ name: engine, databaseUrl: await empty(), chance: seededChance(options.seed) },
    ...{ readers: options.readers, kills: Math.max(4, Math.ceil(options.rounds / 20)) },
  });
  digested.push(letters);
  console.log(`\n${reportNewsletter(letters)}`);
  const pulled = await killPulls({
    ...{ engine, databaseUrl: await empty(), chance: seededChance(options.seed) },
    kills: Math.max(2, Math.ceil(options.rounds / 10)),
  });
  digested.push(pulled);
  console.log(`\n${reportPulls(pulled)}`);
  const mails = await killMails({
    ...{ engine, databaseUrl: await empty(), chance: seededChance(options.seed) },
    kills: Math.max(2, Math.ceil(options.rounds / 20)),
  });
  digested.push(mails);
  console.log(`\n${reportMails(mails)}`);
  await stop();
}
const world = makeWorld();
// One after the other too: a life takes a hundred days, which both share.
const acted: Killed[] = [];
let expected: readonly string[] | undefined;
for (const engine of engines) {
  const { empty, stop } = await newDatabases(engine);
  const chance = seededChance(options.seed);
  const stride = Math.max(1, Math.ceil(STRIDE / options.rounds));
  const acts = await killActs({ name: engine, empty, world, chance, stride, expected });
  expected = acts.expected;
  acted.push(acts);
  console.log(`\n${reportActs(acts)}`);
  await stop();
}
const program = compileVictim();
const peer = await startSlackEmulator({
  channels: plays.flatMap((_, i) => [`channel-${i}`, `other-${i}`]),
  people: plays.map((_, i) => `person-${i}`),
});
const done = new Map<string, string>();
const migrated: Killed[] = [];
const rekeyed: Killed[] = [];
const brought: Killed[] = [];
const moved: Killed[] = [];
const polled: Killed[] = [];
const tallies = (await Promise.all(engines.map(playOn))).flat();
await peer.stop();

if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
for (const tally of tallies) console.log(`\n${report(tally)}`);
for (const each of migrated) console.log(`\n${reportMigrated(each)}`);
for (const each of rekeyed) console.log(`\n${reportRekeyed(each)}`);
for (const each of brought) console.log(`\n${reportImports(each)}`);
for (const each of moved) console.log(`\n${reportMoved(each)}`);
for (const each of polled) console.log(`\n${reportPolls(each)}`);
const broken = [
  ...tallies,
  ...digested,
  ...acted,
  ...migrated,
  ...rekeyed,
  ...brought,
  ...moved,
  ...polled,
].reduce((sum, { violations }) => sum + violations.length, 0);
const seconds = (performance.now() - startedAt) / 1_000;
console.log(`\n${broken === 0 ? 'As promised' : `${broken} BROKEN PROMISES`}, in ${seconds.toFixed(0)} s.`);
// At once: nothing that still listens is needed any more.
process.exit(broken === 0 ? 0 : 1);

async function playOn(engine: Engine): Promise<Tally[]> {
  const { empty, stop } = await newDatabases(engine);
  const chance = seededChance(options.seed + plays.length);
  const rounds = Math.ceil(options.rounds / 20);
  migrated.push(await killMigrations({ engine, program, empty, chance, rounds }));
  brought.push(await killImports({ engine, empty, chance, rounds: Math.ceil(options.rounds / 20) }));
  rekeyed.push(await killRekeys({ engine, program, empty, chance, rounds }));
  moved.push(await killMoves({ engine, program, empty, chance, rounds }));
  polled.push(await killPolls({ engine, program, empty, chance, rounds }));
  const url = await empty();
  await migrate(url);
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

/** `empty` makes one without tables each time, on SQLite only its name. */
async function newDatabases(engine: Engine): Promise<{ empty(): Promise<string>; stop(): Promise<void> }> {
  let count = 0;
  if (engine === 'postgresql') {
    const server = await startPostgres();
    const maker = await migratingPostgres(server.urlOf(server.address.database)).connect();
    const empty = async () => {
      const name = `kill_${count++}`;
      await maker.executeScript(`CREATE DATABASE ${name}`);
      return server.urlOf(name);
    };
    return { empty, stop: () => maker.dispose().then(() => server.stop()) };
  }
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-kill-'));
  const watch = watchOver(folder);
  return { empty: async () => `file:${join(folder, `kill-${count++}.db`)}`, stop: async () => watch.end() };
}

function progress(name: string, round: number, rounds: number): void {
  if (!process.stdout.isTTY) return;
  done.set(name, `${name} ${round}/${rounds}`);
  process.stdout.write(`\r\u001b[K${[...done.values()].join('  ')}`);
}
