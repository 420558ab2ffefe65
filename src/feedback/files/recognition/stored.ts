// How a score of a file's scale is stored: NPS is only ever 0 to 10, everything else stays on the scale that it was asked on. Pure.
import { type Metric, type Scale, scales } from '../../scale.ts';

/** Scales that become 0 to 10 by a rule that can be said in a sentence: tenths of a hundred, one less of eleven, as it is of ten. */
const OF_NPS: readonly { readonly scale: Scale; readonly rule: (score: number) => number }[] = [
  { scale: { low: 0, high: 10 }, rule: (score) => score },
  { scale: { low: 1, high: 10 }, rule: (score) => score },
  { scale: { low: 1, high: 11 }, rule: (score) => score - 1 },
  { scale: { low: 0, high: 100 }, rule: (score) => score / 10 },
];

export interface StoredAs {
  readonly scale: Scale;
  readonly rule: (score: number) => number;
}

/** Null where a metric cannot be read off that scale. */
export function storedAs(metric: Metric, scale: Scale): StoredAs | null {
  if (metric !== 'nps') return { scale, rule: (score) => score };
  const known = OF_NPS.find((each) => each.scale.low === scale.low && each.scale.high === scale.high);
  return known ? { scale: scales.nps, rule: known.rule } : null;
}
