// Whom an action asks for something: its owner, of its day and for news; noted here, told in the one letter of a day (reminders/). When is
// clock.ts.
import { step } from '../beat.ts';
import type { Writing } from '../correspondence/tell.ts';
import { type Store, type Tx, transact } from '../database/client.ts';
import { isHere, type Person } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import { type Note, type NotedFor, noteReminders } from '../reminders/note.ts';
import type { WaitingKind } from '../reminders/waiting.ts';
import type { Shell } from '../workspace/shell.ts';
import { actionsOf, type PlanAction } from './action.ts';
import { clockOf } from './clock.ts';
import { actionIn, subjectFor } from './letters/post.ts';
import { duePart, newsPart } from './letters/reminder.ts';
import { goingOn, isGoingOn } from './lifecycle.ts';

const DUE = 'action';
const NEWS = 'action-news';

/** How many are dealt with in one transaction. */
const BATCH = 100;

export const notingActions = step('actions', noteActions);

/** Safe to call at any time, by any number of replicas: every minute is enough. */
export async function noteActions(shell: Shell): Promise<void> {
  const { database, workspace, now } = shell;
  const isDue = { OR: [{ remindAt: { lte: now } }, { newsAskAt: { lte: now } }] };
  const where = { workspaceId: workspace.id, ...isDue };
  // Most minutes nothing is: then nobody's turn to write is taken.
  if ((await database.db.action.findFirst({ where, select: { id: true } })) === null) return;
  while ((await transact(database, (tx) => noteDays(tx, shell))) === BATCH);
  await transact(database, (tx) => noteNews(tx, shell));
}

async function noteDays(tx: Tx, { workspace, now }: Shell): Promise<number> {
  const workspaceId = workspace.id;
  const rows = await tx.action.findMany({
    where: { workspaceId, remindAt: { lte: now } },
    orderBy: { remindAt: 'asc' },
    take: BATCH,
  });
  for (const { row, owner } of await actionsOf(tx, workspaceId, rows))
    await tx.action.update({
      where: { workspaceId_id: { workspaceId, id: row.id } },
      data: clockOf(workspace, { dueOn: row.dueOn, owner }, { step: row.remindStep + 1, after: now }),
    });
  await noteReminders(
    tx,
    { workspace, now },
    rows.map((row) => askedOf(DUE, row)),
  );
  return rows.length;
}

async function noteNews(tx: Tx, { workspace, now }: Shell): Promise<void> {
  const where = { workspaceId: workspace.id, newsAskAt: { lte: now } };
  const rows = await tx.action.findMany({ where });
  await noteReminders(
    tx,
    { workspace, now },
    rows.map((row) => askedOf(NEWS, row)),
  );
  await tx.action.updateMany({ where, data: { newsAskAt: null } });
}

function askedOf(about: string, { id, ownerId: personId }: PlanAction['row']): NotedFor {
  return { about, personId, subject: subjectFor(id) };
}

/** What is due or late; beside it all that is late of the reader's. */
const days: WaitingKind = {
  about: DUE,
  order: 30,
  others: (tx, writing, gone, notes) => inCharge(tx, writing, gone, notes),
  had: (tx, writing, gone) => asked(tx, writing, DUE, { ownerId: gone.id, remindStep: { gt: 0 } }),
  async say(tx, writing, person, notes) {
    // Put off since it was noted, it is not due yet.
    const noted = (await stillAsked(tx, writing, person, notes)).filter(({ row }) => row.remindStep > 0);
    if (noted.length === 0) return null;
    const late = await tx.action.findMany({
      where: {
        workspaceId: writing.workspace.id,
        ownerId: person.id,
        status: { in: [...goingOn] },
        remindStep: { gt: 1 },
      },
    });
    const known = new Set(noted.map(({ row }) => row.id));
    const more = late.filter(({ id }) => !known.has(id));
    const all = [...noted, ...(await actionsOf(tx, writing.workspace.id, more))].toSorted(
      (a, b) => (a.row.dueOn ?? '').localeCompare(b.row.dueOn ?? '') || a.row.number - b.row.number,
    );
    return (reader, take) => duePart(all, person.id, reader, take);
  },
};

/** Of what nothing was heard for a month. */
const news: WaitingKind = {
  about: NEWS,
  order: 60,
  others: (tx, writing, gone, notes) => inCharge(tx, writing, gone, notes),
  had: (tx, writing, gone) => asked(tx, writing, NEWS, { ownerId: gone.id, newsAskAt: null }),
  async say(tx, writing, person, notes) {
    const silent = (await stillAsked(tx, writing, person, notes)).filter(({ row }) => row.newsAskAt === null);
    return silent.length === 0 ? null : (reader, take) => newsPart(silent, reader, take);
  },
};

export const waitingActions: readonly WaitingKind[] = [days, news];

/** Those that go on, and are still theirs or nobody else's who can be asked. */
async function stillAsked(
  tx: Tx,
  { workspace, now }: Writing,
  person: Person,
  notes: readonly Note[],
): Promise<PlanAction[]> {
  const ids = notes.flatMap(({ subject }) => actionIn(subject) ?? []);
  if (ids.length === 0) return [];
  const rows = await tx.action.findMany({
    where: { workspaceId: workspace.id, id: { in: ids } },
    orderBy: { number: 'asc' },
  });
  return (await actionsOf(tx, workspace.id, rows)).filter(
    ({ status, owner }) => isGoingOn(status) && (owner.id === person.id || !isHere(owner, now)),
  );
}

/** Whoever looks after Porte-voix and is here: an owner who has gone leaves nobody else. */
async function inCharge(
  tx: Tx,
  { workspace, now }: Writing,
  gone: Person,
  notes: readonly Note[],
): Promise<NotedFor[]> {
  const here = (await admins(tx, workspace.id)).filter((each) => each.id !== gone.id && isHere(each, now));
  const theirs = new Set((await ownedBy(tx, workspace.id, gone.id, notes)).map(subjectFor));
  return notes
    .filter(({ subject }) => theirs.has(subject))
    .flatMap((note) => here.map(({ id: personId }) => ({ ...note, personId })));
}

/** Of an admin who was asked instead, others were asked beside. */
async function ownedBy(
  db: Store,
  workspaceId: string,
  ownerId: string,
  notes: readonly Note[],
): Promise<string[]> {
  const ids = notes.flatMap(({ subject }) => actionIn(subject) ?? []);
  const rows = await db.action.findMany({
    where: { workspaceId, ownerId, id: { in: ids } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function asked(
  tx: Tx,
  { workspace }: Writing,
  about: string,
  of: { readonly ownerId: string; readonly remindStep?: { readonly gt: number }; readonly newsAskAt?: null },
): Promise<Note[]> {
  const where = { workspaceId: workspace.id, status: { in: [...goingOn] }, ...of };
  const rows = await tx.action.findMany({ where, select: { id: true } });
  return rows.map(({ id }) => ({ about, subject: subjectFor(id) }));
}
