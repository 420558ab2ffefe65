// Run as a process of its own, built as the program is, all of it loaded and set as `start` sets it: composes one digest several times and prints
// what that took, as JSON (`DigestCost` of scale.ts). Arguments: address of the database, start of the period, its end (ISO 8601), rounds, and
// seconds to rest afterwards.
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

import '../../src/app/app.ts';
import '../../src/platforms/slack/slack.ts';
import { tidyAfterDigests } from '../../src/cli/tidying.ts';
import { openDatabase } from '../../src/database/client.ts';
import { compose } from '../../src/digests/compose.ts';
import { themesApart } from '../../src/feedback/themes/apart.ts';
import { threads } from '../../src/feedback/work/threads.ts';
import { menu } from '../../src/handlers/index.ts';
import { tell } from '../../src/happenings.ts';
import { lettersApart } from '../../src/terms/letters.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import type { DigestCost } from './scale.ts';

const [, , url = '', start = '', end = '', rounds = '1', rest = '0'] = process.argv;
const database = await openDatabase(url);
const workspace = await workspaceById(database.db, 'bench');
const schedule = {
  sections: menu.sections.map(({ id }) => id),
  filters: {},
  channels: [{ address: 'slack:C1', name: 'general' }],
  timeZone: 'Europe/Paris',
  cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
} as const;
// As a weekly one looks back: src/digests/look-back.ts.
const period = { from: new Date(start), to: new Date(end), lookBack: 14 * 86_400_000 };

tidyAfterDigests();
lettersApart();
themesApart(threads().work);
const ready = process.memoryUsage.rss();
const ms: number[] = [];
const cpu: number[] = [];
let said: readonly string[] = [];
let first = 0;
for (let round = 0; round < Number(rounds); round++) {
  const before = process.cpuUsage();
  const started = performance.now();
  const digest = await compose(database.db, workspace, schedule, period, menu.sections);
  ms.push(performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  cpu.push((user + system) / 1000);
  tell('digest', { outcome: 'nothing' });
  said = digest.sections.map(({ id }) => id);
  if (round === 0) first = peakMemory();
}
const peak = peakMemory();
const after = process.memoryUsage.rss();
await wait(1000 * Number(rest));
const rested = process.memoryUsage.rss();
await database.close();
const cost: DigestCost = { ms, cpu, ready, first, said: [...said], peak, after, rested };
process.stdout.write(JSON.stringify(cost));
process.exit();

/** Bytes. On Linux `maxRSS` counts what the parent had when it started this process (getrusage(2)), VmHWM does not (proc(5)). */
function peakMemory(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(status) ?? [];
  return 1024 * Number(kilobytes ?? process.resourceUsage().maxRSS);
}
