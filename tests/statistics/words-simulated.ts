// What the words for a change are worth, by simulation, seeded: how often "stable" is said of a change of exactly the margin, and how
// often a digest over pure noise calls anything a change. `npm run coverage` prints both, words.test.ts holds them to 5 %.
import { judgedAsOne, type MeasuredChanges } from '../../src/digests/changes.ts';
import { figureOf } from '../../src/digests/figure.ts';
import { leadOf } from '../../src/digests/lead.ts';
import type { Metric } from '../../src/feedback/filters.ts';
import { type Indicator, measure } from '../../src/feedback/indicators/indicators.ts';
import { indifference } from '../../src/feedback/indicators/indifference.ts';
import { type Measured, toldOf } from '../../src/feedback/indicators/reading.ts';
import { moversAmong } from '../../src/feedback/indicators/segments/movers.ts';
import type { SegmentIndicator } from '../../src/feedback/indicators/segments/segments.ts';
import { countChange } from '../../src/statistics/counts.ts';
import { type Distribution, answers as sizeOf } from '../../src/statistics/distribution.ts';
import { shareChange, shareEstimate } from '../../src/statistics/shares.ts';
import { drawn, seeded } from './counted.ts';

export const ROUNDS = 2000;

type Chances = Readonly<Record<number, number>>;

export interface Margin {
  readonly of: string;
  readonly metric: Metric;
  readonly before: Chances;
  /** Differs from `before` by exactly the margin of indifference. */
  readonly after: Chances;
}

export const atTheMargin: readonly Margin[] = [
  margin('NPS 30 to 35', 'nps', { 10: 0.5, 8: 0.3, 3: 0.2 }, { 10: 0.525, 8: 0.3, 3: 0.175 }),
  margin('NPS 80 to 75', 'nps', { 10: 0.85, 8: 0.1, 3: 0.05 }, { 10: 0.8, 8: 0.15, 3: 0.05 }),
  margin('CSAT 86 to 83 %', 'csat', { 5: 0.86, 2: 0.14 }, { 5: 0.83, 2: 0.17 }),
  margin('CSAT 50 to 53 %', 'csat', { 5: 0.5, 2: 0.5 }, { 5: 0.53, 2: 0.47 }),
  margin('CSAT 98 to 95 %', 'csat', { 5: 0.98, 2: 0.02 }, { 5: 0.95, 2: 0.05 }),
  margin('CES 5.2 to 5.4', 'ces', { 7: 0.4, 4: 0.6 }, { 7: 0.4 + 0.2 / 3, 4: 0.6 - 0.2 / 3 }),
  margin('CES 6.9 to 6.7', 'ces', { 7: 0.95, 5: 0.05 }, { 7: 0.85, 5: 0.15 }),
];
export const marginSizes = [50, 300, 1000, 3000] as const;

function margin(of: string, metric: Metric, before: Chances, after: Chances): Margin {
  return { of, metric, before, after };
}

/** How often the word is "stable" with n answers on each side. */
export function saidStable({ metric, before, after }: Margin, n: number, rounds = ROUNDS): number {
  const random = seeded(n + indifference[metric] * 1000);
  return often(rounds, () => {
    const one = measure({ metric }, drawn(after, n, random), drawn(before, n, random));
    return toldOf(one, one.compared?.significant === true).direction === 'stable';
  });
}

/** What stays the same in every company of the noise: answers per moment of the journey and week, and what they say. */
const companies = [
  { name: 'one small survey', perTouchpoint: [30], metrics: ['nps'] },
  {
    name: 'three metrics, five moments',
    perTouchpoint: [120, 60, 40, 20, 12],
    metrics: ['nps', 'csat', 'ces'],
  },
  {
    name: 'three metrics, twelve large moments',
    perTouchpoint: Array(12).fill(150),
    metrics: ['nps', 'csat', 'ces'],
  },
] as const satisfies readonly { name: string; perTouchpoint: number[]; metrics: Metric[] }[];
export const noisy = companies.map(({ name }) => name);

const usual: Readonly<Record<Metric, Chances>> = {
  nps: { 10: 0.3, 9: 0.2, 8: 0.2, 7: 0.1, 5: 0.1, 2: 0.1 },
  csat: { 5: 0.5, 4: 0.3, 3: 0.1, 1: 0.1 },
  ces: { 7: 0.3, 6: 0.3, 5: 0.2, 3: 0.1, 1: 0.1 },
};

/** How often a digest calls anything a change, with the same customers this time and the time before. */
export function headlined(name: string, rounds = ROUNDS): number {
  const company = companies.find((each) => each.name === name);
  if (!company) throw new Error(`no company "${name}"`);
  const random = seeded(rounds + company.perTouchpoint.length);
  return often(rounds, () => {
    const { indicators, touchpoints, vitals } = judgedAsOne(week(company, random));
    const figures = [...indicators, ...vitals.responses, ...(vitals.churn ? [vitals.churn] : [])].map(
      figureOf,
    );
    const volume = vitals.volume.direction === 'rise' || vitals.volume.direction === 'fall';
    return leadOf(figures, []).moved !== null || moversAmong(touchpoints).length > 0 || volume;
  });
}

function week(
  {
    perTouchpoint,
    metrics,
  }: { readonly perTouchpoint: readonly number[]; readonly metrics: readonly Metric[] },
  random: () => number,
): MeasuredChanges {
  const indicators: Measured<Indicator>[] = [];
  const touchpoints: Measured<SegmentIndicator>[] = [];
  let all = { now: 0, before: 0 };
  for (const metric of metrics) {
    const sides = perTouchpoint.map((size) => {
      const draw = () => drawn(usual[metric], poisson(size, random), random);
      return { now: draw(), before: draw() };
    });
    const now = merged(sides.map((each) => each.now));
    const before = merged(sides.map((each) => each.before));
    all = { now: all.now + sizeOf(now), before: all.before + sizeOf(before) };
    indicators.push(measure({ metric }, now, before));
    for (const [at, side] of sides.entries()) {
      const { indicator, compared } = measure({ metric }, side.now, side.before);
      touchpoints.push({ indicator: { ...indicator, group: `t${at}` }, compared });
    }
  }
  return { indicators, touchpoints, vitals: { came: cameOf(all), rates: [churn(random)] } };
}

function cameOf({ now, before }: { now: number; before: number }): MeasuredChanges['vitals']['came'] {
  return { now, before, compared: countChange({ count: before, over: 1 }, { count: now, over: 1 }) };
}

function churn(random: () => number): MeasuredChanges['vitals']['rates'][number] {
  const lost = () => ({ hits: poisson(16, random), n: 1000 });
  const [before, now] = [lost(), lost()];
  const over = { from: new Date(0), to: new Date(1) };
  const unjudged = { previous: before.hits / before.n, change: null, significant: false, direction: null };
  return {
    indicator: { metric: 'churn', ...shareEstimate(now), hits: now.hits, over, ...unjudged },
    compared: shareChange(before, now),
  };
}

function merged(all: readonly Distribution[]): Distribution {
  const sum = new Map<number, number>();
  for (const each of all) for (const [score, times] of each) sum.set(score, (sum.get(score) ?? 0) + times);
  return sum;
}

/** Knuth's, by halves where the mean is large. */
function poisson(mean: number, random: () => number): number {
  if (mean > 30) return poisson(mean / 2, random) + poisson(mean / 2, random);
  const least = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > least; product *= random()) count += 1;
  return count;
}

function often(rounds: number, happens: () => boolean): number {
  let times = 0;
  for (let round = 0; round < rounds; round += 1) if (happens()) times += 1;
  return times / rounds;
}
