// The scales that a score can be on, the names that people give them, and the mood that a score speaks for. What is computed from scores
// is in indicators.ts.

import { fold } from '../terms/fold.ts';

export const metrics = ['nps', 'csat', 'ces'] as const;
/** nps 0-10, csat 1-5, ces 1-7. */
export type Metric = (typeof metrics)[number];

/** Both ends included. CES is CES 2.0: agreement with "made it easy", 7 is best. */
export const scales: Record<Metric, { readonly low: number; readonly high: number }> = {
  nps: { low: 0, high: 10 },
  csat: { low: 1, high: 5 },
  ces: { low: 1, high: 7 },
};

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

/** What a score speaks for; null without one, or without a metric that we know. */
export function moodOf(name: string | null | undefined, score: number | null | undefined): Mood | null {
  const metric = metrics.find((each) => each === name);
  if (metric === undefined || score === null || score === undefined) return null;
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
