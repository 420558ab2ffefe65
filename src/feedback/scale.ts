// The scales that a score can be on, the names that people give them, and the mood that a score speaks for. What is computed from scores
// is in indicators.ts.

import { fold } from '../terms/fold.ts';

export const metrics = ['nps', 'csat', 'ces'] as const;
/** nps 0-10, csat 1-5, ces 1-7. */
export type Metric = (typeof metrics)[number];

/** Both ends included; the high one is best. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** Each metric's own, on which its scores are counted. CES is CES 2.0: agreement with "made it easy", 7 is best. */
export const scales: Record<Metric, Scale> = {
  nps: { low: 0, high: 10 },
  csat: { low: 1, high: 5 },
  ces: { low: 1, high: 7 },
};

/**
 * Whether a metric can be asked on a scale. NPS on 0 to 10 alone; effort on 1 to 5, 1 to 7, or ten points; satisfaction on any from 0 or 1 up to 100:
 * thumbs are 0 to 1, three faces 1 to 3, a percentage 0 to 100.
 */
export function canBeAskedOn(metric: Metric, { low, high }: Scale): boolean {
  switch (metric) {
    case 'nps':
      return low === 0 && high === 10;
    case 'ces':
      return (low === 1 && (high === 5 || high === 7)) || ((low === 0 || low === 1) && high === 10);
    case 'csat':
      return (low === 0 || low === 1) && Number.isInteger(high) && high - low >= 1 && high <= LARGEST;
    default:
      return metric satisfies never;
  }
}

const LARGEST = 100;

/**
 * Where a score that was asked on another scale stands on the metric's own: as far between its ends. So of satisfaction the upper quarter of
 * any scale counts as satisfied, which on 1 to 5 is the customary 4 and 5 ("top two box"), on 1 to 7 it is 6 and 7, on 1 to 10 it is 8 to 10, of
 * 100 it is 75 and more; the lower quarter is unhappy. Four points have no middle: 3 and 4 ("rather satisfied", "very satisfied") stand
 * where 4 and 5 do, 1 and 2 where they are. Effort of 1 to 5 stretches to 1 to 7, so that 4 and 5 are at ease.
 * docs/settings.md says it for each scale, and what others do.
 */
export function onOwnScale(metric: Metric, { low, high }: Scale, score: number): number {
  const own = scales[metric];
  const share = (score - low) / (high - low);
  if (metric === 'csat' && high - low === 3) return share > 0.5 ? 2 + 3 * share : 1 + 3 * share;
  return Math.round((own.low + share * (own.high - own.low)) * 1e4) / 1e4;
}

/** What a score speaks for on the scale that it was asked on: the one rule of who is satisfied. */
export function moodOn(metric: Metric, scale: Scale, score: number): Mood {
  return moodOfOwn(metric, onOwnScale(metric, scale, score));
}

/** "1-10", "0–100", "1 to 7" and the like; null where it is no scale. */
export function parseScale(text: string): Scale | null {
  const [, low, high] = /^\s*(\d{1,3})\s*(?:-|–|—|\.\.|…|\/|to|à)\s*(\d{1,3})\s*$/i.exec(text) ?? [];
  return low === undefined || high === undefined ? null : { low: Number(low), high: Number(high) };
}

/** As `parseScale` reads it, and as it is stored. */
export function scaleText({ low, high }: Scale): string {
  return `${low}-${high}`;
}

export const moods = ['happy', 'neutral', 'unhappy'] as const;
export type Mood = (typeof moods)[number];

/**
 * Where a mood ends, both included: happy is whom the indicators count as such, promoters, satisfied (4 and 5 of 5) and at ease (5 to 7 of
 * 7); unhappy are detractors, and who is as far on the other side of a scale's middle; neutral is what lies between.
 */
export const moodBounds: Readonly<
  Record<Metric, { readonly unhappyTo: number; readonly happyFrom: number }>
> = {
  nps: { unhappyTo: 6, happyFrom: 9 },
  csat: { unhappyTo: 2, happyFrom: 4 },
  ces: { unhappyTo: 3, happyFrom: 5 },
};

/** What a score on the metric's own scale speaks for; null without one, or without a metric that we know. */
export function moodOf(name: string | null | undefined, score: number | null | undefined): Mood | null {
  const metric = metrics.find((each) => each === name);
  return metric === undefined || score === null || score === undefined ? null : moodOfOwn(metric, score);
}

/** Of a response with several scores: unhappy where one of them is, otherwise happy where one is. */
export function moodOfAll(
  scores: readonly { readonly metric: string | null; readonly score: number | null }[],
): Mood | null {
  const heard = scores.map(({ metric, score }) => moodOf(metric, score));
  return (['unhappy', 'happy', 'neutral'] as const).find((mood) => heard.includes(mood)) ?? null;
}

function moodOfOwn(metric: Metric, score: number): Mood {
  const { unhappyTo, happyFrom } = moodBounds[metric];
  return score <= unhappyTo ? 'unhappy' : score >= happyFrom ? 'happy' : 'neutral';
}

/** The metric of a name as people write it; 'cesV1' is CES 1.0 (1-5, low is best), which is another metric; null: unknown. */
export function metricOf(name: string): Metric | 'cesV1' | null {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const found = names.get(fold(name)) ?? null;
  if (cache.size < 1000) cache.set(name, found);
  return found;
}

const cache = new Map<string, Metric | 'cesV1' | null>();
const names = new Map<string, Metric | 'cesV1'>([
  ['nps', 'nps'],
  ['net promoter score', 'nps'],
  ['recommandation', 'nps'],
  ['recommendation', 'nps'],
  ['csat', 'csat'],
  ['satisfaction', 'csat'],
  ['customer satisfaction', 'csat'],
  ['ces', 'ces'],
  ['ces 2', 'ces'],
  ['ces 2 0', 'ces'],
  ['ces2', 'ces'],
  ['ces v2', 'ces'],
  ['effort', 'ces'],
  ['customer effort score', 'ces'],
  ['ces 1', 'cesV1'],
  ['ces 1 0', 'cesV1'],
  ['ces1', 'cesV1'],
  ['ces v1', 'cesV1'],
]);
