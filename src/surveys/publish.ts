// A result is told once, to those who were asked: in their channels, or to each where a file said who they are; and to whoever made the survey,
// who decides what follows. What becomes of it stands in the same messages, which are drawn anew.
import { redrawCards } from '../correspondence/cards.ts';
import { readerOf, tellChannel, tellPeople, tellPerson, type Writing } from '../correspondence/tell.ts';
import { type Store, transact } from '../database/client.ts';
import { isReached, type Person, peopleByIds, personAt } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import type { Shell } from '../workspace/shell.ts';
import { kindNamed, type SurveyKinds } from './kind.ts';
import { resultKinds } from './letters/kinds.ts';
import { decideMessage, resultMessage } from './letters/result.ts';
import { roundTold } from './told.ts';

export function roundSubject(roundId: string): string {
  return `survey-round:${roundId}`;
}

/** As `roundSubject` wrote it; null for what is about something else. */
export function roundIn(subject: string): string | null {
  return subject.startsWith('survey-round:') ? subject.slice('survey-round:'.length) : null;
}

/** In the transaction in which it closes. */
export async function publishResult(
  tx: Store,
  writing: Writing,
  { kinds, roundId }: { readonly kinds: SurveyKinds; readonly roundId: string },
): Promise<void> {
  const workspaceId = writing.workspace.id;
  const told = await roundTold(tx, workspaceId, roundId);
  const { groups, survey } = told.round;
  const kind = kindNamed(kinds, survey.kind);
  const subject = roundSubject(roundId);
  const channels = groups.flatMap(({ address }) => address ?? []);
  for (const address of channels)
    await tellChannel(
      tx,
      writing,
      { address },
      { kind: resultKinds['survey.result'], subject, draw: (reader) => resultMessage(told, kind, reader) },
    );
  if (channels.length < groups.length || groups.length === 0) {
    const asked = await tx.surveyInvited.findMany({
      where: { workspaceId, roundId },
      select: { personId: true },
    });
    const people = await peopleByIds(
      tx,
      workspaceId,
      asked.map(({ personId }) => personId),
    );
    await tellPeople(
      tx,
      writing,
      people.filter(({ id, isActive }) => isActive && id !== survey.createdById),
      { kind: resultKinds['survey.result'], subject, draw: (reader) => resultMessage(told, kind, reader) },
    );
  }
  for (const person of await whoDecides(tx, workspaceId, survey.createdById))
    await tellPerson(tx, writing, person, {
      kind: resultKinds['survey.decide'],
      subject,
      draw: (reader) => decideMessage(told, kind, reader),
    });
}

/** Whoever made the survey; where no letter reaches them, all admins. */
async function whoDecides(db: Store, workspaceId: string, createdById: string): Promise<readonly Person[]> {
  const [maker] = await peopleByIds(db, workspaceId, [createdById]);
  return maker && isReached(maker) ? [maker] : admins(db, workspaceId);
}

/** Something was decided, or is no more: what stands in the chat says it. */
export async function redrawResult(shell: Shell, kinds: SurveyKinds, roundId: string): Promise<void> {
  await transact(shell.database, (tx) => redrawWithin(tx, shell, kinds, roundId));
}

export async function redrawWithin(
  tx: Store,
  writing: Writing,
  kinds: SurveyKinds,
  roundId: string,
): Promise<void> {
  const { workspace, now } = writing;
  const told = await roundTold(tx, workspace.id, roundId);
  const kind = kindNamed(kinds, told.round.survey.kind);
  const subject = roundSubject(roundId);
  const redrawn = resultKinds['survey.redrawn'];
  for (const [name, draw] of [
    ['survey.result', resultMessage],
    ['survey.decide', decideMessage],
  ] as const)
    await redrawCards(tx, writing, { kind: resultKinds[name], subject, redrawn }, async ({ address }) => {
      const reader = readerOf(await personAt(tx, workspace.id, address), workspace, now);
      return { message: draw(told, kind, reader), locale: reader.locale };
    });
}
