// What a reminder says: all that waits for somebody, of which something was noted (notes.ts); and says anew where it did not arrive.

import { readerOf } from '../../correspondence/tell.ts';
import { type Tx, transact } from '../../database/client.ts';
import { giveWay, missedLetters } from '../../delivery/held.ts';
import { rewrite } from '../../delivery/ledger.ts';
import { type Person, personAt } from '../../people/person.ts';
import { calendarFor } from '../../workspace/posting.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { suggestionKinds } from '../letters/kinds.ts';
import { reminderLetter } from '../letters/reminder.ts';
import { withPeople } from '../suggestion.ts';
import { isStillAsked, type Note } from './notes.ts';

const REMINDER = suggestionKinds['suggestion.reminder'].name;

/** What a reminder was sent for, so that it can be said anew where it did not arrive: "reminder:reply ID,trial ID". */
export function subjectOf(notes: readonly Note[]): string {
  return `reminder:${notes.map(({ about, suggestionId }) => `${about} ${suggestionId}`).join()}`;
}

/** As `subjectOf` wrote them. */
export function notesIn(subject: string | null): Note[] {
  const parts = subject?.startsWith('reminder:') ? subject.slice('reminder:'.length).split(',') : [];
  return parts.flatMap((part) => {
    const [about, suggestionId] = part.split(' ');
    return about && suggestionId ? [{ about, suggestionId }] : [];
  });
}

/** Reminders that did not arrive, and are still to be sent again, say how things stand now; where nothing waits any more, they are let go. */
export async function renewReminders({ database, workspace, now }: KeyedShell): Promise<void> {
  const workspaceId = workspace.id;
  const missed = await missedLetters(database.db, workspaceId, { kind: REMINDER });
  for (const { id, address, subject } of missed) {
    const notes = notesIn(subject);
    if (notes.length === 0) continue;
    await transact(database, async (tx) => {
      const person = await personAt(tx, workspaceId, address);
      const letter = person && (await letterAbout(tx, { workspace, now }, person, notes));
      if (letter) await rewrite(tx, id, { workspaceId, now, address, ...letter });
      else await giveWay(tx, workspaceId, [id]);
    });
  }
}

/** Null where nothing of what was noted waits any more. */
export async function letterAbout(
  tx: Tx,
  { workspace, now }: Pick<KeyedShell, 'workspace' | 'now'>,
  person: Person,
  notes: readonly Note[],
) {
  if (notes.length === 0) return null;
  const workspaceId = workspace.id;
  const noted = await tx.suggestion.findMany({
    where: { workspaceId, id: { in: notes.map((each) => each.suggestionId) } },
    orderBy: { number: 'asc' },
  });
  const all = await withPeople(tx, workspaceId, noted);
  const askedAbout = (about: string) => {
    const ids = new Set(notes.filter((each) => each.about === about).map((each) => each.suggestionId));
    return all.filter((each) => ids.has(each.row.id) && isStillAsked(about, each));
  };
  const [replies, trials, plans] = [askedAbout('reply'), askedAbout('trial'), askedAbout('plan')];
  // Answered, or planned anew, since it was noted: nothing to remind of.
  if (replies.length + trials.length + plans.length === 0) return null;
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
  const reader = readerOf(person, workspace, now);
  const message = reminderLetter(
    {
      mine: waiting.filter(({ row }) => row.ownerId === person.id),
      others: waiting.filter(({ row }) => row.ownerId !== person.id),
      trials,
      plans,
    },
    { now, calendar: calendarFor(workspace, person) },
    reader,
  );
  return { message, locale: reader.locale };
}
