// Like with like: which sources were heard of in both of two periods. A survey that began meanwhile says nothing of what changed.
import type { Store } from '../../database/client.ts';
import { answersIn, type FeedbackFilters, type Period } from '../filters.ts';
import type { Sides } from './indicators.ts';

interface AlikeSources {
  /** Never empty, which would mean every source: where none was heard of in both, one that does not exist. */
  readonly sourceIds: readonly string[];
  /** Answers of the others, in both periods. */
  readonly leftOut: number;
}

export async function alikeSources(
  db: Store,
  workspaceId: string,
  { now, before }: Sides<Period>,
  filters: FeedbackFilters,
): Promise<AlikeSources> {
  const earlier = await bySource(db, workspaceId, before, filters);
  const later = await bySource(db, workspaceId, now, filters);
  const both = [...earlier.keys()].filter((source) => later.has(source));
  const alone = [...earlier, ...later].filter(([source]) => !both.includes(source));
  const leftOut = alone.reduce((sum, [, count]) => sum + count, 0);
  return { sourceIds: both.length === 0 ? [NO_SOURCE] : both, leftOut };
}

/** No source has it. */
const NO_SOURCE = '';

async function bySource(
  db: Store,
  workspaceId: string,
  period: Period,
  filters: FeedbackFilters,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.feedback.groupBy({
    by: ['sourceId'],
    where: answersIn(workspaceId, period, filters),
    _count: { _all: true },
  });
  return new Map(rows.map(({ sourceId, _count }) => [sourceId, _count._all]));
}
