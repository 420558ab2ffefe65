// One action in full, as everybody may read it: where it stands, what it grew from, what happened, and what the reader can do.
import { type CommunityQuestion, questionsAbout } from '../../community/question.ts';
import { asColleaguesRead, repliesOf } from '../../customer-replies/reply.ts';
import { replyBlocks } from '../../customer-replies/shown.ts';
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { peopleByIds } from '../../people/person.ts';
import type { PlanAction } from '../../plan/action.ts';
import { dataOf, historyOf } from '../../plan/history.ts';
import { type ActionAct, decide, isGoingOn } from '../../plan/lifecycle.ts';
import { findAction, findByNumber, mayChange } from '../../plan/may.ts';
import { type OriginTold, originsText, originsTold } from '../../plan/origins.ts';
import { movesText, standing } from '../../plan/standing.ts';
import { askButton } from '../community/ask.ts';
import { seeQuestions } from '../community/view.ts';
import { writeButtons } from '../customer-replies/whom.ts';
import type { Ask, Reply, Request } from '../request.ts';
import { effectBlocks } from './effect.ts';
import { happenedBlocks } from './happened.ts';
import { readerOf } from './line.ts';
import { stepBlocks } from './steps.ts';

export const viewAction: Ask = async (request) => {
  const { kit, workspace, subject } = request;
  return view(request, await findAction(kit.database.db, workspace.id, subject ?? ''));
};

/** @throws UserError 'action.not-found' */
export async function viewByNumber(request: Request, number: number): Promise<Reply> {
  const { kit, workspace } = request;
  return view(request, await findByNumber(kit.database.db, workspace.id, number));
}

async function view(request: Request, action: PlanAction): Promise<Reply> {
  return { kind: 'say', message: await actionMessage(request, action) };
}

async function actionMessage(request: Request, action: PlanAction): Promise<Message> {
  const { kit, workspace, locale, formats } = request;
  const { db } = kit.database;
  const say = words(locale);
  const { row, moves } = action;
  const reader = readerOf(request);
  const questions = await questionsAbout(db, workspace.id, { kind: 'action', id: row.id });
  const events = await historyOf(db, workspace.id, row.id);
  const spokenOf = events.flatMap((event) =>
    [event.actorId, dataOf(event).to].filter((id) => typeof id === 'string'),
  );
  const people = await peopleByIds(db, workspace.id, [...new Set(spokenOf)]);
  const names = new Map([
    ...people.map(({ id, name }) => [id, name] as const),
    ...action.steps.map(({ id, text }) => [id, text] as const),
  ]);
  const replies = await repliesOf(db, workspace.id, { kind: 'action', id: row.id });
  const write = await writeButtons(request, action);
  const origins = await originsTold(db, workspace.id, action.origins, locale);
  const called = await touchpointsCalled(db, workspace.id);
  const at =
    row.touchpoint === null ? null : touchpointName(row.touchpoint, locale, called.get(row.touchpoint));
  const notes = [
    standing(action, reader),
    ...(moves ? [movesText(moves, at, locale)] : at === null ? [] : [say.at(at)]),
    ...originsText(origins, formats.list, locale),
  ];
  return {
    summary: say.summary(row.number, row.title),
    again: { name: 'action.view', subject: row.id },
    blocks: [
      { kind: 'text', text: [{ strong: say.summary(row.number, row.title) }] },
      ...(row.forWhom === '' ? [] : [{ kind: 'text', text: say.forWhom(row.forWhom) } as const]),
      ...notes.map((text) => ({ kind: 'note', text }) as const),
      ...stepBlocks(action, mayChange(action, request.asker) && isGoingOn(action.status), request),
      ...(await effectBlocks(request, action, events)),
      ...replyBlocks(asColleaguesRead(replies, workspace.country), reader),
      ...buttons(action, { write, origins, questions }, request),
      { kind: 'divider' },
      ...happenedBlocks(events, names, reader),
    ],
  };
}

/** In the order in which they are wanted. */
const OFFERED: readonly { readonly act: Exclude<ActionAct, 'tick'>; readonly ask: string }[] = [
  { act: 'start', ask: 'action.start' },
  { act: 'finish', ask: 'action.finish' },
  { act: 'note', ask: 'action.note' },
  { act: 'steps', ask: 'action.steps' },
  { act: 'postpone', ask: 'action.postpone' },
  { act: 'hand-over', ask: 'action.hand-over' },
  { act: 'edit', ask: 'action.edit' },
  { act: 'drop', ask: 'action.drop' },
  { act: 'reopen', ask: 'action.reopen' },
];

function buttons(
  { row, status, owner }: PlanAction,
  {
    write,
    origins,
    questions,
  }: {
    readonly write: readonly Button[];
    readonly origins: readonly OriginTold[];
    readonly questions: readonly CommunityQuestion[];
  },
  { asker, locale }: Request,
): Block[] {
  const say = words(locale);
  const isTheirs = mayChange({ owner }, asker);
  const offered = OFFERED.filter(({ act }) => isTheirs && decide(act, status, null).kind === 'allowed');
  const shown: Button[] = [
    ...offered.map(
      ({ act, ask }, i): Button => ({
        label: say.act[act],
        action: { name: ask, subject: row.id },
        ...(i === 0 && isGoingOn(status) ? { style: 'primary' } : {}),
      }),
    ),
    ...write,
    ...(isTheirs && isGoingOn(status) ? [askButton({ kind: 'action', id: row.id }, locale)] : []),
    ...seeQuestions(questions, locale),
    ...origins.flatMap(({ see }) => (see ? [see] : [])),
  ];
  return shown.length === 0 ? [] : [{ kind: 'buttons', buttons: shown }];
}

const words = phrases({
  en: {
    summary: (number: number, title: string) => `Action #${number}: ${title}`,
    forWhom: (whom: string) => `For: ${whom}`,
    at: (touchpoint: string) => `At: ${touchpoint}`,
    act: {
      start: 'Begin',
      finish: 'Done…',
      note: 'Add a note…',
      steps: 'Steps…',
      postpone: 'Another day…',
      'hand-over': 'Hand over…',
      edit: 'Change it…',
      drop: 'Drop it…',
      reopen: 'Open again…',
    } satisfies Record<Exclude<ActionAct, 'tick'>, string>,
  },
  fr: {
    summary: (number, title) => fr`Action n° ${number} : ${title}`,
    forWhom: (whom) => fr`Pour : ${whom}`,
    at: (touchpoint) => fr`Étape : ${touchpoint}`,
    act: {
      start: 'Je commence',
      finish: 'C’est fait…',
      note: 'Ajouter une note…',
      steps: 'Tâches…',
      postpone: 'Changer d’échéance…',
      'hand-over': 'Passer la main…',
      edit: 'Modifier…',
      drop: 'Abandonner…',
      reopen: 'Rouvrir…',
    },
  },
});
