// At the full hour all that waits in the outbox is done: in random order, each act in one transaction with the end of its row, so
// once, whichever replica and whatever crash. What has become impossible goes back to its author, words and all.
import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { type Store, transact } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { putOnFile } from '../../people/later.ts';
import type { Person } from '../../people/person.ts';
import { actWithin } from '../answer.ts';
import { lastHour, momentsOf } from '../discretion.ts';
import type { Shell } from '../doing.ts';
import { notPassedOn } from '../letters/outbox.ts';
import { tellUnnamed } from '../letters/post.ts';
import { followWithin } from '../relay.ts';
import { submitWithin } from '../submit.ts';
import { type HiddenAct, passedOnKey, subjectOfAct } from './hidden-act.ts';
import { openOutbox, type Waiting } from './outbox.ts';

/** One act, with the rows that it came in: the changes that were made to it before the hour are part of it. */
export interface Unit {
  readonly ids: readonly string[];
  /** When the act came. */
  readonly at: Date;
  /** Null where its author took it back before anybody heard of it. */
  readonly act: HiddenAct | null;
}

/**
 * Safe to call at any time, by any number of replicas.
 * @param order of the ideas, and with them of what is done to each
 * @throws AggregateError of what failed; it stays, and is tried again the next time
 */
export async function passOnTheHour(
  { log, ...shell }: Shell & { readonly log: Pick<Logger, 'error'> },
  order: (ideas: readonly (readonly Unit[])[]) => readonly (readonly Unit[])[] = inRandomOrder,
): Promise<number> {
  const { database, keys, workspace } = shell;
  const hour = lastHour(shell.now);
  const { waiting, unreadable } = await openOutbox(database.db, keys, workspace.id);
  if (unreadable.length > 0)
    log.error({ sealedActs: unreadable }, 'sealed under a key that is gone: kept, and not passed on');
  const due = waiting.filter(({ act }) => act.passOnAt <= hour);
  for (const { act } of inRandomOrder(due)) await knowPerson(shell, act);
  const failures: unknown[] = [];
  for (const units of order([...bySubject(due).values()].map(unitsOf))) {
    for (const unit of units) {
      await carryOut({ ...shell, now: hour }, unit).catch((error: unknown) => failures.push(error));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} sealed acts failed`);
  return due.length;
}

function bySubject(due: readonly Waiting[]): Map<string, Waiting[]> {
  const groups = new Map<string, Waiting[]>();
  for (const each of due) {
    const subject = subjectOfAct(each.act);
    groups.set(subject, [...(groups.get(subject) ?? []), each]);
  }
  return groups;
}

/** In the order in which they came, with what was changed in a message before anybody heard of it. */
function unitsOf(waiting: readonly Waiting[]): Unit[] {
  const units: Unit[] = [];
  for (const { id, act } of waiting.toSorted((a, b) => a.act.at.getTime() - b.act.at.getTime())) {
    const { hidden } = act;
    const at = units.findLastIndex(
      (unit) =>
        hidden.kind === 'change' &&
        unit.act?.hidden.kind === 'act' &&
        unit.act.hidden.doing.formKey === hidden.formKey,
    );
    const changed = units[at];
    if (hidden.kind !== 'change' || !changed?.act || changed.act.hidden.kind !== 'act') {
      units.push({ ids: [id], at: act.at, act });
      continue;
    }
    const { act: before } = changed;
    const doing = { ...changed.act.hidden.doing, text: hidden.text };
    units[at] = {
      ...changed,
      ids: [...changed.ids, id],
      act: hidden.text === '' ? null : { ...before, hidden: { kind: 'act', doing } },
    };
  }
  return units;
}

/** Fisher and Yates, by the system's randomness. */
function inRandomOrder<T>(all: readonly T[]): T[] {
  const mixed = [...all];
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    const [a, b] = [mixed[i], mixed[j]];
    if (a !== undefined && b !== undefined) [mixed[i], mixed[j]] = [b, a];
  }
  return mixed;
}

async function carryOut(shell: Shell, { ids, act }: Unit): Promise<void> {
  try {
    await transact(shell.database, async (tx) => {
      if ((await take(tx, shell, ids)) && act) await doIt(tx, shell, act, await personOf(tx, shell, act));
    });
  } catch (error) {
    if (!act || !(error instanceof UserError)) throw error;
    await transact(shell.database, async (tx) => {
      if (await take(tx, shell, ids)) await giveBack(tx, shell, act, error);
    });
  }
}

/** Of several replicas one gets them. */
async function take(tx: Store, { workspace }: Shell, ids: readonly string[]): Promise<boolean> {
  const where = { workspaceId: workspace.id, id: { in: [...ids] } };
  if ((await tx.sealedAct.count({ where })) < ids.length) return false;
  await tx.sealedAct.deleteMany({ where });
  return true;
}

/** Who was met only just before, by a process that has ended, or another one. Before any of the acts: not beside their own. */
async function knowPerson(
  { database: { db }, workspace }: Shell,
  { personId, person }: HiddenAct,
): Promise<void> {
  const where = { workspaceId_id: { workspaceId: workspace.id, id: personId } };
  if (!(await db.person.findUnique({ where, select: { id: true } }))) await putOnFile(db, person);
}

/** Whose accounts may have been linked since. */
async function personOf(tx: Store, { workspace }: Shell, { personId, person }: HiddenAct): Promise<Person> {
  const workspaceId = workspace.id;
  const byId = (id: string) => tx.person.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  const { platform, externalId } = person;
  const where = { workspaceId_platform_externalId: { workspaceId, platform, externalId } };
  const account = (await byId(personId)) ?? (await tx.person.findUniqueOrThrow({ where }));
  return (account.linkedTo === null ? null : await byId(account.linkedTo)) ?? account;
}

async function doIt(tx: Store, shell: Shell, { hidden }: HiddenAct, person: Person): Promise<void> {
  const { database, keys } = shell;
  switch (hidden.kind) {
    case 'submit': {
      const { submission } = hidden;
      const formKey = passedOnKey(keys, submission.formKey);
      await submitWithin({ db: tx, engine: database.engine }, shell, {
        ...submission,
        formKey,
        author: person,
      });
      return;
    }
    case 'act': {
      const { doing } = hidden;
      const formKey = passedOnKey(keys, doing.formKey ?? '');
      await actWithin(tx, shell, { ...doing, formKey, actor: person });
      return;
    }
    case 'change': {
      const change = { ...hidden, by: person };
      const formKey = passedOnKey(keys, hidden.formKey);
      if (!(await followWithin(tx, shell, { ...change, formKey }))) await followWithin(tx, shell, change);
      return;
    }
    default:
      hidden satisfies never;
  }
}

async function giveBack(tx: Store, shell: Shell, act: HiddenAct, refusal: UserError): Promise<void> {
  const { keys, workspace, now } = shell;
  const person = await personOf(tx, shell, act);
  await tellUnnamed(
    tx,
    { keys, workspace, ...momentsOf(now, true) },
    person,
    'suggestion.not-passed-on',
    (reader) => notPassedOn(act.hidden, refusal, reader),
  );
}
