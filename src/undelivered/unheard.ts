// Whether anybody is left who can be told what has to be told.
import type { Store } from '../database/client.ts';
import { undeliveredLetters } from '../delivery/held.ts';
import { admins, isReached } from '../people/person.ts';

/** Letters reach no admin, though some were not delivered, or an idea has nobody to answer it. */
export async function isUnheard(db: Store, workspaceId: string): Promise<boolean> {
  if ((await admins(db, workspaceId)).some(isReached)) return false;
  const { total } = await undeliveredLetters(db, workspaceId, { skip: 0, take: 1 });
  if (total > 0) return true;
  const unowned = { workspaceId, ownerId: null, waitingSince: { not: null } };
  return (await db.suggestion.findFirst({ where: unowned, select: { id: true } })) !== null;
}
