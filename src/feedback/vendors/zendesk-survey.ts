// Zendesk's newer surveys, which took the place of satisfaction ratings: a survey response as its API gives it (Help Center API, Survey Responses:
// answers that are closed_ended with selections of a rating, open_ended with a value, or skipped), alone, in a list, or inside an event. The
// ticket among its subjects and its responder are as the API's clients read them; not tested live. Ratings of before are zendesk.ts.
import type { RawItem } from '../item.ts';
import type { Scale } from '../scale.ts';
import { elements, idOf, inside, instantOf, isRecord, wordsOf } from './payload.ts';
import { type Read, type ReadOptions, taken, unread } from './read.ts';

export function isSurveyResponse(value: unknown): boolean {
  return Array.isArray(inside(value, 'answers'));
}

/**
 * One answer for each ticket, or for each response where no ticket is named, so that one that is changed revises it. Every rating is CSAT
 * on as many points as the question has options (five where it does not say), every open answer a comment; each with its headline.
 */
export function readSurveyResponse(response: unknown, at: string, options: ReadOptions): Read {
  const ticket = subjectsOf(response).flatMap((each) => ticketOf(each) ?? [])[0];
  const identity = idOf(inside(response, 'id'));
  if (ticket === undefined && !('id' in identity)) return unread(`${at}/id`, identity);
  const answers = elements(inside(response, 'answers')).filter(isRecord);
  const scores = answers.flatMap(scoreOf);
  const comments = answers.flatMap((answer) => {
    const text = inside(answer, 'type') === 'open_ended' ? wordsOf(inside(answer, 'value')) : null;
    return text === null ? [] : [{ text, question: headlineOf(answer) }];
  });
  const unknown = answers
    .filter((each) => !KNOWN.has(inside(each, 'type')))
    .map((each) => `answer:${wordsOf(inside(each, 'type')) ?? '?'}`.slice(0, 100));
  if (scores.length + comments.length === 0) return taken([], { ignored: ['empty', ...unknown] });
  const item: RawItem = {
    id: ticket === undefined && 'id' in identity ? `survey/${identity.id}` : `ticket/${ticket}`,
    customer: idOrNull(inside(response, 'responder_id')),
    ...(ticket === undefined ? {} : { replyPlace: { kind: 'zendesk', at: ticket } as const }),
    scores,
    comments,
    touchpoint: options.touchpoint ?? 'get-help',
    answeredAt: instantOf(
      latestOf(answers) ?? inside(response, 'updated_at') ?? inside(response, 'created_at'),
    ),
  };
  return taken([item], { ignored: unknown, revises: true });
}

const KNOWN: ReadonlySet<unknown> = new Set(['closed_ended', 'open_ended', 'skipped']);

/** Before there were objects there were names alone. */
function subjectsOf(response: unknown): readonly unknown[] {
  return [...elements(inside(response, 'subjects')), ...elements(inside(response, 'subject_zrns'))];
}

/** "zen:ticket:12", { type: "ticket", id: 12 } */
function ticketOf(subject: unknown): string | null {
  const named = /^z(?:en|rn):ticket:(\d{1,20})$/.exec(
    wordsOf(inside(subject, 'zrn')) ?? wordsOf(subject) ?? '',
  )?.[1];
  if (named !== undefined) return named;
  return inside(subject, 'type') === 'ticket' ? idOrNull(inside(subject, 'id')) : null;
}

function idOrNull(value: unknown): string | null {
  const identity = idOf(value);
  return 'id' in identity ? identity.id : null;
}

function scoreOf(answer: Readonly<Record<string, unknown>>) {
  if (inside(answer, 'type') !== 'closed_ended') return [];
  const rating = elements(inside(answer, 'selections')).find((each) => inside(each, 'rating') !== undefined);
  const score = inside(rating, 'rating');
  if (score === undefined || score === null) return [];
  return [{ metric: 'csat', score, question: headlineOf(answer), scale: scaleOf(answer) }];
}

/** By the highest of the options, which are numbered from 1. */
function scaleOf(answer: unknown): Scale {
  const ratings = elements(inside(answer, 'question', 'options')).flatMap((each) => {
    const rating = inside(each, 'rating');
    return typeof rating === 'number' && Number.isInteger(rating) && rating > 1 && rating <= 10
      ? [rating]
      : [];
  });
  return { low: 1, high: Math.max(...ratings, ratings.length > 0 ? 2 : 5) };
}

/** A text, or a text content object: { type: "plain", value: "…" } and the like. */
function headlineOf(answer: unknown): string | null {
  const headline = inside(answer, 'question', 'headline');
  return wordsOf(headline) ?? wordsOf(inside(headline, 'value')) ?? wordsOf(inside(headline, 'content'));
}

function latestOf(answers: readonly unknown[]): string | undefined {
  return answers
    .flatMap((each) => wordsOf(inside(each, 'updated_at')) ?? wordsOf(inside(each, 'created_at')) ?? [])
    .sort()
    .at(-1);
}
