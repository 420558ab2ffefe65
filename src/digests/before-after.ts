// Two stretches of time held against each other: indicators, how many answered, of those asked and a day, and who left, judged as one family as a
// digest judges its changes (changes.ts). It tells of changes, never of causes.
import type { Store } from '../database/client.ts';
import type { FeedbackFilters, Period } from '../feedback/filters.ts';
import { alikeSources } from '../feedback/indicators/alike.ts';
import { measuredVitals } from '../feedback/indicators/counts/vitals.ts';
import type { IndicatorQuestion } from '../feedback/indicators/indicators.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Changes, judgedAsOne, measuredChanges } from './changes.ts';

interface TwoPeriods {
  readonly before: Period;
  readonly after: Period;
}

export interface BeforeAndAfter {
  readonly changes: Pick<Changes, 'indicators' | 'vitals' | 'tested'>;
  /** Answers that the indicators leave out: nothing came of their source on the other side. */
  readonly leftOut: number;
}

/** Indicators are of sources that were heard of on both sides; how many answered is compared source by source anyway. */
export async function heldAgainst(
  db: Store,
  workspace: Pick<Workspace, 'id' | 'timeZone'>,
  { before, after }: TwoPeriods,
  filters: FeedbackFilters,
): Promise<BeforeAndAfter> {
  const question: IndicatorQuestion = {
    ...after,
    filters,
    previousFrom: before.from,
    previousTo: before.to,
  };
  const { sourceIds, leftOut } = await alikeSources(db, workspace.id, { before, now: after }, filters);
  const vitals = await measuredVitals(db, workspace, question);
  const alike = { ...question, filters: { ...filters, sourceIds } };
  const changes = await measuredChanges(db, workspace.id, alike, { vitals, byTouchpoint: false });
  return { changes: judgedAsOne(changes), leftOut };
}
