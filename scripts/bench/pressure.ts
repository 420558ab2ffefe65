// The whole program under pressure: large uploads, hostile words, strangers' bodies and idle connections, all at once; how long everybody else
// waits meanwhile, what it costs in memory, and whether anything that was taken is lost. Reads /proc: Linux only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath, stderr } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Agent } from 'undici';
import type { Engine } from '../../src/database/client.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import { newSecret } from '../../src/keys.ts';
import { startPostgres } from '../../tests/harness/embedded-postgres.ts';
import { openToLook } from '../../tests/harness/own-looks.ts';
import { startLocalSlack } from '../../tests/peers/local-slack.ts';
import { acknowledged, freePort } from './ack.ts';
import { quantile } from './figures.ts';
import type { Load, Spent } from './load.ts';

export interface Pressure {
  readonly engine: Engine;
  readonly load: Omit<Load, 'port' | 'token'>;
  /** Of a new connection each: from before it to the answer. */
  readonly healthz: readonly Waited[];
  /** From a signed slash command to its acknowledgement. */
  readonly acks: readonly Waited[];
  /** Of the program, its threads included, in megabytes: when ready, and at most. */
  readonly memory: { readonly ready: number; readonly most: number };
  readonly spent: Spent;
  /** Answers of authorised uploads: sent, and on file afterwards. */
  readonly answers: { readonly sent: number; readonly stored: number };
  readonly seconds: number;
}

interface Waited {
  readonly ms: number;
  /** Of these: those in which the program's main thread, or the bench's, could run and had no core. */
  readonly forCore: number;
  /** Milliseconds after the load began. */
  readonly at: number;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROBE_MS = 50;

export async function benchPressure(engine: Engine, load: Omit<Load, 'port' | 'token'>): Promise<Pressure> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-pressure-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/slack/events`;
  const peer = await startLocalSlack({
    mode: 'events',
    requestUrl: url,
    users: [{ id: 'U0AUTHOR', name: 'author', real_name: 'An Author', tz: 'Europe/Paris' }],
    channels: [{ id: 'C0GENERAL', name: 'general', members: ['U0AUTHOR'] }],
  });
  const server = engine === 'postgresql' ? await startPostgres() : null;
  const databaseUrl = server?.urlOf(server.address.database) ?? `file:${folder}/portevoix.db`;
  const bot = await startBot(folder, {
    DATABASE_URL: databaseUrl,
    PORTEVOIX_SECRET_KEY: newSecret(),
    PORT: String(port),
    SLACK_BOT_TOKEN: peer.botToken,
    SLACK_SIGNING_SECRET: peer.signingSecret,
    SLACK_API_URL: peer.apiUrl,
  });
  const agent = new Agent({ keepAliveTimeout: 1, pipelining: 0 });
  try {
    const token = await newToken(databaseUrl);
    const ready = (await memoryOf(bot.pid)).now;
    const healthz: Waited[] = [];
    const acks: Waited[] = [];
    let began = 0;
    const timed = async (probe: () => Promise<number>): Promise<Waited> => {
      const at = performance.now() - began;
      const before = await waitedForCore(bot.pid);
      const ms = await probe();
      return { ms, forCore: Math.min(ms, (await waitedForCore(bot.pid)) - before), at };
    };
    const acknowledge = () => acknowledged(url, { ...peer, responseUrl: `${peer.apiUrl}none`, agent });
    // What was signed before the program began is refused: on a busy machine that is later than the first answer to healthz.
    for (let tries = 0; tries < 60 && (await acknowledge().catch(() => null)) === null; tries++)
      await wait(500);
    let isOver = false;
    began = performance.now();
    const probing = Promise.all([
      each(
        () => isOver,
        async () => healthz.push(await timed(() => healthy(port))),
      ),
      each(
        () => isOver,
        async () => acks.push(await timed(acknowledge)),
      ),
    ]);
    const spent = await loaded({ ...load, port, token }).catch((error: unknown) => {
      stderr.write(`the program said at last: ${bot.said()}\n`);
      throw error;
    });
    const seconds = (performance.now() - began) / 1_000;
    isOver = true;
    await probing;
    const { most } = await memoryOf(bot.pid);
    const sent = load.uploads * load.answersEach + load.hostile;
    return {
      engine,
      load,
      healthz,
      acks,
      memory: { ready, most },
      spent,
      answers: { sent, stored: await storedIn(databaseUrl) },
      seconds,
    };
  } finally {
    await agent.close();
    await bot.stop();
    await peer.stop();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

export function pressureLines({
  engine,
  load,
  healthz,
  acks,
  memory,
  spent,
  answers,
  seconds,
}: Pressure): string {
  const worst = (values: readonly Waited[]) => {
    const ms = values.map((each) => each.ms);
    const { at } = values.reduce((most, each) => (each.ms > most.ms ? each : most));
    return `worst ${Math.round(Math.max(...ms))} ms, after ${(at / 1_000).toFixed(1)} s  p99 ${Math.round(quantile(ms, 0.99))} ms  of ${values.length}; without waiting for a core, worst ${Math.round(worstOwn(values))} ms`;
  };
  return [
    `Under pressure, ${engine}, ${seconds.toFixed(0)} s: ${load.uploads} uploads of ${(spent.uploadBytes / 1e6).toFixed(1)} MB, ${load.hostile} hostile answers, ` +
      `${load.strangers} strangers' bodies of 30 MB, ${load.idle} idle connections, all at once`,
    `  healthz                   ${worst(healthz)}`,
    `  Slack's acknowledgement   ${worst(acks)}`,
    `  memory                    ${memory.most.toFixed(0)} MB at most, ${memory.ready.toFixed(0)} MB when ready`,
    `  told to come back         ${spent.toldToComeBack} times, ${spent.notToldWhen} of them not when; cut off without a word ${spent.cutOff}`,
    `  strangers                 ${spent.refused} of ${load.strangers} refused, by ${spent.refusedCutOff} without reading the answer`,
    `  answers on file           ${answers.stored} of ${answers.sent}`,
  ].join('\n');
}

/** What is not as it must be, in words; none where all of it is. */
export function pressureFaults({ healthz, acks, memory, answers, spent }: Pressure): string[] {
  return [
    ...(worstOwn(healthz) < 1_000 ? [] : ['healthz took a second or more']),
    ...(worstOwn(acks) < 1_000 ? [] : ['Slack waited a second or more']),
    ...(memory.most < 500 ? [] : ['memory reached 500 MB']),
    ...(answers.stored === answers.sent ? [] : ['answers are missing']),
    ...(spent.notToldWhen === 0 ? [] : ['some were refused and not told when to come back']),
    ...(spent.cutOff === 0 ? [] : ['some were cut off without a word']),
  ];
}

/** What the program is to blame for: what else the machine does is not. */
function worstOwn(values: readonly Waited[]): number {
  return Math.max(...values.map(({ ms, forCore }) => ms - forCore));
}

/** Milliseconds, of both main threads together, since they began: https://docs.kernel.org/scheduler/sched-stats.html */
async function waitedForCore(pid: number): Promise<number> {
  const each = [`/proc/${pid}/task/${pid}/schedstat`, `/proc/self/task/${process.pid}/schedstat`];
  const texts = await Promise.all(each.map((path) => readFile(path, 'utf8')));
  return texts.reduce((sum, text) => sum + Number(text.split(' ')[1]) / 1e6, 0);
}

async function startBot(folder: string, settings: Readonly<Record<string, string>>) {
  const child = spawn(execPath, [join(ROOT, 'dist/main.js'), 'start'], {
    cwd: folder,
    env: { PATH: env['PATH'], LOG_FORMAT: 'json', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = `${said}${String(chunk)}`.slice(-10_000);
    });
  }
  const port = Number(settings['PORT']);
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 600) throw new Error(`the program did not start: ${said}`);
    const isUp = await healthy(port).then(
      () => true,
      () => false,
    );
    if (isUp) break;
    await wait(100);
  }
  // Ready is when Slack is heard too, and memory has settled.
  await wait(3_000);
  return {
    pid: child.pid ?? 0,
    said: () => said,
    async stop() {
      if (child.exitCode !== null) throw new Error(`the program ended by itself: ${said}`);
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function newToken(databaseUrl: string): Promise<string> {
  const database = await openToLook(databaseUrl);
  try {
    const { id } = await database.db.workspace.findFirstOrThrow();
    return (await addSource(database, id, { name: 'Pressure', heat: 'hot', now: new Date() })).token;
  } finally {
    await database.close();
  }
}

async function storedIn(databaseUrl: string): Promise<number> {
  const database = await openToLook(databaseUrl);
  try {
    return await database.db.feedback.count();
  } finally {
    await database.close();
  }
}

async function each(isOver: () => boolean, probe: () => Promise<unknown>): Promise<void> {
  while (!isOver()) {
    await probe();
    await wait(PROBE_MS);
  }
}

function healthy(port: number): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/healthz', agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(performance.now() - began));
    }).once('error', reject);
  });
}

async function memoryOf(pid: number): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

/** In a process of its own: what it does must not delay the probes. */
async function loaded(load: Load): Promise<Spent> {
  const program = fileURLToPath(new URL('./load.ts', import.meta.url));
  const child = spawn(execPath, ['--import', 'tsx', program, JSON.stringify(load)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  await once(child, 'close');
  return JSON.parse(said);
}
