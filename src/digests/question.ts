// Which answers a digest tells, and which it compares them with. Pure.
import type { FeedbackFilters, Intake, Period } from '../feedback/filters.ts';
import { type IndicatorQuestion, periodsOf } from '../feedback/indicators/indicators.ts';

/** What is covered, and since when it is compared: by default as long before. */
export interface Covered extends Period {
  readonly previousFrom?: Date;
  /**
   * Milliseconds. Present: of customers' answers it tells those received in the period, and given no longer than this before it
   * began; it compares them with those of the time before, likewise. Absent: those given in it.
   */
  readonly lookBack?: number;
}

export function questionOf(
  { from, to, previousFrom, lookBack }: Covered,
  filters: FeedbackFilters,
): IndicatorQuestion {
  const question = { from, to, filters, ...(previousFrom ? { previousFrom } : {}) };
  if (lookBack === undefined) return question;
  const { now, before } = periodsOf(question);
  const intake = (received: Period): Intake => ({
    received,
    givenSince: new Date(received.from.getTime() - lookBack),
  });
  return { ...question, intake: { now: intake(now), before: intake(before) } };
}
