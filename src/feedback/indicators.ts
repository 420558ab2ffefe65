// NPS, CSAT and CES over a period, each with its margin and an honest change. The formulas live in statistics/, the
// words in whoever shows them.
import type { Store } from '../database/client.ts';
import { benjaminiHochberg } from '../statistics/discoveries.ts';
import { answers, type Change, type Distribution, type Estimate } from '../statistics/distribution.ts';
import { atEase, meanChange, meanEstimate } from '../statistics/means.ts';
import { npsChange, npsEstimate } from '../statistics/nps.ts';
import { satisfied, shareChange, shareEstimate } from '../statistics/shares.ts';
import { type Answered, countAnswers } from './answered.ts';
import { type FeedbackFilters, type Heat, heats, type Metric, metrics, type Period } from './filters.ts';
import { scales } from './scale.ts';

/** Under this many answers there is no value. */
export const LEAST_ANSWERS = 5;

/** Among the changes called significant together, the share of false alarms that is accepted. */
const FALSE_DISCOVERIES = 0.1;

/**
 * Units: nps in points (-100 to 100), csat as a share (0 to 1) of answers 4 and 5, ces as the mean (1 to 7).
 * `low` and `high` bound the 95 % interval; `margin` is half its width. With fewer than 5 answers `value`, `low`,
 * `high` and `margin` are null and `reason` says so; with fewer than 5 on either side `change` and `direction` are null.
 */
export interface Indicator {
  readonly metric: Metric;
  /** Only where hot and cold answers both came: they are never mixed. */
  readonly heat?: Heat;
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly margin: number | null;
  readonly previous: number | null;
  /** `value` minus `previous`. */
  readonly change: number | null;
  readonly significant: boolean;
  /** A rise or a fall only when significant; null where there is nothing to compare. */
  readonly direction: 'rise' | 'fall' | 'stable' | null;
  /** ces only: the share (0 to 1) of answers 5, 6 and 7. */
  readonly atEase?: number;
  readonly reason?: 'not-enough-answers';
}

export interface IndicatorQuestion extends Period {
  readonly filters: FeedbackFilters;
  /** Where the period to compare with starts; it ends at `from`. By default it is as long as [from, to). */
  readonly previousFrom?: Date;
}

/**
 * One indicator per metric that was answered in either period, or that `filters.metrics` names; nps, csat, ces in that
 * order. Where hot and cold both answered in the period, one for each, hot first. A score range narrows the answers
 * that are counted, and so moves the value itself.
 */
export async function indicators(
  db: Store,
  workspaceId: string,
  { from, to, filters, previousFrom }: IndicatorQuestion,
): Promise<Indicator[]> {
  const start = previousFrom ?? new Date(2 * from.getTime() - to.getTime());
  const now = await countAnswers(db, workspaceId, { from, to }, filters);
  const before = await countAnswers(db, workspaceId, { from: start, to: from }, filters);
  return indicatorsOf(now, before, filters.metrics ?? []);
}

/** The rule behind `indicators`, over what was counted. `asked` metrics are told even when nobody answered. */
export function indicatorsOf(
  now: readonly Answered[],
  before: readonly Answered[],
  asked: readonly Metric[],
): Indicator[] {
  const measured = metrics.flatMap((metric) => {
    const current = heatsOf(now, metric);
    const known = current.length > 0 ? current : heatsOf(before, metric);
    if (known.length === 0) return asked.includes(metric) ? [measure({ metric }, NOBODY, NOBODY)] : [];
    return known.map((heat) =>
      measure(
        { metric, ...(known.length > 1 ? { heat } : {}) },
        of(now, metric, heat),
        of(before, metric, heat),
      ),
    );
  });
  return judgedTogether(measured);
}

/** Whether "value ± margin" tells the interval: not for a few lopsided answers, where low and high must be shown. */
export function isCentred({ value, low, high, margin }: Indicator): boolean {
  if (value === null || low === null || high === null || margin === null) return false;
  return Math.abs((low + high) / 2 - value) <= margin / 4;
}

interface Measured {
  readonly indicator: Indicator;
  readonly compared: Change | null;
}

const NOBODY: Distribution = new Map();

function measure(
  what: Pick<Indicator, 'metric' | 'heat'>,
  now: Distribution,
  before: Distribution,
): Measured {
  const { metric } = what;
  const enough = answers(now) >= LEAST_ANSWERS;
  const enoughBefore = answers(before) >= LEAST_ANSWERS;
  const previous = enoughBefore ? estimate(metric, before).value : null;
  const nothing = { previous, change: null, significant: false, direction: null } as const;
  if (!enough) {
    const unknown = { value: null, n: answers(now), low: null, high: null, margin: null } as const;
    return { indicator: { ...what, ...unknown, ...nothing, reason: 'not-enough-answers' }, compared: null };
  }
  const ease = atEase(now);
  const shown = {
    ...what,
    ...estimate(metric, now),
    ...nothing,
    ...(metric === 'ces' ? { atEase: ease.hits / ease.n } : {}),
  };
  return { indicator: shown, compared: enoughBefore ? compare(metric, before, now) : null };
}

/**
 * A change counts when it passes its own test at 5 % and, where several are told together, Benjamini and Hochberg's
 * bar at q = 0.10 as well: being one of many can only withhold a change, never grant it.
 */
function judgedTogether(measured: readonly Measured[]): Indicator[] {
  const tested = measured.flatMap(({ compared }) => (compared ? [compared] : []));
  const discovered = benjaminiHochberg(
    tested.map(({ p }) => p),
    FALSE_DISCOVERIES,
  );
  return measured.map(({ indicator, compared }) => {
    if (!compared) return indicator;
    const counts = tested.length === 1 || discovered[tested.indexOf(compared)] === true;
    const significant = compared.significant && counts;
    const moved = compared.change > 0 ? 'rise' : 'fall';
    return { ...indicator, change: compared.change, significant, direction: significant ? moved : 'stable' };
  });
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
      return meanChange(earlier, later);
    default:
      return metric satisfies never;
  }
}

function heatsOf(answered: readonly Answered[], metric: Metric): Heat[] {
  return heats.filter((heat) => answers(of(answered, metric, heat)) > 0);
}

function of(answered: readonly Answered[], metric: Metric, heat: Heat): Distribution {
  return answered.find((each) => each.metric === metric && each.heat === heat)?.distribution ?? NOBODY;
}
