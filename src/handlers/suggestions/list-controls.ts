// What one does with a list of suggestions: filter it, turn its pages, go to another one. What it shows is in
// lists.ts.
import { plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Button, Option } from '../../messages/message.ts';
import type { Listed } from '../../suggestions/finding/lists.ts';
import { statusName } from '../../suggestions/letters/card.ts';
import { openTopics, topicName } from '../../suggestions/topics.ts';
import { pager } from '../paging.ts';
import type { Request } from '../request.ts';
import { encodeList, firstPage, type ListState, shownIn } from './list-state.ts';

/** What a filter's first option stands for. */
export const ALL = 'all';
/** So many topics stand in a select; past it one is looked for in a form. */
const IN_A_SELECT = 20;

export function allTopics(locale: Locale): Option {
  return { value: ALL, label: words(locale).allTopics };
}

/** What can be chosen to filter by topic, by name. */
export async function topicOptions({ kit, workspace, locale }: Request): Promise<readonly Option[]> {
  const topics = await openTopics(kit.database.db, workspace.id);
  return topics
    .map((topic) => ({ value: topic.id, label: topicName(topic, locale) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
}

/** The selects of a list, as it is filtered now; none where there is nothing to choose between. */
export function filters(state: ListState, topics: readonly Option[], request: Request): Block[] {
  const { locale } = request;
  const say = words(locale);
  const subject = encodeList({ ...state, page: 0 });
  const statuses = shownIn(state.kind).map((status) => ({
    value: status,
    label: statusName(status, locale),
  }));
  const byTopic: Block =
    topics.length > IN_A_SELECT
      ? topicButton(state, topics, request)
      : {
          kind: 'select',
          label: say.topic,
          action: { name: 'suggestions.topic', subject },
          options: [allTopics(locale), ...topics],
          chosen: state.topicId ?? ALL,
        };
  const byStatus: Block = {
    kind: 'select',
    label: say.status,
    action: { name: 'suggestions.status', subject },
    options: [{ value: ALL, label: say.allStatuses }, ...statuses],
    chosen: state.status ?? ALL,
  };
  return [...(topics.length > 1 ? [byTopic] : []), ...(statuses.length > 1 ? [byStatus] : [])];
}

/** In the place of a select that would be too long: the topic that the list is about, and the way to another one. */
function topicButton(state: ListState, topics: readonly Option[], { locale }: Request): Block {
  const { label } = topics.find(({ value }) => value === state.topicId) ?? allTopics(locale);
  const subject = encodeList({ ...state, page: 0 });
  const button = {
    label: words(locale).topicButton(label),
    action: { name: 'suggestions.choose-topic', subject },
  };
  return { kind: 'buttons', buttons: [button] };
}

/** Which page this is, and the way to its neighbours; nothing where there is one page. */
export function turning(state: ListState, { total }: Listed, request: Request): Block[] {
  const turn = (page: number) => ({ name: 'suggestions.list', subject: encodeList({ ...state, page }) });
  const counted = plural(request.locale, total, words(request.locale).ideas(request.formats.number(total)));
  return pager({ total, page: state.page, turn, counted }, request);
}

/** The way to the lists that everyone has, but for the one that is shown; and how to search. */
export function otherLists({ locale }: Request, shown: ListState['kind'] | null): Block[] {
  const say = words(locale);
  const buttons = (['waiting', 'mine', 'open', 'done', 'closed'] as const)
    // Where no list is shown, what waits for the asker stands above.
    .filter((kind) => kind !== (shown ?? 'waiting'))
    .map((kind): Button => {
      const subject = encodeList(firstPage(kind));
      return { label: say.button[kind], action: { name: 'suggestions.list', subject } };
    });
  return [
    { kind: 'buttons', buttons },
    { kind: 'note', text: say.hint },
  ];
}

const words = phrases({
  en: {
    topic: 'Topic',
    allTopics: 'All topics',
    topicButton: (topic: string) => `Topic: ${topic}…`,
    status: 'Status',
    allStatuses: 'All statuses',
    ideas: (count: string) => ({ one: `${count} idea`, other: `${count} ideas` }),
    button: {
      waiting: 'Waiting for my answer',
      mine: 'My ideas',
      open: 'Open',
      done: 'Done',
      closed: 'Closed',
    },
    hint: 'To find one: /suggestions search WORDS. To see one in full: /suggestions 218.',
  },
  fr: {
    topic: 'Sujet',
    allTopics: 'Tous les sujets',
    topicButton: (topic) => fr`Sujet : ${topic}…`,
    status: 'État',
    allStatuses: 'Tous les états',
    ideas: (count) => ({ one: `${count} idée`, other: `${count} idées` }),
    button: {
      waiting: 'En attente de ma réponse',
      mine: 'Mes idées',
      open: 'Ouvertes',
      done: 'Réalisées',
      closed: 'Closes',
    },
    hint: 'Pour en trouver une : /idees chercher MOTS. Pour en lire une en entier : /idees 218.',
  },
});
