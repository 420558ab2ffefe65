// The thank-yous that somebody got, to them alone: all of them, page by page, and the latest in their home.
import { msPerDay } from '../../calendar/day.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { thanksTo } from '../../thanks/lists.ts';
import { type GivenThanks, isPublic } from '../../thanks/thanks.ts';
import { keepsPrivate } from '../../thanks/wishes.ts';
import { pageIn, pageRead, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { whereRead } from './private.ts';
import { thanksWords as words } from './words.ts';

/** How long the home shows one. */
const AT_HOME_DAYS = 31;

export const listThanks: Ask = async (request) =>
  shown(request, await mineMessage(request, pageIn(request.subject).page));

async function mineMessage(request: Request, page: number): Promise<Message> {
  const { kit, workspace, asker, locale } = request;
  const { db } = kit.database;
  const say = words(locale);
  const { listed, pager, again } = await pageRead({ name: 'thanks.mine' }, page, request, (part) =>
    thanksTo(db, workspace.id, asker.id, part),
  );
  const isKept = await keepsPrivate(db, workspace.id, asker.id);
  const wish: Button = isKept
    ? { label: say.mayButton, action: { name: 'thanks.others-may' } }
    : { label: say.alwaysButton, action: { name: 'thanks.always-private' } };
  return {
    summary: say.mine,
    again,
    blocks: [
      { kind: 'text', text: [{ strong: say.mine }] },
      ...(listed.total === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...(await linesOf(listed.thanks, request)),
      ...pager,
      { kind: 'buttons', buttons: [wish] },
    ],
  };
}

/** The first few of the last month; nothing where there is none. */
export async function thankedBlocks(request: Request, take: number): Promise<Block[]> {
  const { kit, workspace, asker, locale, at } = request;
  const say = words(locale);
  const since = new Date(at.getTime() - AT_HOME_DAYS * msPerDay);
  const { thanks, total } = await thanksTo(kit.database.db, workspace.id, asker.id, { skip: 0, take, since });
  if (total === 0) return [];
  const all: Button = { label: say.mine, action: { name: 'thanks.mine' } };
  return [
    { kind: 'text', text: [{ strong: say.thanked }] },
    ...(await linesOf(thanks, request)),
    { kind: 'buttons', buttons: [all] },
  ];
}

async function linesOf(thanks: readonly GivenThanks[], request: Request): Promise<Block[]> {
  const blocks = await Promise.all(thanks.map((given) => lineOf(given, request)));
  return blocks.flat();
}

async function lineOf(given: GivenThanks, request: Request): Promise<Block[]> {
  const { locale, formats, at } = request;
  const say = words(locale);
  const { row, giver, answer } = given;
  const by = say.line(giver.name, formats.day(row.givenAt, at));
  const where = await whereRead(request, given);
  const quoted =
    row.fact !== '' ? { text: row.fact } : answer && { text: answer.text, of: answer.feedbackId };
  return [
    quoted ? { kind: 'quote', ...quoted, by } : { kind: 'text', text: `${by} (${say.gonePosted})` },
    ...(isPublic(row) && where
      ? [
          {
            kind: 'buttons',
            buttons: [
              {
                label: say.keepOne(formats.number(row.number)),
                action: { name: 'thanks.private', subject: row.id },
              },
            ],
          } as const,
        ]
      : []),
  ];
}
