// The NPS, CSAT and CES of one file, as it is read: so that a wrong scale is seen at once. Pure. Whatever else is known plays no part.
import type { FeedbackItem } from '../item.ts';
import { type Metric, metrics, moodOf, moodOn } from '../scale.ts';

/**
 * `value`: NPS from -100 to 100, CSAT from 0 to 100 as the share in % of who is satisfied, CES the mean of 1 to 7. Of `scores` scores.
 */
export interface FileFigure {
  readonly metric: Metric;
  readonly value: number;
  readonly scores: number;
}

interface Sum {
  scores: number;
  happy: number;
  unhappy: number;
  total: number;
}

export interface Figuring {
  add(items: readonly Pick<FeedbackItem, 'scores'>[]): void;
  /** Of the metrics that had a score. */
  figures(): readonly FileFigure[];
}

export function figuring(): Figuring {
  const sums: Record<Metric, Sum> = { nps: none(), csat: none(), ces: none() };
  return {
    add(items) {
      for (const { scores } of items) {
        for (const { metric, score, asked } of scores) {
          const sum = sums[metric];
          const mood = asked === null ? moodOf(metric, score) : moodOn(metric, asked.scale, asked.score);
          sum.scores += 1;
          sum.total += score;
          if (mood === 'happy') sum.happy += 1;
          if (mood === 'unhappy') sum.unhappy += 1;
        }
      }
    },
    figures: () =>
      metrics.flatMap((metric) => {
        const sum = sums[metric];
        return sum.scores === 0 ? [] : [{ metric, value: figureOf(metric, sum), scores: sum.scores }];
      }),
  };
}

function none(): Sum {
  return { scores: 0, happy: 0, unhappy: 0, total: 0 };
}

function figureOf(metric: Metric, { scores, happy, unhappy, total }: Sum): number {
  switch (metric) {
    case 'nps':
      return (100 * (happy - unhappy)) / scores;
    case 'csat':
      return (100 * happy) / scores;
    case 'ces':
      return total / scores;
    default:
      return metric satisfies never;
  }
}
