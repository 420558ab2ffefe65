// What visits come to at each touchpoint, as /visit results tells it: over its own months, since of a few weeks there are too few. Nobody's
// name, no day, no competitor's name.
import { dayOf } from '../../calendar/day.ts';
import { dayIn } from '../../calendar/zone.ts';
import type { Store } from '../../database/client.ts';
import { latelyVisited, type VisitedPlace, visitsAt } from '../../visits/results.ts';
import type { Workspace } from '../../workspace/workspace.ts';

export type VisitsThere = Pick<VisitedPlace, 'ours' | 'apart'>;

/** By touchpoint that was visited, at ours or at competitors'. @param to the end of the map's time, left out */
export async function visitedAt(
  db: Store,
  { id: workspaceId, timeZone }: Pick<Workspace, 'id' | 'timeZone'>,
  to: Date,
): Promise<ReadonlyMap<string, VisitsThere>> {
  const today = dayOf(dayIn(timeZone, new Date(to.getTime() - 1)));
  const places = await visitsAt({ db }, workspaceId, latelyVisited(today));
  return new Map(places.map(({ touchpoint, ours, apart }) => [touchpoint, { ours, apart }]));
}
