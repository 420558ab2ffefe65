// Whether anybody is left who can be told what has to be told.
import type { Step } from '../beat.ts';
import type { Store } from '../database/client.ts';
import { undeliveredLetters } from '../delivery/held.ts';
import { isUnreachable } from '../delivery/undelivered.ts';
import { addressOf, isReached, type Person } from '../people/person.ts';
import { admins } from '../people/roles.ts';

/** Those whom letters reach where they are admin: of somebody on both chats that may be the one that takes nothing. */
export async function reachedAdmins(db: Store, workspaceId: string): Promise<Person[]> {
  const reached: Person[] = [];
  for (const admin of await admins(db, workspaceId))
    if (isReached(admin) && !(await isUnreachable(db, workspaceId, addressOf(admin)))) reached.push(admin);
  return reached;
}

/** Says so in the log, once each time that it begins. */
export const hearing: Step = {
  name: 'unheard',
  begin({ database, workspaceId, log }) {
    let was = false;
    return async () => {
      const is = await isUnheard(database.db, workspaceId);
      if (is && !was)
        log.warn('letters reach no admin: what was not delivered stands in their home, and nobody was told');
      was = is;
    };
  },
};

/** Letters reach no admin, though some were not delivered, or an idea has nobody to answer it. */
export async function isUnheard(db: Store, workspaceId: string): Promise<boolean> {
  if ((await reachedAdmins(db, workspaceId)).length > 0) return false;
  const { total } = await undeliveredLetters(db, workspaceId, { skip: 0, take: 1 });
  if (total > 0) return true;
  const unowned = { workspaceId, ownerId: null, waitingSince: { not: null } };
  return (await db.suggestion.findFirst({ where: unowned, select: { id: true } })) !== null;
}
