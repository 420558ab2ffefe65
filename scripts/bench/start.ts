// What each chat costs a process: from the command to "is running", and resident memory then, of the built program with Slack only,
// Teams only and both, in turn. `before`: another checkout, built, whose Slack-only start is measured in the same turns.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from '../../tests/peers/local-slack.ts';
import { quantile } from './figures.ts';

export interface StartCost {
  readonly name: string;
  /** Medians, in milliseconds and megabytes. */
  readonly ms: number;
  readonly megabytes: number;
}

const OURS = fileURLToPath(new URL('../../', import.meta.url));
const SETTLED_MS = 2_000;
/** By `npm start` and in Docker. */
const AS_STARTED = ['--max-semi-space-size=8'];

export async function benchStart(rounds: number, before?: string): Promise<StartCost[]> {
  const user = { id: 'U1', name: 'ada', real_name: 'Ada', tz: 'Europe/Paris' };
  const channel = { id: 'C1', name: 'general', members: ['U1'] };
  const peer = await startLocalSlack({ mode: 'socket', users: [user], channels: [channel] });
  const slack = {
    SLACK_BOT_TOKEN: peer.botToken,
    SLACK_APP_TOKEN: peer.appToken,
    SLACK_API_URL: peer.apiUrl,
  };
  const teams = { TEAMS_TENANT_ID: '00000000-0000-4000-8000-000000000001', TEAMS_UNSAFE_LOCAL: '1' };
  const kinds = [
    ...(before === undefined ? [] : [{ name: 'Slack only, before', root: before, settings: slack }]),
    { name: 'Slack only', root: OURS, settings: slack },
    { name: 'Teams only', root: OURS, settings: teams },
    { name: 'both', root: OURS, settings: { ...slack, ...teams } },
  ];
  const seen = kinds.map((): { ms: number; megabytes: number }[] => []);
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [at, { root, settings }] of kinds.entries()) seen[at]?.push(await startOnce(root, settings));
    }
  } finally {
    await peer.stop();
  }
  return kinds.map(({ name }, at) => ({
    name,
    ms: quantile(
      (seen[at] ?? []).map(({ ms }) => ms),
      0.5,
    ),
    megabytes: quantile(
      (seen[at] ?? []).map(({ megabytes }) => megabytes),
      0.5,
    ),
  }));
}

/** Starts the program in a folder of its own, on a new SQLite database, and stops it again. Reads /proc: Linux only. */
async function startOnce(
  root: string,
  settings: Readonly<Record<string, string>>,
): Promise<{ ms: number; megabytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-start-'));
  const began = performance.now();
  const as = root === OURS ? AS_STARTED : [];
  const child = spawn(execPath, [...as, join(root, 'dist/main.js'), 'start'], {
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
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    const [, kilobytes] = /^VmRSS:\s*(\d+) kB$/m.exec(status) ?? [];
    return { ms, megabytes: Number(kilobytes) / 1024 };
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  }
}

export function startLines(costs: readonly StartCost[]): string {
  const [first] = costs;
  const lines = costs.map(({ name, ms, megabytes }) => {
    const ratio = first
      ? ` (${(ms / first.ms).toFixed(2)}, ${(megabytes / first.megabytes).toFixed(2)})`
      : '';
    return `  ${name.padEnd(20)} ${Math.round(ms)} ms  ${megabytes.toFixed(1)} MB${ratio}`;
  });
  return [
    'Start to "is running", and memory 2 s later; medians, in brackets as shares of the first line',
    ...lines,
  ].join('\n');
}
