// Looks through a company's whole audit log: whether each entry still is what was written, and follows from the one before.
import type { Store } from '../database/client.ts';
import { BEGINNING, type ChainFault, type Head, Walk } from './chain.ts';

/** Entries that one statement reads. */
const AT_ONCE = 1_000;

export type Verified =
  | { readonly kind: 'whole'; readonly head: Head }
  | { readonly kind: 'broken'; readonly fault: ChainFault };

/**
 * While others write, too. Who may change the database may write the whole chain anew, or cut its end together with what the database keeps
 * of it: only an end that was noted elsewhere shows that.
 * @param expected such an end: it has to be there, as it was
 */
export async function verify(
  db: Store,
  workspaceId: string,
  expected: Head | null = null,
): Promise<Verified> {
  const walk = new Walk(expected);
  for (;;) {
    // Before the entries: all up to this one are there then.
    const head = await headOf(db, workspaceId);
    const entries = await db.auditEntry.findMany({
      where: { workspaceId, number: { gt: walk.last.number } },
      orderBy: { number: 'asc' },
      take: AT_ONCE,
    });
    for (const entry of entries) {
      const fault = walk.take(entry);
      if (fault) return { kind: 'broken', fault };
    }
    if (entries.length > 0) continue;
    const fault = walk.end(head);
    return fault ? { kind: 'broken', fault } : { kind: 'whole', head: walk.last };
  }
}

async function headOf(db: Store, workspaceId: string): Promise<Head> {
  return (await db.auditHead.findUnique({ where: { workspaceId } })) ?? BEGINNING;
}
