// Reminds of cases that wait: the channel while nobody has one, then whoever has it. When and whom is ladder.ts. What can wait for the one
// letter of the day is noted for it (see reminders/).

import { step } from '../../beat.ts';
import { isWorkingTime, nextWorkingTime } from '../../calendar/working-time.ts';
import { tellPerson, type Writing } from '../../correspondence/tell.ts';
import { type Store, type Tx, transact } from '../../database/client.ts';
import type { CustomerCaseModel } from '../../database/generated/sqlite/models.ts';
import type { Delivery } from '../../delivery/ledger.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import { addressOf, isHere, type Meet, type Person, peopleByIds } from '../../people/person.ts';
import { admins } from '../../people/roles.ts';
import { type NotedFor, noteReminders } from '../../reminders/note.ts';
import { mayBeReminded } from '../../reminders/remind.ts';
import type { Shell } from '../../workspace/shell.ts';
import { type Case, withParts } from '../case.ts';
import { caseKinds } from '../letters/kinds.ts';
import { adminReminder, takerReminder, threadReminder } from '../letters/letters.ts';
import { cardInChannel, sendCard, subjectFor, tellPerson as tellOf, tellThread } from '../letters/post.ts';
import { clockAt, hoursOf } from './clock.ts';
import { askedAt } from './ladder.ts';
import { casesIn, isUntended, subjectOf } from './saying.ts';

const { 'case.card': CARD, 'case.reminder': REMINDER } = caseKinds;

/** What a reminder of one is about, beside those of other kinds. */
export const CASE = 'case';
/** How many are dealt with in one transaction. */
const BATCH = 50;

export const remindingOfCases = step('case-reminders', (beat) => remindOfCases(beat, beat.meet));

/** Safe to call at any time, by any number of replicas: every minute is enough. */
export async function remindOfCases(shell: Shell, meet: Meet): Promise<void> {
  const { database, workspace, now } = shell;
  const { db } = database;
  const due = { workspaceId: workspace.id, remindAt: { lte: now } };
  const takers = await db.customerCase.findMany({
    where: due,
    distinct: ['takerId'],
    select: { takerId: true },
  });
  if (takers.length === 0) return;
  const ids = takers.map(({ takerId }) => takerId).filter((id) => id !== null);
  for (const person of await peopleByIds(db, workspace.id, ids)) await meet(person);
  while ((await transact(database, (tx) => remind(tx, shell, due))) === BATCH);
}

/** How many were due. Each gets its next step, so that none is due twice. */
async function remind(
  tx: Tx,
  shell: Shell,
  due: { readonly workspaceId: string; readonly remindAt: { readonly lte: Date } },
): Promise<number> {
  const { workspace, now } = shell;
  // Those of one person together, so that they come in one message.
  const rows = await tx.customerCase.findMany({
    where: due,
    orderBy: [{ takerId: 'asc' }, { number: 'asc' }],
    take: BATCH,
  });
  const atOnce = new Map<string, Case[]>();
  const notes: NotedFor[] = [];
  for (const each of await withParts(tx, workspace.id, rows)) {
    const { row, status, taker } = each;
    const { calendar, zone } = hoursOf(workspace, status, taker);
    if (!isWorkingTime(now, calendar, zone)) {
      await setClock(tx, row, { remindAt: nextWorkingTime(now, calendar, zone), remindStep: row.remindStep });
      continue;
    }
    if (status === 'resolved') {
      await setClock(tx, row, { remindAt: null, remindStep: 0 });
      continue;
    }
    const asked = askedAt(status, row.remindStep, taker !== null && isHere(taker, now));
    if (asked.taker && taker) {
      if (isUrgent(each) && !mayBeReminded(taker, workspace, now))
        atOnce.set(taker.id, [...(atOnce.get(taker.id) ?? []), each]);
      else notes.push({ personId: taker.id, about: CASE, subject: subjectFor(row.id) });
    }
    const isAway = taker?.isActive ?? false;
    const posted =
      !asked.thread ||
      (await tellThread(tx, shell, each, {
        kind: REMINDER,
        draw: (reader) => threadReminder(each, isAway, reader),
      }));
    if (asked.admin || !posted) await tellAdmin(tx, shell, each, posted);
    await setClock(tx, row, clockAt(workspace, status, taker, { step: row.remindStep + 1, from: now }));
  }
  await noteReminders(tx, shell, notes);
  for (const cases of atOnce.values()) await remindTaker(tx, shell, cases);
  return rows.length;
}

/** The customer has waited for a working day and heard from nobody: that does not wait for tomorrow's letter, where today's has gone. */
function isUrgent({ status, row }: Case): boolean {
  return status === 'taken' && row.remindStep === 0;
}

/** Of these cases, somebody else has to hear at the next beat: whoever was to does not. */
export async function remindNow(
  tx: Store,
  { workspace, now }: Writing,
  whose: { readonly id: { readonly in: string[] }; readonly takerId?: string },
): Promise<void> {
  const waiting = { workspaceId: workspace.id, remindAt: { not: null }, ...whose };
  await tx.customerCase.updateMany({ where: waiting, data: { remindAt: now } });
}

/** What the rule's admin did not get of a case that nobody sees to comes to the others, who have not heard of it. */
export async function askOtherAdmins(
  tx: Tx,
  shell: Shell,
  person: Person,
  lost: readonly Pick<Delivery, 'kind' | 'subject'>[],
): Promise<void> {
  const { workspace, now } = shell;
  const asking = lost.filter(({ kind }) => kind === REMINDER.name || kind === CARD.name);
  const ids = [...new Set(asking.flatMap(({ subject }) => casesIn(subject)))];
  const rows = await tx.customerCase.findMany({ where: { workspaceId: workspace.id, id: { in: ids } } });
  for (const each of await withParts(tx, workspace.id, rows)) {
    if (each.adminId !== person.id || !isUntended(each, now)) continue;
    await tellAdmin(tx, shell, each, (await cardInChannel(tx, shell, each)) !== null);
  }
}

async function setClock(
  tx: Tx,
  { workspaceId, id }: CustomerCaseModel,
  data: { readonly remindAt: Date | null; readonly remindStep: number },
): Promise<void> {
  await tx.customerCase.update({ where: { workspaceId_id: { workspaceId, id } }, data });
}

async function remindTaker(tx: Tx, shell: Shell, cases: readonly Case[]): Promise<void> {
  const taker = cases[0]?.taker;
  if (!taker) return;
  await tellPerson(tx, shell, taker, {
    kind: REMINDER,
    subject: subjectOf(cases),
    draw: (reader) => takerReminder(cases, reader, cases.length),
    notBefore: shell.now,
  });
}

/** The rule's admin or, where that one is not here, the others. Where no channel shows the case, with the card itself. */
async function tellAdmin(tx: Tx, shell: Shell, late: Case, posted: boolean): Promise<void> {
  const { workspace, now } = shell;
  const [own] = await peopleByIds(tx, workspace.id, [late.adminId]);
  const others = async () => (await admins(tx, workspace.id)).filter((admin) => isHere(admin, now));
  for (const admin of own && isHere(own, now) ? [own] : await others()) {
    const draw = (reader: DatedReader) => adminReminder(late, posted, reader);
    await tellOf(tx, shell, late, admin, { kind: REMINDER, draw });
    if (posted || (await hasCard(tx, late, admin))) continue;
    await sendCard(tx, shell, late, admin);
  }
}

async function hasCard(tx: Tx, { row }: Case, person: Person): Promise<boolean> {
  const { workspaceId, id } = row;
  const theirs = { subject: subjectFor(id), address: addressOf(person), kind: CARD.name };
  return (await tx.delivery.count({ where: { workspaceId, ...theirs, state: { not: 'dropped' } } })) > 0;
}
