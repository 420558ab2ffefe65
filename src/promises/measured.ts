// What customers' answers come to for a promise: the value with its interval, and the verdict. Pure; counting them is counted.ts.
import { type Heat, heats } from '../feedback/filters.ts';
import type { MetricAnswers } from '../feedback/indicators/answered.ts';
import { distributionOf, LEAST_ANSWERS } from '../feedback/indicators/indicators.ts';
import type { Indifference } from '../feedback/indicators/indifference.ts';
import { type Metric, scales } from '../feedback/scale.ts';
import { answers, type Distribution, type Estimate } from '../statistics/distribution.ts';
import { waryMeanEstimate } from '../statistics/means.ts';
import { npsPoints } from '../statistics/nps.ts';
import { exactShareEstimate, satisfied } from '../statistics/shares.ts';
import type { Saids } from './answers.ts';
import type { PromiseKnown } from './known.ts';
import { CONFIDENCE, type PromiseVerdict, verdictOf } from './verdict.ts';

/** Units: those of the target (see known.ts). Value and interval are null under 5 answers. */
export interface PromiseMeasured {
  readonly verdict: PromiseVerdict;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly margin: number | null;
  /** How many answered. */
  readonly n: number;
  /** Of an indicator, of which answers it is; null of a question. */
  readonly heat: Heat | null;
  /** Of a question, how many said what. */
  readonly saids: Saids | null;
}

export type PromiseCounted =
  | { readonly by: 'indicator'; readonly answered: readonly MetricAnswers[] }
  | { readonly by: 'question'; readonly saids: Saids };

/** @param counted of the kind that `known` asks for */
export function measuredOf(
  known: PromiseKnown,
  counted: PromiseCounted,
  within: Indifference,
): PromiseMeasured {
  if (known.by === 'question' && counted.by === 'question') return ofQuestion(known, counted.saids, within);
  if (known.by === 'indicator' && counted.by === 'indicator')
    return ofIndicator(known, counted.answered, within);
  throw new Error(`counted by ${counted.by}, known by ${known.by}`);
}

function ofIndicator(
  { metric, heat: asked, target }: Extract<PromiseKnown, { by: 'indicator' }>,
  answered: readonly MetricAnswers[],
  within: Indifference,
): PromiseMeasured {
  const size = (heat: Heat) => answers(distributionOf(answered, metric, heat));
  // Hot and cold answers are not put together: a survey that falls silent would move their mean.
  const heat = asked ?? heats.reduce((most, each) => (size(each) > size(most) ? each : most));
  const given = distributionOf(answered, metric, heat);
  const n = answers(given);
  const found = n < LEAST_ANSWERS ? null : estimateOf(metric, given);
  const verdict = verdictOf({ target, within: within[metric], found });
  return { verdict, ...shownOf(found, n), heat: n === 0 ? (asked ?? null) : heat, saids: null };
}

/** Intervals that may decide (see statistics/): those of other figures are nearer to what they say on the whole, and further from it for what is nearly perfect. */
function estimateOf(metric: Metric, given: Distribution): Estimate {
  switch (metric) {
    case 'nps':
      return waryMeanEstimate(npsPoints(given), { low: -100, high: 100 }, CONFIDENCE);
    case 'csat':
      return exactShareEstimate(satisfied(given), CONFIDENCE);
    case 'ces':
      return waryMeanEstimate(given, scales.ces, CONFIDENCE);
    default:
      return metric satisfies never;
  }
}

/** "Partly" never counts for a promise: not with those who say yes, of whom there should be many, but with those of whom there should be few. */
function ofQuestion(
  { target }: Extract<PromiseKnown, { by: 'question' }>,
  saids: Saids,
  within: Indifference,
): PromiseMeasured {
  const { yes, partly, no } = saids;
  const n = yes + partly + no;
  const share = (hits: number) => (n < LEAST_ANSWERS ? null : exactShareEstimate({ hits, n }, CONFIDENCE));
  const [alone, together] = [share(yes), share(yes + partly)];
  const isFloor = target.bound === 'at-least';
  const found = isFloor ? alone : together;
  const verdict = verdictOf({ target, within: within.csat, found, leniently: isFloor ? together : alone });
  return { verdict, ...shownOf(found, n), heat: null, saids };
}

function shownOf(
  found: Estimate | null,
  n: number,
): Pick<PromiseMeasured, 'value' | 'low' | 'high' | 'margin' | 'n'> {
  if (found === null) return { value: null, low: null, high: null, margin: null, n };
  const { value, low, high, margin } = found;
  return { value, low, high, margin, n };
}
