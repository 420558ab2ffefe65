// Lists of suggestions, a page at a time, filtered by topic and status. One suggestion in full is in view.ts.
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Message } from '../../messages/message.ts';
import { holds } from '../../people/rights.ts';
import {
  type Listed,
  suggestionsByIds,
  suggestionsIn,
  unowned,
  waitingFor,
  writtenBy,
} from '../../suggestions/finding/lists.ts';
import { searchIn } from '../../suggestions/finding/search.ts';
import { standingAs } from '../../suggestions/lifecycle.ts';
import { mustHold } from '../admin.ts';
import { lastPage, ON_A_PAGE } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { exportButtons } from './export.ts';
import { line, viewButtons } from './line.ts';
import { ALL, filters, otherLists, topicOptions, turning } from './list-controls.ts';
import { decodeList, encodeList, firstPage, type ListState, shownIn, statusesOf } from './list-state.ts';
import { acknowledgeButton, queueLines } from './queue.ts';
import { unnamedBlocks } from './unnamed.ts';
import { unownedLines } from './unowned.ts';

/** The list that the button carries, in the place of the one that was there. */
export const showList: Ask = (request) => instead(request, stateOf(request));

/** The same list, only those of the chosen topic. */
export const filterByTopic: Ask = (request) => {
  const { chosen } = request;
  const topicId = chosen === ALL ? null : chosen;
  return instead(request, { ...stateOf(request), topicId, page: 0 });
};

/** The same list, only those of the chosen status. */
export const filterByStatus: Ask = (request) => {
  const state = stateOf(request);
  const status = shownIn(state.kind).find((each) => each === request.chosen) ?? null;
  return instead(request, { ...state, status, page: 0 });
};

function stateOf({ subject }: Request): ListState {
  return decodeList(subject) ?? firstPage('open');
}

async function instead(request: Request, state: ListState) {
  return { kind: 'say', message: await listMessage(request, state), instead: true } as const;
}

/** A page of a list; the last one where there are fewer. */
export async function listMessage(request: Request, asked: ListState): Promise<Message> {
  if (asked.kind === 'unowned') await mustHold(request, 'admin');
  const say = words(request.locale);
  const topics = await topicOptions(request);
  // A topic that was closed meanwhile filters nothing any more.
  const topicId = topics.some((each) => each.value === asked.topicId) ? asked.topicId : null;
  const { state, listed } = await pageOf(request, { ...asked, topicId });
  const title = state.kind === 'search' ? say.found(state.words) : say.title[state.kind];
  const { kind } = state;
  const unnamed = kind === 'mine' ? await unnamedBlocks(request) : [];
  return {
    summary: say.summary(title, request.formats.number(listed.total)),
    again: { name: 'suggestions.list', subject: encodeList(state) },
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      ...(statusesOf(kind) === null ? [] : filters(state, topics, request)),
      ...unnamed,
      ...(listed.total === 0 && unnamed.length === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...(kind === 'waiting'
        ? [...queueLines(listed, request), ...(await acknowledgeButton(request))]
        : kind === 'unowned'
          ? unownedLines(listed, request)
          : [
              ...listed.suggestions.map((each) => line(each, request)),
              ...viewButtons(listed.suggestions, request),
            ]),
      ...notAll(listed, request),
      ...turning(state, listed, request),
      ...otherLists(request, kind),
      ...(holds(request.asker, 'admin') ? exportButtons(request) : []),
    ],
  };
}

async function pageOf(
  request: Request,
  state: ListState,
): Promise<{ readonly state: ListState; readonly listed: FoundHere }> {
  const listed = await load(request, state);
  const last = lastPage(listed.total);
  return state.page <= last ? { state, listed } : pageOf(request, { ...state, page: last });
}

interface FoundHere extends Listed {
  readonly lookedThrough?: number | null;
}

async function load(request: Request, state: ListState): Promise<FoundHere> {
  const { kit, workspace, asker } = request;
  const { db } = kit.database;
  const part = { skip: state.page * ON_A_PAGE, take: ON_A_PAGE };
  const standing =
    state.status === null ? { statuses: statusesOf(state.kind) ?? [] } : standingAs(state.status);
  switch (state.kind) {
    case 'mine':
      return writtenBy(db, kit.keys, workspace.id, asker, part);
    case 'waiting':
      return waitingFor(db, workspace.id, asker, part);
    case 'unowned':
      return unowned(db, workspace.id, part);
    case 'open':
    case 'done':
    case 'closed':
      return suggestionsIn(db, workspace.id, { ...standing, topicId: state.topicId }, part);
    case 'search': {
      const only = state.topicId === null ? {} : { topicId: state.topicId };
      const found = await searchIn(db, workspace.id, state.words, { ...standing, ...only, ...part });
      return { suggestions: await suggestionsByIds(db, workspace.id, found.ids), total: found.total };
    }
    default:
      return state.kind satisfies never;
  }
}

function notAll({ lookedThrough }: FoundHere, { locale, formats: { number } }: Request): Block[] {
  if (lookedThrough === undefined || lookedThrough === null) return [];
  return [{ kind: 'note', text: words(locale).notAll(number(lookedThrough)) }];
}

const words = phrases({
  en: {
    title: {
      mine: 'Your ideas',
      waiting: 'Waiting for your answer, first due first',
      unowned: 'Nobody answers for these, first due first',
      open: 'Open ideas, newest first',
      done: 'Done, newest first',
      closed: 'Closed ideas, newest first',
    },
    found: (search: string) => `Ideas about “${search}”`,
    summary: (title: string, count: string) => `${title}: ${count}`,
    none: 'None here.',
    notAll: (count: string) => `Of anonymous ideas, only the newest ${count} were looked through.`,
  },
  fr: {
    title: {
      mine: 'Vos idées',
      waiting: 'En attente de votre réponse, par échéance',
      unowned: 'Sans responsable, par échéance',
      open: 'Idées ouvertes, les plus récentes d’abord',
      done: 'Idées réalisées, les plus récentes d’abord',
      closed: 'Idées closes, les plus récentes d’abord',
    },
    found: (search) => fr`Idées autour de « ${search} »`,
    summary: (title, count) => fr`${title} : ${count}`,
    none: 'Aucune idée ici.',
    notAll: (count) => `Parmi les idées anonymes, seules les ${count} plus récentes ont été parcourues.`,
  },
});
