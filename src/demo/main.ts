// `npm run demo`: a local Slack workspace, a sample company, and the bot, exactly as it would run against Slack.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { execPath, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { storageConfig } from '../config/storage.ts';
import { openDatabase } from '../database/client.ts';
import { migrate } from '../database/migrate.ts';
import { localeOf } from '../i18n/locale.ts';
import { openKeys } from '../keyring/open.ts';
import { workspaces } from '../workspace/workspace.ts';
import { people } from './company/index.ts';
import { local, localSlackProgram, startLocalSlack } from './local-slack.ts';
import { sayDemo } from './phrases.ts';
import { seed } from './seed.ts';
import { type DemoVendor, fetchFromDemo, startDemoVendor } from './vendor.ts';

const FOLDER = './data/demo';
const DATABASE_URL = `file:${FOLDER}/portevoix.db`;

const words = sayDemo(localeOf(process.env['LC_ALL'] || process.env['LANG']) ?? 'en');
const children: ChildProcess[] = [];

process.exitCode = await run();

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { reset: { type: 'boolean', default: false } } });
  const port = Number(process.env['PORT'] || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    return fail(words.badPort(process.env['PORT'] ?? ''));
  const program = localSlackProgram();
  if (program === null) return fail(words.noProgram(`${process.platform}-${process.arch}`));
  if (!(await isFree(port))) return fail(words.portTaken(port));

  if (values.reset) await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  say(words.preparing);
  const vendor = await startDemoVendor(systemClock.now());
  try {
    const fresh = await prepare(vendor);
    children.push(await startLocalSlack(program, FOLDER, port));
    children.push(startBot(port, await freePort()));
    const ended = whenOneEnds();
    say(words.running(`http://localhost:${port}`, fresh));
    const end = await Promise.race([ended, stopAsked()]);
    if (end !== 'asked') return fail(words.ended(end));
    say(words.stopping);
    return 0;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  } finally {
    await stopAll();
    await vendor.stop();
  }
}

/** True where the sample company was made just now. */
async function prepare(vendor: DemoVendor): Promise<boolean> {
  const storage = storageConfig({ DATABASE_URL });
  await migrate(storage.databaseUrl);
  const database = await openDatabase(storage.databaseUrl);
  try {
    const keys = await openKeys(database, storage);
    const now = systemClock.now();
    const isFresh = await seed({ database, keys, teamId: local.teamId, now });
    for (const { id } of await workspaces(database.db))
      await fetchFromDemo(database, { keys, workspaceId: id }, vendor, now);
    return isFresh;
  } finally {
    await database.close();
  }
}

function startBot(slackPort: number, port: number): ChildProcess {
  // Named one by one: nothing of a real installation's environment reaches the demo.
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL,
    SLACK_API_URL: `http://localhost:${slackPort}/api/`,
    SLACK_BOT_TOKEN: local.botToken,
    SLACK_APP_TOKEN: local.appToken,
    SLACK_PLAIN_PICKERS: '1',
    ADMIN_USERS: people
      .filter((person) => person.isAdmin)
      .map((person) => person.id)
      .join(','),
    PORT: String(port),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    LOG_FORMAT: 'pretty',
  };
  const main = new URL('../main.js', import.meta.url).pathname;
  return spawn(execPath, [main, 'start'], { env, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function whenOneEnds(): Promise<string> {
  return Promise.race(children.map(async (child) => String((await once(child, 'exit'))[0])));
}

async function stopAsked(): Promise<'asked'> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP')]);
  return 'asked';
}

/** The bot first, so that it says goodbye to a workspace that is still there. */
async function stopAll(): Promise<void> {
  for (const child of children.reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function say(text: string): void {
  stdout.write(`${text}\n`);
}

function fail(text: string): number {
  stderr.write(`${text}\n`);
  return 1;
}
