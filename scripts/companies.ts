// What companies cost that nobody uses, in one process: memory when they are open and after their minutes, CPU and statements of a minute.
// npm run companies -- [--engine sqlite|postgresql] [--companies N] [--minutes N]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { cpuUsage, memoryUsage, stdout } from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { systemClock } from '../src/clock.ts';
import { companies } from '../src/companies/companies.ts';
import { openCompany } from '../src/companies/company.ts';
import { type Engine, openDatabase } from '../src/database/client.ts';
import { migrate } from '../src/database/migrate.ts';
import { here } from '../src/feedback/work/work.ts';
import { menu } from '../src/handlers/index.ts';
import { keysFrom, newSecret } from '../src/keys.ts';
import type { Chat } from '../src/platforms/platform.ts';
import { boundedFetch } from '../src/web/outgoing.ts';
import { workspaceOfOther } from '../src/workspace/workspace.ts';
import { startPostgres } from '../tests/harness/embedded-postgres.ts';

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'both' },
    companies: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '10' },
  },
});
const [many, minutesEach] = [Number(values.companies), Number(values.minutes)];
const engines = (['sqlite', 'postgresql'] as const).filter(
  (engine) => values.engine === 'both' || values.engine === engine,
);
if (engines.length === 0 || !(many > 0) || !(minutesEach > 0))
  throw new Error('--engine sqlite or postgresql, --companies and --minutes by a number above 0');
const nobody = async () => {
  throw new Error('nobody is here');
};
/** A chat in which nobody is. */
const quiet: Chat = {
  name: 'teams',
  send: async () => ({ kind: 'later', at: new Date(), reason: 'nobody is here' }),
  find: async () => ({ kind: 'absent' }),
  profile: async () => null,
  channel: async () => null,
  isMember: async () => false,
  files: { describe: nobody, fetch: nobody, hand: nobody },
};

for (const engine of engines) await measure(engine);

async function measure(engine: Engine): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-companies-'));
  const server = engine === 'postgresql' ? await startPostgres() : null;
  const url = server === null ? `file:${join(folder, 'companies.db')}` : server.urlOf('postgres');
  await migrate(url);
  const asked = await statementsOf(engine);
  const database = await openDatabase(url);
  const served = companies();
  const common = {
    ...{ database, keys: keysFrom([newSecret()]), clock: systemClock, log: pino({ level: 'silent' }) },
    ...{ claimant: 'idle', keepOriginals: false, adminUsers: [], menu, work: here },
    fetch: boundedFetch(fetch),
    give: boundedFetch(fetch),
  };
  const open = async (n: number) => {
    const defaults = { locale: 'en', timeZone: 'Europe/Paris', now: systemClock.now() };
    const company = { platform: 'teams', id: `tenant-${n}`, name: `Company ${n}` };
    const { id } = await workspaceOfOther(database, company, defaults);
    await served.opened(id, () => openCompany(common, id, { chats: new Map([['teams', quiet]]) }));
  };
  const minutes = async () => {
    const [cpu, before, began] = [cpuUsage(), asked(), performance.now()];
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    for (let i = 0; i < minutesEach; i += 1) await served.beat();
    const { user, system } = cpuUsage(cpu);
    await turn();
    delay.disable();
    const of = (total: number) => total / minutesEach / served.all().length;
    return {
      cpuMs: of((user + system) / 1000),
      statements: of(asked() - before),
      allMs: (performance.now() - began) / minutesEach,
      heldMs: delay.max / 1e6,
    };
  };
  try {
    await open(0);
    await minutes();
    const alone = used();
    for (let n = 1; n < many; n += 1) await open(n);
    const opened = used();
    const first = await minutes();
    const early = used();
    const { cpuMs, statements, allMs, heldMs } = await minutes();
    const late = used();
    const each = (to: Used, from: Used, of: keyof Used) =>
      `${((to[of] - from[of]) / Math.max(1, many - 1) / 1024).toFixed(0)} KiB`;
    stdout.write(
      `${engine}, ${many} companies that nobody uses\n` +
        `  a minute of each: ${cpuMs.toFixed(1)} ms of CPU (${first.cpuMs.toFixed(1)} at first), ${statements.toFixed(1)} statements; of all of them: ${allMs.toFixed(0)} ms, of which nobody else waits longer than ${heldMs.toFixed(0)} ms\n` +
        `  each when open: ${each(opened, alone, 'heap')} of heap, ${each(opened, alone, 'process')} of the process\n` +
        `  each after ${minutesEach} minutes: ${each(early, alone, 'heap')}, ${each(early, alone, 'process')}; after ${2 * minutesEach}: ${each(late, alone, 'heap')}, ${each(late, alone, 'process')}\n` +
        `  the whole process: ${mb(late.heap)} of heap, ${mb(late.outside)} of buffers, ${mb(late.process)}\n`,
    );
  } finally {
    await served.stop();
    await database.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Used {
  readonly heap: number;
  /** Buffers and the like, by V8's account. */
  readonly outside: number;
  /** Resident. */
  readonly process: number;
}

/** In bytes, after what is no longer needed was collected. */
function used(): Used {
  globalThis.gc?.();
  const { heapUsed: heap, external: outside, rss: process } = memoryUsage();
  return { heap, outside, process };
}

function mb(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}

/** How many statements the driver has been given so far. */
async function statementsOf(engine: Engine): Promise<() => number> {
  let count = 0;
  const counting = (target: object, method: string) => {
    const given: unknown = Reflect.get(target, method);
    if (typeof given !== 'function') throw new Error(`the driver has no ${method}`);
    Reflect.set(target, method, function (this: unknown, ...args: unknown[]) {
      count += 1;
      return Reflect.apply(given, this, args);
    });
  };
  if (engine === 'sqlite') counting((await import('libsql')).default.prototype, 'prepare');
  else counting((await import('pg')).default.Client.prototype, 'query');
  return () => count;
}
