// Delighted webhooks, from the vendor's documentation as of January 2025 (docs/api/webhooks); the form of the signature as its clients
// check it, additional answers and the scales of thumbs and effort as they are commonly described; not tested live.
import type { Scale } from '../scale.ts';
import { elements, fields, inside, instantOf, isRecord, wordsOf } from './payload.ts';
import { metricOfQuestion, readResponse, type VendorQuestion } from './questions.ts';
import { taken, unread } from './read.ts';
import { checkSignature, plainBody, type Scheme } from './signature.ts';
import { type FieldUse, type FieldUses, useOfField } from './uses.ts';
import type { Vendor } from './vendor.ts';

/** `X-Delighted-Webhook-Signature: sha256=` and the hex of HMAC-SHA256(private API key, body). Its time is not signed. */
const scheme: Scheme = {
  ...plainBody,
  header: 'x-delighted-webhook-signature',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: 'sha256=',
};

const EVENTS: ReadonlySet<unknown> = new Set(['survey_response.created', 'survey_response.updated']);

/**
 * "created" comes with the score, "updated" with the comment a few minutes later, under the same id: the second one revises.
 * Smileys and stars are 1 to 5, as CSAT is. CES is 1 to 5, thumbs are 0 and 1. A survey of
 * another type is left out, as "score:pmf", unless the admin maps "score".
 */
export const delighted: Vendor = {
  name: 'delighted',
  title: 'Delighted',
  asks: ['signing'],
  verify: (request, secrets, now) => checkSignature(scheme, request, secrets, now),
  read(body, options) {
    const event = inside(body, 'event_type');
    if (typeof event !== 'string') return unread('/event_type', { code: 'shape', wanted: 'text' });
    if (!EVENTS.has(event)) return taken([], { ignored: [event.slice(0, 100)] });
    const response = inside(body, 'event_data');
    if (!isRecord(response)) return unread('/event_data', { code: 'shape', wanted: 'object' });
    const type = wordsOf(inside(response, 'survey_type')) ?? 'nps';
    const score: VendorQuestion = {
      id: 'score',
      guess: METRICS.get(type)?.metric ?? 'ignore',
      scale: METRICS.get(type)?.scale ?? null,
      value: inside(response, 'score'),
    };
    const questions: VendorQuestion[] = [
      score,
      { id: 'comment', guess: 'verbatim', value: inside(response, 'comment') },
      ...elements(inside(response, 'additional_answers')).flatMap(additional),
      ...fields(inside(response, 'person_properties')).map(
        ([name, value]): VendorQuestion => ({ id: name, guess: useOfField(name), value }),
      ),
    ];
    const name = wordsOf(inside(response, 'person', 'name'));
    const person = inside(response, 'person');
    const read = readResponse(
      {
        id: inside(response, 'id'),
        idAt: '/event_data/id',
        answeredAt: instantOf(inside(response, 'created_at')),
        customer: wordsOf(inside(person, 'email')) ?? wordsOf(inside(person, 'id')) ?? wordsOf(person),
        names: name === null ? [] : [name],
        pointer: '/event_data',
      },
      questions,
      options,
    );
    if (!read.ok) return read;
    const isLeftOut = isIgnored(score, options.uses) && wordsOf(score.value) !== null;
    const ignored = isLeftOut ? [...read.ignored, `score:${type.slice(0, 30)}`] : read.ignored;
    return { ...read, ignored, revises: true };
  },
};

const METRICS = new Map<string, { readonly metric: FieldUse; readonly scale: Scale | null }>([
  ['nps', { metric: 'nps', scale: null }],
  ['csat', { metric: 'csat', scale: null }],
  ['smileys', { metric: 'csat', scale: null }],
  ['stars', { metric: 'csat', scale: null }],
  ['ces', { metric: 'ces', scale: { low: 1, high: 5 } }],
  ['thumbs', { metric: 'csat', scale: { low: 0, high: 1 } }],
]);

/** A further question: free words are a comment, a scale of satisfaction a score of 1 to 5, anything else a segment under what was asked. */
function additional(answer: unknown): VendorQuestion[] {
  const id = wordsOf(inside(answer, 'question', 'id')) ?? wordsOf(inside(answer, 'id'));
  const value = inside(answer, 'value');
  if (id === null) return [];
  const title = wordsOf(inside(answer, 'question', 'text'));
  const words = inside(value, 'free_response');
  if (words !== undefined) return [{ id, title, guess: 'verbatim', value: words }];
  const number = inside(value, 'scale');
  if (number !== undefined) {
    return [
      { id, title, guess: metricOfQuestion(title ?? '') === 'csat' ? 'csat' : 'segment', value: number },
    ];
  }
  const one = inside(value, 'select_one', 'text');
  const many = elements(inside(value, 'select_many')).flatMap((each) => wordsOf(inside(each, 'text')) ?? []);
  return [{ id, title, guess: 'segment', value: one ?? many }];
}

function isIgnored({ id, guess }: VendorQuestion, uses: FieldUses | undefined): boolean {
  return (uses?.get(id)?.use ?? guess) === 'ignore';
}
