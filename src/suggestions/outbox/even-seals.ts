// Seals from before they were filled up to one size showed by their length which chat and how old an account is, and words that were
// not sealed their reader's language: sealed anew at the start. What could not be brought to an anonymous reader then looks as if it had been, as it does now (delivery/claim.ts).
import { type Database, type Tx, transact } from '../../database/client.ts';
import { type Delivery, evenLetter, isEven, SEALED } from '../../delivery/ledger.ts';
import type { Keys } from '../../keys.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { authorIdOf, sealAuthor } from '../suggestion.ts';

/** How many in one transaction. */
const AT_ONCE = 200;

/** One that no key opens stays as it is. */
export async function evenSeals({ database, keys, workspace }: Omit<KeyedShell, 'now'>): Promise<void> {
  const { db } = database;
  const workspaceId = workspace.id;
  const size = sealAuthor(keys, '').length;
  const ideas = await db.suggestion.findMany({
    where: { workspaceId, sealedAuthor: { not: null } },
    select: { id: true, authorId: true, sealedAuthor: true },
  });
  await inTurns(
    database,
    ideas.filter(({ sealedAuthor }) => sealedAuthor?.length !== size),
    async (tx, { id, ...sealed }) => {
      const authorId = authorIdOf(keys, sealed);
      if (authorId === null) return;
      const data = { sealedAuthor: sealAuthor(keys, authorId) };
      await tx.suggestion.update({ where: { workspaceId_id: { workspaceId, id } }, data });
    },
  );
  const letters = await db.delivery.findMany({
    where: { workspaceId, address: { startsWith: SEALED }, state: { not: 'claimed' } },
    select: { id: true, address: true, subject: true, remote: true, state: true, content: true },
  });
  await inTurns(database, letters.filter(isUneven(keys)), async (tx, { id, ...letter }) => {
    const data = evened(() => evenLetter(keys, letter));
    if (data !== null) await tx.delivery.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  });
}

function isUneven(keys: Keys): (letter: Pick<Delivery, 'address' | 'content' | 'state'>) => boolean {
  return (letter) => !isEven(keys, letter) || letter.state === 'dropped';
}

async function inTurns<T>(
  database: Database,
  rows: readonly T[],
  each: (tx: Tx, row: T) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await transact(database, async (tx) => {
      for (const row of rows.slice(from, from + AT_ONCE)) await each(tx, row);
    });
  }
}

function evened<T>(open: () => T): T | null {
  try {
    return open();
  } catch {
    return null;
  }
}
