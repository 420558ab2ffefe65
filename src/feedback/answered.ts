// How many answers gave each score in a period, counted by the database. What it means is in indicators.ts.
import type { Store } from '../database/client.ts';
import type { Distribution } from '../statistics/distribution.ts';
import {
  answersIn,
  type FeedbackFilters,
  type Heat,
  heats,
  type Metric,
  metrics,
  type Period,
} from './filters.ts';

/** The answers of one metric and one heat. */
export interface Answered {
  readonly metric: Metric;
  readonly heat: Heat;
  readonly distribution: Distribution;
}

/** Counts in the database; at most one row per metric, heat and score comes back. */
export async function countAnswers(
  db: Store,
  workspaceId: string,
  period: Period,
  filters: FeedbackFilters,
): Promise<Answered[]> {
  const rows = await db.feedback.groupBy({
    by: ['metric', 'heat', 'score'],
    where: answersIn(workspaceId, period, filters),
    _count: { _all: true },
  });
  return metrics.flatMap((metric) =>
    heats.map((heat) => {
      const counts = new Map<number, number>();
      for (const row of rows) {
        if (row.metric === metric && row.heat === heat && row.score !== null)
          counts.set(row.score, row._count._all);
      }
      return { metric, heat, distribution: counts };
    }),
  );
}
