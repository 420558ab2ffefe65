// Indicators period by period, by the day that answers were given, with the share of those asked who answered and of customers who left. What is
// told of changes between two periods is digests/before-after.ts.
import type { Stretch } from '../../calendar/stretches.ts';
import { type Zone, zoneOf } from '../../calendar/zone.ts';
import type { Store } from '../../database/client.ts';
import { shareEstimate } from '../../statistics/shares.ts';
import type { FeedbackFilters, Period } from '../filters.ts';
import { churnOver, type Rate, responseRates } from './counts/rates.ts';
import { isPart } from './counts/vitals.ts';
import { type MetricTrend, trendsOf } from './trend.ts';

export interface FiguresByPeriod {
  /** As `trendsOf`: each has a point for each period. */
  readonly trends: readonly MetricTrend[];
  /** In the order of the periods. */
  readonly rates: readonly PeriodRates[];
}

interface PeriodRates {
  /** Hot before cold; none where invitations are not known for each day. */
  readonly responses: readonly PlainRate[];
  /** Over the whole months of the period: of the customers at the start of each, how many left. Null where none is known, or the filters look at a part. */
  readonly churn: PlainRate | null;
}

/** A share with its interval; `n`: invited, or customers (each month anew). */
export type PlainRate = Pick<Rate, 'heat' | 'value' | 'low' | 'high' | 'hits' | 'n'>;

export async function figuresByPeriod(
  db: Store,
  workspace: { readonly id: string; readonly timeZone: string },
  stretches: readonly Stretch[],
  filters: FeedbackFilters,
): Promise<FiguresByPeriod> {
  const zone = zoneOf(workspace.timeZone);
  const periods = stretches.map((each) => periodOf(each, zone));
  const trends = await trendsOf(db, workspace.id, periods, filters);
  const rates: PeriodRates[] = [];
  for (const period of periods) {
    const responses = await responseRates(db, workspace.id, { ...period, filters }, zone);
    const churn = isPart(filters) ? null : await churnOver(db, workspace.id, period, zone);
    rates.push({
      responses: responses.map(({ indicator }) => plain(indicator)),
      churn: churn && { ...shareEstimate(churn.share), hits: churn.share.hits },
    });
  }
  return { trends, rates };
}

function plain({ heat, value, low, high, hits, n }: Rate): PlainRate {
  return { ...(heat ? { heat } : {}), value, low, high, hits, n };
}

function periodOf({ first, last }: Stretch, zone: Zone): Period {
  return { from: new Date(zone.instant(first, 0)), to: new Date(zone.instant(last + 1, 0)) };
}
