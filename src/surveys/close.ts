// A round closes, once: its ballots are opened, counted and gone, what may be shown is kept, and its result is made, in one transaction. Where
// some cannot be opened it waits for their key (wait.ts), since what is gone can be counted no more. Who is told is publish.ts. When rounds
// close by themselves is beat.ts.
import type { By } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { dayText } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { newId } from '../clock.ts';
import { waitsAfter } from '../correspondence/cards.ts';
import { emptyLog, type Store, type Tx, transact } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { peopleByIds } from '../people/person.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { dropBallots, forgetVoters, openBallots } from './ballots.ts';
import { decisionClock } from './decide.ts';
import { type Earlier, kindNamed, type SurveyKinds } from './kind.ts';
import { roundKinds } from './letters/kinds.ts';
import { publishResult, roundSubject } from './publish.ts';
import { questionsShape } from './question.ts';
import { roundById, type SurveyRound } from './round.ts';
import { type AskedPeople, askedPeople, earlierRounds, told } from './showing.ts';
import { type OpenedBallot, talliesShape, tally } from './tally.ts';
import { isToWait, waitForKey } from './wait.ts';

export interface Closing {
  readonly kinds: SurveyKinds;
  readonly roundId: string;
  /** Who closes it before its time; left out: its time has come. */
  readonly by?: By;
  /** They close it without the answers that cannot be opened. */
  readonly without?: true;
}

/** Null where it was closed already, or waits: no more answers are taken then, and whoever looks after it is told. Stopped in between, nothing was done. */
export async function closeRound(shell: KeyedShell, closing: Closing): Promise<SurveyRound | null> {
  const { database, workspace } = shell;
  const isClosed = await transact(database, (tx) => closeWithin(tx, shell, closing));
  if (!isClosed) return null;
  // What was answered leaves the log too, where it can.
  await emptyLog(database);
  return roundById(database.db, workspace.id, closing.roundId);
}

async function closeWithin(
  tx: Tx,
  shell: KeyedShell,
  { kinds, roundId, by, without }: Closing,
): Promise<boolean> {
  const { keys, workspace, now } = shell;
  const workspaceId = workspace.id;
  const { count } = await tx.surveyRound.updateMany({
    where: { workspaceId, id: roundId, state: { not: 'closed' } },
    data: { remindAt: null, remindedUpTo: '' },
  });
  if (count === 0) return false;
  const round = await roundById(tx, workspaceId, roundId);
  const { row, questions, groups, survey } = round;
  // Letters that nobody has read yet would ask for what can no more be given.
  const asking = { in: Object.keys(roundKinds) };
  await tx.delivery.deleteMany({
    where: { workspaceId, subject: roundSubject(roundId), kind: asking, ...waitsAfter(now) },
  });
  const of = { survey: survey.number, round: row.number };
  if (by !== undefined && row.waitsUntil === null)
    await noted(tx, { workspaceId, by, now }, 'survey.closed', of);
  await forgetVoters(tx, { workspaceId, roundId });
  const { ballots, unreadable } = await openBallots(tx, keys, { workspaceId, roundId });
  if (unreadable > 0 && !without && isToWait(row, now)) {
    await waitForKey(tx, shell, { round, unreadable, all: ballots.length + unreadable });
    return false;
  }
  if (by !== undefined && unreadable > 0)
    await noted(tx, { workspaceId, by, now }, 'survey.closed-without', { ...of, answers: unreadable });
  await dropBallots(tx, { workspaceId, roundId });
  const asked = await askedPeople(tx, workspaceId, roundId);
  const tallies = told({
    ...{ round, asked, ballots },
    tallies: tally(questions, ballots, sizesOf(asked, groups.length)),
    earlier: await earlierRounds(tx, round, now),
  });
  const kind = kindNamed(kinds, survey.kind);
  const isSaid = ballots.length >= row.threshold && kind !== null;
  const about = {
    db: tx,
    workspace,
    now,
    round: row.number,
    openedAt: row.openedAt,
    settings: survey.settings,
  };
  const result =
    isSaid &&
    kind.conclude({
      settings: survey.settings,
      on: dayText(zoneOf(workspace.timeZone).dayAt(now.getTime())),
      threshold: row.threshold,
      groups,
      questions,
      tallies,
      beside: await kind.beside(about),
      earlier: await roundBefore(tx, round),
    });
  await tx.surveyRound.update({
    where: { workspaceId_id: { workspaceId, id: roundId } },
    data: {
      ...{ state: 'closed', closedAt: now, waitsUntil: null },
      ...{ asked: asked.size, answered: ballots.length, unreadable },
      tallies: isSaid ? tallies : Prisma.DbNull,
      result: isSaid ? (result as Prisma.InputJsonValue) : Prisma.DbNull,
    },
  });
  if (isSaid) {
    await keepComments(tx, round, ballots);
    await askToDecide(tx, shell, round);
  }
  await publishResult(tx, shell, { kinds, roundId });
  return true;
}

/** Whoever made it owes an answer to those who gave one. */
async function askToDecide(tx: Store, { workspace, now }: KeyedShell, { row, survey }: SurveyRound) {
  const [maker] = await peopleByIds(tx, workspace.id, [survey.createdById]);
  if (!maker) throw new Error(`survey ${survey.id} was made by nobody on file`);
  await tx.surveyRound.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: row.id } },
    data: decisionClock(workspace, maker, now),
  });
}

function sizesOf(asked: AskedPeople, groups: number): { readonly all: number; readonly groups: number[] } {
  const sizes = Array.from({ length: groups }, () => 0);
  for (const places of asked.values()) for (const place of places) sizes[place] = (sizes[place] ?? 0) + 1;
  return { all: asked.size, groups: sizes };
}

/** The last one of the same survey that had a result. */
async function roundBefore(tx: Store, { row }: SurveyRound): Promise<Earlier<unknown> | null> {
  const { workspaceId, surveyId, number } = row;
  const before = await tx.surveyRound.findFirst({
    where: {
      ...{ workspaceId, surveyId, number: { lt: number }, state: 'closed' },
      NOT: { result: { equals: Prisma.DbNull } },
    },
    orderBy: { number: 'desc' },
  });
  return (
    before && {
      questions: questionsShape.parse(before.questions),
      tallies: talliesShape.parse(before.tallies),
      result: before.result,
    }
  );
}

/** From so many on, in an order that says nothing, of nobody and of no group. */
async function keepComments(tx: Tx, { row, questions }: SurveyRound, ballots: readonly OpenedBallot[]) {
  const { workspaceId, id: roundId, commentThreshold } = row;
  for (const { key, kind } of questions) {
    if (kind !== 'words') continue;
    const texts = ballots.flatMap(({ answers }) => (typeof answers[key] === 'string' ? [answers[key]] : []));
    if (texts.length < commentThreshold) continue;
    const data = texts.map((text) => ({ workspaceId, roundId, id: newId(), question: key, text }));
    await tx.surveyComment.createMany({ data: data.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
  }
}
