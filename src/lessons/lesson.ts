// What a lesson is: a real situation, three answers, and what happened. Pure; those that come with the program are content/, the company's
// own own.ts, and which comes when spacing.ts.
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';

/** In the order in which they are read. */
export const choices = ['a', 'b', 'c'] as const;
export type AnswerLetter = (typeof choices)[number];

/** How many chose each. */
export type ChoiceCounts = Readonly<Record<AnswerLetter, number>>;

export interface LessonText {
  readonly title: string;
  /** Somebody's words; '' where nobody is quoted. */
  readonly said: string;
  /** Who said it; '' where nobody is quoted. */
  readonly by: string;
  readonly situation: string;
  readonly answers: Readonly<Record<AnswerLetter, string>>;
  /** What happened, and why: two or three sentences. */
  readonly happened: string;
  /** What the company stands for that it shows; '' where none was named. */
  readonly value: string;
}

/** A lesson as its reader gets it. */
export interface Lesson extends LessonText {
  /** The name of one that comes with the program, or the id of one of the company's own. */
  readonly id: string;
  readonly right: AnswerLetter;
  /** The answer that is quoted; null where no customer's words are kept for it. */
  readonly feedbackId: string | null;
  /** The company's own: by which people name it. Null: it comes with the program. */
  readonly number: number | null;
}

/** One that comes with the program: made up, after what happens in such work. */
export interface MadeLesson {
  readonly id: string;
  readonly right: AnswerLetter;
  readonly text: (locale: Locale) => LessonText & {
    /** Said instead of `said` when it comes back. */
    readonly saidAgain: string;
  };
}

interface MadeText extends LessonText {
  readonly saidAgain: string;
}

export function made(
  id: string,
  right: AnswerLetter,
  texts: { readonly en: MadeText; readonly fr: MadeText },
): MadeLesson {
  return { id, right, text: phrases<MadeText>(texts) };
}

/** @param comeback how often it came back before: from the first time on somebody else says it */
export function madeIn({ id, right, text }: MadeLesson, locale: Locale, comeback: number): Lesson {
  const { saidAgain, ...first } = text(locale);
  return {
    ...first,
    said: comeback > 0 ? saidAgain : first.said,
    id,
    right,
    feedbackId: null,
    number: null,
  };
}

export function choiceIn(text: string): AnswerLetter | null {
  return choices.find((each) => each === text) ?? null;
}

/** What messages about it are about. */
export function subjectFor(id: string): string {
  return `lesson:${id}`;
}

/** Fewer answers are not shown: they could tell of whom they are. */
export const LEAST_SHOWN = 5;

export function totalOf(chosen: ChoiceCounts): number {
  return choices.reduce((sum, each) => sum + chosen[each], 0);
}

/** Null while fewer than five have answered. */
export function countsShown(chosen: ChoiceCounts): ChoiceCounts | null {
  return totalOf(chosen) < LEAST_SHOWN ? null : chosen;
}
