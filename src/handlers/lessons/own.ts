// The company's own lessons, to those who moderate: all of them, one whole, and what is decided about it.
import { plural } from '../../i18n/formats.ts';
import { namesOf, ownCard } from '../../lessons/letters.ts';
import { decideLesson } from '../../lessons/make.ts';
import { lessonGone, ownLessons, waitingLessons } from '../../lessons/own.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { mayModerate, mustModerate } from '../../stories/moderators.ts';
import { AT_A_GLANCE, pageIn, pageRead, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { sayMaking } from './make-words.ts';

export const listOwn: Ask = async (request) => {
  await mustModerate(request.kit.directory, request.workspace, request.asker);
  return shown(request, await ownMessage(request, pageIn(request.subject).page));
};

async function ownMessage(request: Request, page: number): Promise<Message> {
  const { kit, workspace, locale, formats } = request;
  const say = sayMaking(locale);
  const { listed, pager, again } = await pageRead(
    { name: 'lessons' },
    page,
    request,
    (part) => ownLessons(kit.database.db, workspace.id, part),
    AT_A_GLANCE,
  );
  return {
    summary: say.own,
    again,
    blocks: [
      { kind: 'text', text: [{ strong: say.own }] },
      ...(listed.total === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...listed.rows.flatMap(({ id: subject, number, title, status }): Block[] => [
        {
          kind: 'text',
          text: [
            { strong: say.line(formats.number(number), title) },
            ` · ${status === 'proposed' ? say.waits : say.approvedState}`,
          ],
        },
        {
          kind: 'buttons',
          buttons: [{ label: say.see(formats.number(number)), action: { name: 'lesson.view', subject } }],
        },
      ]),
      ...pager,
    ],
  };
}

export const viewOwn: Ask = async (request) => {
  const { kit, workspace, asker, locale, subject } = request;
  await mustModerate(kit.directory, workspace, asker);
  const { db } = kit.database;
  const row = await db.lesson.findUnique({
    where: { workspaceId_id: { workspaceId: workspace.id, id: subject ?? '' } },
  });
  if (row === null) throw lessonGone();
  const card = ownCard(row, await namesOf(db, workspace.id, row), { locale, timeZone: asker.timeZone });
  return { kind: 'say', message: { ...card, again: { name: 'lesson.view', subject: row.id } } };
};

const SAID = { approved: 'isApproved', declined: 'isDeclined', withdrawn: 'isWithdrawn' } as const;

export function decide(decision: keyof typeof SAID): Ask {
  return async (request) => {
    const { kit, workspace, asker, locale, formats, subject } = request;
    await mustModerate(kit.directory, workspace, asker);
    const row = await decideLesson(shellOf(request), { id: subject ?? '', decision, by: asker });
    kit.nudge();
    const told = sayMaking(locale)[SAID[decision]](formats.number(row.number));
    return { kind: 'say', message: sentence(told), did: true };
  };
}

/** In the home of those who moderate: that some wait. */
export async function waitingBlocks(request: Request): Promise<readonly Block[]> {
  const { kit, workspace, asker, locale, formats } = request;
  const count = await waitingLessons(kit.database.db, workspace.id);
  if (count === 0 || !(await mayModerate(kit.directory, workspace, asker))) return [];
  const say = sayMaking(locale);
  return [
    { kind: 'text', text: [{ strong: plural(locale, count, say.waiting(formats.number(count))) }] },
    { kind: 'buttons', buttons: [{ label: say.all, action: { name: 'lessons' } }] },
  ];
}
