// All questions to customers, the newest first: everybody may see which there are.
import { askedIn, type CommunityQuestion, questionFrom } from '../../community/question.ts';
import type { Block, Message } from '../../messages/message.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import { pageIn, pageRead, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { dayNamed } from './view.ts';
import { sayCommunity } from './words.ts';

export const listQuestions: Ask = async (request) =>
  shown(request, await questionsList(request, pageIn(request.subject).page));

async function questionsList(request: Request, asked: number): Promise<Message> {
  const { kit, workspace, locale } = request;
  const say = sayCommunity(locale);
  const { db } = kit.database;
  const where = { workspaceId: workspace.id };
  const { listed, pager, again } = await pageRead({ name: 'community' }, asked, request, async (part) => {
    const rows = await db.customerQuestion.findMany({ where, orderBy: { number: 'desc' }, ...part });
    return { total: await db.customerQuestion.count({ where }), rows: rows.map(questionFrom) };
  });
  return {
    summary: say.menu,
    again,
    blocks: [
      { kind: 'heading', text: say.menu },
      { kind: 'text', text: listed.total === 0 ? say.none : say.listIntro },
      ...listed.rows.flatMap((each) => lineOf(each, request)),
      ...pager,
    ],
  };
}

function lineOf(question: CommunityQuestion, { locale }: Request): Block[] {
  const say = sayCommunity(locale);
  const { row } = question;
  const state = [
    row.endedAt === null ? say.open(dayNamed(row.endsOn, locale)) : say.over(dayNamed(row.endsOn, locale)),
    ...(row.wordAt !== null ? [say.answered] : []),
    ...(row.wordAt === null && row.wordUntil !== null ? [say.owed(dayNamed(row.wordUntil, locale))] : []),
  ].join(' · ');
  return [
    {
      kind: 'facts',
      facts: [
        {
          label: say.number(row.number),
          value: `${shortenLabel(askedIn(question, locale).question, 150)}\n${state}`,
        },
      ],
    },
    { kind: 'buttons', buttons: [{ label: say.see, action: { name: 'community.see', subject: row.id } }] },
  ];
}
