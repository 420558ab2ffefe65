// Keeps the promise of a reply: what is due is noted for each whom it asks, and each is reminded at most once a day, of
// all that waits, in their working hours. The ladder is ladder.ts; passing on is pass-on.ts.
import { dayText } from '../../calendar/day.ts';
import { isWorkingTime } from '../../calendar/working-time.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { type Store, type Tx, transact } from '../../database/client.ts';
import type { ReminderModel, SuggestionModel } from '../../database/generated/sqlite/models.ts';
import { enqueue } from '../../delivery/ledger.ts';
import { addressOf, admins, isHere, type Person, peopleByIds } from '../../people/person.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import type { Shell } from '../doing.ts';
import { readerOf } from '../letters/post.ts';
import { reminderLetter } from '../letters/reminder.ts';
import { type Suggestion, withPeople } from '../suggestion.ts';
import { reminderFor } from './clock.ts';
import { recipients } from './ladder.ts';
import { type Meet, passOnAbsent } from './pass-on.ts';

/** How many are dealt with in one transaction. */
const BATCH = 100;

/** Safe to call at any time, by any number of replicas: every minute is enough. */
export async function keepPromises(shell: Shell, meet: Meet): Promise<void> {
  await passOnAbsent(shell, meet);
  if (await isAnythingDue(shell)) {
    while ((await transact(shell.database, (tx) => noteReplies(tx, shell))) === BATCH);
    await transact(shell.database, (tx) => noteTrials(tx, shell));
  }
  await remindAll(shell, meet);
}

/** Most minutes nothing is: then nobody's turn to write is taken. */
async function isAnythingDue({ database, workspace, now }: Shell): Promise<boolean> {
  const isDue = { OR: [{ remindAt: { lte: now } }, { trialAskAt: { lte: now } }] };
  const where = { workspaceId: workspace.id, ...isDue };
  return (await database.db.suggestion.findFirst({ where, select: { id: true } })) !== null;
}

/** Notes whom each due step of the ladder asks, and sets its next step. How many steps were due. */
async function noteReplies(tx: Tx, { workspace, now }: Shell): Promise<number> {
  const workspaceId = workspace.id;
  const rows = await tx.suggestion.findMany({
    where: { workspaceId, remindAt: { lte: now } },
    orderBy: { remindAt: 'asc' },
    take: BATCH,
  });
  if (rows.length === 0) return 0;
  const due = await withPeople(tx, workspaceId, rows);
  const people = await peopleFor(tx, workspaceId, due);
  const inCharge = await admins(tx, workspaceId);
  const notes: ReminderModel[] = [];
  for (const suggestion of due) {
    const { row, owner, topic } = suggestion;
    const asked = recipients(
      row.remindStep,
      {
        owner,
        others: topic.ownerIds.flatMap((id) => people.get(id) ?? []),
        sponsor: people.get(topic.sponsorId ?? '') ?? null,
        admins: inCharge,
      },
      now,
    );
    notes.push(...asked.map((person) => note(row, person.id, 'reply', now)));
    await tx.suggestion.update({
      where: { workspaceId_id: { workspaceId, id: row.id } },
      data: reminderFor(workspace, suggestion, owner, { step: row.remindStep + 1, after: now }),
    });
  }
  await renew(tx, workspaceId, notes);
  return rows.length;
}

/** On the last day of a trial its owner is asked what it showed. */
async function noteTrials(tx: Tx, { workspace, now }: Shell): Promise<void> {
  const workspaceId = workspace.id;
  const over = { workspaceId, trialAskAt: { lte: now } };
  const rows = await tx.suggestion.findMany({ where: over });
  if (rows.length === 0) return;
  const notes = rows.flatMap((row) =>
    row.ownerId === null ? [] : [note(row, row.ownerId, 'trial' as const, now)],
  );
  await renew(tx, workspaceId, notes);
  await tx.suggestion.updateMany({ where: over, data: { trialAskAt: null } });
}

function note(
  { workspaceId, id: suggestionId }: SuggestionModel,
  personId: string,
  about: 'reply' | 'trial',
  now: Date,
): ReminderModel {
  return { workspaceId, personId, suggestionId, about, dueAt: now };
}

/** One note for each person, suggestion and reason: a later one takes the place of an earlier one. */
async function renew(tx: Tx, workspaceId: string, notes: readonly ReminderModel[]): Promise<void> {
  if (notes.length === 0) return;
  const suggestionId = { in: [...new Set(notes.map((each) => each.suggestionId))] };
  const about = { in: [...new Set(notes.map((each) => each.about))] };
  await tx.reminder.deleteMany({ where: { workspaceId, suggestionId, about } });
  await tx.reminder.createMany({ data: [...notes] });
}

async function peopleFor(
  tx: Store,
  workspaceId: string,
  suggestions: readonly Suggestion[],
): Promise<Map<string, Person>> {
  const ids = suggestions.flatMap(({ topic }) => [
    ...topic.ownerIds,
    ...(topic.sponsorId === null ? [] : [topic.sponsorId]),
  ]);
  const found = await peopleByIds(tx, workspaceId, [...new Set(ids)]);
  return new Map(found.map((person) => [person.id, person]));
}

/** Everybody of whom something is noted, who is here and at work, and was not reminded today. */
async function remindAll(shell: Shell, meet: Meet): Promise<void> {
  const { database, workspace, now } = shell;
  const { db } = database;
  const noted = await db.reminder.groupBy({ by: ['personId'], where: { workspaceId: workspace.id } });
  const ids = noted.map(({ personId }) => personId);
  const calendar = workCalendar(workspace);
  for (const known of await peopleByIds(db, workspace.id, ids)) {
    const isTime = isHere(known, now) && isWorkingTime(now, calendar, known.timeZone);
    if (known.isActive && !(isTime && known.remindedOn !== localDay(now, known))) continue;
    // Other owners and sponsors may have left since we last met them.
    const person = await meet(known);
    await transact(database, (tx) => remind(tx, shell, person));
  }
}

async function remind(tx: Tx, { workspace, now }: Shell, person: Person): Promise<void> {
  const workspaceId = workspace.id;
  const theirs = { workspaceId, personId: person.id };
  const notes = await tx.reminder.findMany({ where: theirs });
  await tx.reminder.deleteMany({ where: theirs });
  if (!person.isActive || notes.length === 0) return;
  const noted = await tx.suggestion.findMany({
    where: { workspaceId, id: { in: notes.map((each) => each.suggestionId) } },
    orderBy: { number: 'asc' },
  });
  const isAbout = (about: string) =>
    new Set(notes.filter((each) => each.about === about).map((each) => each.suggestionId));
  const [replies, trials] = [isAbout('reply'), isAbout('trial')];
  const asked = noted.some((row) => replies.has(row.id) && row.waitingSince !== null);
  const tried = noted.filter((row) => trials.has(row.id) && row.status === 'testing');
  // Answered since it was noted: nothing to remind of.
  if (!asked && tried.length === 0) return;
  const day = localDay(now, person);
  const { count } = await tx.person.updateMany({
    where: { workspaceId, id: person.id, OR: [{ remindedOn: null }, { remindedOn: { not: day } }] },
    data: { remindedOn: day },
  });
  if (count === 0) return;
  // In one statement with those noted, by OR, SQLite would read all of the company's.
  const own = await tx.suggestion.findMany({
    where: { workspaceId, ownerId: person.id, waitingSince: { not: null } },
  });
  const owed = [...own, ...noted.filter((row) => row.waitingSince !== null)];
  const unique = new Map(owed.map((row) => [row.id, row]));
  const waiting = await withPeople(
    tx,
    workspaceId,
    [...unique.values()].toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.number - b.number),
  );
  const reader = readerOf(person, workspace);
  await enqueue(tx, {
    workspaceId,
    kind: 'suggestion.reminder',
    address: addressOf(person),
    message: reminderLetter(
      {
        mine: waiting.filter(({ row }) => row.ownerId === person.id),
        others: waiting.filter(({ row }) => row.ownerId !== person.id),
        trials: await withPeople(tx, workspaceId, tried),
      },
      { now, calendar: workCalendar(workspace) },
      reader,
    ),
    locale: reader.locale,
    now,
  });
}

function localDay(now: Date, { timeZone }: Person): string {
  return dayText(zoneOf(timeZone).dayAt(now.getTime()));
}
