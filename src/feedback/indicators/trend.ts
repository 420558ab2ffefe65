// NPS, CSAT and CES period by period, each by the day that answers were given. The formulas and the floor are those of indicators.ts.
import type { Store } from '../../database/client.ts';
import { answers } from '../../statistics/distribution.ts';
import { type FeedbackFilters, type Heat, heats, type Metric, metrics, type Period } from '../filters.ts';
import { countAnswers, type MetricAnswers } from './answered.ts';
import { distributionOf, type Indicator, measure, NOBODY } from './indicators.ts';

export interface MetricTrend {
  readonly metric: Metric;
  /** Only where hot and cold answers both came, and were not asked for together. */
  readonly heat: Heat | null;
  /** One for each period, in its order; no value where fewer than 5 answered. Changes between them are not judged here. */
  readonly points: readonly TrendPoint[];
}

export interface TrendPoint extends Period, Pick<Indicator, 'value' | 'n' | 'low' | 'high' | 'margin'> {}

/** One for each metric that was answered in any of the periods, and for hot and cold where both were: nps, csat, ces, hot first. Units: those of `Indicator`. */
export async function trendsOf(
  db: Store,
  workspaceId: string,
  periods: readonly Period[],
  filters: FeedbackFilters,
): Promise<MetricTrend[]> {
  const counted: MetricAnswers[][] = [];
  for (const period of periods) counted.push(await countAnswers(db, workspaceId, period, filters));
  return metrics.flatMap((metric) => {
    const known = [...heats, null].filter((heat) =>
      counted.some((each) => answers(distributionOf(each, metric, heat)) > 0),
    );
    return known.map((heat) => ({
      metric,
      heat: known.length > 1 ? heat : null,
      points: periods.map(({ from, to }, at) => {
        const given = distributionOf(counted[at] ?? [], metric, heat);
        const { value, n, low, high, margin } = measure({ metric }, given, NOBODY, filters).indicator;
        return { from, to, value, n, low, high, margin };
      }),
    }));
  });
}

/** The metric that most answered, hot and cold together; null where nobody did. */
export function mostAnswered(trends: readonly MetricTrend[]): Metric | null {
  const answered = (metric: Metric) =>
    trends
      .filter((each) => each.metric === metric)
      .reduce((sum, { points }) => points.reduce((all, { n }) => all + n, sum), 0);
  const [most] = metrics.toSorted((a, b) => answered(b) - answered(a));
  return most !== undefined && answered(most) > 0 ? most : null;
}
