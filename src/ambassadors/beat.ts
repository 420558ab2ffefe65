// Once an hour: who is asked, whose kit is due, whose term ends. What each of it means is in invite.ts, kit.ts and term.ts.
import { hourly } from '../beat.ts';
import { dayOf } from '../calendar/day.ts';
import { tellUnnamed } from '../correspondence/tell.ts';
import { transact } from '../database/client.ts';
import type { AmbassadorModel } from '../database/generated/sqlite/models.ts';
import { isHere, type Person, peopleByIds } from '../people/person.ts';
import { letterTime } from '../workspace/posting.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { inviteToday } from './invite.ts';
import { ambassadorKinds } from './kinds.ts';
import { sendKit } from './kit.ts';
import { forgetKits } from './kit-letters.ts';
import { goOnLetter, thanksLetter } from './letters.ts';
import { ASKED_BEFORE_DAYS, askOn, endWithin, isOn, later, noteAsked, todayOf } from './term.ts';

/** Whoever is away, or reached by no letter, is waited for after the end of their term; so many days. */
const WAITED_DAYS = 60;

export const lookingAfterAmbassadors = hourly('ambassadors', (beat) => lookAfterAmbassadors(beat));

/** Safe to call at any time, by any number of replicas. */
export async function lookAfterAmbassadors(shell: KeyedShell): Promise<void> {
  const { database, workspace } = shell;
  const workspaceId = workspace.id;
  await transact(database, (tx) => forgetKits(tx, workspaceId));
  if (!(await isOn(database.db, workspaceId))) return;
  await inviteToday(shell);
  const rows = await database.db.ambassador.findMany({ where: { workspaceId } });
  const people = await peopleByIds(
    database.db,
    workspaceId,
    rows.map(({ personId }) => personId),
  );
  for (const row of rows) {
    const person = people.find(({ id }) => id === row.personId);
    if (person) await lookAfter(shell, row, person);
  }
}

async function lookAfter(shell: KeyedShell, row: AmbassadorModel, person: Person): Promise<void> {
  const { database, workspace, now } = shell;
  const today = todayOf(shell);
  const isGone = !person.isActive || person.isGuest || dayOf(today) > dayOf(row.until) + WAITED_DAYS;
  if (isGone) {
    await transact(database, (tx) => endWithin(tx, shell, person));
    return;
  }
  if (!isHere(person, now) || letterTime(workspace, person, now) > now) return;
  if (!row.isAsked && today >= askOn(row.until)) return ask(shell, row, person);
  if (row.isAsked && today >= row.until) return thank(shell, row, person);
  if (today >= row.kitOn) await sendKit(shell, row, person);
}

/** Whoever comes back late has their fortnight to say. */
async function ask(shell: KeyedShell, { workspaceId, personId, until }: AmbassadorModel, person: Person) {
  const today = todayOf(shell);
  const ends = later(until, ASKED_BEFORE_DAYS, today);
  await transact(shell.database, async (tx) => {
    const { count } = await tx.ambassador.updateMany({
      where: { workspaceId, personId, isAsked: false },
      data: { isAsked: true, until: ends },
    });
    if (count === 0) return;
    await noteAsked(tx, { keys: shell.keys, workspaceId, personId, today });
    await tellUnnamed(tx, shell, person, {
      kind: ambassadorKinds['ambassador.letter'],
      draw: (reader) => goOnLetter(ends, reader),
    });
  });
}

async function thank(shell: KeyedShell, { project }: AmbassadorModel, person: Person): Promise<void> {
  await transact(shell.database, async (tx) => {
    if (await endWithin(tx, shell, person))
      await tellUnnamed(tx, shell, person, {
        kind: ambassadorKinds['ambassador.letter'],
        draw: (reader) => thanksLetter(project, reader),
      });
  });
}
