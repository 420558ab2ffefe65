// The best failures that wait for a moderator, page by page, and one of them as the moderators' card shows it. What is done with one is
// moderate.ts.
import { UserError } from '../../errors.ts';
import { plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Message } from '../../messages/message.ts';
import { peopleByIds } from '../../people/person.ts';
import { storiesWaiting, type WaitingStory } from '../../stories/lists.ts';
import { mayModerate, mustModerate } from '../../stories/moderators.ts';
import { storyById } from '../../stories/story.ts';
import { moderationCard } from '../../stories/views.ts';
import { pageIn, pageRead, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';

/** Moderators only. @throws UserError 'story.not-moderator' */
async function storiesMessage(request: Request, page = 0): Promise<Message> {
  const { kit, workspace, asker, locale } = request;
  await mustModerate(kit.directory, workspace, asker);
  const say = words(locale);
  const { listed, pager, again } = await pageRead({ name: 'stories' }, page, request, (part) =>
    storiesWaiting(kit.database.db, workspace.id, part),
  );
  const title = titleOf(listed.total, request);
  return {
    summary: title,
    again,
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      ...(listed.total === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...listed.stories.flatMap((each) => lineOf(each, request)),
      ...pager,
    ],
  };
}

export const listStories: Ask = async (request) =>
  shown(request, await storiesMessage(request, pageIn(request.subject).page));

/** One of them whole, to be decided on. */
export const viewStory: Ask = async (request) => {
  const { kit, workspace, asker, locale } = request;
  await mustModerate(kit.directory, workspace, asker);
  const story = await storyById(kit.database.db, workspace.id, request.subject ?? '');
  if (!story) throw new UserError('story.not-found', (reader) => words(reader).gone);
  const { id: subject, moderatorId } = story.row;
  const [decider] =
    moderatorId === null ? [] : await peopleByIds(kit.database.db, workspace.id, [moderatorId]);
  const card = moderationCard(story, decider?.name ?? null, { locale, timeZone: asker.timeZone });
  return { kind: 'say', message: { ...card, again: { name: 'story.view', subject } } };
};

/** For App Home of those who may decide: the first few; nothing where none waits. */
export async function waitingStoryBlocks(request: Request, take: number): Promise<Block[]> {
  const { kit, workspace, asker, formats, locale } = request;
  const listed = await storiesWaiting(kit.database.db, workspace.id, { skip: 0, take });
  if (listed.total === 0 || !(await mayModerate(kit.directory, workspace, asker))) return [];
  const label = words(locale).all(formats.number(listed.total));
  const all: Block = { kind: 'buttons', buttons: [{ label, action: { name: 'stories' } }] };
  return [
    { kind: 'text', text: [{ strong: titleOf(listed.total, request) }] },
    ...listed.stories.flatMap((each) => lineOf(each, request)),
    ...(listed.total > take ? [all] : []),
  ];
}

function titleOf(total: number, { locale, formats }: Request): string {
  return plural(locale, total, words(locale).title(formats.number(total)));
}

function lineOf({ row, teller }: WaitingStory, { locale, formats, at }: Request): Block[] {
  const say = words(locale);
  const { id: subject, number, title, submittedAt } = row;
  return [
    {
      kind: 'text',
      text: [{ strong: say.line(number, title) }, ` · ${say.told(teller, formats.day(submittedAt, at))}`],
    },
    { kind: 'buttons', buttons: [{ label: say.read(number), action: { name: 'story.view', subject } }] },
  ];
}

const words = phrases({
  en: {
    title: (count: string) => ({
      one: 'A best failure waits for a moderator',
      other: `${count} best failures wait for a moderator`,
    }),
    none: 'None waits. What colleagues tell comes here until somebody approves it.',
    line: (number: number, title: string) => `#${number} ${title}`,
    told: (teller: string, day: string) => `told by ${teller} on ${day}`,
    read: (number: number) => `Read #${number}`,
    all: (count: string) => `All ${count}`,
    gone: 'This story no longer exists here.',
  },
  fr: {
    title: (count) => ({
      one: 'Un raté devenu pépite attend un modérateur',
      other: fr`${count} ratés devenus pépites attendent un modérateur`,
    }),
    none: 'Aucun n’attend. Ce que racontent les collègues arrive ici jusqu’à ce que quelqu’un l’approuve.',
    line: (number, title) => fr`n° ${number} ${title}`,
    told: (teller, day) => `raconté par ${teller} le ${day}`,
    read: (number) => fr`Lire le n° ${number}`,
    all: (count) => fr`Voir les ${count}`,
    gone: 'Ce récit n’existe plus ici.',
  },
});
