// Whether anybody is left who can be told what has to be told.
import type { Store } from '../database/client.ts';
import { undeliveredLetters } from '../delivery/held.ts';
import { isUnreachable } from '../delivery/undelivered.ts';
import { addressOf, admins, isReached, type Person } from '../people/person.ts';

/** Those whom letters reach where they are admin: of somebody on both chats that may be the one that takes nothing. */
export async function reachedAdmins(db: Store, workspaceId: string): Promise<Person[]> {
  const reached: Person[] = [];
  for (const admin of await admins(db, workspaceId))
    if (isReached(admin) && !(await isUnreachable(db, workspaceId, addressOf(admin)))) reached.push(admin);
  return reached;
}

/** Letters reach no admin, though some were not delivered, or an idea has nobody to answer it. */
export async function isUnheard(db: Store, workspaceId: string): Promise<boolean> {
  if ((await reachedAdmins(db, workspaceId)).length > 0) return false;
  const { total } = await undeliveredLetters(db, workspaceId, { skip: 0, take: 1 });
  if (total > 0) return true;
  const unowned = { workspaceId, ownerId: null, waitingSince: { not: null } };
  return (await db.suggestion.findFirst({ where: unowned, select: { id: true } })) !== null;
}
