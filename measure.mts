// Starts dist/main.js of two trees in turn; time to "running" and resident memory 2 s later.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { startLocalSlack } from '/work/teams/tests/peers/local-slack.ts';
const peer = await startLocalSlack({ mode: 'socket', users: [{ id: 'U1', name: 'a', real_name: 'A', tz: 'Europe/Paris' }], channels: [{ id: 'C1', name: 'c', members: ['U1'] }] });
const slack = { SLACK_BOT_TOKEN: peer.botToken, SLACK_APP_TOKEN: peer.appToken, SLACK_API_URL: peer.apiUrl };
const teams = { TEAMS_TENANT_ID: '00000000-0000-4000-8000-000000000001', TEAMS_UNSAFE_LOCAL: '1' };
async function once(tree: string, env: Record<string, string>) {
  const dir = mkdtempSync('/tmp/pg/m');
  const began = performance.now();
  const child = spawn('node', [`${tree}/dist/main.js`, 'start'], { cwd: dir, env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: `file:${dir}/x.db`, PORT: '0', LOG_FORMAT: 'json', ...env } });
  let out = '';
  const ms = await new Promise<number>((resolve, reject) => {
    const hear = (c: Buffer) => { out += c; if (out.includes('is running')) resolve(performance.now() - began); };
    child.stdout.on('data', hear); child.stderr.on('data', hear); child.once('exit', () => reject(new Error(out)));
  });
  await new Promise((r) => setTimeout(r, 2000));
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const kb = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  child.kill('SIGTERM'); await new Promise((r) => child.once('exit', r));
  return { ms, mb: kb / 1024 };
}
const cases: [string, string, Record<string, string>][] = [
  ['before, Slack', '/work/teams-base', slack],
  ['after, Slack', '/work/teams', slack],
  ['after, Teams', '/work/teams', teams],
  ['after, both', '/work/teams', { ...slack, ...teams }],
];
const seen = new Map<string, { ms: number; mb: number }[]>();
for (let i = 0; i < Number(process.argv[2] ?? 5); i++) for (const [name, tree, env] of cases) { const r = await once(tree, env); seen.set(name, [...(seen.get(name) ?? []), r]); }
const median = (a: number[]) => a.toSorted((x, y) => x - y)[Math.floor(a.length / 2)] ?? 0;
for (const [name, all] of seen) console.log(name, 'ms', Math.round(median(all.map((x) => x.ms))), 'MB', median(all.map((x) => x.mb)).toFixed(1), all.map((x) => `${Math.round(x.ms)}/${x.mb.toFixed(0)}`).join(' '));
await peer.stop();
