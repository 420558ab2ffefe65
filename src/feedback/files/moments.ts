// What a file calls the moments of the journey, as it is read: the words of its answers, each with how many. Which touchpoints those are: touchpoints/told.ts.
import type { FeedbackItem } from '../item.ts';
import { redact } from '../redaction.ts';
import { touchpointKey } from '../touchpoints.ts';

/** As most of its answers write it. */
export interface Moment {
  readonly written: string;
  readonly answers: number;
}

export interface Moments {
  add(items: readonly Pick<FeedbackItem, 'touchpoint'>[]): void;
  /** Those of most answers first. */
  moments(): readonly Moment[];
}

/** More different words are no moments: they are not told one by one. */
const MOST = 1_000;

export function momentsOf(): Moments {
  const times = new Map<string, number>();
  return {
    add(items) {
      for (const { touchpoint } of items) {
        if (touchpoint === null) continue;
        const before = times.get(touchpoint);
        if (before !== undefined || times.size < MOST) times.set(touchpoint, (before ?? 0) + 1);
      }
    },
    moments() {
      const byKey = new Map<string, Moment>();
      for (const [written, answers] of [...times].toSorted(([, a], [, b]) => b - a)) {
        const key = touchpointKey(written);
        const { written: first = redact(written).text, answers: before = 0 } = byKey.get(key) ?? {};
        byKey.set(key, { written: first, answers: before + answers });
      }
      return [...byKey.values()].toSorted((a, b) => b.answers - a.answers);
    },
  };
}
