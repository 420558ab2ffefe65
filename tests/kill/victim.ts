// The worker process as the test holds it: started, given orders, killed.
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchOver } from '../harness/watch.ts';
import type { Order, Report, WorkerParts } from './steps.ts';

export interface Victim {
  /** What it says to the order. Rejects when the process ends by itself. */
  obey(order: Order): Promise<Report>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The worker and all that it imports as JavaScript: hundreds of processes start it, and none should compile it anew.
 * Deleted when this process ends.
 */
export function compileVictim(): string {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  // Below the project, so that its packages are found from there.
  const folder = mkdtempSync(join(root, 'node_modules/.cache/portevoix-kill-'));
  watchOver(folder);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tests/kill'), '--outDir', folder], {
    stdio: 'inherit',
  });
  // A package of its own: what is found from there (src/program.ts) is found.
  for (const each of ['package.json', 'prisma']) symlinkSync(join(root, each), join(folder, each));
  return join(folder, 'tests/kill/worker.js');
}

function startVictim(program: string, parts: WorkerParts): Victim {
  const child = fork(program, [JSON.stringify(parts)], { execArgv: [] });
  const gone = once(child, 'exit');
  const ready = nextReport(child);
  ready.catch(() => {});
  return {
    async obey(order) {
      await ready;
      const said = nextReport(child);
      child.send(order);
      return said;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function nextReport(child: ChildProcess): Promise<Report> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the worker ended by itself, with code ${code}`));
    child.once('exit', ended);
    child.once('message', (report: Report) => {
      child.off('exit', ended);
      resolve(report);
    });
  });
}

/** Hands out victims; the next one gets ready while the present one works. */
export function victims(
  program: string,
  parts: Omit<WorkerParts, 'claimant'>,
): { next(): Victim; end(): Promise<void> } {
  let count = 0;
  const start = () => startVictim(program, { ...parts, claimant: `worker ${++count}` });
  let spare = start();
  return {
    next() {
      const victim = spare;
      spare = start();
      return victim;
    },
    end: () => spare.kill(),
  };
}
