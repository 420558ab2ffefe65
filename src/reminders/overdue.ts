// For whom something has been noted for so long that something must be wrong: the letter of the day should have gone.
import { minutesPerDay, workingMinutesBetween } from '../calendar/working-time.ts';
import type { Store } from '../database/client.ts';
import { isHere, isReached, peopleByIds, zoneFor } from '../people/person.ts';
import { calendarFor } from '../workspace/posting.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Posting hours may be those of one day of the week, and that one a holiday. */
const WORKING_DAYS = 10;
const DAY_MS = 86_400_000;

/** How many people are here and got no letter for two weeks of work, though something waits for them. */
export async function unreminded(db: Store, workspace: Workspace, now: Date): Promise<number> {
  const workspaceId = workspace.id;
  const noted = await db.reminder.groupBy({
    by: ['personId'],
    where: { workspaceId },
    _min: { dueAt: true },
  });
  const since = new Map(noted.map(({ personId, _min }) => [personId, _min.dueAt ?? now]));
  const people = await peopleByIds(db, workspaceId, [...since.keys()]);
  return people.filter((person) => {
    if (!isReached(person) || !isHere(person, now)) return false;
    const reminded = person.remindedOn === null ? 0 : Date.parse(person.remindedOn) + DAY_MS;
    const from = new Date(Math.max(since.get(person.id)?.getTime() ?? 0, reminded, back(person.awayUntil)));
    const calendar = calendarFor(workspace, person);
    const worked = workingMinutesBetween(from, now, calendar, zoneFor(person, workspace));
    return worked > WORKING_DAYS * minutesPerDay(calendar);
  }).length;
}

function back(awayUntil: Date | null): number {
  return awayUntil?.getTime() ?? 0;
}
