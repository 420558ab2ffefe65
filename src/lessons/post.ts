// Posts the week's lesson: in the channels that admins chose, and to whoever asked for it. Each once a week, whatever replicas and crashes
// do: what says so and what is queued are one commit.

import { step } from '../beat.ts';
import { dayOf, dayText } from '../calendar/day.ts';
import { latestOccurrence } from '../calendar/occurrences.ts';
import { tellChannel, tellPerson } from '../correspondence/tell.ts';
import { type Store, transact } from '../database/client.ts';
import type { LessonReaderModel, LessonWeekModel } from '../database/generated/sqlite/models.ts';
import { isHere, localeFor, type Person, peopleByIds } from '../people/person.ts';
import { isLetterTime } from '../workspace/posting.ts';
import type { Shell } from '../workspace/shell.ts';
import { lessonKinds } from './kinds.ts';
import { subjectFor } from './lesson.ts';
import { type LessonPlace, lessonPlaces, placeRhythm } from './places.ts';
import { isLetterDue } from './readers.ts';
import { lessonCard } from './views.ts';
import { lessonIn, lessonOfWeek, weekAt } from './week.ts';

export const tellingLessons = step('lessons', tellLessons);

/** Safe to call at any time, by any number of replicas. */
export async function tellLessons(shell: Shell): Promise<void> {
  await postWhereDue(shell);
  await writeToReaders(shell);
  await forgetVoters(shell);
  await forgetWeeks(shell);
}

/** Who has answered matters while a week lasts: afterwards nobody can be told of it, nor of when they did. */
async function forgetVoters({ database, workspace, now }: Shell): Promise<void> {
  const where = { workspaceId: workspace.id, week: { lt: weekAt(workspace, now) } };
  // Most minutes there is none.
  if ((await database.db.lessonVoter.findFirst({ where, select: { week: true } })) === null) return;
  await database.db.lessonVoter.deleteMany({ where });
}

/** Weeks whose counts are kept; by then each lesson that ships has come several times. */
const KEPT_WEEKS = 104;

async function forgetWeeks({ database, workspace, now }: Shell): Promise<void> {
  const first = dayText(dayOf(weekAt(workspace, now)) - 7 * KEPT_WEEKS);
  const where = { workspaceId: workspace.id, week: { lt: first } };
  if ((await database.db.lessonWeek.findFirst({ where, select: { week: true } })) !== null)
    await database.db.lessonWeek.deleteMany({ where });
}

async function postWhereDue(shell: Shell): Promise<void> {
  const { database, workspace, now } = shell;
  const places = await lessonPlaces(database.db, workspace.id);
  const due = places.filter(
    (place) => latestOccurrence(placeRhythm(place, workspace), place.lookedUntil, now) !== null,
  );
  if (due.length === 0) return;
  const row = await lessonOfWeek(shell);
  for (const place of due) await transact(database, (tx) => postIn(tx, shell, place, row));
}

async function postIn(
  tx: Store,
  { workspace, now }: Shell,
  { id, address, locale, lookedUntil, version }: LessonPlace,
  row: LessonWeekModel | null,
): Promise<void> {
  const workspaceId = workspace.id;
  const { count } = await tx.lessonPlace.updateMany({
    where: { workspaceId, id, version, lookedUntil, deletedAt: null },
    data: { lookedUntil: now },
  });
  const lesson = row && (await lessonIn(tx, workspaceId, row, locale));
  if (count === 0 || row === null || lesson === null) return;
  const { week } = row;
  const telling = { workspaceId, week, address, what: 'card' };
  const where = { workspaceId_week_address_what: telling };
  // Moved from a holiday of the week before, it was here already.
  if ((await tx.lessonTelling.findUnique({ where })) !== null) return;
  const deliveryId = await tellChannel(
    tx,
    { workspace, now },
    { address, locale },
    {
      kind: lessonKinds['lesson.card'],
      subject: subjectFor(lesson.id),
      draw: (reader) => lessonCard(lesson, row, reader),
    },
  );
  await tx.lessonTelling.create({ data: { ...telling, deliveryId } });
}

async function writeToReaders(shell: Shell): Promise<void> {
  const { database, workspace, now } = shell;
  const week = weekAt(workspace, now);
  const readers = await database.db.lessonReader.findMany({
    where: { workspaceId: workspace.id, toldWeek: { not: week } },
  });
  if (readers.length === 0) return;
  const people = await peopleByIds(
    database.db,
    workspace.id,
    readers.map(({ personId }) => personId),
  );
  const due = people.flatMap((person) => {
    const reader = readers.find(({ personId }) => personId === person.id);
    const mayCome = isHere(person, now) && !person.isGuest && isLetterTime(workspace, person, now);
    return reader && mayCome && isLetterDue(reader, person, { workspace, week, now })
      ? [{ reader, person }]
      : [];
  });
  if (due.length === 0) return;
  const row = await lessonOfWeek(shell);
  if (row === null) return;
  for (const each of due) await transact(database, (tx) => writeTo(tx, shell, each, row));
}

async function writeTo(
  tx: Store,
  { workspace, now }: Shell,
  { reader, person }: { readonly reader: LessonReaderModel; readonly person: Person },
  row: LessonWeekModel,
): Promise<void> {
  const { workspaceId, personId, toldWeek } = reader;
  const { count } = await tx.lessonReader.updateMany({
    where: { workspaceId, personId, toldWeek },
    data: { toldWeek: row.week },
  });
  const lesson = await lessonIn(tx, workspaceId, row, localeFor(person, workspace));
  if (count === 0 || lesson === null) return;
  await tellPerson(tx, { workspace, now }, person, {
    kind: lessonKinds['lesson.letter'],
    subject: subjectFor(lesson.id),
    draw: (of) => lessonCard(lesson, row, of),
  });
}
