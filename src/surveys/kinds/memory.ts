// What was answered when each question was last asked: a kind that asks by turns compares with that, not with the round before. Only what was
// published then is remembered. Pure.
import { z } from 'zod';
import { bilingual, type SurveyQuestion } from '../question.ts';
import { answeredIn, type GroupTally } from '../tally.ts';

const asked = z.object({
  text: bilingual,
  /** The day on which that round closed, YYYY-MM-DD. */
  on: z.string(),
  asked: z.int(),
  counts: z.record(z.string(), z.int()),
});

/** By question. */
export const askedBefore = z.record(z.string(), asked);
export type AskedBefore = z.infer<typeof askedBefore>;

/** As much of a tally as a figure needs. */
export type AskedTally = Pick<GroupTally, 'asked' | 'counts'>;

/** Everybody's answers to a question when it was last asked in the same words; null where it never was. */
export function lastAsked(
  memory: AskedBefore,
  { key, text }: SurveyQuestion,
): (AskedTally & { readonly on: string }) | null {
  const last = memory[key];
  if (last === undefined || last.text.en !== text.en || last.text.fr !== text.fr) return null;
  return { asked: last.asked, on: last.on, counts: { [key]: last.counts } };
}

/** What a later round will compare with. */
export function remembering(
  memory: AskedBefore,
  questions: readonly SurveyQuestion[],
  tally: GroupTally,
  on: string,
): AskedBefore {
  const now = questions.flatMap(({ key, text }) => {
    const counts = tally.counts[key];
    return counts === undefined || answeredIn(tally, key) === 0
      ? []
      : [[key, { text, on, asked: tally.asked, counts }] as const];
  });
  return { ...memory, ...Object.fromEntries(now) };
}
