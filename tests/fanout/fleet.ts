// Replicas of the built program as processes: started, each with a clock of its own, killed, and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/bench/ack.ts';
import { newSecret } from '../../src/keys.ts';
import { watchOver } from '../harness/watch.ts';

export interface Fleet {
  readonly size: number;
  /** SIGKILL to one of them, and another one in its place at once. */
  kill(which: number): Promise<void>;
  /** The clock of one of them goes back by two hours. */
  setBack(which: number): Promise<void>;
  /** What ended by itself, with its last words: each a broken promise. */
  readonly ended: readonly string[];
  stop(): Promise<void>;
}

interface Replica {
  readonly child: ChildProcess;
  readonly canBeSet: Promise<unknown>;
}

interface FleetParts {
  readonly databaseUrl: string;
  readonly apiUrl: string;
  readonly botToken: string;
  /** How far the clock of each replica stands beside ours, in milliseconds. */
  readonly skews: readonly number[];
  /** What the database was made with, where something in it is sealed. */
  readonly secret?: string;
}

const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const SHIFTED = new URL('./shifted.mjs', import.meta.url).href;

export async function startFleet({
  databaseUrl,
  apiUrl,
  botToken,
  skews,
  secret = newSecret(),
}: FleetParts): Promise<Fleet> {
  if (!existsSync(PROGRAM)) throw new Error('build the program first: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-fleet-'));
  const watch = watchOver(folder);
  const ended: string[] = [];
  const meant = new Set<ChildProcess>();

  const start = async (which: number): Promise<Replica> => {
    const child = spawn(execPath, ['--import', SHIFTED, PROGRAM, 'start'], {
      cwd: folder,
      env: {
        PATH: env['PATH'],
        SHIFT_MS: String(skews[which] ?? 0),
        PORT: String(await freePort()),
        LOG_LEVEL: 'error',
        DATABASE_URL: databaseUrl,
        PORTEVOIX_SECRET_KEY: secret,
        SLACK_API_URL: apiUrl,
        SLACK_BOT_TOKEN: botToken,
        SLACK_SIGNING_SECRET: 'unused',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said = `${said}${String(chunk)}`.slice(-1_000);
      });
    child.once('exit', (code) => {
      if (!meant.has(child)) ended.push(`replica ${which} ended by itself with ${code}: ${said}`);
    });
    // The first that it says is that its clock can be set: before that the signal would end it.
    return { child, canBeSet: once(child.stdout, 'data') };
  };
  const end = async ({ child }: Replica) => {
    meant.add(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };

  const replicas = await Promise.all(skews.map((_, which) => start(which)));
  return {
    size: skews.length,
    ended,
    async kill(which) {
      const victim = replicas[which];
      if (!victim) throw new Error(`there is no replica ${which}`);
      await end(victim);
      replicas[which] = await start(which);
    },
    async setBack(which) {
      const replica = replicas[which];
      await replica?.canBeSet;
      replica?.child.kill('SIGUSR2');
    },
    async stop() {
      await Promise.all(replicas.map(end));
      watch.end();
    },
  };
}
