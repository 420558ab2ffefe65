// `tsx --expose-gc scripts/bench/walls.ts`: what screens on walls cost a process: its memory, processor and event loop without any, with 200 that
// watch, and while all of them are told something new. The screens are a process of their own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { screens } from '../../tests/web/pages/screens.ts';

const SCREENS = 200;
const PAGES = 10;
const LOOKS = 20;

if (process.argv[2] === 'watch') watch(process.argv.slice(3));
else await measure();

/** Holds streams open until its parent ends it, and says when each of them has heard so many events. */
function watch([port = '', ...tokens]: readonly string[]): void {
  const heard = Array.from({ length: SCREENS }, () => 0);
  for (let at = 0; at < SCREENS; at++)
    get(`http://127.0.0.1:${port}/wall/${tokens[at % tokens.length]}/events`, (response) => {
      response.on('data', (chunk: Buffer) => {
        heard[at] = (heard[at] ?? 0) + chunk.toString().split('event: ').length - 1;
        process.send?.(Math.min(...heard));
      });
    });
}

async function measure(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-walls-'));
  const url = `file:${join(folder, 'walls.db')}`;
  await migrate(url);
  const house = await screens(await openDatabase(url));
  const tokens: string[] = [];
  for (let i = 0; i < PAGES; i++) tokens.push((await house.make()).token);
  for (const token of tokens) await (await house.get(`/wall/${token}`)).text();
  const { db } = house.acme.database;
  const workspaceId = house.acme.workspace.id;
  const { id, snapshot } = await db.digestRun.findFirstOrThrow({ where: { workspaceId } });
  const change = async (i: number) => {
    const text = JSON.stringify(snapshot).replace(/"title":"[^"]*"/, `"title":"Story ${i}"`);
    const where = { workspaceId_id: { workspaceId, id } };
    await db.digestRun.update({ where, data: { snapshot: JSON.parse(text) } });
  };
  const before = memory();
  const child = fork(fileURLToPath(import.meta.url), ['watch', String(house.web.port), ...tokens], {
    execArgv: process.execArgv,
  });
  let least = 0;
  child.on('message', (count) => {
    least = Number(count);
  });
  const heardBy = async (count: number) => {
    while (least < count) await wait(5);
  };
  await heardBy(1);
  console.log(`memory: ${before} MB without a screen, ${memory()} MB with ${SCREENS} of ${PAGES} pages`);
  for (const isNew of [false, true]) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const cpu = process.cpuUsage();
    const began = performance.now();
    delay.enable();
    for (let i = 0; i < LOOKS; i++) {
      const from = least;
      if (isNew) await change(i);
      await house.look();
      await heardBy(from + 1);
    }
    delay.disable();
    const { user, system } = process.cpuUsage(cpu);
    const each = (user + system) / 1_000 / LOOKS;
    const took = (performance.now() - began) / LOOKS;
    console.log(
      `${isNew ? 'something new' : 'all is well'}: ${each.toFixed(1)} ms of processor a look, heard by all after ${took.toFixed(0)} ms; event loop held ${(delay.percentile(99) / 1e6).toFixed(0)} ms at the 99th percentile, ${(delay.max / 1e6).toFixed(0)} ms at most`,
    );
  }
  console.log(`memory: ${memory()} MB afterwards`);
  child.kill();
  await once(child, 'exit');
  await house.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Resident, in MB, after collecting what is garbage. */
function memory(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}
