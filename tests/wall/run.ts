// The soak of a screen on a wall: `npm run test:wall -- [--hours 72] [--seconds 600]`. So many simulated hours with the network cut, the
// server started anew, its link expired and renewed: never empty, never a bar to scroll, never a letter on the same pixels for a day. Then so
// many real seconds with a slide each second: the page's memory stays flat.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { migrate } from '../../src/database/migrate.ts';
import { launchBrowser } from '../browser/workspace-page.ts';
import { openToLook } from '../harness/own-looks.ts';
import { flatness } from './memory.ts';
import { openWall } from './server.ts';
import { simulated } from './simulated.ts';

const { hours, seconds } = z
  .object({ hours: z.coerce.number().int().min(1), seconds: z.coerce.number().int().min(1) })
  .parse(
    parseArgs({
      options: {
        hours: { type: 'string', default: '72' },
        seconds: { type: 'string', default: '600' },
      },
    }).values,
  );

const folder = await mkdtemp(join(tmpdir(), 'portevoix-wall-soak-'));
const url = `file:${join(folder, 'wall.db')}`;
await migrate(url);
const database = await openToLook(url);
const browser = await launchBrowser();
const wall = await openWall(database);
try {
  const lived = await simulated(browser, wall, hours);
  console.log(lived.said);
  const memory = await flatness(browser, wall, seconds);
  console.log(memory.said);
  const wrong = [...lived.wrong, ...memory.wrong];
  for (const each of wrong) console.error(each);
  console.log(wrong.length === 0 ? 'As promised.' : `${wrong.length} BROKEN PROMISES.`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await wall.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit();
