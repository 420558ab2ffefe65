// An answer of one score and its words, as most tests need it.
import type { FeedbackItem } from '../../src/feedback/item.ts';
import { leading, type Score } from '../../src/feedback/scores.ts';

export interface Flat extends Omit<FeedbackItem, 'scores' | 'comments'> {
  readonly metric: Score['metric'] | null;
  readonly score: number | null;
  readonly verbatim: string | null;
}

export function itemOf({ metric, score, verbatim, ...rest }: Flat): FeedbackItem {
  return { ...rest, ...leading(metric, score, verbatim) };
}

/** The leading score and words beside all of it. */
export function flatOf<T extends Pick<FeedbackItem, 'scores' | 'comments'>>(item: T) {
  const { metric = null, score = null } = item.scores[0] ?? {};
  return { ...item, metric, score, verbatim: item.comments[0]?.text ?? null };
}
