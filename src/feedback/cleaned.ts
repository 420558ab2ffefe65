// An answer's words as they may be kept: without personal data, and as search finds them. Pure; storing is store.ts.
import type { FeedbackItem } from './item.ts';
import { redact } from './redaction.ts';
import { indexedOf } from './search/words.ts';

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

export function cleaned(item: FeedbackItem, country?: string): Cleaned {
  const { comments, touchpoint, segments } = redacted(item, country);
  return {
    comments: comments.map(({ text, found }) => ({ text, isChanged: found.length > 0 })),
    indexed: indexedOf(comments.map(({ text }) => text)),
    touchpoint,
    segments,
  };
}

/** All of an answer that may hold personal data, without it. @param country how national phone numbers are read */
export function redacted(item: FeedbackItem, country?: string) {
  const options = { names: item.names, ...(country === undefined ? {} : { country }) };
  return {
    comments: item.comments.map(({ text }) => redact(text, options)),
    touchpoint: item.touchpoint === null ? null : redact(item.touchpoint, options).text,
    segments: redactedSegments(item.segments, options),
  };
}

/** A column that nobody mapped may hold anything, its name too. */
function redactedSegments(
  segments: FeedbackItem['segments'],
  options: Parameters<typeof redact>[1],
): Record<string, string> {
  const names = Object.keys(segments);
  if (names.length === 0) return {};
  return Object.fromEntries(
    names.map((name) => [redact(name).text, redact(segments[name] ?? '', options).text]),
  );
}
