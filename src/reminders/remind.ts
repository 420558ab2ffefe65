// Everybody of whom something is noted (note.ts) is reminded at most once a day, of all that waits, in their working hours. What each room
// asks of whom, and when, is the room's.
import { type Step, step } from '../beat.ts';
import { dayText } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import type { Writing } from '../correspondence/tell.ts';
import { type Tx, transact } from '../database/client.ts';
import { giveWay, missedLetters } from '../delivery/held.ts';
import { type Delivery, enqueue } from '../delivery/ledger.ts';
import {
  addressOf,
  isHere,
  isReached,
  type Meet,
  type Person,
  peopleByIds,
  zoneFor,
} from '../people/person.ts';
import { isLetterTime } from '../workspace/posting.ts';
import type { Shell } from '../workspace/shell.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { askOthers } from './instead.ts';
import { reminderKinds } from './kinds.ts';
import { byOrder, letterAbout } from './letter.ts';
import { forget, type Note, noteAlso, notesIn, notesOf, subjectOf } from './note.ts';
import type { WaitingKind } from './waiting.ts';

const REMINDER = reminderKinds['reminder.daily'];

/** Knows besides what can wait. */
export interface ReminderShell extends Shell {
  readonly waiting: readonly WaitingKind[];
}

/**
 * One letter is sent for so many notes at most, the weightiest: they stand in the ledger, whose index takes no longer text on PostgreSQL
 * (2,704 bytes: postgresql.org/docs/current/btree.html). The rest stays noted, for the next day's letter.
 */
const IN_ONE_LETTER = 30;

const ENOUGH_FAILURES = 3;

/** @param waiting all that can wait, as the features say */
export function reminding(waiting: readonly WaitingKind[]): Step {
  return step('reminders', (beat) => remind({ ...beat, waiting }, beat.meet));
}

/**
 * Safe to call at any time, by any number of replicas: every minute is enough. After whatever notes things.
 * @throws AggregateError of the letters that could not be written; they are tried again the next time
 */
export async function remind(shell: ReminderShell, meet: Meet): Promise<void> {
  // Again for those to whom something passed because whoever was asked is not reached: each is passed over once in a beat.
  const passedOver = new Set<string>();
  while (await remindAll(shell, meet, passedOver));
}

/** Everybody of whom something is noted, who is here and at work, and was not reminded today. True where more was noted. */
async function remindAll(shell: ReminderShell, meet: Meet, passedOver: Set<string>): Promise<boolean> {
  const { database, workspace, now, waiting } = shell;
  const { db } = database;
  const about = { in: waiting.map((each) => each.about) };
  const noted = await db.reminder.groupBy({
    by: ['personId'],
    where: { workspaceId: workspace.id, about },
  });
  const ids = noted.map(({ personId }) => personId);
  let isMore = false;
  const failures: unknown[] = [];
  for (const known of await peopleByIds(db, workspace.id, ids)) {
    if (isReached(known) && !mayBeReminded(known, workspace, now)) continue;
    if (passedOver.has(known.id)) continue;
    try {
      // Whoever is asked may have left since we last met them.
      const person = await meet(known);
      if (!isReached(person)) {
        passedOver.add(person.id);
        isMore = (await transact(database, (tx) => passOver(tx, shell, person))) || isMore;
      } else await transact(database, (tx) => remindOne(tx, shell, person));
    } catch (error) {
      // What is wrong with one letter keeps nobody else's back; what is wrong with more is wrong with all.
      failures.push(error);
      if (failures.length === ENOUGH_FAILURES) break;
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'letters of the day could not be written');
  return isMore;
}

async function passOver(tx: Tx, shell: ReminderShell, person: Person): Promise<boolean> {
  const { workspace, waiting } = shell;
  const notes = await known(tx, workspace.id, person, waiting);
  await forget(tx, workspace.id, person.id, notes);
  return askOthers(tx, shell, person, notes);
}

async function remindOne(
  tx: Tx,
  { workspace, now, waiting }: Writing & Pick<ReminderShell, 'waiting'>,
  { id }: Person,
): Promise<void> {
  const workspaceId = workspace.id;
  // As they are by now: another replica may have reminded them.
  const [person] = await peopleByIds(tx, workspaceId, [id]);
  if (!person || wasReminded(person, workspace, now)) return;
  const noted = await known(tx, workspaceId, person, waiting);
  const earlier = await waitingLetters(tx, person);
  const notes = each(noted, ...earlier.map(({ subject }) => notesIn(subject)));
  const letter = await letterAbout(tx, { workspace, now }, person, { waiting, notes });
  if (letter === null) {
    await forget(tx, workspaceId, id, noted);
    return;
  }
  const told = weightiest(notes, waiting);
  const ids = earlier.map((row) => row.id);
  if (!(await giveWay(tx, workspaceId, ids))) throw new Error('a letter of an earlier day is being sent');
  await forget(tx, workspaceId, id, told);
  const left = notes.filter((note) => !told.includes(note) && !noted.includes(note));
  await noteAlso(
    tx,
    { workspace, now },
    left.map((note) => ({ ...note, personId: id })),
  );
  await tx.person.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { remindedOn: dayText(zoneOf(zoneFor(person, workspace)).dayAt(now.getTime())) },
  });
  await enqueue(tx, {
    workspaceId,
    kind: REMINDER,
    subject: subjectOf(told),
    address: addressOf(person),
    ...letter,
    now,
  });
}

/** Of earlier days, that no chat has taken yet: the next one says what they would have, or all would come in a heap. */
async function waitingLetters(tx: Tx, person: Person): Promise<Pick<Delivery, 'id' | 'subject'>[]> {
  const { workspaceId } = person;
  const theirs = { kind: REMINDER.name, address: addressOf(person) };
  const queued = await tx.delivery.findMany({ where: { workspaceId, ...theirs, state: 'pending' } });
  return [...queued, ...(await missedLetters(tx, workspaceId, theirs))];
}

/** Once, whichever of the lists it stands in. */
function each(...lists: readonly (readonly Note[])[]): Note[] {
  return [
    ...new Map(
      lists
        .flat()
        .toReversed()
        .map((note) => [`${note.about} ${note.subject}`, note]),
    ).values(),
  ];
}

function weightiest(notes: readonly Note[], waiting: readonly WaitingKind[]): Note[] {
  const inOrder = byOrder(waiting).flatMap((kind) => notes.filter(({ about }) => about === kind.about));
  return inOrder.slice(0, IN_ONE_LETTER);
}

function known(
  tx: Tx,
  workspaceId: string,
  { id }: Person,
  waiting: readonly WaitingKind[],
): Promise<Note[]> {
  return notesOf(
    tx,
    workspaceId,
    id,
    waiting.map(({ about }) => about),
  );
}

/** They are here and in their hours, and today's letter has not been written yet. */
export function mayBeReminded(person: Person, workspace: Workspace, now: Date): boolean {
  return isHere(person, now) && isLetterTime(workspace, person, now) && !wasReminded(person, workspace, now);
}

/** On their own day; or on the next one, by a clock that was set back. One that was further ahead than that keeps nobody silent. */
function wasReminded({ remindedOn, ...person }: Person, workspace: Workspace, now: Date): boolean {
  const day = zoneOf(zoneFor(person, workspace)).dayAt(now.getTime());
  return remindedOn === dayText(day) || remindedOn === dayText(day + 1);
}
