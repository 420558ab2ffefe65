// SurveyMonkey webhooks, from the vendor's API documentation (v3, Webhook Callbacks; its public repository); not tested live. A webhook
// carries ids only: the answers are fetched with a token, surveymonkey-response.ts.
import { idOf, inside, isRecord } from './payload.ts';
import { type Pending, placed, readEach, taken, unread } from './read.ts';
import { checkSignature, plainBody, type Scheme } from './signature.ts';
import { readFetched } from './surveymonkey-response.ts';
import type { Vendor } from './vendor.ts';

/** `Sm-Signature`: the base64 of HMAC-SHA1("client id&client secret", body). Its time is not signed; the response's id tells a replay. */
const scheme: Scheme = {
  ...plainBody,
  header: 'sm-signature',
  algorithm: 'sha1',
  encoding: 'base64',
  prefix: '',
  keysOf: ({ signing, clientId }) =>
    clientId === undefined || clientId === ''
      ? []
      : signing.filter((secret) => secret !== '').map((secret) => `${clientId}&${secret}`),
};

/** A response that is changed later comes as updated, and revises what is there. */
const EVENTS: ReadonlySet<unknown> = new Set(['response_completed', 'response_updated']);

/**
 * `response_completed` gives what is pending; a body that has `pages` is a fetched response, or with `data` a list of
 * them, and gives items. SurveyMonkey's content type is its own ("application/vnd.surveymonkey.response.v1+json").
 */
export const surveymonkey: Vendor = {
  name: 'surveymonkey',
  title: 'SurveyMonkey',
  asks: ['signing', 'clientId', 'token'],
  verify: (request, secrets, now) => checkSignature(scheme, request, secrets, now),
  read(body, options) {
    const list = inside(body, 'data');
    if (Array.isArray(inside(body, 'pages'))) return readFetched(body, '', options);
    if (Array.isArray(list))
      return readEach(placed(list, '/data'), '/data', (each, at) => readFetched(each, at, options));
    if (!isRecord(body)) return unread('', { code: 'shape', wanted: 'object' });
    const event = inside(body, 'event_type');
    if (typeof event !== 'string') return unread('/event_type', { code: 'shape', wanted: 'text' });
    if (!EVENTS.has(event)) return taken([], { ignored: [event.slice(0, 100)] });
    const survey = numberedId(inside(body, 'resources', 'survey_id'));
    if (survey === null) return unread('/resources/survey_id', { code: 'id.missing' });
    const response = numberedId(inside(body, 'object_id'));
    if (response === null) return unread('/object_id', { code: 'id.missing' });
    const pending: Pending[] = [{ surveyId: survey, responseId: response }];
    return taken([], { pending, revises: event === 'response_updated' });
  },
};

/** Digits only: it becomes a part of an address. */
function numberedId(value: unknown): string | null {
  const identity = idOf(value);
  return 'id' in identity && /^\d{1,20}$/.test(identity.id) ? identity.id : null;
}
