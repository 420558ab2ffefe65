// Whether anybody uses a touchpoint: answers that came lately, and what names it. Retiring it is change.ts.
import { dayText, msPerDay } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import { type Chooser, choosersOf } from './chosen.ts';

/** Days without an answer after which a moment is no longer on customers' way: a year, for what comes once a season. */
export const QUIET_DAYS = 365;

export interface TouchpointUse {
  /** Answers of the last `QUIET_DAYS`. */
  readonly answers: number;
  /** Rows of contacts, likewise. */
  readonly contacts: number;
  /** How many of each that go on name it. */
  readonly choosers: ReadonlyMap<Chooser, number>;
}

/** @param ourSentences of the pulse that ask about it without a row that names it (surveys/items/at-steps.ts) */
export async function useOf(
  db: Store,
  workspaceId: string,
  touchpoint: string,
  { now, ourSentences }: { readonly now: Date; readonly ourSentences: number },
): Promise<TouchpointUse> {
  const since = new Date(now.getTime() - QUIET_DAYS * msPerDay);
  const answers = await db.feedback.count({ where: { workspaceId, touchpoint, answeredAt: { gte: since } } });
  const day = { gte: dayText(Math.floor(since.getTime() / msPerDay)) };
  const contacts = await db.contact.count({ where: { workspaceId, touchpoint, day } });
  const choosers = new Map(await choosersOf(db, workspaceId, touchpoint));
  if (ourSentences > 0) choosers.set('SurveyItem', (choosers.get('SurveyItem') ?? 0) + ourSentences);
  return { answers, contacts, choosers };
}
