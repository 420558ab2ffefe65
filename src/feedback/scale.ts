// The scales that a score can be on, and the names that people give them. What is computed from scores is in indicators.ts.

import { fold } from '../terms/fold.ts';
import type { Metric } from './filters.ts';

/** Both ends included. CES is CES 2.0: agreement with "made it easy", 7 is best. */
export const scales: Record<Metric, { readonly low: number; readonly high: number }> = {
  nps: { low: 0, high: 10 },
  csat: { low: 1, high: 5 },
  ces: { low: 1, high: 7 },
};

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
