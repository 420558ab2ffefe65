// Who gets the week's lesson by a letter, because they asked for it, and when it comes to them.
import { dayText, type Weekday } from '../calendar/day.ts';
import { latestOccurrence } from '../calendar/occurrences.ts';
import { dayIn, zoneOf } from '../calendar/zone.ts';
import { isUniqueViolation, type Store } from '../database/client.ts';
import type { LessonReaderModel } from '../database/generated/sqlite/models.ts';
import { type Person, zoneFor } from '../people/person.ts';
import { calendarFor } from '../workspace/posting.ts';
import type { Shell } from '../workspace/shell.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** On whose clock they are; on a holiday of theirs, the next working day. */
const LETTERS_COME = { kind: 'weekly', weekday: 2 as Weekday, at: '10:00' } as const;
const WEEK_MS = 7 * 86_400_000;

/** False where they did already. */
export async function subscribe(
  { database, workspace, now }: Shell,
  { id: personId }: Person,
): Promise<boolean> {
  const since = dayIn(workspace.timeZone, now);
  try {
    await database.db.lessonReader.create({ data: { workspaceId: workspace.id, personId, since } });
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return false;
  }
}

/** False where they got none. */
export async function unsubscribe(
  { database, workspace }: Shell,
  { id: personId }: Person,
): Promise<boolean> {
  const where = { workspaceId: workspace.id, personId };
  return (await database.db.lessonReader.deleteMany({ where })).count > 0;
}

export async function isSubscribed(
  db: Store,
  workspaceId: string,
  { id: personId }: Person,
): Promise<boolean> {
  const where = { workspaceId_personId: { workspaceId, personId } };
  return (await db.lessonReader.findUnique({ where })) !== null;
}

/**
 * Whether this week's letter is due to them: whoever subscribed on that day or later has read the lesson where they did so.
 * @param week YYYY-MM-DD
 */
export function isLetterDue(
  { since, toldWeek }: Pick<LessonReaderModel, 'since' | 'toldWeek'>,
  person: Person,
  { workspace, week, now }: { readonly workspace: Workspace; readonly week: string; readonly now: Date },
): boolean {
  if (toldWeek === week) return false;
  const timeZone = zoneFor(person, workspace);
  const rhythm = {
    cadence: LETTERS_COME,
    timeZone,
    onHolidays: 'move',
    calendar: calendarFor(workspace, person),
  } as const;
  const due = latestOccurrence(rhythm, new Date(now.getTime() - WEEK_MS), now);
  if (due === null) return false;
  const day = dayText(zoneOf(timeZone).dayAt(due.getTime()));
  return day >= week && since < day;
}
