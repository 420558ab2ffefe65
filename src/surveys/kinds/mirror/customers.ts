// Which of the customers' questions colleagues can be asked about, and what customers answered: the same answers that digests tell of, counted
// by the same code. What is made of them is comparing.ts.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { msPerDay } from '../../../calendar/day.ts';
import type { Store } from '../../../database/client.ts';
import { type Heat, heats, metrics, type Period } from '../../../feedback/filters.ts';
import type { MetricAnswers } from '../../../feedback/indicators/answered.ts';
import { distributionOf } from '../../../feedback/indicators/indicators.ts';
import { toldByTouchpoint } from '../../../feedback/indicators/segments/told.ts';
import { touchpointsCalled } from '../../../feedback/touchpoints/company.ts';
import { type Names, touchpointName } from '../../../feedback/touchpoints.ts';
import { answers, type Distribution } from '../../../statistics/distribution.ts';

/** Customers' answers behind a question that colleagues are asked about: fewer tell too little of what all of them would say. */
export const LEAST_CUSTOMERS = 30;

export const customersQuestion = z.object({
  metric: z.enum(metrics),
  heat: z.enum(heats),
  /** Its id; null: all moments of the journey together. */
  touchpoint: z.string().nullable(),
});
export type CustomersQuestion = z.infer<typeof customersQuestion>;

export interface CustomersAnswers extends CustomersQuestion {
  /** Of the touchpoint, as the company calls it; null for all of them. */
  readonly names: Names | null;
  /** Customers of the other heat answered too, and are not in these: the heat is said. */
  readonly isOneHeat: boolean;
  readonly scores: Distribution;
}

/** The days before a round opens. */
export function customersPeriod(opens: Date, days: number): Period {
  return { from: new Date(opens.getTime() - days * msPerDay), to: opens };
}

/**
 * Of all moments together first, then moment by moment; in each NPS, satisfaction, ease, and the just-lived before the relationship.
 * @param least answers behind each
 */
export async function customersAnswers(
  db: Store,
  workspaceId: string,
  period: Period,
  least = LEAST_CUSTOMERS,
): Promise<CustomersAnswers[]> {
  const { whole, groups } = await toldByTouchpoint(db, workspaceId, period);
  const called = await touchpointsCalled(db, workspaceId);
  const moments = groups.flatMap(({ group, answered }) => {
    if (group === null) return [];
    const name = (locale: 'en' | 'fr') => touchpointName(group, locale, called.get(group));
    return [{ touchpoint: group, names: { en: name('en'), fr: name('fr') }, answered }];
  });
  return [{ touchpoint: null, names: null, answered: whole }, ...moments]
    .flatMap(({ answered, ...moment }) => ofMoment(answered).map((each) => ({ ...moment, ...each })))
    .filter(({ scores }) => answers(scores) >= least);
}

function ofMoment(answered: readonly MetricAnswers[]) {
  return metrics.flatMap((metric) =>
    heats.map((heat) => ({
      metric,
      heat,
      scores: distributionOf(answered, metric, heat),
      isOneHeat: answers(distributionOf(answered, metric, other(heat))) > 0,
    })),
  );
}

function other(heat: Heat): Heat {
  return heat === 'hot' ? 'cold' : 'hot';
}

/** What a round's questions and its result know it by: letters, digits and dots, whatever the touchpoint is called. */
export function keyOf({ metric, heat, touchpoint }: CustomersQuestion): string {
  const moment =
    touchpoint === null ? 'all' : createHash('sha256').update(touchpoint).digest('hex').slice(0, 12);
  return `${metric}.${heat}.${moment}`;
}
