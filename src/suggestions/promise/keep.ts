// Keeps the promise of a reply: what waits goes to whoever is there (pass-on.ts), and who is asked is noted (notes.ts). The letter is
// reminders/.
import { step } from '../../beat.ts';
import { transact } from '../../database/client.ts';
import type { Meet } from '../../people/person.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { BATCH, noteDays, noteReplies } from './notes.ts';
import { passOnAbsent } from './pass-on.ts';

export const keepingPromises = step('promises', (beat) => keepPromises(beat, beat.meet));

/** Safe to call at any time, by any number of replicas: every minute is enough. */
export async function keepPromises(shell: KeyedShell, meet: Meet): Promise<void> {
  await passOnAbsent(shell, meet);
  if (!(await isAnythingDue(shell))) return;
  while ((await transact(shell.database, (tx) => noteReplies(tx, shell))) === BATCH);
  await transact(shell.database, (tx) => noteDays(tx, shell));
}

/** Most minutes nothing is: then nobody's turn to write is taken. */
async function isAnythingDue({ database, workspace, now }: KeyedShell): Promise<boolean> {
  const isDue = {
    OR: [{ remindAt: { lte: now } }, { trialAskAt: { lte: now } }, { planAskAt: { lte: now } }],
  };
  const where = { workspaceId: workspace.id, ...isDue };
  return (await database.db.suggestion.findFirst({ where, select: { id: true } })) !== null;
}
