// Who would rather have no thank-you to them read by others: kept until they say otherwise.
import { newId } from '../clock.ts';
import type { Store } from '../database/client.ts';

export async function keepsPrivate(db: Store, workspaceId: string, personId: string): Promise<boolean> {
  return (await db.thanksWish.count({ where: { workspaceId, personId } })) > 0;
}

export async function wishPrivate(
  tx: Store,
  workspaceId: string,
  personId: string,
  { isKept, now }: { readonly isKept: boolean; readonly now: Date },
): Promise<void> {
  if (!isKept) await tx.thanksWish.deleteMany({ where: { workspaceId, personId } });
  else if (!(await keepsPrivate(tx, workspaceId, personId)))
    await tx.thanksWish.create({ data: { workspaceId, id: newId(), personId, at: now } });
}
