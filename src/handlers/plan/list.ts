// Lists of actions, a page at a time, by touchpoint and by their words; and the line of App Home. One action in full is view.ts.

import { dayIn } from '../../calendar/zone.ts';
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import type { PlacedTouchpoint } from '../../feedback/touchpoints/order.ts';
import { plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { offered } from '../../messages/options.ts';
import { moreItems } from '../../messages/shorten.ts';
import {
  type ActionList,
  actionLists,
  type ListedActions,
  listActions,
  touchpointsOfActions,
} from '../../plan/lists.ts';
import { AT_A_GLANCE, lastPage, ON_A_PAGE, pager } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { nameIn, touchpointsOf } from '../which-answers.ts';
import { actionLines } from './line.ts';
import { decodePlan, encodePlan, firstPlanPage, type PlanState, touchpointCode } from './list-state.ts';

/** What the filter's first option stands for. */
const ANY = 'any';

export const showPlan: Ask = (request) => instead(request, stateOf(request));

/** The same list, only those at the chosen touchpoint. */
export const filterPlan: Ask = (request) => {
  const at = request.chosen === ANY ? null : request.chosen;
  return instead(request, { ...stateOf(request), at, page: 0 });
};

function stateOf({ subject }: Request): PlanState {
  return decodePlan(subject) ?? firstPlanPage('open');
}

async function instead(request: Request, state: PlanState) {
  return { kind: 'say', message: await planMessage(request, state), instead: true } as const;
}

/** A page of a list; the last one where there are fewer. */
export async function planMessage(request: Request, asked: PlanState): Promise<Message> {
  const { kit, workspace, locale, formats } = request;
  const { db } = kit.database;
  const say = words(locale);
  const called = await touchpointsCalled(db, workspace.id);
  const touchpoints = await touchpointsOfActions(db, workspace.id);
  const touchpoint = touchpoints.find((each) => touchpointCode(each) === asked.at) ?? null;
  const { state, listed } = await pageOf(
    request,
    touchpoint === null ? { ...asked, at: null } : asked,
    touchpoint,
  );
  const title = state.words === '' ? say.title[state.list] : say.found(state.words);
  const turn = (page: number) => ({ name: 'plan.list', subject: encodePlan({ ...state, page }) });
  const counted = plural(locale, listed.total, say.actions(formats.number(listed.total)));
  return {
    summary: say.summary(title, formats.number(listed.total)),
    again: { name: 'plan.list', subject: encodePlan(state) },
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      ...byTouchpoint(touchpoints, await touchpointsOf(request), state, request),
      ...(listed.total === 0 ? [{ kind: 'text', text: say.none[state.list] } as const] : []),
      ...actionLines(listed.actions, called, request),
      ...pager({ total: listed.total, page: state.page, turn, counted }, request),
      ...planLists(request, state.words === '' ? state.list : null),
    ],
  };
}

/** The select of touchpoints, of more than one, in the order of their way. */
function byTouchpoint(
  used: readonly string[],
  all: readonly PlacedTouchpoint[],
  state: PlanState,
  { locale }: Request,
): Block[] {
  if (used.length < 2 && state.at === null) return [];
  const say = words(locale);
  const known = all.flatMap(({ id }) => (used.includes(id) ? id : []));
  const places = [...new Set([...known, ...used])].map((id) => ({
    value: touchpointCode(id),
    label: nameIn(all, id, locale),
  }));
  const options = offered(places, [state.at ?? ANY], MOST_OPTIONS);
  const hidden = places.length - options.length;
  return [
    {
      kind: 'select',
      label: say.touchpoint,
      action: { name: 'plan.touchpoint', subject: encodePlan({ ...state, page: 0 }) },
      options: [{ value: ANY, label: say.anyTouchpoint }, ...options],
      chosen: options.some(({ value }) => value === state.at) ? (state.at ?? ANY) : ANY,
    },
    ...(hidden > 0 ? [{ kind: 'note', text: moreItems(hidden, locale) } as const] : []),
  ];
}

/** Slack shows 100 options in a select (docs.slack.dev, Block Kit, static select); one is "all". */
const MOST_OPTIONS = 99;

async function pageOf(
  request: Request,
  state: PlanState,
  touchpoint: string | null,
): Promise<{ readonly state: PlanState; readonly listed: ListedActions }> {
  const { kit, workspace, asker, at: now } = request;
  const listed = await listActions(
    kit.database.db,
    workspace.id,
    {
      list: state.list,
      words: state.words,
      readerId: asker.id,
      today: dayIn(asker.timeZone, now),
      touchpoint,
    },
    { skip: state.page * ON_A_PAGE, take: ON_A_PAGE },
  );
  const last = lastPage(listed.total);
  return state.page <= last ? { state, listed } : pageOf(request, { ...state, page: last }, touchpoint);
}

/** The way to the other lists, to a new action, and how to search. */
export function planLists({ locale }: Pick<Request, 'locale'>, shown: ActionList | null): Block[] {
  const say = words(locale);
  const others = actionLists
    .filter((list) => list !== shown)
    .map((list): Button => {
      const subject = encodePlan(firstPlanPage(list));
      return { label: say.button[list], action: { name: 'plan.list', subject } };
    });
  return [
    { kind: 'buttons', buttons: [addButton(locale), ...others] },
    { kind: 'note', text: say.hint },
  ];
}

function addButton(locale: Request['locale']): Button {
  return { label: words(locale).add, action: { name: 'plan.add' } };
}

/** For App Home: the actions that the reader has and that go on; nothing where there is none. */
export async function myActionBlocks(request: Request, take = AT_A_GLANCE): Promise<Block[]> {
  const { kit, workspace, asker, at, locale, formats } = request;
  const { db } = kit.database;
  const asked = {
    list: 'mine',
    words: '',
    readerId: asker.id,
    today: dayIn(asker.timeZone, at),
    touchpoint: null,
  } as const;
  const { actions, total } = await listActions(db, workspace.id, asked, { skip: 0, take });
  if (total === 0) return [];
  const say = words(locale);
  const all = { name: 'plan.list', subject: encodePlan(firstPlanPage('mine')) };
  return [
    { kind: 'text', text: [{ strong: say.mine }] },
    ...actionLines(actions, await touchpointsCalled(db, workspace.id), request),
    ...(total > actions.length
      ? [{ kind: 'buttons', buttons: [{ label: say.allMine(formats.number(total)), action: all }] } as const]
      : []),
  ];
}

const words = phrases({
  en: {
    title: {
      mine: 'Your actions, first due first',
      open: 'Actions that go on, first due first',
      late: 'Late actions, the latest first',
      done: 'Actions done, newest first',
      all: 'All actions, newest first',
    } satisfies Record<ActionList, string>,
    none: {
      mine: 'None is yours.',
      open: 'Nothing goes on. Whatever customers or colleagues say can become an action.',
      late: 'None is late.',
      done: 'None is done yet.',
      all: 'None yet. Whatever customers or colleagues say can become an action.',
    } satisfies Record<ActionList, string>,
    found: (search: string) => `Actions about “${search}”`,
    summary: (title: string, count: string) => `${title}: ${count}`,
    actions: (count: string) => ({ one: `${count} action`, other: `${count} actions` }),
    touchpoint: 'Touchpoint',
    anyTouchpoint: 'All touchpoints',
    add: 'Add an action…',
    button: { mine: 'My actions', open: 'Going on', late: 'Late', done: 'Done', all: 'All' } satisfies Record<
      ActionList,
      string
    >,
    mine: 'Your actions',
    allMine: (count: string) => `All ${count}`,
    hint: 'To find one: /plan search WORDS. To see one in full: /plan 12.',
  },
  fr: {
    title: {
      mine: 'Vos actions, par échéance',
      open: 'Actions à mener, par échéance',
      late: 'Actions en retard, les plus anciennes d’abord',
      done: 'Actions terminées, les plus récentes d’abord',
      all: 'Toutes les actions, les plus récentes d’abord',
    },
    none: {
      mine: 'Aucune n’est à vous.',
      open: 'Rien en cours. Ce que disent les clients ou les collègues peut devenir une action.',
      late: 'Aucune n’est en retard.',
      done: 'Aucune n’est encore terminée.',
      all: 'Aucune pour l’instant. Ce que disent les clients ou les collègues peut devenir une action.',
    },
    found: (search) => fr`Actions autour de « ${search} »`,
    summary: (title, count) => fr`${title} : ${count}`,
    actions: (count) => ({ one: `${count} action`, other: `${count} actions` }),
    touchpoint: 'Étape du parcours',
    anyTouchpoint: 'Toutes les étapes',
    add: 'Ajouter une action…',
    button: {
      mine: 'Mes actions',
      open: 'À mener',
      late: 'En retard',
      done: 'Terminées',
      all: 'Toutes',
    },
    mine: 'Vos actions',
    allMine: (count) => fr`Voir les ${count}`,
    hint: fr`Pour en trouver une : /plan chercher MOTS. Pour en lire une en entier : /plan 12.`,
  },
});
