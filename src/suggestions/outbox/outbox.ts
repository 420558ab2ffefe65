// Where the acts of people who hide their name wait for the next full hour. Putting one here writes one sealed row and nothing
// else: whatever the same request wrote beside it could tell who wrote it. Passing them on is pass-on-the-hour.ts.
import { isUniqueViolation, type Store, transact } from '../../database/client.ts';
import type { Keys } from '../../keys.ts';
import type { Person } from '../../people/person.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { nextHour } from '../discretion.ts';
import type { Doing } from '../doing.ts';
import type { Submission } from '../submit.ts';
import {
  formKeyOf,
  type Hidden,
  type HiddenAct,
  openAct,
  outboxKey,
  passedOnKey,
  passingKey,
  sealAct,
} from './hidden-act.ts';

/** A sealed row and what it holds. */
export interface WaitingAct {
  readonly id: string;
  readonly act: HiddenAct;
}

/** When an idea without its author's name will be passed on; null where this very form has brought it before. */
export async function proposeUnnamed(
  shell: KeyedShell,
  { author, ...submission }: Submission,
): Promise<Date | null> {
  const { database, keys, workspace } = shell;
  const { formKey } = submission;
  const key = { workspaceId: workspace.id, formKey: passedOnKey(keys, formKey) };
  const known = await database.db.suggestion.findUnique({
    where: { workspaceId_formKey: key },
    select: { id: true },
  });
  if (known) return null;
  return put(shell, author, { kind: 'submit', submission: { ...submission, link: null } });
}

/** When an anonymous author's act will be done; null where this very form has done it before. */
export async function actUnnamed(shell: KeyedShell, { actor, to: _, ...doing }: Doing): Promise<Date | null> {
  const { database, keys, workspace } = shell;
  // A button brings no form: pressed twice in the hour, it is meant once.
  const formKey =
    doing.formKey ?? [doing.suggestionId, doing.act, actor.id, nextHour(shell.now).getTime()].join(' ');
  const key = { workspaceId: workspace.id, formKey: passedOnKey(keys, formKey) };
  const known = await database.db.suggestionEvent.findUnique({
    where: { workspaceId_formKey: key },
    select: { position: true },
  });
  if (known) return null;
  return put(shell, actor, { kind: 'act', doing: { ...doing, formKey } });
}

/** What an anonymous author wrote in a chat message follows its change there, at the full hour. */
export async function changeUnnamed(
  shell: KeyedShell,
  by: Person,
  change: Omit<Extract<Hidden, { kind: 'change' }>, 'kind'>,
): Promise<void> {
  await put(shell, by, { kind: 'change', ...change });
}

async function put(shell: KeyedShell, person: Person, hidden: Hidden): Promise<Date> {
  const { database, keys, workspace, now } = shell;
  const act: HiddenAct = { personId: person.id, person, at: now, passOnAt: nextHour(now), hidden };
  const formKey = formKeyOf(act);
  const passing = await waitingUnder(database.db, keys, workspace.id, formKey);
  if (passing) return passing.act.passOnAt;
  const row = { workspaceId: workspace.id, id: outboxKey(keys, formKey) };
  try {
    const data = { ...row, seal: sealAct(keys, act) };
    // In a transaction: whoever was told meanwhile that nothing was done sends it again, in another form.
    await transact(database, (tx) => tx.sealedAct.create({ data, select: { id: true } }));
    return act.passOnAt;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const known = await waitingUnder(database.db, keys, workspace.id, formKey);
    return known?.act.passOnAt ?? act.passOnAt;
  }
}

/** What this form or message brought, until it is done; null too where no key opens it. */
export async function waitingUnder(
  db: Store,
  keys: Keys,
  workspaceId: string,
  formKey: string,
): Promise<WaitingAct | null> {
  const ids = [outboxKey(keys, formKey), passingKey(keys, formKey)];
  const row = await db.sealedAct.findFirst({ where: { workspaceId, id: { in: ids } } });
  if (!row) return null;
  try {
    return { id: row.id, act: openAct(keys, row.seal) };
  } catch {
    return null;
  }
}

export interface Outbox {
  readonly waiting: readonly WaitingAct[];
  /** Rows that no key opens. */
  readonly unreadable: readonly string[];
}

/** All that waits, in no order that means anything. */
export async function openOutbox(db: Store, keys: Keys, workspaceId: string): Promise<Outbox> {
  const waiting: WaitingAct[] = [];
  const unreadable: string[] = [];
  for (const { id, seal } of await db.sealedAct.findMany({ where: { workspaceId } })) {
    try {
      waiting.push({ id, act: openAct(keys, seal) });
    } catch {
      unreadable.push(id);
    }
  }
  return { waiting, unreadable };
}

/** What waits of one person, in the order in which it came: shown to nobody else. */
export async function waitingOf(
  db: Store,
  keys: Keys,
  workspaceId: string,
  { id }: Pick<Person, 'id'>,
): Promise<WaitingAct[]> {
  const linked = await db.person.findMany({ where: { workspaceId, linkedTo: id }, select: { id: true } });
  const theirs = new Set([id, ...linked.map((account) => account.id)]);
  const { waiting } = await openOutbox(db, keys, workspaceId);
  return waiting
    .filter(({ act }) => theirs.has(act.personId))
    .toSorted((a, b) => a.act.at.getTime() - b.act.at.getTime());
}

/** What was to be passed on, and is not any more; null where it is not theirs, or waits no more. */
export async function takeBack(
  { database, keys, workspace }: KeyedShell,
  person: Pick<Person, 'id'>,
  id: string,
): Promise<HiddenAct | null> {
  const theirs = await waitingOf(database.db, keys, workspace.id, person);
  const found = theirs.find((each) => each.id === id);
  if (!found) return null;
  const { count } = await transact(database, (tx) =>
    tx.sealedAct.deleteMany({ where: { workspaceId: workspace.id, id } }),
  );
  return count === 1 ? found.act : null;
}
