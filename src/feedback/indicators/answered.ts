// How many answers gave each score in a period, counted by the database. What it means is in indicators.ts.
import type { Store } from '../../database/client.ts';
import type { Distribution } from '../../statistics/distribution.ts';
import {
  answersIn,
  type FeedbackFilters,
  type Heat,
  heats,
  type Intake,
  type Metric,
  metrics,
  type Period,
} from '../filters.ts';

/** The answers of one metric and one heat. */
export interface Answered {
  readonly metric: Metric;
  /** Null: hot and cold together, where the filters ask for that. */
  readonly heat: Heat | null;
  readonly distribution: Distribution;
}

/** How many answers of one metric, one heat and one score there are. */
export interface ScoreCount {
  readonly metric: string | null;
  readonly heat: string;
  readonly score: number | null;
  readonly times: number;
}

/** Counts in the database; at most one row per metric, heat and score comes back. */
export async function countAnswers(
  db: Store,
  workspaceId: string,
  which: Period | Intake,
  filters: FeedbackFilters,
): Promise<Answered[]> {
  const rows = await db.feedback.groupBy({
    by: ['metric', 'heat', 'score'],
    where: answersIn(workspaceId, which, filters),
    _count: { _all: true },
  });
  return distributions(
    rows.map(({ _count, ...row }) => ({ ...row, times: _count._all })),
    filters,
  );
}

/** One for each metric and heat, empty where nobody answered; for each metric alone where the filters mix the heats. */
export function distributions(
  counts: readonly ScoreCount[],
  { mixed }: Pick<FeedbackFilters, 'mixed'>,
): Answered[] {
  return metrics.flatMap((metric) =>
    (mixed ? [null] : heats).map((heat) => {
      const distribution = new Map<number, number>();
      for (const row of counts) {
        if (row.metric !== metric || row.score === null || (heat !== null && row.heat !== heat)) continue;
        distribution.set(row.score, (distribution.get(row.score) ?? 0) + row.times);
      }
      return { metric, heat, distribution };
    }),
  );
}
