// What colleagues can be asked, and what they can answer. Pure; how it looks on a form is handlers/surveys, what answers come to is tally.ts.
import { z } from 'zod';
import type { Locale } from '../i18n/locale.ts';

/** Said in each language, by whoever wrote the question. */
export type Bilingual = Readonly<Record<Locale, string>>;

export const bilingual = z.object({ fr: z.string(), en: z.string() }) satisfies z.ZodType<Bilingual>;

const base = {
  /** Unique in its round; what answers and results are found by. */
  key: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  text: bilingual,
  hint: bilingual.optional(),
  /** May be left empty: always so of words. */
  optional: z.literal(true).optional(),
};

export const questionShape = z.discriminatedUnion('kind', [
  /** Whole numbers from `from` to `to`, with what each end means. */
  z.object({
    kind: z.literal('scale'),
    ...base,
    from: z.int(),
    to: z.int(),
    ends: z.tuple([bilingual, bilingual]).readonly(),
  }),
  z.object({
    kind: z.literal('choice'),
    ...base,
    options: z.array(z.object({ value: z.string(), label: bilingual })).readonly(),
  }),
  /** A whole number, the ends included. */
  z.object({
    kind: z.literal('number'),
    ...base,
    least: z.int(),
    most: z.int(),
    unit: z.enum(['percent', 'points']),
  }),
  /** Their own words, redacted before they are kept. One question of a round at most. */
  z.object({ kind: z.literal('words'), ...base, optional: z.literal(true) }),
]);

export type SurveyQuestion = z.infer<typeof questionShape>;

/** Of a round: what one form holds without being long. */
export const MOST_QUESTIONS = 8;
/** Characters of an answer in words: a ballot has one length, whatever was written. */
export const MOST_WORDS = 1000;

export const questionsShape = z
  .array(questionShape)
  .min(1)
  .max(MOST_QUESTIONS)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'two questions have one key')
  .refine((all) => all.filter(({ kind }) => kind === 'words').length <= 1, 'two questions ask for words')
  .readonly();

/** What one person answered, by question; what they left out is absent. Numbers of scales and numbers, the value of a choice, words. */
export type SurveyAnswers = Readonly<Record<string, number | string>>;

export const answersShape = z.record(z.string(), z.union([z.number(), z.string()]));

/** Whether this can be an answer to that question. */
function isAnswerTo(question: SurveyQuestion, answer: number | string): boolean {
  const isWithin = (from: number, to: number) =>
    typeof answer === 'number' && Number.isInteger(answer) && answer >= from && answer <= to;
  switch (question.kind) {
    case 'scale':
      return isWithin(question.from, question.to);
    case 'number':
      return isWithin(question.least, question.most);
    case 'choice':
      return question.options.some(({ value }) => value === answer);
    case 'words':
      return typeof answer === 'string' && answer.trim() !== '' && answer.length <= MOST_WORDS;
    default:
      return question satisfies never;
  }
}

/** @throws RangeError naming what is no answer, or is missing: a form has asked for it before */
export function mustAnswer(questions: readonly SurveyQuestion[], answers: SurveyAnswers): void {
  for (const question of questions) {
    const answer = answers[question.key];
    if (answer === undefined ? !question.optional : !isAnswerTo(question, answer))
      throw new RangeError(`not an answer to ${question.key}, a question of kind ${question.kind}`);
  }
  const unasked = Object.keys(answers).find((key) => !questions.some((each) => each.key === key));
  if (unasked !== undefined) throw new RangeError(`nobody asked for ${unasked}`);
}
