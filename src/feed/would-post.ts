// How many answers a rule would have posted lately: what an admin reads before living with it.
import { msPerDay } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import { unasked } from '../feedback/sources/elicited.ts';
import { type FeedRule, wants } from './rule.ts';
import { whole } from './whole.ts';

export const PREVIEW_DAYS = 7;

/** More answers than these are not read for it: the count is then of the latest alone. */
const MOST = 20_000;

export async function wouldHavePosted(
  db: Store,
  workspaceId: string,
  rule: FeedRule,
  now: Date,
): Promise<number> {
  const answers = await db.feedback.findMany({
    where: {
      workspaceId,
      ...(await unasked(db, workspaceId)),
      answeredAt: { gte: new Date(now.getTime() - PREVIEW_DAYS * msPerDay), lte: now },
    },
    orderBy: { answeredAt: 'desc' },
    take: MOST,
  });
  return (await whole(db, workspaceId, answers)).filter((answer) => wants(rule, answer)).length;
}
