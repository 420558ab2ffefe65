// Which lesson comes in a week. One that most missed comes back, spaced further apart each time; else one that nobody has had. Pure.
import { type AnswerLetter, type ChoiceCounts, LEAST_SHOWN, totalOf } from './lesson.ts';

/** Weeks after which one that most missed comes back: after its first time, and after that. */
export const COMES_BACK_AFTER = [2, 6] as const;

/** A lesson that had its week. */
export interface HadWeek {
  /** Weeks are counted from any one (calendar/day.ts, `weekOf`). */
  readonly week: number;
  readonly lesson: string;
  /** How often it had come back by then; 0: it did not come because it was missed. */
  readonly comeback: number;
  readonly counts: ChoiceCounts;
}

/** One that may come. */
export interface Available {
  readonly id: string;
  readonly right: AnswerLetter;
}

export interface Coming {
  readonly lesson: string;
  readonly comeback: number;
}

/** Of at least five who answered, more than half chose another answer. */
export function isMissed(counts: ChoiceCounts, right: AnswerLetter): boolean {
  const all = totalOf(counts);
  return all >= LEAST_SHOWN && (all - counts[right]) * 2 > all;
}

/**
 * Null where none may come: all are to come back, and later.
 * @param had the oldest first, all before `week`
 * @param available in the order in which they come first
 */
export function comingLesson(
  week: number,
  had: readonly HadWeek[],
  available: readonly Available[],
): Coming | null {
  const due: (Coming & { readonly since: number })[] = [];
  const others: (Coming & { readonly last: number })[] = [];
  for (const { id: lesson, right } of available) {
    const times = had.filter((each) => each.lesson === lesson);
    const last = times.at(-1);
    const back = last && comebackAfter(last, times, right);
    if (back === undefined || back === null) others.push({ lesson, comeback: 0, last: last?.week ?? -1 });
    else if (back.week <= week) due.push({ lesson, comeback: back.comeback, since: back.week });
  }
  const [first] =
    due.length > 0 ? due.sort((a, b) => a.since - b.since) : others.sort((a, b) => a.last - b.last);
  return first ? { lesson: first.lesson, comeback: first.comeback } : null;
}

/** Whether most have it by the time it comes back does not matter: that it stays is what the second time is for. */
function comebackAfter(last: HadWeek, times: readonly HadWeek[], right: AnswerLetter) {
  const first = times.findLast(({ comeback }) => comeback === 0);
  const after = COMES_BACK_AFTER[last.comeback];
  if (!first || after === undefined || !isMissed(first.counts, right)) return null;
  return { week: last.week + after, comeback: last.comeback + 1 };
}
