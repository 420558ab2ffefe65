// NPS, CSAT and CES over a period, each with its margin and an honest change. The formulas live in statistics/, the
// words in whoever shows them.
import type { Store } from '../../database/client.ts';
import { answers, type Change, type Distribution, type Estimate } from '../../statistics/distribution.ts';
import { atEase, meanChange, meanEstimate } from '../../statistics/means.ts';
import { npsChange, npsEstimate } from '../../statistics/nps.ts';
import { satisfied, shareChange, shareEstimate } from '../../statistics/shares.ts';
import {
  type FeedbackFilters,
  type Heat,
  heats,
  type Intake,
  type Metric,
  metrics,
  type Period,
} from '../filters.ts';
import { scales } from '../scale.ts';
import { countAnswers, type MetricAnswers } from './answered.ts';
import { indifferenceOf } from './indifference.ts';
import { judgedTogether, type Measured, type Reading } from './reading.ts';

/** Under this many answers there is no value. */
export const LEAST_ANSWERS = 5;

/** Units: nps in points (-100 to 100), csat as a share (0 to 1) of answers 4 and 5, ces as the mean (1 to 7). */
export interface Indicator extends Reading {
  readonly metric: Metric;
  /** Only where hot and cold answers both came, and were not asked for together. */
  readonly heat?: Heat;
  /** ces only: the share (0 to 1) of answers 5, 6 and 7. */
  readonly atEase?: number;
}

export interface IndicatorQuestion extends Period {
  readonly filters: FeedbackFilters;
  /** Where the period to compare with starts. By default it is as long as [from, to). */
  readonly previousFrom?: Date;
  /** Where that one ends, where it is not at `from`: two stretches with time between them. */
  readonly previousTo?: Date;
  /** Instead of the answers given in both periods: those that came in. */
  readonly intake?: Sides<Intake>;
}

/** What is told, and what it is compared with. */
export interface Sides<T> {
  readonly now: T;
  readonly before: T;
}

/** The period and the one that it is compared with. */
export function periodsOf({ from, to, previousFrom, previousTo = from }: IndicatorQuestion): Sides<Period> {
  const start = previousFrom ?? new Date(2 * from.getTime() - to.getTime());
  return { now: { from, to }, before: { from: start, to: previousTo } };
}

/** The answers that the question is about. */
export function answersOf(question: IndicatorQuestion): Sides<Period | Intake> {
  return question.intake ?? periodsOf(question);
}

/**
 * One indicator per metric that was answered in either period, or that `filters.metrics` names; nps, csat, ces in that
 * order. Where hot and cold both answered in the period, one for each, hot first. Of answers that are chosen by their score only how many
 * there are: promoters alone have an NPS of 100 whatever happened.
 */
export async function indicators(
  db: Store,
  workspaceId: string,
  question: IndicatorQuestion,
): Promise<Indicator[]> {
  const measured = await measuredIndicators(db, workspaceId, question);
  return judgedTogether(measured, await indifferenceOf(db, workspaceId));
}

/** `indicators` before they are judged, for who tells more changes beside them. */
export async function measuredIndicators(
  db: Store,
  workspaceId: string,
  question: IndicatorQuestion,
): Promise<Measured<Indicator>[]> {
  const { filters } = question;
  const sides = answersOf(question);
  const now = await countAnswers(db, workspaceId, sides.now, filters);
  const before = await countAnswers(db, workspaceId, sides.before, filters);
  return measuredOf(now, before, filters);
}

/** The rule behind `indicators`, over what was counted. `asked` metrics are told even when nobody answered. */
export function indicatorsOf(
  now: readonly MetricAnswers[],
  before: readonly MetricAnswers[],
  asked: readonly Metric[],
): Indicator[] {
  return judgedTogether(measuredOf(now, before, { metrics: asked }));
}

function measuredOf(
  now: readonly MetricAnswers[],
  before: readonly MetricAnswers[],
  filters: FeedbackFilters,
): Measured<Indicator>[] {
  return metrics.flatMap((metric) => {
    const known = heatsIn(now, before, metric);
    if (known.length === 0)
      return filters.metrics?.includes(metric) ? [measure({ metric }, NOBODY, NOBODY, filters)] : [];
    return known.map((heat) =>
      measure(
        { metric, ...(heat !== null && known.length > 1 ? { heat } : {}) },
        distributionOf(now, metric, heat),
        distributionOf(before, metric, heat),
        filters,
      ),
    );
  });
}

export const NOBODY: Distribution = new Map();

export function measure(
  what: Pick<Indicator, 'metric' | 'heat'>,
  now: Distribution,
  before: Distribution,
  { mood }: Pick<FeedbackFilters, 'mood'> = {},
): Measured<Indicator> {
  const { metric } = what;
  if (mood !== undefined)
    return { indicator: { ...what, ...unknown(now, 'chosen-by-score') }, compared: null };
  const enough = answers(now) >= LEAST_ANSWERS;
  const enoughBefore = answers(before) >= LEAST_ANSWERS;
  const previous = enoughBefore ? estimate(metric, before).value : null;
  if (!enough) {
    return { indicator: { ...what, ...unknown(now, 'not-enough-answers'), previous }, compared: null };
  }
  const ease = atEase(now);
  const shown = {
    ...what,
    ...estimate(metric, now),
    ...UNCHANGED,
    previous,
    ...(metric === 'ces' ? { atEase: ease.hits / ease.n } : {}),
  };
  return { indicator: shown, compared: enoughBefore ? compare(metric, before, now) : null };
}

const UNCHANGED = { previous: null, change: null, significant: false, direction: null } as const;

/** How many answered, and nothing else. */
function unknown(now: Distribution, reason: NonNullable<Reading['reason']>): Reading {
  return { value: null, n: answers(now), low: null, high: null, margin: null, ...UNCHANGED, reason };
}

function estimate(metric: Metric, distribution: Distribution): Estimate {
  switch (metric) {
    case 'nps':
      return npsEstimate(distribution);
    case 'csat':
      return shareEstimate(satisfied(distribution));
    case 'ces':
      return meanEstimate(distribution, scales.ces);
    default:
      return metric satisfies never;
  }
}

function compare(metric: Metric, earlier: Distribution, later: Distribution): Change {
  switch (metric) {
    case 'nps':
      return npsChange(earlier, later);
    case 'csat':
      return shareChange(satisfied(earlier), satisfied(later));
    case 'ces':
      return meanChange(earlier, later, scales.ces);
    default:
      return metric satisfies never;
  }
}

/** The heats that answered a metric in the period or, if none did, before it. */
export function heatsIn(
  now: readonly MetricAnswers[],
  before: readonly MetricAnswers[],
  metric: Metric,
): readonly (Heat | null)[] {
  const current = heatsOf(now, metric);
  return current.length > 0 ? current : heatsOf(before, metric);
}

function heatsOf(answered: readonly MetricAnswers[], metric: Metric): (Heat | null)[] {
  return [...heats, null].filter((heat) => answers(distributionOf(answered, metric, heat)) > 0);
}

export function distributionOf(
  answered: readonly MetricAnswers[],
  metric: Metric,
  heat: Heat | null,
): Distribution {
  return answered.find((each) => each.metric === metric && each.heat === heat)?.distribution ?? NOBODY;
}
