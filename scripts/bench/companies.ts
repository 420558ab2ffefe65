// What companies cost that nobody uses: memory when they are open, and memory and CPU of their minutes. Run by itself:
// `npx tsx --expose-gc scripts/bench/companies.ts [sqlite|postgresql] [how many]`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, cpuUsage, memoryUsage, stdout } from 'node:process';
import { pino } from 'pino';
import { systemClock } from '../../src/clock.ts';
import { companies } from '../../src/companies/companies.ts';
import { openCompany } from '../../src/companies/company.ts';
import { openDatabase } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { here } from '../../src/feedback/work/work.ts';
import { menu } from '../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { workspaceOfOther } from '../../src/workspace/workspace.ts';
import { startPostgres } from '../../tests/harness/embedded-postgres.ts';

const [, , engine = 'sqlite', many = '200'] = argv;
const MINUTES = 10;

const folder = await mkdtemp(join(tmpdir(), 'portevoix-companies-'));
const server = engine === 'postgresql' ? await startPostgres() : null;
const url = server === null ? `file:${join(folder, 'companies.db')}` : server.urlOf('postgres');
await migrate(url);
const database = await openDatabase(url);
const common = {
  ...{ database, keys: keysFrom([newSecret()]), clock: systemClock, log: pino({ level: 'silent' }) },
  ...{ claimant: 'bench', keepOriginals: false, adminUsers: [], menu, work: here },
};
const served = companies();
const open = async (n: number) => {
  const defaults = { locale: 'en', timeZone: 'Europe/Paris', now: systemClock.now() };
  const company = { platform: 'teams', id: `tenant-${n}`, name: `Company ${n}` };
  const { id } = await workspaceOfOther(database, company, defaults);
  await served.opened(id, () => openCompany(common, id, { chats: new Map() }));
};
const used = () => {
  globalThis.gc?.();
  const { rss, heapUsed } = memoryUsage();
  return { rss, heapUsed };
};

await open(0);
await minutes();
const before = used();
const one = await minutes();
for (let n = 1; n <= Number(many); n += 1) await open(n);
const opened = used();
await minutes();
const all = await minutes();
const after = used();
const each = (bytes: number) => `${(bytes / Number(many) / 1024).toFixed(0)} KiB`;
stdout.write(
  `${engine}, ${many} idle companies beside one: heap ${each(opened.heapUsed - before.heapUsed)} a company when open, ` +
    `${each(after.heapUsed - before.heapUsed)} after ${2 * MINUTES} minutes (process ${each(after.rss - before.rss)}); ` +
    `CPU ${((all.cpuMs - one.cpuMs) / Number(many)).toFixed(1)} ms a minute and company; a minute of all takes ${all.ms.toFixed(0)} ms\n`,
);
await served.stop();
await database.close();
await server?.stop();
await rm(folder, { recursive: true, force: true });

/** The mean of some minutes. */
async function minutes(): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const cpu = cpuUsage();
  const started = performance.now();
  for (let i = 0; i < MINUTES; i += 1) await served.beat();
  const { user, system } = cpuUsage(cpu);
  return { ms: (performance.now() - started) / MINUTES, cpuMs: (user + system) / 1000 / MINUTES };
}
