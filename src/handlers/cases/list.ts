// Cases as lists: what /voice cases shows, and the line of App Home. What can be done with one is act.ts.
import type { Case } from '../../cases/case.ts';
import { standing } from '../../cases/letters/card.ts';
import { see } from '../../cases/letters/letters.ts';
import { type Listed, type ListKind, listCases, listKinds } from '../../cases/lists.ts';
import { allRules } from '../../cases/rules/rule.ts';
import type { DatabasePart } from '../../database/part.ts';
import { about } from '../../feedback/shown.ts';
import { numbered, plural } from '../../i18n/formats.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { pageIn, pageRead } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { sayCases } from './words.ts';

/** The cases of the channels that the asker is in: those that go on, unless another list is asked for. */
export async function casesMessage(request: Request, kind: ListKind = 'open', page = 0): Promise<Message> {
  const say = sayCases(request.locale);
  const list = { name: 'cases.list', of: kind };
  const { listed, pager, again } = await pageRead(list, page, request, (part) =>
    listedIn(request, kind, part),
  );
  const isBare =
    listed.total === 0 && (await allRules(request.kit.database.db, request.workspace.id)).length === 0;
  return {
    summary: say.list[kind],
    again,
    blocks: [
      { kind: 'text', text: [{ strong: say.list[kind] }] },
      ...(listed.total === 0
        ? [{ kind: 'text', text: isBare ? say.noRule : say.empty[kind][listed.of] } as const]
        : []),
      ...listed.cases.flatMap((each) => lineOf(each, request)),
      ...pager,
      { kind: 'buttons', buttons: otherLists(request, kind) },
    ],
  };
}

export const showCases: Ask = async (request) => {
  const { of, page } = pageIn(request.subject);
  const kind = listKinds.find((each) => each === of) ?? 'open';
  return { kind: 'say', message: await casesMessage(request, kind, page), instead: true };
};

/** For App Home: the cases that the asker has; nothing where there is none. */
export async function myCaseBlocks(request: Request, take: number): Promise<Block[]> {
  const { locale, formats } = request;
  const listed = await listedIn(request, 'mine', { skip: 0, take });
  if (listed.total === 0) return [];
  const text = plural(locale, listed.total, sayCases(locale).home(formats.number(listed.total)));
  return [
    { kind: 'text', text: [{ strong: text }] },
    ...listed.cases.flatMap((each) => lineOf(each, request)),
    ...more(listed, request),
  ];
}

function listedIn({ kit, asker, at: now }: Request, kind: ListKind, part: DatabasePart): Promise<Listed> {
  return listCases(kit.database.db, kit.directory, asker, { kind, now, part });
}

/** Where it stands; not the customer's words, which the card has. */
function lineOf(each: Case, { locale, asker, at: now }: Request): Block[] {
  const reader = { locale, timeZone: asker.timeZone, now };
  const { row, channel, answers, status } = each;
  const label = [numbered(locale, row.number), ...(answers[0] ? [about(answers[0], reader)] : [])].join(
    ' · ',
  );
  const subject = row.id;
  const take: Button = {
    label: sayCases(locale).take(row.number),
    action: { name: 'case.take', subject },
    style: 'primary',
  };
  return [
    {
      kind: 'facts',
      facts: [
        {
          label,
          value: [`${standing(each, reader)} `, { channel: channel.address, name: `#${channel.name}` }],
        },
      ],
    },
    { kind: 'buttons', buttons: [...(status === 'open' ? [take] : []), see(each, reader)] },
  ];
}

function more({ cases, total }: Listed, { locale, formats }: Request): Block[] {
  const hidden = total - cases.length;
  if (hidden <= 0) return [];
  const label = sayCases(locale).all(formats.number(total));
  return [{ kind: 'buttons', buttons: [{ label, action: { name: 'cases.list', subject: 'mine' } }] }];
}

function otherLists({ locale }: Request, shown: ListKind): Button[] {
  return listKinds
    .filter((kind) => kind !== shown)
    .map((subject) => ({
      label: sayCases(locale).button[subject],
      action: { name: 'cases.list', subject },
    }));
}
