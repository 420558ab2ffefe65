// "Not this time": no more letters of a round to somebody. Whoever has answered may say the same, so that it tells nothing of who did; they may
// still answer. Who is written to is opening and reminding.
import { transact } from '../database/client.ts';
import type { Shell } from '../workspace/shell.ts';
import { openRound } from './round.ts';

/** Once more does no harm. @throws UserError 'survey.no-round', 'survey.closed', 'survey.not-asked' */
export async function wantNoLetters(
  { database, workspace, now }: Shell,
  { roundId, personId }: { readonly roundId: string; readonly personId: string },
): Promise<void> {
  const workspaceId = workspace.id;
  await transact(database, async (tx) => {
    await openRound(tx, workspaceId, { roundId, personId, now });
    const row = { workspaceId, roundId, personId };
    await tx.surveyInvited.updateMany({ where: row, data: { isQuiet: true } });
  });
}
