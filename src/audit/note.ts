// Writing an entry of the audit log.
import type { Store } from '../database/client.ts';
import { type ActDetails, type ActName, byText, type Doer } from './act.ts';
import { BEGINNING, canonical, hashOf } from './chain.ts';

export interface Noting extends Doer {
  readonly workspaceId: string;
}

/** What an admin does in a chat. */
export function ofAdmin({
  workspaceId,
  adminId,
  now,
}: Pick<Noting, 'workspaceId' | 'now'> & { readonly adminId: string }): Noting {
  return { workspaceId, by: { person: adminId }, now };
}

/**
 * Adds an entry to the company's chain. To be called with the transaction that does the act (`transact`), so that neither is there without
 * the other. Of two at the same time one waits, or is done again: the counter that the end of the chain is kept in is taken first.
 */
export async function noted<K extends ActName>(
  tx: Store,
  { workspaceId, by, now }: Noting,
  act: K,
  of: ActDetails<K>,
): Promise<void> {
  const { number, hash: previous } = await tx.auditHead.upsert({
    where: { workspaceId },
    create: { workspaceId, number: 1, hash: BEGINNING.hash },
    update: { number: { increment: 1 } },
  });
  const entry = { workspaceId, at: now, by: byText(by), act, details: canonical(of), previous };
  const hash = hashOf(entry);
  await tx.auditEntry.create({ data: { ...entry, number, hash } });
  await tx.auditHead.update({ where: { workspaceId }, data: { hash } });
}
