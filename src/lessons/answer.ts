// Answering a week's lesson: one answer each, counted. Who chose what is nowhere: of a person a keyed hash says that they have answered, and
// the counts say what all of them chose. What they read then is views.ts.
import { once } from '../correspondence/once.ts';
import { transact } from '../database/client.ts';
import type { LessonWeekModel } from '../database/generated/sqlite/models.ts';
import type { Keys } from '../keys.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import type { AnswerLetter } from './lesson.ts';
import { lessonGone } from './own.ts';
import { endOf, weekCalled } from './week.ts';

/** counted: it is; before: they had answered; late: its week is over, and what was chosen may be told already. */
export type AnswerFate = 'counted' | 'before' | 'late';

/** Counts one answer of each person in its week, whatever is pressed twice or at once. @throws UserError 'lesson.gone' */
export async function answerLesson(
  shell: KeyedShell,
  {
    week,
    personId,
    choice,
  }: { readonly week: string; readonly personId: string; readonly choice: AnswerLetter },
): Promise<{ readonly row: LessonWeekModel; readonly answered: AnswerFate }> {
  const { database, workspace, keys, now } = shell;
  const workspaceId = workspace.id;
  const row = await weekCalled(database.db, workspaceId, week);
  if (row === null) throw lessonGone();
  if (await hasAnswered(shell, { week, personId })) return { row, answered: 'before' };
  if (now >= endOf(workspace, week)) return { row, answered: 'late' };
  const answered = await once(
    () =>
      transact(database, async (tx): Promise<AnswerFate> => {
        await tx.lessonVoter.create({ data: { workspaceId, week, voter: voterOf(keys, week, personId) } });
        await tx.lessonWeek.update({
          where: { workspaceId_week: { workspaceId, week } },
          data: { [COLUMN[choice]]: { increment: 1 } },
        });
        return 'counted';
      }),
    async () => ((await hasAnswered(shell, { week, personId })) ? 'before' : null),
  );
  return { row, answered };
}

/** Whether they have, not what. */
export async function hasAnswered(
  { database, workspace, keys }: Omit<KeyedShell, 'now'>,
  { week, personId }: { readonly week: string; readonly personId: string },
): Promise<boolean> {
  const key = { workspaceId: workspace.id, week, voter: voterOf(keys, week, personId) };
  const where = { workspaceId_week_voter: key };
  return (await database.db.lessonVoter.findUnique({ where, select: { week: true } })) !== null;
}

const COLUMN = { a: 'choseA', b: 'choseB', c: 'choseC' } as const;

function voterOf(keys: Keys, week: string, personId: string): string {
  return keys.fingerprint('lesson-answered', `${week} ${personId}`);
}
