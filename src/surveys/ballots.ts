// What one person answers, without the person: a ballot is sealed to one length under a random id, and says nothing of when; that they have
// answered is a keyed hash of theirs beside all others'. Neither says anything of the other, nor of anybody without the key. While a round is
// open nobody reads a ballot, the program included; as it closes all are opened at once, counted and gone (close.ts). How it is shown that
// nothing joins the two, and what whoever holds the machine could do, is docs/surveys.md.
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { type Store, type Tx, transact } from '../database/client.ts';
import { type Keys, opened } from '../keys.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { answersShape, mustAnswer, type SurveyAnswers } from './question.ts';
import { groupsIn, openRound } from './round.ts';
import type { OpenedBallot } from './tally.ts';

/** The purpose under which ballots are sealed. */
export const BALLOT = 'surveys.ballot';
/** In bytes: 1,000 characters of words in UTF-8 and JSON, and what else is answered. */
const SIZE = 8192;
/** Ballots that are looked at in one statement. */
const AT_ONCE = 200;

export interface BallotToGive {
  readonly roundId: string;
  readonly personId: string;
  /** Words redacted already. */
  readonly answers: SurveyAnswers;
}

/**
 * 'given': it counts, and is out of reach from now on. 'before': they have answered already, this one counts for nothing.
 * @throws UserError 'survey.closed', 'survey.not-asked'; RangeError on answers that no form lets through
 */
export function giveBallot(
  shell: KeyedShell,
  { roundId, personId, answers }: BallotToGive,
): Promise<'given' | 'before'> {
  const { database, workspace, keys, now } = shell;
  const workspaceId = workspace.id;
  const voter = { workspaceId, roundId, voter: voterOf(keys, roundId, personId) };
  return once<'given' | 'before'>(
    () =>
      transact(database, async (tx) => {
        const { questions, groups } = await openRound(tx, workspaceId, { roundId, personId, now });
        mustAnswer(questions, answers);
        if ((await tx.surveyVoted.count({ where: voter })) > 0) return 'before';
        await tx.surveyVoted.create({ data: voter });
        await tx.ballot.create({
          data: { workspaceId, roundId, id: newId(), seal: sealBallot(keys, { groups, answers }) },
        });
        return 'given';
      }),
    async () => ((await hasAnswered(database.db, shell, { roundId, personId })) ? 'before' : null),
  );
}

/** Whether they have, not what; asked of oneself alone. False of a round that is closed: nobody knows any more. */
export async function hasAnswered(
  db: Store,
  { workspace, keys }: Pick<KeyedShell, 'workspace' | 'keys'>,
  { roundId, personId }: Pick<BallotToGive, 'roundId' | 'personId'>,
): Promise<boolean> {
  const voter = voterOf(keys, roundId, personId);
  return (await db.surveyVoted.count({ where: { workspaceId: workspace.id, roundId, voter } })) > 0;
}

interface OfRound {
  readonly workspaceId: string;
  readonly roundId: string;
}

/**
 * Opens all ballots of a round that is over, in an order that says nothing (their ids are random, and sorted here).
 * @returns how many could not be opened beside those that could: their key is missing, or they are damaged
 */
export async function openBallots(
  tx: Tx,
  keys: Keys,
  { workspaceId, roundId }: OfRound,
): Promise<{ readonly ballots: readonly OpenedBallot[]; readonly unreadable: number }> {
  const rows = await tx.ballot.findMany({
    where: { workspaceId, roundId },
    orderBy: { id: 'asc' },
    select: { seal: true },
  });
  const ballots = rows.flatMap(({ seal }) => openBallot(keys, seal) ?? []);
  return { ballots, unreadable: rows.length - ballots.length };
}

/** Whether there is one that these keys do not open. */
export async function isAnyUnreadable(
  db: Store,
  keys: Keys,
  { workspaceId, roundId }: OfRound,
): Promise<boolean> {
  for (let after = ''; ; ) {
    const rows = await db.ballot.findMany({
      where: { workspaceId, roundId, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    });
    if (rows.some(({ seal }) => opened(keys, BALLOT, seal) === null)) return true;
    if (rows.length < AT_ONCE) return false;
    after = rows.at(-1)?.id ?? after;
  }
}

/** Who answered is asked no more once no answer is taken. */
export async function forgetVoters(tx: Tx, { workspaceId, roundId }: OfRound): Promise<void> {
  await tx.surveyVoted.deleteMany({ where: { workspaceId, roundId } });
}

/** For a round that closes, once: what was answered stands nowhere any more. */
export async function dropBallots(tx: Tx, { workspaceId, roundId }: OfRound): Promise<void> {
  await tx.ballot.deleteMany({ where: { workspaceId, roundId } });
}

export function sealBallot(keys: Keys, ballot: OpenedBallot): string {
  const text = JSON.stringify(ballot);
  // One that is longer would tell that it is.
  if (Buffer.byteLength(text) >= SIZE) throw new RangeError(`a ballot has at most ${SIZE - 1} bytes`);
  return keys.seal(BALLOT, text, SIZE);
}

function openBallot(keys: Keys, seal: string): OpenedBallot | null {
  const text = opened(keys, BALLOT, seal);
  if (text === null) return null;
  const { groups, answers } = JSON.parse(text) as { groups: unknown; answers: unknown };
  return { groups: groupsIn(groups), answers: answersShape.parse(answers) };
}

function voterOf(keys: Keys, roundId: string, personId: string): string {
  return keys.fingerprint('survey-voter', `${roundId} ${personId}`);
}
