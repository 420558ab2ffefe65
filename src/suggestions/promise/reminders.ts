// Keeps the promise of a reply: each who is noted (notes.ts) is reminded at most once a day, of all that waits, in their
// working hours. Passing ideas on is pass-on.ts.
import { step } from '../../beat.ts';
import { dayText } from '../../calendar/day.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { type Tx, transact } from '../../database/client.ts';
import type { ReminderModel } from '../../database/generated/sqlite/models.ts';
import { type Delivery, enqueue } from '../../delivery/ledger.ts';
import {
  addressOf,
  isHere,
  isReached,
  type Meet,
  type Person,
  peopleByIds,
  zoneFor,
} from '../../people/person.ts';
import { isLetterTime } from '../../workspace/posting.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { suggestionKinds } from '../letters/kinds.ts';
import { BATCH, type Note, noteDays, noteOthers, noteReplies } from './notes.ts';
import { passOnAbsent } from './pass-on.ts';
import { letterAbout, notesIn, subjectOf } from './saying.ts';

const REMINDER = suggestionKinds['suggestion.reminder'];

export const keepingPromises = step('promises', (beat) => keepPromises(beat, beat.meet));

/** Safe to call at any time, by any number of replicas: every minute is enough. */
export async function keepPromises(shell: KeyedShell, meet: Meet): Promise<void> {
  await passOnAbsent(shell, meet);
  if (await isAnythingDue(shell)) {
    while ((await transact(shell.database, (tx) => noteReplies(tx, shell))) === BATCH);
    await transact(shell.database, (tx) => noteDays(tx, shell));
  }
  // Again for those to whom something passed because whoever was asked is not reached.
  while (await remindAll(shell, meet));
}

/** Most minutes nothing is: then nobody's turn to write is taken. */
async function isAnythingDue({ database, workspace, now }: KeyedShell): Promise<boolean> {
  const isDue = {
    OR: [{ remindAt: { lte: now } }, { trialAskAt: { lte: now } }, { planAskAt: { lte: now } }],
  };
  const where = { workspaceId: workspace.id, ...isDue };
  return (await database.db.suggestion.findFirst({ where, select: { id: true } })) !== null;
}

/** Everybody of whom something is noted, who is here and at work, and was not reminded today. True where more was noted. */
async function remindAll(shell: KeyedShell, meet: Meet): Promise<boolean> {
  const { database, workspace, now } = shell;
  const { db } = database;
  const noted = await db.reminder.groupBy({ by: ['personId'], where: { workspaceId: workspace.id } });
  const ids = noted.map(({ personId }) => personId);
  let isMore = false;
  for (const known of await peopleByIds(db, workspace.id, ids)) {
    const isTime = isHere(known, now) && isLetterTime(workspace, known, now);
    if (isReached(known) && !(isTime && known.remindedOn !== localDay(now, zoneFor(known, workspace))))
      continue;
    // Other owners and sponsors may have left since we last met them.
    const person = await meet(known);
    if (!isReached(person))
      isMore =
        (await transact(database, async (tx) =>
          noteOthers(tx, shell, person, await taken(tx, workspace.id, person)),
        )) || isMore;
    else await transact(database, (tx) => remind(tx, shell, person));
  }
  return isMore;
}

/** Their trials and plans of which they were asked, maybe in a letter that never came: others are asked. */
export async function askOthers(tx: Tx, shell: KeyedShell, owner: Person): Promise<void> {
  const theirs = { workspaceId: shell.workspace.id, ownerId: owner.id };
  const select = { id: true };
  const tested = { ...theirs, status: 'testing', trialAskAt: null };
  const planned = { ...theirs, status: 'planned', planAskAt: null };
  const about = (name: string, rows: readonly { readonly id: string }[]): Note[] =>
    rows.map(({ id: suggestionId }) => ({ about: name, suggestionId }));
  await noteOthers(tx, shell, owner, [
    ...about('trial', await tx.suggestion.findMany({ where: tested, select })),
    ...about('plan', await tx.suggestion.findMany({ where: planned, select })),
  ]);
}

/** What these reminders asked somebody whom they did not reach is asked of others. */
export async function askInstead(
  tx: Tx,
  shell: KeyedShell,
  person: Person,
  lost: readonly Pick<Delivery, 'kind' | 'subject'>[],
): Promise<void> {
  const notes = lost.flatMap(({ kind, subject }) => (kind === REMINDER.name ? notesIn(subject) : []));
  await noteOthers(tx, shell, person, notes);
}

/** What is noted of a person, which is no longer then. */
async function taken(tx: Tx, workspaceId: string, { id: personId }: Person): Promise<ReminderModel[]> {
  const notes = await tx.reminder.findMany({ where: { workspaceId, personId } });
  await tx.reminder.deleteMany({ where: { workspaceId, personId } });
  return notes;
}

async function remind(tx: Tx, shell: Pick<KeyedShell, 'workspace' | 'now'>, person: Person): Promise<void> {
  const { workspace, now } = shell;
  const notes = await taken(tx, workspace.id, person);
  const letter = await letterAbout(tx, shell, person, notes);
  if (letter === null) return;
  const day = localDay(now, zoneFor(person, workspace));
  const { count } = await tx.person.updateMany({
    where: {
      workspaceId: workspace.id,
      id: person.id,
      OR: [{ remindedOn: null }, { remindedOn: { not: day } }],
    },
    data: { remindedOn: day },
  });
  if (count === 0) return;
  await enqueue(tx, {
    workspaceId: workspace.id,
    kind: REMINDER,
    subject: subjectOf(notes),
    address: addressOf(person),
    ...letter,
    now,
  });
}

function localDay(now: Date, timeZone: string): string {
  return dayText(zoneOf(timeZone).dayAt(now.getTime()));
}
