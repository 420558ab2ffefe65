// What colleagues do with a case: decide, save and tell, in one transaction each. Whether they may is asked before, in may.ts.
import { once } from '../correspondence/once.ts';
import { type Store, transact } from '../database/client.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Address } from '../messages/message.ts';
import { addressOf, peopleByIds } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import type { Case } from './case.ts';
import type { Doing } from './doing.ts';
import { append, eventOf } from './history.ts';
import { caseKinds } from './letters/kinds.ts';
import { handedOverLead, movedLetter } from './letters/letters.ts';
import { redrawCards, sendCard, tellPerson, withdrawOutdated } from './letters/post.ts';
import type { Status } from './lifecycle.ts';
import { findCase, mayAct } from './may.ts';
import { startClock } from './promise/clock.ts';

/**
 * Acts once, redraws its cards and tells whom it concerns. The same form again changes nothing; of two who act at once
 * the first does, and the second is told who.
 * @throws UserError as `findCase` and `mayAct` do
 */
export async function actOnCase(shell: Shell, doing: Doing): Promise<Case> {
  const { database, workspace } = shell;
  const { db } = database;
  const { caseId, formKey } = doing;
  return once(
    () => transact(database, (tx) => actWithin(tx, shell, doing)),
    async () => {
      if (formKey === undefined) return null;
      const where = { workspaceId_formKey: { workspaceId: workspace.id, formKey } };
      const known = await db.caseEvent.findUnique({ where });
      return known && findCase(db, workspace.id, caseId);
    },
  );
}

async function actWithin(tx: Store, shell: Shell, doing: Doing): Promise<Case> {
  const { workspace, now } = shell;
  const { act, actor, text, to } = doing;
  const workspaceId = workspace.id;
  const before = await findCase(tx, workspaceId, doing.caseId);
  const status = mayAct(before, act, actor, now, text);
  const { row } = before;
  const { count } = await tx.customerCase.updateMany({
    where: { workspaceId, id: row.id, eventCount: row.eventCount },
    data: changesOf(shell, before, doing, status),
  });
  if (count === 0) throw new Error(`case ${row.id} changed under a transaction that had read it`);
  await append(tx, {
    workspaceId,
    caseId: row.id,
    position: row.eventCount,
    kind: eventOf[act],
    actorId: actor.id,
    at: now,
    data: {
      ...(text === '' ? {} : { text }),
      ...(act === 'hand-over' && to ? { from: row.takerId, to: to.id } : {}),
    },
    formKey: doing.formKey,
  });
  const after = await findCase(tx, workspaceId, row.id);
  const unheard = await withdrawOutdated(tx, shell, after);
  await redrawCards(tx, shell, after);
  if (act === 'hand-over') await tellHandOver(tx, shell, { before, after, unheard }, doing);
  return after;
}

function changesOf({ workspace, now }: Shell, { row, taker }: Case, doing: Doing, status: Status) {
  const { act, actor, text, to } = doing;
  const next = act === 'take' ? actor : act === 'hand-over' ? (to ?? taker) : taker;
  return {
    status,
    eventCount: row.eventCount + 1,
    takerId: next?.id ?? null,
    ...(act === 'take' || act === 'hand-over' ? { takenAt: now } : {}),
    ...(act === 'contact' ? { contactedAt: now } : {}),
    ...(act === 'resolve' ? { resolvedAt: now, resolution: text } : {}),
    ...startClock(workspace, status, next, now),
  };
}

interface HandedCase {
  readonly before: Case;
  readonly after: Case;
  readonly unheard: ReadonlySet<Address>;
}

/** The colleague gets the card; who had it hears of it, unless they did it themselves or had not heard yet that it was theirs. */
async function tellHandOver(
  tx: Store,
  shell: Shell,
  { before, after, unheard }: HandedCase,
  { actor, text, to }: Doing,
): Promise<void> {
  if (!to) return;
  if (to.id !== actor.id) {
    const said = { by: actor.name, text };
    await sendCard(tx, shell, after, to, (reader) => handedOverLead(after, said, reader));
  }
  const former = before.row.takerId;
  if (former === null || former === actor.id || former === to.id) return;
  const [person] = await peopleByIds(tx, shell.workspace.id, [former]);
  if (!person?.isActive || unheard.has(addressOf(person))) return;
  const next = to.id === actor.id ? null : to.name;
  const draw = (reader: Reader) => movedLetter(after, actor.name, next, reader);
  await tellPerson(tx, shell, after, person, { kind: caseKinds['case.moved'], draw });
}
