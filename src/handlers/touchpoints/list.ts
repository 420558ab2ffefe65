// The touchpoints of one way, customers' or employees', as admins see them: each with where it stands, who looks after it and what may be done.
import { MOST_OWN } from '../../feedback/touchpoints/company.ts';
import { type Lane, lanes, stageNames } from '../../feedback/touchpoints/stage.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { type Person, peopleByIds } from '../../people/person.ts';
import { aimName, isAim } from '../../touchpoints/aim.ts';
import { allTouchpoints, type TouchpointEntry } from '../../touchpoints/change.ts';
import { contactChannelName, isContactChannel } from '../../touchpoints/channel.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { sayTouchpoints } from './words.ts';

/** Of the words that mean one, as many are told. */
const SHOWN = 8;

export const listTouchpoints: Ask = async (request) => {
  const { of, page } = pageIn(request.subject);
  return shown(request, await touchpointsList(request, laneIn(of), page));
};

/** Customers', unless it says employees'. */
export function laneIn(written: string | null | undefined): Lane {
  return lanes.find((lane) => lane === written) ?? 'customers';
}

/** What `laneIn` reads: nothing for the list that one comes to. */
function ofLane(lane: Lane): string {
  return lane === 'customers' ? '' : lane;
}

async function touchpointsList(request: Request, lane: Lane, asked: number): Promise<Message> {
  const { kit, workspace, locale, formats } = request;
  const say = sayTouchpoints(locale);
  const all = (await allTouchpoints(kit.database.db, workspace.id)).filter((each) => each.lane === lane);
  const used = all.filter(({ isRetired }) => !isRetired);
  const isFull = used.filter(({ isOwn }) => isOwn).length >= MOST_OWN;
  // Those that stand nowhere first: of these something has to be said.
  const ordered = [
    ...used.filter(({ stage }) => stage === null),
    ...used.filter(({ stage }) => stage !== null),
    ...all.filter(({ isRetired }) => isRetired),
  ];
  const { entries, pager, again } = pageOf(
    ordered,
    { name: 'touchpoints', of: ofLane(lane) },
    asked,
    request,
  );
  const owners = entries.flatMap(({ ownerId }) => ownerId ?? []);
  const people = await peopleByIds(kit.database.db, workspace.id, [...new Set(owners)]);
  return {
    summary: say.title[lane],
    again,
    blocks: [
      { kind: 'heading', text: say.title[lane] },
      { kind: 'text', text: say.intro[lane] },
      ...(isFull ? [{ kind: 'note', text: say.full(formats.number(MOST_OWN)) } as const] : []),
      {
        kind: 'buttons',
        buttons: [
          { label: say.create, action: { name: 'touchpoint.create', subject: lane }, style: 'primary' },
          ...lanes
            .filter((other) => other !== lane)
            .map((other) => ({
              label: say.lanes[other],
              action: { name: 'touchpoints', subject: `${ofLane(other)}/0` },
            })),
        ],
      },
      ...entries.flatMap((entry) => entryBlocks(entry, people, request)),
      ...pager,
    ],
  };
}

function entryBlocks(
  entry: TouchpointEntry,
  people: readonly Person[],
  { locale, formats }: Request,
): Block[] {
  const { id, names, isOwn, stage, channel, aim, ownerId, aliases, isRetired } = entry;
  const say = sayTouchpoints(locale);
  const other = names[locale === 'fr' ? 'en' : 'fr'];
  const owner = people.find((person) => person.id === ownerId);
  const told = [
    isRetired ? say.retired : stage === null ? say.noStage : stageNames(stage)[locale],
    ...(channel !== null && isContactChannel(channel) ? [contactChannelName(channel, locale)] : []),
    ...(owner ? [say.ownedBy(owner.name)] : []),
    ...(aim !== null && isAim(aim) ? [say.aimed(aimName(aim, locale))] : []),
    ...(isOwn ? [say.own] : []),
    ...(other === names[locale] ? [] : [say.bothNames(other)]),
    ...(aliases.length === 0
      ? []
      : [say.also(formats.list([...aliases.slice(0, SHOWN), ...(aliases.length > SHOWN ? ['…'] : [])]))]),
  ];
  const confirm = { title: say.retireTitle, text: say.retireText, yes: say.retire, no: say.keep };
  const buttons: Button[] = isRetired
    ? [{ label: say.bringBack, action: { name: 'touchpoint.bring-back', subject: id } }]
    : [
        { label: say.edit, action: { name: 'touchpoint.edit', subject: id } },
        ...(isOwn ? [{ label: say.join, action: { name: 'touchpoint.join', subject: id } }] : []),
        { label: say.retire, action: { name: 'touchpoint.retire', subject: id }, style: 'danger', confirm },
      ];
  return [
    { kind: 'facts', facts: [{ label: names[locale], value: told.join(' · ') }] },
    { kind: 'buttons', buttons },
  ];
}
