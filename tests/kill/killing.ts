// What every kill test of a command is given, and what it tells: processes killed at each step, and at any moment.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../../src/database/client.ts';
import type { Chance } from '../../src/demo/company/chance.ts';

export interface Killed {
  readonly name: string;
  readonly kills: number;
  /** Each a broken promise. */
  readonly violations: readonly string[];
}

export interface Killing {
  readonly engine: Engine;
  /** Of the compiled worker, beside which the compiled programs of the others lie. */
  readonly program: string;
  /** An empty database, a new one each time. */
  empty(): Promise<string>;
  readonly chance: Chance;
  /** How often a process is killed at any moment. */
  readonly rounds: number;
}

interface Running {
  /** Kills it after so many milliseconds. */
  readonly afterMs?: number | undefined;
  /** This process's where it is left out. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a compiled program to its end, or kills it before. */
export async function run(program: string, args: readonly string[], { afterMs, env }: Running = {}) {
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const ended = once(child, 'close');
  if (afterMs !== undefined) {
    await Promise.race([ended, wait(afterMs)]);
    child.kill('SIGKILL');
  }
  const [code, signal] = await ended;
  return { code, signal, out, said: said === '' ? '' : `: ${said.slice(-400)}` };
}
