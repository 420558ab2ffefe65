// Before what waits is passed on it changes rows. The row with which an act waited ends in the transaction that does it: whoever reads
// the log would learn from that when each idea came, and beside what.
import { randomInt } from 'node:crypto';
import { isUniqueViolation, transact } from '../../database/client.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { formKeyOf, passingKey, sealAct } from './hidden-act.ts';
import type { WaitingAct } from './outbox.ts';

/** Seals in one statement, of some 33 kB each. */
const AT_ONCE = 100;

/**
 * The same acts in rows of their own, under other ids and seals, all in one transaction and in random order. What was mixed before a
 * process died stays as it is. None of them where another replica is passing them on, or one was taken back just now: then the next beat
 * finds what is left.
 */
export async function mixed(shell: KeyedShell, due: readonly WaitingAct[]): Promise<readonly WaitingAct[]> {
  const { database, keys, workspace } = shell;
  const workspaceId = workspace.id;
  const passing = ({ act }: WaitingAct) => passingKey(keys, formKeyOf(act));
  const asTheyCame = due.filter((each) => each.id !== passing(each));
  if (asTheyCame.length === 0) return due;
  const anew = inRandomOrder(asTheyCame).map((each): WaitingAct => ({ ...each, id: passing(each) }));
  try {
    await transact(database, async (tx) => {
      const ids = asTheyCame.map(({ id }) => id);
      const { count } = await tx.sealedAct.deleteMany({ where: { workspaceId, id: { in: ids } } });
      if (count < ids.length) throw new Moved();
      for (let from = 0; from < anew.length; from += AT_ONCE) {
        const rows = anew.slice(from, from + AT_ONCE);
        await tx.sealedAct.createMany({
          data: rows.map(({ id, act }) => ({ workspaceId, id, seal: sealAct(keys, act) })),
        });
      }
    });
  } catch (error) {
    if (error instanceof Moved || isUniqueViolation(error)) return [];
    throw error;
  }
  return [...due.filter((each) => !asTheyCame.includes(each)), ...anew];
}

/** Ends the transaction: they are not all there any more. */
class Moved extends Error {}

/** Fisher and Yates, by the system's randomness. */
export function inRandomOrder<T>(all: readonly T[]): T[] {
  const order = [...all];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    const [a, b] = [order[i], order[j]];
    if (a !== undefined && b !== undefined) [order[i], order[j]] = [b, a];
  }
  return order;
}
