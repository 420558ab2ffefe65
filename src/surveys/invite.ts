// Everybody of a round's audience is written to: invited once as it opens, reminded once before it closes. A hundred at a time, each hundred in
// one transaction with what says how far it came: whoever is stopped in between, the next one goes on there. Who answered is looked at nowhere.
import { dayIn } from '../calendar/zone.ts';
import { tellPerson } from '../correspondence/tell.ts';
import { type Tx, transact } from '../database/client.ts';
import { firstZone } from '../i18n/time-zone.ts';
import type { Message } from '../messages/message.ts';
import { isHere, type Person, peopleByIds } from '../people/person.ts';
import { letterTime } from '../workspace/posting.ts';
import type { KeyedShell, Shell } from '../workspace/shell.ts';
import { type Invited, invitation, reminder } from './letters/invitation.ts';
import { roundKinds } from './letters/kinds.ts';
import { wantingLetters } from './not-now.ts';
import { roundSubject } from './publish.ts';
import { roundById, type SurveyRound } from './round.ts';

const AT_ONCE = 100;

/** Until all are invited; then the round is open. Safe to call at any time, by any number of replicas. */
export async function inviteAll(shell: Shell, roundId: string): Promise<void> {
  while ((await transact(shell.database, (tx) => inviteSome(tx, shell, roundId))) > 0);
}

/** How many. */
async function inviteSome(tx: Tx, shell: Shell, roundId: string): Promise<number> {
  const workspaceId = shell.workspace.id;
  const round = await roundById(tx, workspaceId, roundId);
  if (round.row.state !== 'opening' || round.row.asked === 0) return 0;
  const rows = await tx.surveyInvited.findMany({
    where: { workspaceId, roundId, invitedOn: null },
    orderBy: { personId: 'asc' },
    take: AT_ONCE,
  });
  const ids = rows.map(({ personId }) => personId);
  const days = new Map<string, string[]>();
  for (const person of await peopleByIds(tx, workspaceId, ids)) {
    await tellPerson(tx, shell, person, {
      kind: roundKinds['survey.invitation'],
      subject: roundSubject(roundId),
      draw: (reader) => invitation(invitedOf(round), reader),
    });
    const day = dayOfLetter(shell, person);
    days.set(day, [...(days.get(day) ?? []), person.id]);
  }
  for (const [invitedOn, personIds] of days)
    await tx.surveyInvited.updateMany({
      where: { workspaceId, roundId, personId: { in: personIds } },
      data: { invitedOn },
    });
  if (rows.length < AT_ONCE)
    await tx.surveyRound.update({
      where: { workspaceId_id: { workspaceId, id: roundId } },
      data: { state: 'open' },
    });
  return rows.length < AT_ONCE ? 0 : rows.length;
}

/** On which a letter that is written now comes to them: YYYY-MM-DD, where they are. */
export function dayOfLetter({ workspace, now }: Pick<Shell, 'workspace' | 'now'>, person: Person): string {
  return dayIn(firstZone(person.timeZone, workspace.timeZone), letterTime(workspace, person, now));
}

/** Until all are reminded who want letters of it. Safe to call at any time, by any number of replicas. */
export async function remindAll(shell: KeyedShell, roundId: string): Promise<void> {
  while ((await transact(shell.database, (tx) => remindSome(tx, shell, roundId))) > 0);
}

/** How many it came past. */
async function remindSome(tx: Tx, shell: KeyedShell, roundId: string): Promise<number> {
  const { workspace, keys, now } = shell;
  const workspaceId = workspace.id;
  const round = await roundById(tx, workspaceId, roundId);
  const { state, remindAt, remindedUpTo, closesAt } = round.row;
  if (state !== 'open' || remindAt === null || remindAt > now) return 0;
  const rows = await tx.surveyInvited.findMany({
    where: { workspaceId, roundId, personId: { gt: remindedUpTo } },
    orderBy: { personId: 'asc' },
    take: AT_ONCE,
  });
  const wanting = await wantingLetters(tx, { workspaceId, keys }, rows);
  const ids = wanting.map(({ personId }) => personId);
  for (const person of await peopleByIds(tx, workspaceId, ids))
    if (isHere(person, now) && letterTime(workspace, person, now) < closesAt)
      await tellPerson(tx, shell, person, {
        kind: roundKinds['survey.reminder'],
        subject: roundSubject(roundId),
        draw: (reader): Message => reminder(invitedOf(round), reader),
      });
  const isDone = rows.length < AT_ONCE;
  await tx.surveyRound.update({
    where: { workspaceId_id: { workspaceId, id: roundId } },
    data: isDone
      ? { remindAt: null, remindedUpTo: '' }
      : { remindedUpTo: rows.at(-1)?.personId ?? remindedUpTo },
  });
  return isDone ? 0 : rows.length;
}

/** What its letters say. */
function invitedOf({ row, survey, questions, groups }: SurveyRound): Invited {
  const { id: roundId, threshold, commentThreshold, closesAt } = row;
  return {
    ...{ roundId, name: survey.name, questions, threshold, commentThreshold, closesAt },
    groups: groups.length,
    areChannels: groups.every(({ address }) => address !== null),
  };
}
