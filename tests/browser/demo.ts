// The demo, started and stopped as a person does it at a terminal. Needs a build: it runs dist/demo/main.js.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { execPath } from 'node:process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/demo/main.js', import.meta.url));

export interface RunningDemo {
  /** The page that it invites to open. */
  readonly url: string;
  /** Ctrl-C: the terminal sends SIGINT to the demo and to its process group. Resolves once the demo is gone. */
  interrupt(): Promise<End>;
  /** Ends it whatever its state, and what it started, for a test that failed. */
  kill(): void;
}

export interface End {
  readonly code: number | null;
  /** What it printed since Ctrl-C. */
  readonly said: string;
  /** How many processes it had started, and how many of them are still there. */
  readonly started: number;
  readonly left: number;
}

/** Resolves once the demo says where to look. @throws with all that it said, where it ends before */
export async function startDemo(folder: string): Promise<RunningDemo> {
  if (!existsSync(MAIN)) throw new Error('dist/demo/main.js is missing: npm run build');
  const port = await freePort();
  // A process group of its own, as a terminal gives one to each command.
  const demo = spawn(execPath, [MAIN], {
    cwd: folder,
    detached: true,
    env: { ...process.env, PORT: String(port), LC_ALL: 'en_GB.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await announced(demo);
  const pid = demo.pid ?? 0;
  return {
    url: `http://localhost:${port}`,
    async interrupt() {
      const started = descendants(pid);
      let said = '';
      for (const stream of [demo.stdout, demo.stderr]) stream.on('data', (chunk) => (said += chunk));
      const closed = once(demo, 'close');
      process.kill(-pid, 'SIGINT');
      await closed;
      const left = started.filter((each) => signalled(each, 0)).length;
      return { code: demo.exitCode, said: said.trim(), started: started.length, left };
    },
    kill() {
      if (demo.exitCode !== null || demo.signalCode !== null) return;
      for (const each of [...descendants(pid), pid]) signalled(each, 'SIGKILL');
    },
  };
}

/** The processes that one started, and those that they started (Linux, as the local workspace itself). */
function descendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .map(Number)
    .filter(Boolean);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function announced(demo: ChildProcessByStdio<null, Readable, Readable>): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('runs against')) resolve();
    };
    demo.stdout.on('data', listen);
    demo.stderr.on('data', listen);
    demo.once('error', reject);
    demo.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${said}`)));
  });
}

/** False where there is no such process. */
function signalled(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
