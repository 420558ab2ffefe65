// What a start costs, and each chat: from the command to "is running", the processor's time for it, and resident memory then, in turn: a bare
// Bolt app, the built program with Slack only (on a new SQLite database, and again on the one that is there then), Teams only and both.
// `before`: another checkout, built, whose Slack-only starts are measured in the same turns.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from '../../tests/peers/local-slack.ts';
import { quantile } from './figures.ts';

/** Of one start, or medians of several. */
interface StartCost {
  readonly ms: number;
  /** Milliseconds of processor. */
  readonly cpu: number;
  readonly megabytes: number;
}

interface Kind {
  readonly name: string;
  /** Arguments of Node. */
  readonly program: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
}

const SETTLED_MS = 2_000;
/** Linux counts processor time so many times a second, whatever the machine (proc(5), sysconf(_SC_CLK_TCK)). */
const TICKS = 100;
const BARE = fileURLToPath(new URL('bare-bolt.mjs', import.meta.url));

/** As `npm start` and Docker start it. */
function built(root: string): string[] {
  return ['--max-semi-space-size=8', join(root, 'dist/main.js'), 'start'];
}

export async function benchStart(rounds: number, before?: string): Promise<ReadonlyMap<string, StartCost>> {
  const user = { id: 'U1', name: 'ada', real_name: 'Ada', tz: 'Europe/Paris' };
  const channel = { id: 'C1', name: 'general', members: ['U1'] };
  const peer = await startLocalSlack({ mode: 'socket', users: [user], channels: [channel] });
  const slack = {
    SLACK_BOT_TOKEN: peer.botToken,
    SLACK_APP_TOKEN: peer.appToken,
    SLACK_API_URL: peer.apiUrl,
  };
  const teams = { TEAMS_TENANT_ID: '00000000-0000-4000-8000-000000000001', TEAMS_UNSAFE_LOCAL: '1' };
  const ours = built(fileURLToPath(new URL('../../', import.meta.url)));
  const kinds: Kind[] = [
    { name: 'bare Bolt', program: [BARE], settings: slack },
    ...(before === undefined
      ? []
      : [{ name: 'Slack only, before', program: built(before), settings: slack }]),
    { name: 'Slack only', program: ours, settings: slack },
    { name: 'Teams only', program: ours, settings: teams },
    { name: 'both', program: ours, settings: { ...slack, ...teams } },
  ];
  const seen = new Map<string, StartCost[]>();
  const note = (name: string, cost: StartCost) => seen.set(name, [...(seen.get(name) ?? []), cost]);
  try {
    for (let round = 0; round < rounds; round++) {
      for (const kind of kinds) {
        const folder = await mkdtemp(join(tmpdir(), 'portevoix-start-'));
        try {
          note(kind.name, await startOnce(kind, folder));
          if (kind.name.startsWith('Slack only')) note(`${kind.name}, again`, await startOnce(kind, folder));
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      }
    }
  } finally {
    await peer.stop();
  }
  const median = (costs: readonly StartCost[], of: keyof StartCost) =>
    quantile(
      costs.map((each) => each[of]),
      0.5,
    );
  return new Map(
    [...seen].map(([name, costs]) => [
      name,
      { ms: median(costs, 'ms'), cpu: median(costs, 'cpu'), megabytes: median(costs, 'megabytes') },
    ]),
  );
}

/** Starts the program in this folder, where its database is made or found, and stops it again. Reads /proc: Linux only. */
async function startOnce({ program, settings }: Kind, folder: string): Promise<StartCost> {
  const began = performance.now();
  const child = spawn(execPath, program, {
    cwd: folder,
    env: {
      PATH: env['PATH'],
      DATABASE_URL: `file:${folder}/portevoix.db`,
      PORT: '0',
      LOG_FORMAT: 'json',
      ...settings,
    },
  });
  try {
    const ms = await new Promise<number>((resolve, reject) => {
      let said = '';
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('is running')) resolve(performance.now() - began);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', () => reject(new Error(`the program did not start: ${said}`)));
    });
    const cpu = await processorOf(child.pid);
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    const [, kilobytes] = /^VmRSS:\s*(\d+) kB$/m.exec(status) ?? [];
    return { ms, cpu, megabytes: Number(kilobytes) / 1024 };
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  }
}

/** Milliseconds so far: utime and stime, the 14th and 15th of what proc(5) lists, of which the second may hold blanks and brackets. */
async function processorOf(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return ((Number(user) + Number(system)) * 1_000) / TICKS;
}

export function startLines(costs: ReadonlyMap<string, StartCost>): string {
  const [[, first] = ['', null]] = costs;
  const lines = [...costs].map(([name, { ms, cpu, megabytes }]) => {
    const shares = first ? [ms / first.ms, cpu / first.cpu, megabytes / first.megabytes] : [];
    const ratios = shares.map((share) => share.toFixed(2)).join(', ');
    return `  ${name.padEnd(26)} ${Math.round(ms)} ms  ${Math.round(cpu)} ms of processor  ${megabytes.toFixed(1)} MB (${ratios})`;
  });
  return [
    'Start to "is running", and memory 2 s later; medians, in brackets as shares of the first line',
    ...lines,
  ].join('\n');
}
