// The NPS, CSAT and CES of one file, question by question, as it is read: so that a wrong scale is seen at once. Pure. Whatever else is known plays no part.
import type { FeedbackItem } from '../item.ts';
import { type Metric, metrics, moodOf, moodOn } from '../scale.ts';

/**
 * `value`: NPS from -100 to 100, CSAT from 0 to 100 as the share in % of who is satisfied, CES the mean of 1 to 7. Of `scores` scores.
 */
export interface FileFigure {
  readonly metric: Metric;
  /** Where the file asks for the metric in more than one way; null where there is but one, or none is told. */
  readonly question: string | null;
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
  /** Of the metrics that had a score: one for each question, in the order of the file. */
  figures(): readonly FileFigure[];
}

export function figuring(): Figuring {
  const sums: Record<Metric, Sums> = { nps: new Map(), csat: new Map(), ces: new Map() };
  return {
    add(items) {
      for (const { scores } of items) {
        for (const { metric, score, asked, question } of scores) {
          const sum = sumOf(sums[metric], question);
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
        const all = [...sums[metric]];
        return all.map(([question, sum]) => ({
          metric,
          question: all.length > 1 ? question : null,
          value: figureOf(metric, sum),
          scores: sum.scores,
        }));
      }),
  };
}

type Sums = Map<string | null, Sum>;

/** A file with one line for each question may hold any number of them: those beyond are counted together. */
const MOST_QUESTIONS = 50;

function sumOf(sums: Sums, question: string | null): Sum {
  const key = sums.has(question) || sums.size < MOST_QUESTIONS ? question : null;
  const sum = sums.get(key) ?? { scores: 0, happy: 0, unhappy: 0, total: 0 };
  sums.set(key, sum);
  return sum;
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
