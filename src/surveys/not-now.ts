// "Not this time": no more letters of a round to somebody. Whoever has answered may say the same, so that it tells nothing of who did; they may
// still answer. Most say it just after they have: it is a keyed hash, as that they answered is (ballots.ts), and touches no row that names them,
// which would stand beside their ballot. Who is written to is opening and reminding.
import { insertMany, type Store, transact } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { openRound } from './round.ts';

/** Once more does no harm. @throws UserError 'survey.no-round', 'survey.closed', 'survey.not-asked' */
export async function wantNoLetters(
  { database, workspace, keys, now }: KeyedShell,
  { roundId, personId }: { readonly roundId: string; readonly personId: string },
): Promise<void> {
  const workspaceId = workspace.id;
  await transact(database, async (tx) => {
    await openRound(tx, workspaceId, { roundId, personId, now });
    const row = { workspaceId, roundId, voter: quietOf(keys, roundId, personId) };
    const columns = { workspaceId: 'text', roundId: 'text', voter: 'text' } as const;
    await insertMany({ db: tx, engine: database.engine }, 'SurveyVoted', columns, [row]);
  });
}

interface Wanting {
  readonly workspaceId: string;
  readonly keys: Keys;
}

/** Of invitations to rounds that are open, those whose readers want letters of them, in their order. */
export async function wantingLetters<I extends { readonly roundId: string; readonly personId: string }>(
  db: Store,
  { workspaceId, keys }: Wanting,
  invited: readonly I[],
): Promise<readonly I[]> {
  const hashed = invited.map((each) => ({ each, hash: quietOf(keys, each.roundId, each.personId) }));
  const rows = await db.surveyVoted.findMany({
    where: { workspaceId, voter: { in: hashed.map(({ hash }) => hash) } },
    select: { voter: true },
  });
  const quiet = new Set(rows.map(({ voter }) => voter));
  return hashed.flatMap(({ each, hash }) => (quiet.has(hash) ? [] : [each]));
}

function quietOf(keys: Keys, roundId: string, personId: string): string {
  return keys.fingerprint('survey-quiet', `${roundId} ${personId}`);
}
