// Run as a process of its own, on the built program, all of it loaded and set as `start` sets it: composes one digest several times and prints
// what that took, as JSON (`DigestCost` of scale.ts). Arguments: address of the database, start of the period, its end (ISO 8601), rounds, and
// seconds to rest afterwards.
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

await import('../../dist/app.js');
await import('../../dist/platforms/slack/slack.js');
const { tidyAfterDigests } = await import('../../dist/cli/tidying.js');
const { lettersApart } = await import('../../dist/terms/letters.js');
const { tell } = await import('../../dist/happenings.js');
const { openDatabase } = await import('../../dist/database/client.js');
const { compose } = await import('../../dist/digests/compose.js');
const { menu } = await import('../../dist/handlers/index.js');
const { workspaceById } = await import('../../dist/workspace/workspace.js');

const [, , url = '', start = '', end = '', rounds = '1', rest = '0'] = process.argv;
const database = await openDatabase(url);
const workspace = await workspaceById(database.db, 'bench');
const schedule = {
  sections: menu.sections.map(({ id }) => id),
  filters: {},
  channels: [{ address: 'slack:C1', name: 'general' }],
  timeZone: 'Europe/Paris',
  cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
};
// As a weekly one looks back: src/digests/look-back.ts.
const period = { from: new Date(start), to: new Date(end), lookBack: 14 * 86_400_000 };

tidyAfterDigests();
lettersApart();
const ready = process.memoryUsage.rss();
const costs = { ms: [], cpu: [], ready, first: 0, said: [] };
for (let round = 0; round < Number(rounds); round++) {
  const before = process.cpuUsage();
  const started = performance.now();
  const digest = await compose(database.db, workspace, schedule, period, menu.sections);
  costs.ms.push(performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  costs.cpu.push((user + system) / 1000);
  tell('digest', { outcome: 'nothing' });
  costs.said = digest.sections.map(({ id }) => id);
  if (round === 0) costs.first = peakMemory();
}
const peak = peakMemory();
const after = process.memoryUsage.rss();
await wait(1000 * Number(rest));
const rested = process.memoryUsage.rss();
await database.close();
process.stdout.write(JSON.stringify({ ...costs, peak, after, rested }));
process.exit();

/** Bytes. On Linux `maxRSS` counts what the parent had when it started this process (getrusage(2)), VmHWM does not (proc(5)). */
function peakMemory() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(status) ?? [];
  return 1024 * Number(kilobytes ?? process.resourceUsage().maxRSS);
}
