// What was answered when each question was last asked: a kind that asks by turns compares with that, not with the round before. Only what was
// published then is remembered. Pure.
import { z } from 'zod';
import { type Bilingual, bilingual, type SurveyQuestion } from '../question.ts';
import { answeredIn, type GroupTally } from '../tally.ts';

const asked = z.object({
  text: bilingual,
  /** What could be chosen, where one chose; not known of rounds from before it was remembered. */
  options: z.array(bilingual).optional(),
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
  question: SurveyQuestion,
): (AskedTally & { readonly on: string }) | null {
  const { key, text } = question;
  const last = memory[key];
  if (last === undefined || !isSame(last.text, text)) return null;
  if (!isSameChoice(last.options, optionsOf(question))) return null;
  return { asked: last.asked, on: last.on, counts: { [key]: last.counts } };
}

function isSame(one: Bilingual, other: Bilingual | undefined): boolean {
  return one.en === other?.en && one.fr === other.fr;
}

/** Of a round that remembered none, nobody can tell. */
function isSameChoice(before: readonly Bilingual[] | undefined, now: readonly Bilingual[] | undefined) {
  if (before === undefined) return true;
  return before.length === now?.length && before.every((each, at) => isSame(each, now[at]));
}

function optionsOf(question: SurveyQuestion): Bilingual[] | undefined {
  return question.kind === 'choice' ? question.options.map(({ label }) => label) : undefined;
}

/** What a later round will compare with. */
export function remembering(
  memory: AskedBefore,
  questions: readonly SurveyQuestion[],
  tally: GroupTally,
  on: string,
): AskedBefore {
  const now = questions.flatMap((question) => {
    const { key, text } = question;
    const options = optionsOf(question);
    const counts = tally.counts[key];
    return counts === undefined || answeredIn(tally, key) === 0
      ? []
      : [[key, { text, ...(options ? { options } : {}), on, asked: tally.asked, counts }] as const];
  });
  return { ...memory, ...Object.fromEntries(now) };
}
