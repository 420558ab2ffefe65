// The demo, started and stopped as a person does it at a terminal. Needs a build: it runs dist/demo/main.js.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/demo/main.js', import.meta.url));

export interface RunningDemo {
  /** The page that it invites to open. */
  readonly url: string;
  /** Ctrl-C: the terminal sends SIGINT to the demo and to all that it started. Resolves with the demo's exit code. */
  interrupt(): Promise<number | null>;
  /** True while the demo, or anything that it started, is there. */
  isThere(): boolean;
  /** Ends it whatever its state, for a test that failed. */
  kill(): void;
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
  const group = -(demo.pid ?? 0);
  return {
    url: `http://localhost:${port}`,
    async interrupt() {
      const exit = once(demo, 'exit');
      process.kill(group, 'SIGINT');
      await exit;
      return demo.exitCode;
    },
    isThere: () => signalled(group, 0),
    kill: () => void signalled(group, 'SIGKILL'),
  };
}

function announced(demo: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('runs against')) resolve();
    };
    demo.stdout?.on('data', listen);
    demo.stderr?.on('data', listen);
    demo.once('error', reject);
    demo.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${said}`)));
  });
}

/** False where no such process is left. */
function signalled(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(group, signal);
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
