// What colleagues believe customers say, and what they say of themselves, held against what customers said. Pure; in words: words.ts.
import type { Metric } from '../../../feedback/filters.ts';
import { significantTogether } from '../../../feedback/indicators/reading.ts';
import { type Scale, scales } from '../../../feedback/scale.ts';
import type { Distribution, Estimate } from '../../../statistics/distribution.ts';
import { isEquivalent } from '../../../statistics/equivalence.ts';
import { type Gap, type GapSide, gapBetween } from '../../../statistics/gap.ts';
import { atEase, carefulMeanEstimate, carefulMeanSide } from '../../../statistics/means.ts';
import { npsEstimate, npsSide } from '../../../statistics/nps.ts';
import { type Share, satisfied, shareEstimate, shareSide } from '../../../statistics/shares.ts';

/** Shares from 0 to 1, points of recommendation from -100 to 100, the mean of a scale from 1 to 7. */
export const units = ['share', 'points', 'mean'] as const;
export type MirrorUnit = (typeof units)[number];

/** What the customers' answers are guessed in: of ease the share of those who found it easy, since a mean of whole guesses would lean. */
function guessUnit(metric: Metric): MirrorUnit {
  return metric === 'nps' ? 'points' : 'share';
}

const wholeOf: Readonly<Record<MirrorUnit, { readonly low: number; readonly high: number }>> = {
  share: { low: 0, high: 1 },
  points: { low: -100, high: 100 },
  mean: scales.ces,
};

/** How far apart two values may lie and still be told as alike: a tenth of what there is. */
export function nearWithin(unit: MirrorUnit): number {
  return widthOf(unit) / 10;
}

function widthOf(unit: MirrorUnit): number {
  return wholeOf[unit].high - wholeOf[unit].low;
}

/**
 * 'above' and 'below': colleagues' value minus customers', by more than chance. 'near': shown to lie within a tenth of the scale of each
 * other. 'open': neither.
 */
export const verdicts = ['above', 'below', 'near', 'open'] as const;
export type Verdict = (typeof verdicts)[number];

/** Not judged yet: that takes all that is told together. */
export interface HeldAgainst {
  readonly unit: MirrorUnit;
  readonly customers: Estimate;
  readonly colleagues: Estimate;
  /** Colleagues' value minus customers'. */
  readonly gap: Gap;
  readonly isNear: boolean;
}

interface MirrorAnswers {
  readonly metric: Metric;
  readonly customers: Distribution;
  readonly colleagues: Distribution;
  /** How many colleagues were asked. */
  readonly asked: number;
}

/**
 * Colleagues' guesses, whole percents or points: their mean, whose t interval knows how many of those asked answered, against customers'
 * share or NPS (Welch, on the customers' side with the answers that Agresti and Caffo, and Rocks, add). @throws RangeError under 2 guesses
 */
export function heldGuess({ metric, customers, colleagues, asked }: MirrorAnswers): HeldAgainst {
  const unit = guessUnit(metric);
  const guesses =
    unit === 'share'
      ? new Map([...colleagues].map(([percent, times]) => [percent / 100, times]))
      : colleagues;
  const scale = wholeOf[unit];
  const said = unit === 'points' ? recommendationOf(customers) : shareOf(customersShare(metric, customers));
  // Its few answers are no known variance beside a mean's.
  const side = { ...said.side, degrees: said.estimate.n - 1 };
  return held(unit, { ...said, side }, meanOf(guesses, scale, asked));
}

/**
 * Colleagues' own answers on the customers' scale: shares by Agresti and Caffo, means by Welch, recommendation by the test of NPS.
 * @throws RangeError under 2 answers
 */
export function heldOwn({ metric, customers, colleagues, asked }: MirrorAnswers): HeldAgainst {
  switch (metric) {
    case 'csat':
      return held('share', shareOf(satisfied(customers)), shareOf(satisfied(colleagues), asked));
    case 'nps':
      return held('points', recommendationOf(customers), recommendationOf(colleagues, asked));
    case 'ces':
      return held('mean', meanOf(customers, scales.ces), meanOf(colleagues, scales.ces, asked));
    default:
      return metric satisfies never;
  }
}

interface HeldSide {
  readonly estimate: Estimate;
  readonly side: GapSide;
}

function held(unit: MirrorUnit, customers: HeldSide, colleagues: HeldSide): HeldAgainst {
  const gap = gapBetween(customers.side, colleagues.side);
  return {
    unit,
    customers: customers.estimate,
    colleagues: colleagues.estimate,
    gap,
    isNear: isEquivalent(gap, nearWithin(unit)),
  };
}

function customersShare(metric: Metric, customers: Distribution): Share {
  return metric === 'ces' ? atEase(customers) : satisfied(customers);
}

function shareOf(share: Share, asked?: number): HeldSide {
  return { estimate: shareEstimate(share, asked), side: shareSide(share, asked) };
}

function recommendationOf(said: Distribution, asked?: number): HeldSide {
  return { estimate: npsEstimate(said, asked), side: npsSide(said, asked) };
}

function meanOf(said: Distribution, scale: Scale, asked?: number): HeldSide {
  return {
    estimate: carefulMeanEstimate(said, scale, asked),
    side: carefulMeanSide(said, scale, asked),
  };
}

/**
 * All that one result tells, judged together: a gap holds where it passes its own test at 5 % and Benjamini and Hochberg's at q = 5 % over
 * all of them, so that of rounds in which there is no gap at most one in twenty names any.
 */
export function verdictsOf(all: readonly HeldAgainst[]): Verdict[] {
  const holds = significantTogether(all.map(({ gap }) => gap));
  return all.map(({ gap, isNear }, at) => {
    if (holds[at]) return gap.change > 0 ? 'above' : 'below';
    return isNear ? 'near' : 'open';
  });
}

/** How wide a gap is, as a part of all there is: by which gaps of different units are told apart. */
export function breadth(unit: MirrorUnit, gap: number): number {
  return Math.abs(gap) / widthOf(unit);
}
