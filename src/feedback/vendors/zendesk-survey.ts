// Zendesk's newer surveys, which took the place of satisfaction ratings: a survey response as its API gives it (Ticketing API, CSAT Survey Responses:
// answers of a rating_scale with their rating, closed_ended with selections, open_ended with a value, or skipped), alone, in a list, or inside an
// event; not tested live. Ratings of before are zendesk.ts.
import type { RawItem } from '../item.ts';
import type { Scale } from '../scale.ts';
import { elements, idOf, inside, instantOf, isRecord, wordsOf } from './payload.ts';
import { type Read, type ReadOptions, taken, unread } from './read.ts';

export function isSurveyResponse(value: unknown): boolean {
  return Array.isArray(inside(value, 'answers'));
}

/**
 * One answer for each ticket, or for each response where no ticket is named, so that one that is changed revises it. Every rating of satisfaction is
 * CSAT on as many points as the question has options (five where it does not say), every open answer a comment; each with its headline. A rating of
 * something else (`sub_type` other) and a choice without a number are left.
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

const KNOWN: ReadonlySet<unknown> = new Set(['rating_scale', 'closed_ended', 'open_ended', 'skipped']);

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
  const score = ratingOf(answer);
  if (score === undefined || score === null || inside(answer, 'question', 'sub_type') === 'other') return [];
  return [{ metric: 'csat', score, question: headlineOf(answer), scale: scaleOf(answer) }];
}

/** At first the rating stood with the selected option of a closed question. */
function ratingOf(answer: Readonly<Record<string, unknown>>): unknown {
  if (inside(answer, 'type') === 'rating_scale') return inside(answer, 'rating');
  if (inside(answer, 'type') !== 'closed_ended') return undefined;
  const rated = elements(inside(answer, 'selections')).find((each) => inside(each, 'rating') !== undefined);
  return inside(rated, 'rating');
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
