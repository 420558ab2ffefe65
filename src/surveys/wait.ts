// A round that is over and has answers that cannot be opened, because their key is missing or they were damaged, is not counted yet: what is
// deleted cannot be counted later. It takes no more answers, whoever looks after it is told, and it closes within a minute of the key being
// back, when an admin says "without them", or after two weeks, since those who answered were promised a result. The result says how many were
// not counted. Closing itself is close.ts.
import { msPerDay } from '../calendar/day.ts';
import { tellPeople } from '../correspondence/tell.ts';
import type { Tx } from '../database/client.ts';
import type { SurveyRoundModel } from '../database/generated/sqlite/models.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { isAnyUnreadable } from './ballots.ts';
import { roundKinds } from './letters/kinds.ts';
import { waitsLetter } from './letters/waits.ts';
import { adminsOf } from './open.ts';
import type { SurveyRound } from './round.ts';

/** From when it was over: time for somebody to come back from a holiday, or to find a backup of the key. */
const WAITS_DAYS = 14;

/** Whether a round of which some answers cannot be opened goes on waiting for their key. Pure. */
export function isToWait({ waitsUntil }: Pick<SurveyRoundModel, 'waitsUntil'>, now: Date): boolean {
  return waitsUntil === null || now < waitsUntil;
}

/** Whether one that waits has nothing new to look at: cheaper than to begin to close it. */
export async function stillWaits({ database, workspace, keys, now }: KeyedShell, row: SurveyRoundModel) {
  const { id: roundId, waitsUntil } = row;
  if (waitsUntil === null || !isToWait(row, now)) return false;
  return isAnyUnreadable(database.db, keys, { workspaceId: workspace.id, roundId });
}

interface Unopened {
  readonly round: SurveyRound;
  readonly unreadable: number;
  /** With those that can be opened. */
  readonly all: number;
}

/** In the transaction that would have closed it. It is told once. */
export async function waitForKey(
  tx: Tx,
  shell: KeyedShell,
  { round: { row, survey }, unreadable, all }: Unopened,
): Promise<void> {
  const { workspace, now } = shell;
  const waitsUntil = row.waitsUntil ?? new Date(now.getTime() + WAITS_DAYS * msPerDay);
  await tx.surveyRound.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: row.id } },
    data: { unreadable, waitsUntil, ...(now < row.closesAt ? { closesAt: now } : {}) },
  });
  if (row.waitsUntil !== null) return;
  const about = { roundId: row.id, name: survey.name, round: row.number, unreadable, all, waitsUntil };
  await tellPeople(tx, shell, await adminsOf(tx, survey, row.openedById), {
    kind: roundKinds['survey.news'],
    subject: `survey:${survey.id}`,
    draw: (reader) => waitsLetter(about, reader),
  });
}
