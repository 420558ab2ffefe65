// Writing an entry of the audit log.
import type { Store } from '../database/client.ts';
import type { AuditEntryModel as Entry } from '../database/generated/sqlite/models.ts';
import { type ActDetails, type ActName, byText, type Doer } from './act.ts';
import { BEGINNING, canonical, type Head, hashOf } from './chain.ts';

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
  noting: Noting,
  act: K,
  of: ActDetails<K>,
): Promise<void> {
  const { workspaceId } = noting;
  const { number, hash: previous } = await tx.auditHead.upsert({
    where: { workspaceId },
    create: { workspaceId, number: 1, hash: BEGINNING.hash },
    update: { number: { increment: 1 } },
  });
  const entry = entryAfter({ number: number - 1, hash: previous }, noting, act, of);
  await tx.auditEntry.create({ data: entry });
  await tx.auditHead.update({ where: { workspaceId }, data: { hash: entry.hash } });
}

/** The entry that follows in a chain. Pure. */
export function entryAfter<K extends ActName>(
  { number, hash: previous }: Head,
  { workspaceId, by, now }: Noting,
  act: K,
  of: ActDetails<K>,
): Entry {
  const entry = { workspaceId, at: now, by: byText(by), act, details: canonical(of), previous };
  return { ...entry, number: number + 1, hash: hashOf(entry) };
}
