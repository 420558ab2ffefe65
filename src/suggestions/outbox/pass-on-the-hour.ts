// At the full hour all that waits in the outbox is done: in random order, each act in one transaction with the end of its row, so
// once, whichever replica and whatever crash. What has become impossible goes back to its author, words and all.
import type { Logger } from 'pino';
import { step } from '../../beat.ts';
import { tellUnnamed } from '../../correspondence/tell.ts';
import { type Store, transact } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { putOnFile } from '../../people/later.ts';
import { ownAddress, type Person } from '../../people/person.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { actWithin } from '../answer.ts';
import { lastHour, momentsOf, nextHour } from '../discretion.ts';
import { suggestionKinds } from '../letters/kinds.ts';
import { notPassedOn } from '../letters/outbox.ts';
import { followWithin } from '../relay.ts';
import { submitWithin } from '../submit.ts';
import { type HiddenAct, passedOnKey, subjectOfAct } from './hidden-act.ts';
import { inRandomOrder, mixed } from './mix.ts';
import { openOutbox, type WaitingAct } from './outbox.ts';

/** One act, with the rows that it came in: the changes that were made to it before the hour are part of it. */
export interface Unit {
  readonly ids: readonly string[];
  /** When the act came. */
  readonly at: Date;
  /** Null where its author took it back before anybody heard of it. */
  readonly act: HiddenAct | null;
}

/**
 * How long all wait for somebody who is not on file yet: another replica has met them, and writes them down at the hour with everybody
 * else whom it met. Written down beside the ideas they would be their authors and nobody else. After that, whoever met them has died.
 */
const PATIENCE_MS = 5 * 60_000;

export const passingOn = step('pass-on', (beat) => passOnTheHour(beat));

/**
 * Safe to call at any time, by any number of replicas.
 * @param order of the ideas, and with them of what is done to each
 * @throws AggregateError of what failed; it stays, and is tried again the next time
 */
export async function passOnTheHour(
  { log, ...shell }: KeyedShell & { readonly log: Pick<Logger, 'error'> },
  order: (ideas: readonly (readonly Unit[])[]) => readonly (readonly Unit[])[] = inRandomOrder,
): Promise<number> {
  const { database, keys, workspace } = shell;
  const hour = lastHour(shell.now);
  const { waiting, unreadable } = await openOutbox(database.db, keys, workspace.id);
  if (unreadable.length > 0)
    log.error({ sealedActs: unreadable }, 'sealed under a key that is gone: kept, and not passed on');
  const ripe = waiting.filter(({ act }) => isRipe(act, shell.now));
  const strangers = await notOnFile(shell, ripe);
  if (strangers.length > 0 && shell.now.getTime() < hour.getTime() + PATIENCE_MS) return 0;
  for (const { act } of inRandomOrder(strangers)) await putOnFile(database.db, act.person);
  const due = await mixed(shell, ripe);
  const failures: unknown[] = [];
  for (const units of order([...bySubject(due).values()].map(unitsOf))) {
    for (const unit of units) {
      await carryOut({ ...shell, now: hour }, unit).catch((error: unknown) => failures.push(error));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} sealed acts failed`);
  return due.length;
}

/**
 * What is for a later hour than the next one came before the clock was set back: it goes with the next full hour, and not as soon as that is
 * seen, or it would be told alone.
 */
function isRipe({ passOnAt }: HiddenAct, now: Date): boolean {
  const hour = lastHour(now);
  const isJustStruck = now.getTime() - hour.getTime() < PATIENCE_MS;
  return passOnAt <= hour || (isJustStruck && passOnAt > nextHour(now));
}

function bySubject(due: readonly WaitingAct[]): Map<string, WaitingAct[]> {
  const groups = new Map<string, WaitingAct[]>();
  for (const each of due) {
    const subject = subjectOfAct(each.act);
    groups.set(subject, [...(groups.get(subject) ?? []), each]);
  }
  return groups;
}

/** In the order in which they came, with what was changed in a message before anybody heard of it. */
function unitsOf(waiting: readonly WaitingAct[]): Unit[] {
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

async function carryOut(shell: KeyedShell, { ids, act }: Unit): Promise<void> {
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
async function take(tx: Store, { workspace }: KeyedShell, ids: readonly string[]): Promise<boolean> {
  const where = { workspaceId: workspace.id, id: { in: [...ids] } };
  if ((await tx.sealedAct.count({ where })) < ids.length) return false;
  await tx.sealedAct.deleteMany({ where });
  return true;
}

/** Of those whom nobody had met before; another replica may have met them too, under another id. */
async function notOnFile(
  { database: { db }, workspace }: KeyedShell,
  ripe: readonly WaitingAct[],
): Promise<readonly WaitingAct[]> {
  const externalIds = [...new Set(ripe.map(({ act }) => act.person.externalId))];
  const where = { workspaceId: workspace.id, externalId: { in: externalIds } };
  const known = new Set((await db.person.findMany({ where })).map(ownAddress));
  return ripe.filter(({ act }) => !known.has(ownAddress(act.person)));
}

/** Whose accounts may have been linked since. */
async function personOf(
  tx: Store,
  { workspace }: KeyedShell,
  { personId, person }: HiddenAct,
): Promise<Person> {
  const workspaceId = workspace.id;
  const byId = (id: string) => tx.person.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  const { platform, externalId } = person;
  const where = { workspaceId_platform_externalId: { workspaceId, platform, externalId } };
  const account = (await byId(personId)) ?? (await tx.person.findUniqueOrThrow({ where }));
  return (account.linkedTo === null ? null : await byId(account.linkedTo)) ?? account;
}

/** What came again while it was being passed on is done already. */
async function doIt(tx: Store, shell: KeyedShell, { hidden }: HiddenAct, person: Person): Promise<void> {
  const { database, keys } = shell;
  switch (hidden.kind) {
    case 'submit': {
      const { submission } = hidden;
      const formKey = passedOnKey(keys, submission.formKey);
      const key = { workspaceId: shell.workspace.id, formKey };
      if (await tx.suggestion.findUnique({ where: { workspaceId_formKey: key }, select: { id: true } }))
        return;
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
      const key = { workspaceId: shell.workspace.id, formKey };
      if (await tx.suggestionEvent.findUnique({ where: { workspaceId_formKey: key } })) return;
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

async function giveBack(tx: Store, shell: KeyedShell, act: HiddenAct, refusal: UserError): Promise<void> {
  const { keys, workspace, now } = shell;
  const person = await personOf(tx, shell, act);
  await tellUnnamed(tx, { keys, workspace, ...momentsOf(now, true) }, person, {
    kind: suggestionKinds['suggestion.not-passed-on'],
    draw: (reader) => notPassedOn(act.hidden, refusal, reader),
    notBefore: now,
  });
}
