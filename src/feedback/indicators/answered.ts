// How many answers gave each score in a period, counted by the database. What it means is in indicators.ts.
import type { Store } from '../../database/client.ts';
import type { Distribution } from '../../statistics/distribution.ts';
import {
  answersIn,
  type FeedbackFilters,
  type Heat,
  heats,
  type Intake,
  inMood,
  type Metric,
  metrics,
  type Period,
} from '../filters.ts';

/** The answers of one metric and one heat. */
export interface MetricAnswers {
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
): Promise<MetricAnswers[]> {
  const rows = await db.feedback.groupBy({
    by: ['metric', 'heat', 'score'],
    where: { AND: [answersIn(workspaceId, which, filters), scoresIn(filters)] },
    _count: { _all: true },
  });
  const leading = rows.map(({ _count, ...row }) => ({ ...row, times: _count._all }));
  const further = await countFurther(db, workspaceId, which, filters);
  return distributions([...leading, ...further], filters);
}

/** Of the scores of such answers, those that are asked for. */
function scoresIn({ metrics: among = [], mood }: FeedbackFilters) {
  return {
    ...(among.length > 0 ? { metric: { in: [...among] } } : {}),
    ...(mood ? inMood(mood) : {}),
  };
}

/** Scores besides the leading ones; an answer counts once for each metric, by its first score of it. */
async function countFurther(
  db: Store,
  workspaceId: string,
  which: Period | Intake,
  filters: FeedbackFilters,
): Promise<ScoreCount[]> {
  // Without metrics the leading score alone tells the mood.
  const isLeadingAlone = filters.mood !== undefined && (filters.metrics ?? []).length === 0;
  if (isLeadingAlone || (await db.feedbackScore.findFirst({ where: { workspaceId } })) === null) return [];
  const found: ScoreCount[] = [];
  for (const heat of heats) {
    if (filters.heat !== undefined && filters.heat !== heat) continue;
    const rows = await db.feedbackScore.groupBy({
      by: ['metric', 'score'],
      where: {
        workspaceId,
        counts: true,
        ...scoresIn(filters),
        feedback: answersIn(workspaceId, which, { ...filters, heat }),
      },
      _count: { _all: true },
    });
    found.push(...rows.map(({ _count, ...row }) => ({ ...row, heat, times: _count._all })));
  }
  return found;
}

/** One for each metric and heat, empty where nobody answered; for each metric alone where the filters mix the heats. */
export function distributions(
  counts: readonly ScoreCount[],
  { mixed }: Pick<FeedbackFilters, 'mixed'>,
): MetricAnswers[] {
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
