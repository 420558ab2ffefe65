// The lessons of the weeks before, page by page, and one of them whole: what was asked, what happened, how many chose what.
import { dateOf, dayOf } from '../../calendar/day.ts';
import { hasAnswered } from '../../lessons/answer.ts';
import { countsShown } from '../../lessons/lesson.ts';
import { lessonGone } from '../../lessons/own.ts';
import { countsSentence, happenedBlocks, lessonTitle, situationBlocks } from '../../lessons/views.ts';
import { countsOf, lessonIn, pastWeeks, weekAt, weekCalled } from '../../lessons/week.ts';
import type { Block, Message } from '../../messages/message.ts';
import { AT_A_GLANCE, pageIn, pageRead, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { sayLessons } from './words.ts';

export const listPast: Ask = async (request) =>
  shown(request, await pastMessage(request, pageIn(request.subject).page));

async function pastMessage(request: Request, page: number): Promise<Message> {
  const { kit, workspace, locale, at } = request;
  const { db } = kit.database;
  const say = sayLessons(locale);
  const before = weekAt(workspace, at);
  const { listed, pager, again } = await pageRead(
    { name: 'lesson.past' },
    page,
    request,
    (part) => pastWeeks(db, workspace.id, before, part),
    AT_A_GLANCE,
  );
  const lines: Block[] = [];
  for (const row of listed.rows) {
    const lesson = await lessonIn(db, workspace.id, row, locale);
    const week = say.weekOf(weekText(row.week, request));
    lines.push({ kind: 'text', text: [{ strong: lesson?.title ?? say.takenBack }, ` · ${week}`] });
    if (lesson !== null)
      lines.push({
        kind: 'buttons',
        buttons: [{ label: say.readAgain, action: { name: 'lesson.read', subject: row.week } }],
      });
  }
  return {
    summary: say.past,
    again,
    blocks: [
      { kind: 'text', text: [{ strong: say.past }] },
      ...(listed.total === 0 ? [{ kind: 'text', text: say.noPast } as const] : []),
      ...lines,
      ...pager,
    ],
  };
}

export const readPast: Ask = async (request) => {
  const { kit, workspace, locale, asker, at, subject } = request;
  const { db } = kit.database;
  const row = await weekCalled(db, workspace.id, subject ?? '');
  const lesson = row && (await lessonIn(db, workspace.id, row, locale));
  if (row === null || lesson === null) throw lessonGone();
  const isOver = row.week < weekAt(workspace, at);
  // While its week goes on, what happened is for whoever has answered.
  if (!isOver && !(await hasAnswered(shellOf(request), { week: row.week, personId: asker.id })))
    throw lessonGone();
  const reader = { locale, timeZone: asker.timeZone };
  const counts = isOver ? countsShown(countsOf(row)) : null;
  const say = sayLessons(locale);
  const few = isOver ? say.tooFew : say.notOver;
  return {
    kind: 'say',
    message: {
      summary: lessonTitle(lesson.title, locale),
      blocks: [
        { kind: 'text', text: [{ strong: lesson.title }, ` · ${say.weekOf(weekText(row.week, request))}`] },
        ...situationBlocks(lesson, reader),
        ...happenedBlocks(lesson, reader),
        { kind: 'note', text: counts === null ? few : countsSentence(counts, reader) },
      ],
    },
  };
};

function weekText(week: string, { formats }: Request): string {
  return formats.fullDay(dateOf(dayOf(week)));
}
