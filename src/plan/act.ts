// What its owner and admins do with an action: decide, save and tell, in one transaction each. Whether they may is may.ts.
import { noted } from '../audit/note.ts';
import { dayIn } from '../calendar/zone.ts';
import { once } from '../correspondence/once.ts';
import { type Store, transact } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { KeyedShell, Shell } from '../workspace/shell.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { PlanAction } from './action.ts';
import { clockOf, newsAskAt, stoppedClock } from './clock.ts';
import type { ActionDoing } from './doing.ts';
import { effectClock, tellDone } from './effect/telling.ts';
import { type ActionEventData, append, eventOf } from './history.ts';
import { tellFormer, tellOwner } from './letters/post.ts';
import { type ActionDecision, isGoingOn } from './lifecycle.ts';
import { findAction, mayAct } from './may.ts';
import type { Moves } from './moves.ts';
import { replaceSteps, stepsAfter, stepTicked } from './steps.ts';

type AllowedAct = Extract<ActionDecision, { kind: 'allowed' }>;

/**
 * Acts once, and tells whom it concerns. The same form again changes nothing, nor does ticking a step that is ticked or gone.
 * @throws UserError as `findAction` and `mayAct` do, and 'action.changed' where somebody changed meanwhile what a form would write over
 */
export async function actOnAction(shell: KeyedShell, doing: ActionDoing): Promise<PlanAction> {
  const { database, workspace } = shell;
  const { db } = database;
  const { actionId, formKey } = doing;
  return once(
    () => transact(database, (tx) => actWithin(tx, shell, doing)),
    async () => {
      if (formKey === undefined) return null;
      const where = { workspaceId_formKey: { workspaceId: workspace.id, formKey } };
      const known = await db.actionEvent.findUnique({ where });
      return known && findAction(db, workspace.id, actionId);
    },
  );
}

async function actWithin(tx: Store, shell: KeyedShell, doing: ActionDoing): Promise<PlanAction> {
  const { workspace, now } = shell;
  const { act, actor } = doing;
  const workspaceId = workspace.id;
  const before = await findAction(tx, workspaceId, doing.actionId);
  const allowed = mayAct(before, act, actor, doing.text);
  const { row } = before;
  if ((act === 'edit' || act === 'steps') && doing.seen !== undefined && doing.seen !== row.eventCount)
    throw new UserError('action.changed', (locale) => words(locale).changed(row.number));
  const steps = stepsOnceDone(before, doing, now);
  if (act === 'tick' && steps === null) return before;
  const { count } = await tx.action.updateMany({
    where: { workspaceId, id: row.id, eventCount: row.eventCount },
    data: {
      ...changesOf(shell, before, doing, allowed),
      ...begunBy(before, steps, now),
      eventCount: row.eventCount + 1,
    },
  });
  if (count === 0) throw new Error(`action ${row.id} changed under a transaction that had read it`);
  if (steps !== null) await replaceSteps(tx, { workspaceId, actionId: row.id }, steps);
  await append(tx, {
    workspaceId,
    actionId: row.id,
    position: row.eventCount,
    kind: eventOf[act],
    actorId: actor.id,
    at: now,
    data: { ...eventDataOf(before, doing), ...(act === 'steps' && steps ? { steps: countOf(steps) } : {}) },
    formKey: doing.formKey,
  });
  if (actor.id !== row.ownerId) {
    const noting = { workspaceId, by: { person: actor.id }, now };
    await noted(tx, noting, 'action.changed', { action: row.number, change: eventOf[act] });
  }
  const after = await findAction(tx, workspaceId, row.id);
  if (act === 'finish') {
    const isFirst =
      (await tx.actionEvent.count({ where: { workspaceId, actionId: row.id, kind: 'done' } })) === 1;
    await tellDone(tx, shell, after, { by: actor, text: doing.text, isFirst });
  }
  await tellFormer(tx, shell, { former: before.owner, action: after }, doing);
  if (act === 'hand-over') await tellOwner(tx, shell, after, { by: actor, text: doing.text });
  return after;
}

function changesOf(
  { workspace, now }: Shell,
  { row, owner: former, moves }: PlanAction,
  { act, to, dueOn: asked, draft }: ActionDoing,
  { status, isNews }: AllowedAct,
): Prisma.ActionUpdateManyMutationInput {
  const owner = to ?? former;
  const dueOn = act === 'postpone' ? (asked ?? null) : row.dueOn;
  const isMoved = act === 'postpone' || act === 'hand-over' || act === 'reopen';
  return {
    status,
    ...(isMoved
      ? { ownerId: owner.id, dueOn, ...clockOf(workspace, { dueOn, owner }, { step: 0, after: now }) }
      : {}),
    ...(isNews && isGoingOn(status) ? { newsAskAt: newsAskAt(now) } : {}),
    ...(isGoingOn(status) ? {} : { ...stoppedClock, newsAskAt: null }),
    ...(act === 'start' ? { startedAt: now } : {}),
    ...(act === 'finish' ? doneNow(workspace, moves, now) : {}),
    ...(act === 'reopen'
      ? { startedAt: row.startedAt ?? now, doneAt: null, doneOn: null, effectAt: null, effectStep: 0 }
      : {}),
    ...(draft ? { ...draft, moves: draft.moves ?? Prisma.DbNull } : {}),
  };
}

type Steps = ReturnType<typeof stepsAfter>;

/** Its steps afterwards; null where they stay as they are. */
function stepsOnceDone({ steps }: PlanAction, { step, steps: said, actor }: ActionDoing, now: Date) {
  const by = { byId: actor.id, now };
  if (said) return stepsAfter(steps, said, by);
  return step === undefined ? null : stepTicked(steps, step, by);
}

/** An action of which a step is done is under way. */
function begunBy({ row, status }: PlanAction, steps: Steps | null, now: Date) {
  const isBegun = status === 'planned' && steps?.some(({ doneAt }) => doneAt !== null);
  return isBegun ? { status: 'under-way', startedAt: row.startedAt ?? now } : {};
}

function countOf(steps: Steps) {
  return { done: steps.filter(({ doneAt }) => doneAt !== null).length, of: steps.length };
}

function doneNow(workspace: Workspace, moves: Moves | null, now: Date) {
  const doneOn = dayIn(workspace.timeZone, now);
  return { doneAt: now, doneOn, ...effectClock(doneOn, workspace, moves, 0) };
}

function eventDataOf(
  { row }: PlanAction,
  { act, text, to, dueOn = null, draft, step }: ActionDoing,
): ActionEventData {
  return {
    ...(text === '' ? {} : { text }),
    ...(act === 'hand-over' && to ? { from: row.ownerId, to: to.id } : {}),
    ...(act === 'postpone' ? { days: { from: row.dueOn, to: dueOn } } : {}),
    ...(draft && draft.title !== row.title ? { title: row.title } : {}),
    ...(step === undefined ? {} : { step }),
  };
}

const words = phrases({
  en: {
    changed: (number: number) =>
      `Somebody changed action #${number} while you were writing. Open it again to see what it says now.`,
  },
  fr: {
    changed: (number) =>
      fr`L’action n° ${number} a été modifiée pendant que vous écriviez. Rouvrez-la pour voir ce qu’elle dit maintenant.`,
  },
});
