// What can be said of the scale of a column: one that it has, or those that it may have. Pure.
import type { Metric, Scale } from '../../scale.ts';

export interface FoundScale {
  readonly metric: Metric | null;
  readonly scale: Scale | null;
  /** What labels stand for on it. */
  readonly values: Readonly<Record<string, number | null>>;
  readonly confidence: 'sure' | 'likely';
  /** What it could be, the likeliest first, where nobody can tell; empty where there is no doubt. */
  readonly doubt: {
    readonly code: 'metric' | 'scale' | 'values';
    readonly answers: readonly ScaleCandidate[];
  } | null;
}

export interface ScaleCandidate {
  readonly metric: Metric;
  readonly scale: Scale;
  readonly values?: Readonly<Record<string, number | null>>;
  /** Some labels are no score by it. */
  readonly isRest?: boolean;
  /** The lowest number is the best answer. */
  readonly isTurned?: boolean;
}

export const to = (low: number, high: number): Scale => ({ low, high });
export const on = (metric: Metric, low: number, high: number): ScaleCandidate => ({
  metric,
  scale: to(low, high),
});
export const same = (a: Scale, b: Scale): boolean => a.low === b.low && a.high === b.high;

export function found(
  metric: Metric | null,
  scale: Scale | null,
  confidence: FoundScale['confidence'],
  values: FoundScale['values'] = {},
): FoundScale {
  return { metric, scale, values, confidence, doubt: null };
}

export function doubtful(
  code: 'metric' | 'scale' | 'values',
  answers: readonly ScaleCandidate[],
  metric: Metric | null,
): FoundScale {
  const [likeliest] = answers;
  return {
    metric: metric ?? likeliest?.metric ?? null,
    scale: likeliest?.scale ?? null,
    values: likeliest?.values ?? {},
    confidence: 'likely',
    doubt: { code, answers },
  };
}
