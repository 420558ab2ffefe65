// What reminders of cases are about; and says anew, where one did not arrive, how things stand when it comes after all.
import { readerOf, type Writing } from '../../correspondence/tell.ts';
import { type Store, type Tx, transact } from '../../database/client.ts';
import { giveWay, missedLetters } from '../../delivery/held.ts';
import { type Delivery, rewrite } from '../../delivery/ledger.ts';
import { isHere, type Person, personAt } from '../../people/person.ts';
import { admins } from '../../people/roles.ts';
import type { Shell } from '../../workspace/shell.ts';
import { type Case, withParts } from '../case.ts';
import { caseKinds } from '../letters/kinds.ts';
import { adminReminder, takerReminder, threadReminder } from '../letters/letters.ts';
import { cardInChannel, channelReader, subjectFor } from '../letters/post.ts';

const REMINDER = caseKinds['case.reminder'].name;

/** "case:ID", or of several "cases:ID,ID". */
export function subjectOf(cases: readonly Case[]): string {
  const ids = cases.map(({ row }) => row.id);
  return ids.length === 1 ? subjectFor(ids[0] ?? '') : `cases:${ids.join()}`;
}

/** The ids in it; none where it is about something else. */
export function casesIn(subject: string | null): string[] {
  const ids = /^cases?:(.+)$/.exec(subject ?? '')?.[1];
  return ids === undefined ? [] : ids.split(',');
}

/** It waits, and nobody who is there has it. */
export function isUntended({ status, taker }: Pick<Case, 'status' | 'taker'>, now: Date): boolean {
  if (status === 'resolved') return false;
  return status === 'open' || taker === null || !isHere(taker, now);
}

/** It waits for them. */
export function isWith(
  { status, taker }: Pick<Case, 'status' | 'taker'>,
  person: Pick<Person, 'id'>,
): boolean {
  return status !== 'resolved' && taker?.id === person.id;
}

/** Reminders that are still to be sent again say how things stand now; where nothing waits any more, they are let go. */
export async function renewReminders({ database, workspace, now }: Shell): Promise<void> {
  for (const lost of await missedLetters(database.db, workspace.id, { kind: REMINDER })) {
    if (casesIn(lost.subject).length === 0) continue;
    await transact(database, async (tx) => {
      const letter = await letterNow(tx, { workspace, now }, lost);
      const { workspaceId, id, address } = lost;
      if (letter) await rewrite(tx, id, { workspaceId, now, address, ...letter });
      else await giveWay(tx, workspaceId, [id]);
    });
  }
}

/** Null where there is nothing to remind of any more. */
async function letterNow(tx: Tx, { workspace, now }: Writing, lost: Delivery) {
  const cases = await casesOf(tx, workspace.id, casesIn(lost.subject));
  const [untended] = cases.filter((each) => isUntended(each, now));
  if (lost.threadOf !== null) {
    if (!untended) return null;
    const reader = channelReader(untended, workspace, now);
    const isAway = untended.taker?.isActive ?? false;
    return { message: threadReminder(untended, isAway, reader), locale: reader.locale };
  }
  const person = await personAt(tx, workspace.id, lost.address);
  if (!person) return null;
  const reader = readerOf(person, workspace, now);
  const { locale } = reader;
  const theirs = cases.filter((each) => isWith(each, person));
  if (theirs.length > 0) return { message: takerReminder(theirs, reader, theirs.length), locale };
  if (!untended) return null;
  const isAdmin = (await admins(tx, workspace.id)).some(({ id }) => id === person.id);
  if (!isAdmin && untended.adminId !== person.id) return null;
  const isPosted = (await cardInChannel(tx, { workspace }, untended)) !== null;
  return { message: adminReminder(untended, isPosted, reader), locale };
}

/** Those that are there still, the oldest first. */
export async function casesOf(tx: Store, workspaceId: string, ids: readonly string[]): Promise<Case[]> {
  if (ids.length === 0) return [];
  const where = { workspaceId, id: { in: [...ids] } };
  return withParts(tx, workspaceId, await tx.customerCase.findMany({ where, orderBy: { number: 'asc' } }));
}
