// Which month is to be closed next, and what no closed month counts yet: a contact that is marked for a month whose closing is under way is still
// open, as one without a mark.
import type { Store } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';
import { type ContactSettings, contactSettings } from './costs.ts';
import { monthAfter } from './months.ts';

/** The first month that is not closed: months are closed in their order. */
export async function nextToClose(
  db: Store,
  { workspaceId, firstMonth }: Pick<ContactSettings, 'workspaceId' | 'firstMonth'>,
): Promise<string> {
  const last = await db.contactStatement.findFirst({
    where: { workspaceId },
    orderBy: { month: 'desc' },
    select: { month: true },
  });
  return last === null ? firstMonth : monthAfter(last.month, 1);
}

/** For queries of contacts. */
export async function notClosed(
  db: Store,
  workspaceId: string,
): Promise<Pick<Prisma.ContactWhereInput, 'OR'>> {
  const settings = await contactSettings(db, workspaceId);
  const next = settings === null ? [] : [{ countedIn: await nextToClose(db, settings) }];
  return { OR: [{ countedIn: null }, ...next] };
}
