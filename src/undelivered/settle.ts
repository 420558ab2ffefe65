// A promise is not lost in silence: what somebody did not get goes to whoever can take it instead, and the admins are told once of each
// address that takes nothing. Derived from the ledger; what is done with a message that fails is delivery/recording.ts.
import { type Step, step } from '../beat.ts';
import { type Tx, transact } from '../database/client.ts';
import { retryHeld } from '../delivery/held.ts';
import { byAddress, heldLetters, untoldLetters } from '../delivery/undelivered.ts';
import { admins } from '../people/roles.ts';
import { askInstead, passOver } from './instead.ts';
import { noteReached } from './reached.ts';
import { renewLetters } from './renew.ts';
import { type LetterShell, type Missing, tellAdmins } from './telling.ts';

/** How many letters are dealt with in one transaction. */
const BATCH = 200;

/** @param of all that the program sends, and all that can wait for somebody */
export function settling(of: Pick<LetterShell, 'kinds' | 'waiting'>): Step {
  return step('undelivered', (beat) => settleUndelivered({ ...beat, ...of }));
}

/** Safe to call at any time, by any number of replicas: every minute is enough. Before those who keep promises have their turn. */
export async function settleUndelivered(shell: LetterShell): Promise<void> {
  const { database, workspace, now, kinds } = shell;
  await renewLetters(shell);
  await retryHeld(database.db, workspace.id, now);
  await noteReached(shell);
  const held = await heldLetters(database.db, workspace.id, { kinds, most: BATCH });
  for (const [address, letters] of byAddress(held))
    await transact(database, (tx) => passOver(tx, shell, address, letters));
  if ((await untoldLetters(database.db, workspace.id, { kinds, most: 1 })).length === 0) return;
  while ((await transact(database, (tx) => settle(tx, shell))) > 0);
}

/** How many letters it dealt with. While nobody is there to be told, they wait. */
async function settle(tx: Tx, shell: LetterShell): Promise<number> {
  const { workspace, now, kinds } = shell;
  const workspaceId = workspace.id;
  const untold = await untoldLetters(tx, workspaceId, { kinds, most: BATCH });
  if (untold.length === 0) return 0;
  const isAnyone = (await admins(tx, workspaceId)).length > 0;
  const missing: Missing[] = [];
  for (const [address, letters] of byAddress(untold)) {
    if (isAnyone) missing.push({ address, letters, next: await askInstead(tx, shell, address, letters) });
    else await passOver(tx, shell, address, letters);
  }
  if (!isAnyone) return 0;
  const ids = untold.map(({ id }) => id);
  // What goes to another address by now is missed no more.
  const missed = { workspaceId, id: { in: ids }, undeliveredAt: { not: null } };
  await tx.delivery.updateMany({ where: missed, data: { toldAt: now } });
  await tellAdmins(tx, shell, missing);
  return untold.length;
}
