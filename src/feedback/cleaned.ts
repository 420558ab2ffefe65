// An answer's words as they may be kept: without personal data, and as search finds them. Pure; storing is store.ts.
import type { FeedbackItem } from './item.ts';
import { redact, redactedValue } from './redaction.ts';
import { indexedOf } from './search/words.ts';

/** As much of an answer as may hold personal data. */
export type Cleanable = Pick<FeedbackItem, 'comments' | 'touchpoint' | 'segments' | 'names'>;

export interface CleanedComment {
  readonly text: string;
  /** Something was taken out of it. */
  readonly isChanged: boolean;
}

export interface Cleaned {
  /** Those of the answer, in its order. */
  readonly comments: readonly CleanedComment[];
  /** What search finds them by; null where there are none. */
  readonly indexed: string | null;
  readonly touchpoint: string | null;
  readonly segments: Readonly<Record<string, string>>;
}

export function cleaned(item: Cleanable, country?: string): Cleaned {
  const { comments, touchpoint, segments } = redacted(item, country);
  return {
    comments: comments.map(({ text, found }) => ({ text, isChanged: found.length > 0 })),
    indexed: indexedOf(comments.map(({ text }) => text)),
    touchpoint,
    segments,
  };
}

/** All of an answer that may hold personal data, without it. @param country how national phone numbers are read */
export function redacted(item: Cleanable, country?: string) {
  const options = { names: item.names, ...(country === undefined ? {} : { country }) };
  return {
    comments: item.comments.map(({ text }) => redact(text, options)),
    touchpoint: item.touchpoint === null ? null : redactedValue(item.touchpoint, options),
    segments: redactedSegments(item.segments, options),
  };
}

/** A column that nobody mapped may hold anything, its name too. */
function redactedSegments(
  segments: FeedbackItem['segments'],
  options: Parameters<typeof redact>[1],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(segments).map(([name, value]) => [redactedValue(name), redactedValue(value, options)]),
  );
}
