// The company's own lessons, made from a story or a case: their rows, and the lesson that each is. LessonMaking and deciding: make.ts.
import type { Store } from '../database/client.ts';
import type { LessonModel } from '../database/generated/sqlite/models.ts';
import type { DatabasePart } from '../database/part.ts';
import { UserError } from '../errors.ts';
import { phrases } from '../i18n/phrases.ts';
import { choiceIn, type Lesson } from './lesson.ts';

export type OwnStatus = 'proposed' | 'approved' | 'declined' | 'withdrawn';

export function lessonFrom(row: LessonModel): Lesson {
  const { id, number, title, said, situation, happened, value, feedbackId } = row;
  const right = choiceIn(row.right);
  if (right === null) throw new Error(`lesson ${id} has no right answer`);
  return {
    ...{ id, number, title, said, by: '', situation, happened, value, right },
    feedbackId: said === '' ? null : feedbackId,
    answers: { a: row.answerA, b: row.answerB, c: row.answerC },
  };
}

/** Those that may come, the first approved first. */
export async function approvedLessons(db: Store, workspaceId: string): Promise<Lesson[]> {
  const rows = await db.lesson.findMany({
    where: { workspaceId, status: 'approved' },
    orderBy: { number: 'asc' },
  });
  return rows.filter(isWhole).map(lessonFrom);
}

/** False once its author was erased: their words are gone, and what stands in their place teaches nothing. */
export function isWhole({ answerA, answerB, answerC }: LessonModel): boolean {
  return new Set([answerA, answerB, answerC]).size === 3;
}

/** All but those that were declined or taken back: what waits first, then the latest. */
export async function ownLessons(
  db: Store,
  workspaceId: string,
  part: DatabasePart,
): Promise<{ readonly rows: readonly LessonModel[]; readonly total: number }> {
  const where = { workspaceId, status: { in: ['proposed', 'approved'] } };
  const total = await db.lesson.count({ where });
  const rows = await db.lesson.findMany({
    where,
    orderBy: [{ status: 'desc' }, { number: 'desc' }],
    ...part,
  });
  return { rows, total };
}

/** How many a moderator has to decide about. */
export function waitingLessons(db: Store, workspaceId: string): Promise<number> {
  return db.lesson.count({ where: { workspaceId, status: 'proposed' } });
}

/** @throws UserError 'lesson.gone' where there is none, or it was declined or taken back */
export async function standingLesson(db: Store, workspaceId: string, id: string): Promise<LessonModel> {
  const row = await db.lesson.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (row === null || row.status === 'declined' || row.status === 'withdrawn') throw lessonGone();
  return row;
}

export function lessonGone(): UserError {
  return new UserError('lesson.gone', (locale) => words(locale).gone);
}

const words = phrases({
  en: { gone: 'This lesson was taken back, or is no longer here.' },
  fr: { gone: 'Cette leçon a été retirée, ou n’est plus ici.' },
});
