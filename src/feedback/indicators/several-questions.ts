// Which metrics answers rate in more than one question: an indicator counts an answer once, by the first of them. Each for itself: by question.
import type { Store } from '../../database/client.ts';
import {
  answersIn,
  type FeedbackFilters,
  type Intake,
  type Metric,
  metrics,
  type Period,
} from '../filters.ts';

/** Those of which an answer of the period has a second score; of the metrics that are asked for. */
export async function askedInSeveral(
  db: Store,
  workspaceId: string,
  which: Period | Intake,
  filters: FeedbackFilters,
): Promise<readonly Metric[]> {
  const among = filters.metrics ?? [];
  const rows = await db.feedbackScore.groupBy({
    by: ['metric'],
    where: {
      workspaceId,
      counts: false,
      ...(among.length > 0 ? { metric: { in: [...among] } } : {}),
      feedback: answersIn(workspaceId, which, filters),
    },
  });
  return metrics.filter((metric) => rows.some((row) => row.metric === metric));
}
