// A SurveyMonkey response, asked for by id and read. The response is documented (v3, Survey Responses); the form that "details?simple=true"
// adds ("heading", "family", "simple_text") is as its clients know it and was not confirmed in the documentation; not tested live.
// Who does the asking is given: nothing here opens a connection.

import { familiesOf, keyOf } from '../files/recognition/labels.ts';
import type { Metric } from '../filters.ts';
import { canBeAskedOn, moodOn, type Scale } from '../scale.ts';
import { elements, inside, isRecord, parseBody, pointer, wordsOf } from './payload.ts';
import { metricOfQuestion, readResponse, type VendorQuestion } from './questions.ts';
import { type Pending, type Read, type ReadOptions, taken, unread } from './read.ts';
import { type FieldUse, useOfField } from './uses.ts';

/** Gets one address with these headers; throws where there is no answer at all. The body's size and the time are its to bound. */
export type FetchResponse = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}) => Promise<{ readonly status: number; readonly body: Uint8Array }>;

/** Where the account's data are. */
export const surveymonkeyHosts = {
  us: 'api.surveymonkey.com',
  eu: 'api.eu.surveymonkey.com',
  ca: 'api.surveymonkey.ca',
} as const;

export type FetchedResponse =
  | { readonly ok: true; readonly body: unknown }
  /** denied: the token is wrong or lacks the scope "View Response Details"; gone: deleted since; later: try again. */
  | { readonly ok: false; readonly code: 'denied' | 'gone' | 'later' };

/**
 * The address is made of our own host and two numbers, never taken from the webhook, so that a body cannot send the token
 * elsewhere. The token is in no result and no error.
 */
export async function fetchResponse(
  { surveyId, responseId }: Pending,
  {
    fetch,
    token,
    region = 'us',
  }: { fetch: FetchResponse; token: string; region?: keyof typeof surveymonkeyHosts },
): Promise<FetchedResponse> {
  const path = `surveys/${encodeURIComponent(surveyId)}/responses/${encodeURIComponent(responseId)}`;
  const url = `https://${surveymonkeyHosts[region]}/v3/${path}/details?simple=true`;
  let answer: Awaited<ReturnType<FetchResponse>>;
  try {
    answer = await fetch({ url, headers: { authorization: `Bearer ${token}`, accept: 'application/json' } });
  } catch {
    return { ok: false, code: 'later' };
  }
  if (answer.status === 401 || answer.status === 403) return { ok: false, code: 'denied' };
  if (answer.status === 404 || answer.status === 410) return { ok: false, code: 'gone' };
  if (answer.status !== 200) return { ok: false, code: 'later' };
  const parsed = parseBody(answer.body);
  return parsed.ok ? { ok: true, body: parsed.value } : { ok: false, code: 'later' };
}

/** Complete responses only. */
export function readFetched(response: unknown, at: string, options: ReadOptions): Read {
  if (!isRecord(response)) return unread(at, { code: 'shape', wanted: 'object' });
  const status = wordsOf(inside(response, 'response_status'));
  if (status !== null && status !== 'completed')
    return taken([], { ignored: [`response:${status.slice(0, 30)}`] });
  const questions = elements(inside(response, 'pages')).flatMap((page) =>
    elements(inside(page, 'questions')).flatMap(questionOf),
  );
  const names = [
    inside(response, 'metadata', 'contact', 'first_name', 'value'),
    inside(response, 'metadata', 'contact', 'last_name', 'value'),
  ];
  const variables = inside(response, 'custom_variables');
  const segments = (isRecord(variables) ? Object.entries(variables) : []).map(
    ([id, value]): VendorQuestion => ({ id, guess: useOfField(id), value }),
  );
  return readResponse(
    {
      id: inside(response, 'id'),
      idAt: `${at}/id`,
      answeredAt: inside(response, 'date_modified') ?? inside(response, 'date_created'),
      customer:
        wordsOf(inside(response, 'custom_value')) ??
        wordsOf(inside(response, 'metadata', 'contact', 'email', 'value')) ??
        recipientOf(inside(response, 'recipient_id')),
      names: names.flatMap((name) => wordsOf(name) ?? []),
      pointer: `${at}${pointer('pages')}`,
    },
    [...questions, ...segments],
    options,
  );
}

/** "0" and "" stand for nobody in particular. */
function recipientOf(value: unknown): string | null {
  const recipient = wordsOf(value);
  return recipient === null || recipient === '0' ? null : `recipient/${recipient}`;
}

function questionOf(question: unknown): VendorQuestion[] {
  const id = wordsOf(inside(question, 'id'));
  if (id === null) return [];
  const title = wordsOf(inside(question, 'heading'));
  const answers = elements(inside(question, 'answers'));
  const shown = answers.flatMap(
    (answer) => wordsOf(inside(answer, 'text')) ?? wordsOf(inside(answer, 'simple_text')) ?? [],
  );
  const family = inside(question, 'family');
  const [only] = shown;
  const isOne = shown.length === 1 && only !== undefined;
  const value = isOne ? (family === 'open_ended' ? only : numbered(only)) : shown;
  const labelled = isOne && family !== 'open_ended' ? placeOf(title ?? '', only) : null;
  if (labelled) return [{ id, title, guess: labelled.metric, scale: labelled.scale, value: labelled.place }];
  return [{ id, title, guess: guessOf(family, title ?? '', value), value }];
}

/**
 * SurveyMonkey has no type for a metric. An open question is the comment; one that asks to recommend and is answered by a number is
 * the NPS; satisfaction and effort in bare numbers have to be mapped, since nothing tells their scale. Their labels: `placeOf`.
 */
function guessOf(family: unknown, title: string, value: string | readonly string[]): FieldUse | null {
  if (family === 'open_ended') return 'verbatim';
  const isAnswered = value.length > 0;
  const isNumber = typeof value === 'string' && /^\d{1,2}$/.test(value);
  return metricOfQuestion(title) === 'nps' && (isNumber || !isAnswered) ? 'nps' : null;
}

interface Labelled {
  readonly metric: Metric;
  readonly scale: Scale;
  readonly place: number;
}

/**
 * "Very satisfied" or "Plutôt facile" for a question of satisfaction or effort: its place among labels of five, or of six or seven where
 * only those have it. Null where the scales of up to five that have it differ in the mood that it speaks for: nobody can tell then without the others.
 */
function placeOf(title: string, label: string): Labelled | null {
  const metric = metricOfQuestion(title);
  if (metric !== 'csat' && metric !== 'ces') return null;
  const found = familiesOf([label], metric).flatMap(({ scale, places }): Labelled[] => {
    const place = places.get(keyOf(label));
    return place !== undefined && scale.high !== 4 && canBeAskedOn(metric, scale)
      ? [{ metric, scale, place }]
      : [];
  });
  const five = found.find(({ scale }) => scale.high === 5);
  const meant = five ? found.filter(({ scale }) => scale.high <= 5) : found;
  const moods = new Set(meant.map(({ scale, place }) => moodOn(metric, scale, place)));
  return moods.size === 1 ? (five ?? meant[0] ?? null) : null;
}

/**
 * A choice as the respondent saw it ("9", "Extremely likely - 10", "10 - Extrêmement probable"), as its number where it is one. A choice's
 * weight is not used: in SurveyMonkey's own NPS questions weights are -100, 0 and 100.
 */
function numbered(shown: string): string {
  const [, number] =
    /^\s*(\d{1,2})(?:\s*[-–:].{0,60})?\s*$/s.exec(shown) ??
    /^.{0,60}[-–:]\s*(\d{1,2})\s*$/s.exec(shown) ??
    [];
  return number ?? shown;
}
