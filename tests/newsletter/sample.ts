// The sample company's digest as an issue of a newsletter: what a mail program is handed.

import type { Database } from '../../src/database/client.ts';
import { seed } from '../../src/demo/seed.ts';
import { compose, digestDetails, digestMessage } from '../../src/digests/compose.ts';
import { lookBackOf } from '../../src/digests/look-back.ts';
import { usualStart } from '../../src/digests/windows.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { listAddress } from '../../src/newsletter/addresses.ts';
import { issueHtml } from '../../src/newsletter/html.ts';
import { issueOf } from '../../src/newsletter/issue.ts';
import { drawingUrl } from '../../src/newsletter/pictures.ts';
import { allSchedules, rhythmOf } from '../../src/schedules/schedule.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { PUBLIC_URL } from './office.ts';

const now = new Date('2026-11-23T11:00:00Z');

/** @param database migrated and empty */
export async function sampleIssues(database: Database): Promise<ReadonlyMap<Locale, string>> {
  const { db } = database;
  await seed({ database, keys: keysFrom([newSecret()]), teamId: 'T1', now });
  const { id } = await db.workspace.findFirstOrThrow();
  const workspace = await workspaceById(db, id);
  const issues = new Map<Locale, string>();
  const channel = listAddress('readers');
  for (const saved of await allSchedules(db, id)) {
    const schedule = { ...saved, channels: [{ address: channel, name: 'Readers' }] };
    const rhythm = rhythmOf(schedule, workspace);
    const from = usualStart(rhythm, now);
    const during = { from, to: now, lookBack: lookBackOf(rhythm, from) };
    const snapshot = await compose(db, workspace, schedule, during, menu.sections);
    const { locale, timeZone } = schedule;
    const reader = { locale, timeZone, channel };
    const digest = digestMessage(snapshot, reader, menu.sections, 'whole');
    const message = issueOf(digest, digestDetails(snapshot, reader, menu.sections, 'whole'), locale);
    const about = { list: 'La lettre des clients', webUrl: `${PUBLIC_URL}/x`, leaveUrl: `${PUBLIC_URL}/y` };
    const picture = (chart: Parameters<typeof drawingUrl>[0]) => drawingUrl(chart, locale);
    issues.set(locale, issueHtml({ message, locale, ...about, picture }));
  }
  return issues;
}
