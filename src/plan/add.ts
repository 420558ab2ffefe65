// An action comes into the plan, once, whatever happens; and something more is seen to grow into one that is there.
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { type Store, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Person } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import type { ActionDraft, GrownFrom, PlanAction } from './action.ts';
import { clockOf, newsAskAt } from './clock.ts';
import { append } from './history.ts';
import { tellOwner } from './letters/post.ts';
import { goingOn } from './lifecycle.ts';
import { findAction } from './may.ts';

export interface ActionToAdd {
  readonly draft: ActionDraft;
  readonly owner: Person;
  readonly by: Person;
  readonly origin: GrownFrom | null;
  /** The opening of the form that it came from; the same one twice is stored once. */
  readonly formKey: string;
}

export async function addAction(shell: Shell, adding: ActionToAdd): Promise<PlanAction> {
  const { database, workspace } = shell;
  const { db } = database;
  return once(
    () => transact(database, (tx) => addWithin(tx, shell, adding)),
    async () => {
      const key = { workspaceId: workspace.id, formKey: adding.formKey };
      const known = await db.action.findUnique({ where: { workspaceId_formKey: key } });
      return known && findAction(db, workspace.id, known.id);
    },
  );
}

/** Nobody does ten things: so many actions that go on grow from one round of a survey, or one promise. */
const MOST_FROM_ONE = 2;
const limited = ['survey', 'promise'] as const;

/** @throws UserError 'plan.enough-from-survey' or 'plan.enough-from-promise'; nothing of other origins */
export async function mustLeaveRoom(
  db: Store,
  workspaceId: string,
  { kind: grown, subject }: Pick<GrownFrom, 'kind' | 'subject'>,
): Promise<void> {
  const kind = limited.find((each) => each === grown);
  if (kind === undefined) return;
  const of = { origins: { some: { kind, subject } } };
  const going = await db.action.count({ where: { workspaceId, status: { in: [...goingOn] }, ...of } });
  if (going >= MOST_FROM_ONE)
    throw new UserError(`plan.enough-from-${kind}`, (locale) => words(locale).enough[kind](MOST_FROM_ONE));
}

async function addWithin(tx: Store, { workspace, now }: Shell, adding: ActionToAdd): Promise<PlanAction> {
  const { draft, owner, by, origin, formKey } = adding;
  const workspaceId = workspace.id;
  if (origin) await mustLeaveRoom(tx, workspaceId, origin);
  const { last: number } = await tx.actionCounter.upsert({
    where: { workspaceId },
    create: { workspaceId, last: 1 },
    update: { last: { increment: 1 } },
  });
  const { moves, ...said } = draft;
  const { id } = await tx.action.create({
    data: {
      workspaceId,
      id: newId(),
      number,
      ...said,
      ...(moves === null ? {} : { moves }),
      ownerId: owner.id,
      createdById: by.id,
      createdAt: now,
      status: 'planned',
      ...clockOf(workspace, { dueOn: draft.dueOn, owner }, { step: 0, after: now }),
      newsAskAt: newsAskAt(now),
      eventCount: 1,
      formKey,
    },
  });
  if (origin) await tx.actionOrigin.create({ data: { workspaceId, actionId: id, ...origin } });
  await append(tx, {
    workspaceId,
    actionId: id,
    position: 0,
    kind: 'added',
    actorId: by.id,
    at: now,
    data: { to: owner.id },
  });
  const action = await findAction(tx, workspaceId, id);
  await tellOwner(tx, { workspace, now }, action, { by, text: '' });
  return action;
}

/** Something more is seen to grow into an action that goes on: by anybody. Twice is once. */
export async function growInto(
  shell: Shell,
  { actionId, origin, by }: { readonly actionId: string; readonly origin: GrownFrom; readonly by: Person },
): Promise<PlanAction> {
  const workspaceId = shell.workspace.id;
  const { kind, subject } = origin;
  return transact(shell.database, async (tx) => {
    const before = await findAction(tx, workspaceId, actionId);
    if (before.origins.some((each) => each.kind === kind && each.subject === subject)) return before;
    await mustLeaveRoom(tx, workspaceId, origin);
    const { eventCount: position } = before.row;
    await tx.actionOrigin.create({ data: { workspaceId, actionId, ...origin } });
    await tx.action.update({
      where: { workspaceId_id: { workspaceId, id: actionId }, eventCount: position },
      data: { eventCount: position + 1 },
    });
    const data = { origin: { kind, subject } };
    await append(tx, {
      workspaceId,
      actionId,
      position,
      kind: 'grew-from',
      actorId: by.id,
      at: shell.now,
      data,
    });
    return findAction(tx, workspaceId, actionId);
  });
}

const words = phrases({
  en: {
    enough: {
      survey: (most: number) =>
        `${most} actions go on that grew from this survey: nobody does ten things. Finish or drop one of them first.`,
      promise: (most: number) =>
        `${most} actions go on that grew from this promise: nobody does ten things. Finish or drop one of them first.`,
    },
  },
  fr: {
    enough: {
      survey: (most) =>
        fr`${most} actions issues de cette enquête sont déjà en cours : personne n’en mène dix. Terminez-en une d’abord, ou abandonnez-la.`,
      promise: (most) =>
        fr`${most} actions issues de cette promesse sont déjà en cours : personne n’en mène dix. Terminez-en une d’abord, ou abandonnez-la.`,
    },
  },
});
