// What is done each minute of surveys: rounds that are over close, those whose time has come open, their people are asked and reminded. What
// each of it means is in the files that it calls. Safe at any time, by any number of replicas, stopped at any moment.
import { type Beat, type Step, step } from '../beat.ts';
import { freezeAudience, type RoundShell } from './audience.ts';
import { closeRound } from './close.ts';
import { inviteAll, remindAll } from './invite.ts';
import type { SurveyKinds } from './kind.ts';
import { openDue } from './open.ts';
import { roundOf, type SurveyRound } from './round.ts';
import { stillWaits } from './wait.ts';

/** @param kinds all there are */
export function lookingAfterSurveys(kinds: SurveyKinds): Step {
  return step('surveys', (beat: Beat) => lookAfterSurveys(beat, kinds));
}

/** @throws AggregateError of what failed, once each round had its turn; the next beat tries again */
export async function lookAfterSurveys(shell: RoundShell, kinds: SurveyKinds): Promise<void> {
  const failures: unknown[] = [];
  const trying = async (work: () => Promise<unknown>) => {
    await work().catch((error: unknown) => failures.push(error));
  };
  const before = await openRounds(shell);
  for (const { row } of before) if (isOver(row, shell.now)) await trying(() => closeOver(shell, kinds, row));
  let due = 0;
  await trying(async () => {
    due = await openDue(shell, kinds);
  });
  // Most minutes of most companies there is none.
  if (before.length > 0 || due > 0)
    for (const round of await openRounds(shell)) await trying(() => goOn(shell, round));
  if (failures.length > 0) throw new AggregateError(failures, 'surveys could not all be looked after');
}

async function closeOver(shell: RoundShell, kinds: SurveyKinds, row: SurveyRound['row']): Promise<void> {
  if (!(await stillWaits(shell, row))) await closeRound(shell, { kinds, roundId: row.id });
}

/** One that has asked nobody yet ends by the reason for that (audience.ts). */
function isOver({ state, asked, closesAt }: SurveyRound['row'], now: Date): boolean {
  return closesAt <= now && (state === 'open' || asked > 0);
}

async function goOn(shell: RoundShell, round: SurveyRound): Promise<void> {
  const { id, state, asked, remindAt, waitsUntil } = round.row;
  if (waitsUntil !== null) return;
  if (state === 'opening') {
    if (asked === 0) await freezeAudience(shell, round);
    await inviteAll(shell, id);
  }
  if (remindAt !== null && remindAt <= shell.now) await remindAll(shell, id);
}

/** Of which not all is done. Of two that opened in the same minute the survey that was made first asks first, and the other leaves out whoever it asked. */
async function openRounds({ database, workspace }: RoundShell): Promise<SurveyRound[]> {
  const rows = await database.db.surveyRound.findMany({
    where: { workspaceId: workspace.id, state: { not: 'closed' } },
    include: { survey: true },
    orderBy: [{ openedAt: 'asc' }, { survey: { number: 'asc' } }],
  });
  return rows.map(roundOf);
}
