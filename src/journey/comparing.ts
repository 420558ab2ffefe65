// Which touchpoints stand out on the way: each value held against the journey's mean of the same metric and heat. Pure; the formulas are
// statistics/, which answers may be told is feedback/indicators.
import type { Heat, Metric } from '../feedback/filters.ts';
import { type Indifference, indifference } from '../feedback/indicators/indifference.ts';
import { significantTogether } from '../feedback/indicators/reading.ts';
import { scales } from '../feedback/scale.ts';
import { answers, type Distribution } from '../statistics/distribution.ts';
import { isEquivalent } from '../statistics/equivalence.ts';
import { type Gap, type GapSide, gapBetween } from '../statistics/gap.ts';
import { carefulMeanSide } from '../statistics/means.ts';
import { npsSide } from '../statistics/nps.ts';
import { satisfied, shareSide } from '../statistics/shares.ts';

/**
 * 'above' and 'below': apart from the journey's mean by more than chance, all touchpoints tested together, and by more than does not matter. 'near':
 * shown to lie within what does not matter. 'open': neither.
 */
export const standings = ['above', 'below', 'near', 'open'] as const;
export type JourneyStanding = (typeof standings)[number];

/** What is asked at a touchpoint, and may be told: at least 5 answers. */
export interface Valued {
  readonly touchpoint: string;
  readonly metric: Metric;
  readonly heat: Heat;
  readonly scores: Distribution;
}

/** The mean of the values of all touchpoints that have one in this metric and heat, each counted once. */
export interface JourneyMean {
  readonly metric: Metric;
  readonly heat: Heat;
  readonly value: number;
  /** Touchpoints in it. */
  readonly of: number;
}

/** From the journey's mean, in the unit of the metric. */
export interface Difference {
  readonly standing: JourneyStanding;
  readonly change: number;
  /** The 95 % interval. */
  readonly low: number;
  readonly high: number;
}

export interface HeldAgainstMean {
  readonly means: readonly JourneyMean[];
  /** In the order of `shown`; null for one that is alone with its metric and heat. */
  readonly differences: readonly (Difference | null)[];
}

/**
 * A touchpoint is part of the mean that it is held against: tested is its distance from the mean of the others, which differs from that by a
 * known factor and is of separate answers. Each touchpoint counts once, however many answer there: of a journey whose one busy moment is bad
 * all others would else stand out. All that is shown is one family of tests (Benjamini and Hochberg, as wherever changes are told together).
 * @param all whatever has a value, chosen for the map or not
 * @param shown those of them that the map shows
 */
export function heldAgainstMean(
  all: readonly Valued[],
  shown: readonly Valued[],
  within: Indifference = indifference,
): HeldAgainstMean {
  const sides = all.map((valued) => ({ valued, side: sideOf(valued), n: answers(valued.scores) }));
  const gaps = shown.map((valued) => {
    const alike = sides.filter((each) => isAlike(each.valued, valued));
    const own = alike.find((each) => each.valued.touchpoint === valued.touchpoint);
    const others = alike.filter((each) => each !== own);
    if (own === undefined || others.length === 0) return null;
    const gap = gapBetween(meanSideOf(others.map(({ side }) => side)), heldBy(own, others));
    return shrunk(gap, others.length / (others.length + 1));
  });
  const stands = significantTogether(gaps);
  return {
    means: meansOf(sides),
    differences: gaps.map((gap, at) => {
      const metric = shown[at]?.metric;
      if (gap === null || metric === undefined) return null;
      const { change, low, high } = gap;
      const margin = within[metric];
      // Of very many answers every difference is beyond chance, that by which one bad moment moves the mean from all others, too.
      const isApart = stands[at] === true && Math.abs(change) > margin;
      const apart = change > 0 ? 'above' : 'below';
      const standing = isApart ? apart : isEquivalent(gap, margin) ? 'near' : 'open';
      return { standing, change, low, high };
    }),
  };
}

type MeanKind = Pick<Valued, 'metric' | 'heat'>;

function isAlike(one: MeanKind, other: MeanKind): boolean {
  return one.metric === other.metric && one.heat === other.heat;
}

function sideOf({ metric, scores }: Valued): GapSide {
  switch (metric) {
    case 'nps':
      return npsSide(scores);
    case 'csat':
      return shareSide(satisfied(scores));
    case 'ces':
      return carefulMeanSide(scores, scales.ces);
    default:
      return metric satisfies never;
  }
}

interface ValuedSide {
  readonly valued: Valued;
  readonly side: GapSide;
  readonly n: number;
}

/**
 * Answers that happen to crowd at one end have too small a spread of their own: where they lie further apart at the other touchpoints, that
 * is theirs too, as it would be were they drawn from the same. Judged by their own spread alone, maps of 30 touchpoints on which nothing
 * stands out name one in 16 of 100 (tests/journey/simulated.ts).
 */
function heldBy({ side, n }: ValuedSide, others: readonly ValuedSide[]): GapSide {
  const usual = others.reduce((sum, each) => sum + each.side.variance * each.n, 0) / others.length;
  return { ...side, variance: Math.max(side.variance, usual / n) };
}

/** Of separate answers: variances add up, and so do degrees of freedom after Satterthwaite (1946). */
function meanSideOf(sides: readonly GapSide[]): GapSide {
  const mean = (of: (side: GapSide) => number) =>
    sides.reduce((sum, side) => sum + of(side), 0) / sides.length;
  const parts = sides.map(({ variance, degrees }) => ({ variance: variance / sides.length ** 2, degrees }));
  const variance = parts.reduce((sum, each) => sum + each.variance, 0);
  const spread = parts.reduce((sum, each) => sum + each.variance ** 2 / each.degrees, 0);
  return {
    value: mean(({ value }) => value),
    centre: mean(({ centre }) => centre),
    variance,
    degrees: spread === 0 ? Number.POSITIVE_INFINITY : variance ** 2 / spread,
    possible: { low: mean(({ possible }) => possible.low), high: mean(({ possible }) => possible.high) },
  };
}

/** From the distance to the others' mean to that to the mean of all. */
function shrunk(gap: Gap, by: number): Gap {
  return {
    ...gap,
    change: gap.change * by,
    low: gap.low * by,
    high: gap.high * by,
    likely: { low: gap.likely.low * by, high: gap.likely.high * by },
  };
}

function meansOf(sides: readonly ValuedSide[]): JourneyMean[] {
  const kinds = new Map(sides.map(({ valued: { metric, heat } }) => [`${metric} ${heat}`, { metric, heat }]));
  return [...kinds.values()].map((kind) => {
    const alike = sides.filter(({ valued }) => isAlike(valued, kind));
    return { ...kind, value: meanSideOf(alike.map(({ side }) => side)).value, of: alike.length };
  });
}
