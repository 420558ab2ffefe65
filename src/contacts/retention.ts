// For how long contacts keep what customers said in them and who they were: what is past its time, and taking it out. What a contact counts
// for stays, so that months, closed or not, add up as before. What quoted it is erasure's.
import { dayOf, dayText } from '../calendar/day.ts';
import { dayIn } from '../calendar/zone.ts';
import type { Store } from '../database/client.ts';
import { inPortions } from '../feedback/portions.ts';
import { contactSettings } from './costs.ts';

/** Where no admin said otherwise; the schema's default. */
const KEEP_DAYS = 365;

export interface ContactRetention {
  /** Null: until they are erased. */
  readonly keepDays: number | null;
  /** The first of the company's days, YYYY-MM-DD, whose contacts keep their words; null where all do. */
  readonly wordsFrom: string | null;
}

export async function contactRetention(db: Store, workspaceId: string, now: Date): Promise<ContactRetention> {
  const settings = await contactSettings(db, workspaceId);
  const keepDays = settings === null ? KEEP_DAYS : settings.keepDays;
  if (keepDays === null) return { keepDays, wordsFrom: null };
  const { timeZone } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return { keepDays, wordsFrom: dayText(dayOf(dayIn(timeZone, now)) - keepDays) };
}

/** The oldest contacts before `until` that still have words or say whose they were, at most so many. */
export function expiredContacts(
  db: Store,
  workspaceId: string,
  { from, until, most }: { readonly from: string | null; readonly until: string; readonly most: number },
): Promise<{ readonly id: string; readonly day: string }[]> {
  return db.contact.findMany({
    where: {
      workspaceId,
      day: { lt: until, ...(from === null ? {} : { gte: from }) },
      OR: [{ verbatim: { not: null } }, { customer: { not: null } }],
    },
    select: { id: true, day: true },
    orderBy: { day: 'asc' },
    take: most,
  });
}

/** Words and customer go; count, time and cost stay. Doing it twice changes nothing. */
export async function blankContacts(tx: Store, workspaceId: string, ids: readonly string[]): Promise<void> {
  for (const some of inPortions(ids))
    await tx.contact.updateMany({
      where: { workspaceId, id: { in: some } },
      data: { verbatim: null, customer: null },
    });
}
