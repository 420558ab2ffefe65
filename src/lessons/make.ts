// A lesson of the company's own: proposed by whoever had the case, made at once by whoever moderates, approved, declined, taken back. Who may
// is asked before: stories/moderators.ts.
import type { ActName } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { redrawCards } from '../correspondence/cards.ts';
import { once } from '../correspondence/once.ts';
import { isUniqueViolation, type Store, transact } from '../database/client.ts';
import type { LessonModel } from '../database/generated/sqlite/models.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import { sentence } from '../messages/message.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { lessonKinds } from './kinds.ts';
import type { AnswerLetter } from './lesson.ts';
import { subjectFor } from './lesson.ts';
import { askToApprove, redrawProposal, takenBackText, tellAuthor } from './letters.ts';
import { lessonGone, type OwnStatus } from './own.ts';

/** As it was written, what is personal taken out. */
export interface LessonDraft {
  readonly language: Locale;
  readonly title: string;
  readonly said: string;
  readonly situation: string;
  readonly answers: Readonly<Record<AnswerLetter, string>>;
  readonly right: AnswerLetter;
  readonly happened: string;
  readonly value: string;
}

interface LessonMaking {
  readonly author: Person;
  readonly draft: LessonDraft;
  /** "story:ID" or "case:ID". */
  readonly origin: string;
  /** The answer whose words it quotes. */
  readonly feedbackId: string | null;
  /** They moderate: what they saw and sent is approved. */
  readonly isApproved: boolean;
  /** The opening of the form; the same one twice is stored once. */
  readonly formKey: string;
}

/** Two who propose at once take a number each. */
const TRIES = 5;

export async function makeLesson(shell: Shell, making: LessonMaking): Promise<LessonModel> {
  const { database, workspace } = shell;
  const where = { workspaceId_formKey: { workspaceId: workspace.id, formKey: making.formKey } };
  const known = () => database.db.lesson.findUnique({ where });
  return once(async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await transact(database, (tx) => store(tx, shell, making));
      } catch (error) {
        if ((await known()) !== null || tries === TRIES || !isUniqueViolation(error)) throw error;
      }
    }
  }, known);
}

async function store(tx: Store, shell: Shell, making: LessonMaking): Promise<LessonModel> {
  const { author, draft, origin, feedbackId, isApproved, formKey } = making;
  const workspaceId = shell.workspace.id;
  const { _max } = await tx.lesson.aggregate({ where: { workspaceId }, _max: { number: true } });
  const row = await tx.lesson.create({
    data: {
      ...{ workspaceId, id: newId(), number: (_max.number ?? 0) + 1, authorId: author.id },
      ...columns(draft),
      ...{ origin, feedbackId, proposedAt: shell.now, formKey },
      status: isApproved ? 'approved' : 'proposed',
      deciderId: isApproved ? author.id : null,
    },
  });
  if (isApproved) await note(tx, shell, author, 'approved', row);
  else await askToApprove(tx, shell, row, author.name);
  return row;
}

/** While it waits. 'outdated': somebody changed it, or decided, since that version was shown. */
export function editLesson(
  shell: Shell,
  { id, version, draft }: { readonly id: string; readonly version: number; readonly draft: LessonDraft },
): Promise<'edited' | 'outdated'> {
  const workspaceId = shell.workspace.id;
  return transact(shell.database, async (tx) => {
    const { count } = await tx.lesson.updateMany({
      where: { workspaceId, id, version, status: 'proposed' },
      data: { ...columns(draft), version: { increment: 1 } },
    });
    if (count === 0) return 'outdated';
    await redrawProposal(tx, shell, await rowOf(tx, workspaceId, id));
    return 'edited';
  });
}

type LessonDecision = 'approved' | 'declined' | 'withdrawn';

const ACT = {
  approved: 'lesson.approved',
  declined: 'lesson.declined',
  withdrawn: 'lesson.withdrawn',
} as const satisfies Record<LessonDecision, ActName>;

/** What a decision is made on. */
const FROM = {
  approved: 'proposed',
  declined: 'proposed',
  withdrawn: 'approved',
} as const satisfies Record<LessonDecision, OwnStatus>;

/** Once: whoever comes second is told that it is gone, or decided. @throws UserError 'lesson.gone' */
export function decideLesson(
  shell: Shell,
  { id, decision, by }: { readonly id: string; readonly decision: LessonDecision; readonly by: Person },
): Promise<LessonModel> {
  const workspaceId = shell.workspace.id;
  return transact(shell.database, async (tx) => {
    const { count } = await tx.lesson.updateMany({
      where: { workspaceId, id, status: FROM[decision] },
      data: { status: decision, deciderId: by.id, version: { increment: 1 } },
    });
    if (count === 0) throw lessonGone();
    const row = await rowOf(tx, workspaceId, id);
    await note(tx, shell, by, decision, row);
    if (decision === 'withdrawn') await takeBackCards(tx, shell, id);
    else await redrawProposal(tx, shell, row);
    const [author] = await peopleByIds(tx, workspaceId, [row.authorId]);
    if (author?.isActive && author.id !== by.id)
      await tellAuthor(tx, shell, author, { row, decision, by: by.name });
    return row;
  });
}

/** Whoever opens it where it was posted reads that it was taken back. */
async function takeBackCards(tx: Store, shell: Shell, id: string): Promise<void> {
  for (const kind of [lessonKinds['lesson.card'], lessonKinds['lesson.letter']])
    await redrawCards(
      tx,
      shell,
      { kind, subject: subjectFor(id), redrawn: lessonKinds['lesson.redrawn'] },
      (card) => {
        const locale = localeOf((card.content as { locale?: string }).locale) ?? 'en';
        return { message: sentence(takenBackText(locale)), locale };
      },
    );
}

async function rowOf(tx: Store, workspaceId: string, id: string): Promise<LessonModel> {
  return tx.lesson.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
}

async function note(
  tx: Store,
  { workspace, now }: Shell,
  by: Person,
  decision: LessonDecision,
  { number }: LessonModel,
): Promise<void> {
  await noted(tx, { workspaceId: workspace.id, by: { person: by.id }, now }, ACT[decision], {
    lesson: number,
  });
}

function columns({ answers, ...draft }: LessonDraft) {
  return { ...draft, answerA: answers.a, answerB: answers.b, answerC: answers.c };
}
