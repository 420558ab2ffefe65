// The lesson of a week: chosen once, the same for everybody in the company, and read again later. Who answered it is answer.ts.
import { dayOf, dayText, weekdayOf, weekOf } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { isUniqueViolation, type Store } from '../database/client.ts';
import type { LessonWeekModel } from '../database/generated/sqlite/models.ts';
import type { DatabasePart } from '../database/part.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Shell } from '../workspace/shell.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { madeLessons } from './content/index.ts';
import { type ChoiceCounts, type Lesson, madeIn } from './lesson.ts';
import { approvedLessons, isWhole, lessonFrom } from './own.ts';
import { comingLesson } from './spacing.ts';

/** The Monday of the week that holds an instant, YYYY-MM-DD in the company's days. */
export function weekAt({ timeZone }: Pick<Workspace, 'timeZone'>, at: Date): string {
  const day = zoneOf(timeZone).dayAt(at.getTime());
  return dayText(day - (weekdayOf(day) - 1));
}

/** When a week ends: answers that come from then on are counted no more. */
export function endOf({ timeZone }: Pick<Workspace, 'timeZone'>, week: string): Date {
  return new Date(zoneOf(timeZone).instant(dayOf(week) + 7, 0));
}

/** Chosen by the first who asks for it in its week. Null where none may come. */
export async function lessonOfWeek({ database, workspace, now }: Shell): Promise<LessonWeekModel | null> {
  const { db } = database;
  const week = weekAt(workspace, now);
  const known = await weekCalled(db, workspace.id, week);
  if (known !== null) return known;
  const coming = await comingIn(db, workspace.id, week);
  if (coming === null) return null;
  try {
    return await db.lessonWeek.create({ data: { workspaceId: workspace.id, week, ...coming } });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return weekCalled(db, workspace.id, week);
  }
}

export function weekCalled(db: Store, workspaceId: string, week: string): Promise<LessonWeekModel | null> {
  return db.lessonWeek.findUnique({ where: { workspaceId_week: { workspaceId, week } } });
}

/** The company's own come before those that everybody has. */
async function comingIn(db: Store, workspaceId: string, week: string) {
  const rows = await db.lessonWeek.findMany({
    where: { workspaceId, week: { lt: week } },
    orderBy: { week: 'asc' },
  });
  const had = rows.map((row) => ({
    week: weekOf(dayOf(row.week)),
    lesson: row.lesson,
    comeback: row.comeback,
    counts: countsOf(row),
  }));
  const own = await approvedLessons(db, workspaceId);
  return comingLesson(weekOf(dayOf(week)), had, [...own, ...madeLessons]);
}

export function countsOf({ choseA, choseB, choseC }: LessonWeekModel): ChoiceCounts {
  return { a: choseA, b: choseB, c: choseC };
}

/** As its reader gets it; null where it was taken back, or the program has it no more. */
export async function lessonIn(
  db: Store,
  workspaceId: string,
  { lesson, comeback }: Pick<LessonWeekModel, 'lesson' | 'comeback'>,
  locale: Locale,
): Promise<Lesson | null> {
  const made = madeLessons.find(({ id }) => id === lesson);
  if (made) return madeIn(made, locale, comeback);
  const row = await db.lesson.findUnique({ where: { workspaceId_id: { workspaceId, id: lesson } } });
  return row?.status === 'approved' && isWhole(row) ? lessonFrom(row) : null;
}

/** Those before a week, the latest first. */
export async function pastWeeks(
  db: Store,
  workspaceId: string,
  before: string,
  part: DatabasePart,
): Promise<{ readonly rows: readonly LessonWeekModel[]; readonly total: number }> {
  const where = { workspaceId, week: { lt: before } };
  const total = await db.lessonWeek.count({ where });
  const rows = await db.lessonWeek.findMany({ where, orderBy: { week: 'desc' }, ...part });
  return { rows, total };
}
