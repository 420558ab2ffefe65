// What is forgotten of visits: who went, after some weeks; then the visit itself, after some months.
import { hourly } from '../beat.ts';
import { dayOf, dayText } from '../calendar/day.ts';
import { dayIn } from '../calendar/zone.ts';
import type { Shell } from '../workspace/shell.ts';
import { unknownBefore } from './record.ts';
import { keptSince } from './visit.ts';

export const forgettingVisits = hourly('visits', (beat) => forgetVisits(beat));

/** Safe to call at any time. */
export async function forgetVisits({ database, workspace, now }: Shell): Promise<void> {
  const workspaceId = workspace.id;
  await database.db.visit.updateMany({
    where: { workspaceId, visitorId: { not: null }, addedAt: { lt: unknownBefore(now) } },
    data: { visitorId: null },
  });
  const first = dayText(keptSince(dayOf(dayIn(workspace.timeZone, now))));
  await database.db.visit.deleteMany({ where: { workspaceId, visitedOn: { lt: first } } });
}
