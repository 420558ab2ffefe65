// How many gave which answer, by group: all that a result is ever made of. Pure. Which of it may be shown is decided as a round closes
// (close.ts); a kind is given that, and nothing else.
import { z } from 'zod';
import type { Distribution } from '../statistics/distribution.ts';
import type { SurveyAnswers, SurveyQuestion } from './question.ts';

/** Why something is not told: too few answered; enough did, but something of fewer could be worked out with it; nobody did. "Too few" is not "no data". */
export const whyUntold = ['too-few', 'kept-back', 'nobody'] as const;
export type WhyUntold = (typeof whyUntold)[number];

export const tallyShape = z.object({
  /** A group's place in the round's groups; null: everybody. */
  group: z.int().nullable(),
  /** How many were asked. */
  asked: z.int(),
  /** By question, by answer: how many gave it. A question whose answers may not be told is absent; words are never here. */
  counts: z.record(z.string(), z.record(z.string(), z.int())),
  /** By question. */
  untold: z.record(z.string(), z.enum(whyUntold)).optional(),
});

export type GroupTally = z.infer<typeof tallyShape>;

/** Everybody's first, then the groups' in their order. */
export const talliesShape = z.array(tallyShape);

/** One ballot, opened: what was answered, and by a member of which groups (their places, ascending). */
export interface OpenedBallot {
  readonly groups: readonly number[];
  readonly answers: SurveyAnswers;
}

/** @param asked how many were asked in all, and in each group by its place */
export function tally(
  questions: readonly SurveyQuestion[],
  ballots: readonly OpenedBallot[],
  asked: { readonly all: number; readonly groups: readonly number[] },
): GroupTally[] {
  const counted = questions.filter(({ kind }) => kind !== 'words');
  const countOf = (group: number | null, of: readonly OpenedBallot[], size: number): GroupTally => ({
    group,
    asked: size,
    counts: Object.fromEntries(counted.map(({ key }) => [key, countsOf(of, key)])),
  });
  const groups = asked.groups.map((size, group) =>
    countOf(
      group,
      ballots.filter((ballot) => ballot.groups.includes(group)),
      size,
    ),
  );
  return [countOf(null, ballots, asked.all), ...groups];
}

function countsOf(ballots: readonly OpenedBallot[], key: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { answers } of ballots) {
    const answer = answers[key];
    if (answer !== undefined) counts[String(answer)] = (counts[String(answer)] ?? 0) + 1;
  }
  return counts;
}

/** Of a scale or a number: as the formulas take it. Empty where it may not be shown. */
export function distributionOf({ counts }: Pick<GroupTally, 'counts'>, key: string): Distribution {
  return new Map(Object.entries(counts[key] ?? {}).map(([score, n]) => [Number(score), n]));
}

/** How many answered a question; 0 where that may not be shown. */
export function answeredIn({ counts }: Pick<GroupTally, 'counts'>, key: string): number {
  return Object.values(counts[key] ?? {}).reduce((sum, n) => sum + n, 0);
}

/** Everybody's: there always is one. */
export function everybodys(tallies: readonly GroupTally[]): GroupTally {
  const found = tallies.find(({ group }) => group === null);
  if (!found) throw new Error('a tally of everybody is missing');
  return found;
}
