// The mailing lists, for admins and auditors: how many read each, by which channels, and what became of the latest issue. No e-mail address
// stands in a chat.
import { digestKinds } from '../../digests/kinds.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { channelsOf } from '../../newsletter/channels.ts';
import { untoldWords } from '../../newsletter/keeping.ts';
import { type CountedList, countedLists } from '../../newsletter/lists.ts';
import { latestIssue } from '../../newsletter/outcome.ts';
import { outcomeLines } from '../../newsletter/telling.ts';
import { holds } from '../../people/rights.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { channelWords } from './channels.ts';
import { sayNewsletters } from './words.ts';

export const FIRST = digestKinds.digest.name;

export const showNewsletters: Ask = async (request) => shown(request, await newslettersMessage(request));

async function newslettersMessage(request: Request): Promise<Message> {
  const { kit, workspace, locale, subject, asker } = request;
  const all = await countedLists(kit.database.db, workspace.id);
  const { entries, pager, again } = pageOf(all, { name: 'newsletters' }, pageIn(subject).page, request);
  const { title, intro, none, create } = sayNewsletters(locale);
  const mayChange = holds(asker, 'admin');
  const drawn: Block[] = [];
  for (const each of entries) drawn.push(...(await listBlocks(each, request, mayChange)));
  return {
    summary: title,
    again,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: intro },
      ...(all.length === 0 ? [{ kind: 'text', text: none } as const] : []),
      ...drawn,
      ...pager,
      ...(mayChange
        ? [
            {
              kind: 'buttons',
              buttons: [{ label: create, action: { name: 'newsletter.channels' } }],
            } as const,
          ]
        : []),
    ],
  };
}

async function listBlocks(list: CountedList, request: Request, mayChange: boolean): Promise<Block[]> {
  const { kit, workspace, locale, formats, at } = request;
  const { db } = kit.database;
  const say = sayNewsletters(locale);
  const issue = await latestIssue(db, workspace.id, list.id, FIRST);
  const fed = await channelsOf(db, workspace.id, list.id);
  const { reading, left, bounced } = list;
  const latest =
    issue === null
      ? say.noIssue
      : say.latest(formats.day(issue.at, at), outcomeLines(issue, locale).join(', '));
  const said = [say.gone(formats.number(left), formats.number(bounced)), latest];
  if (fed && fed.channels.length > 0) said.push(say.fedBy(await channelWords(request, fed.channels)));
  if (fed?.trouble) said.push(say.unkept(untoldWords(fed.trouble, locale)));
  if (fed?.proposed) said.push(say.waiting(await channelWords(request, fed.proposed)));
  const buttons: Button[] = [
    { label: say.choose, action: { name: 'newsletter.channels', subject: list.id } },
    ...(fed?.proposed ? [{ label: say.count, action: { name: 'newsletter.count', subject: list.id } }] : []),
  ];
  return [
    { kind: 'text', text: [{ strong: list.name }, ` · ${say.readers(formats.number(reading), reading)}`] },
    { kind: 'note', text: said.join(' ') },
    ...(mayChange ? [{ kind: 'buttons', buttons } as const] : []),
  ];
}
