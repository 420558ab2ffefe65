// Zendesk satisfaction ratings: the signature from the vendor's documentation as of 2025 (webhooks/verifying), the rating's fields as its
// API names them; not tested live. A trigger on the ticket sends the body that `zendeskTrigger` shows. Its own events are
// `ticket.csat_requested` and `ticket.csat_received`, whose rating public clients read as `event.satisfaction_score` with a score GOOD or BAD and a
// comment; the documentation at hand shows no body. One that holds no rating is refused with what to do.
import { fold } from '../../terms/fold.ts';
import type { RawItem } from '../item.ts';
import { idOf, inside, instantOf, isRecord, pointer, quoted, wordsOf } from './payload.ts';
import { placed, type Read, type ReadOptions, readEach, taken, unread } from './read.ts';
import { checkSignature, type Scheme } from './signature.ts';
import type { Vendor } from './vendor.ts';
import { isSurveyResponse, readSurveyResponse } from './zendesk-survey.ts';

/** `X-Zendesk-Webhook-Signature`: the base64 of HMAC-SHA256(secret, timestamp + body), the timestamp in ISO 8601. */
const scheme: Scheme = {
  header: 'x-zendesk-webhook-signature',
  algorithm: 'sha256',
  encoding: 'base64',
  prefix: '',
  before: ['x-zendesk-webhook-signature-timestamp'],
  separator: '',
  timestamp: 'x-zendesk-webhook-signature-timestamp',
  id: null,
  keysOf: ({ signing }) => signing,
};

/**
 * What the trigger's webhook action is to send, with "score" written out in one trigger for each of good and bad, since the
 * placeholder's words follow the account's language. The fields are those of Zendesk's own satisfaction_rating object.
 */
export const zendeskTrigger = {
  satisfaction_rating: {
    score: 'good',
    comment: '{{satisfaction.current_comment}}',
    ticket_id: '{{ticket.id}}',
    requester_id: '{{ticket.requester.id}}',
    updated_at: '{{ticket.updated_at_with_timestamp}}',
  },
} as const;

/**
 * One rating, or the list of Zendesk's API. Good is 5 and bad is 1, so that the share of good ones is the CSAT; a numeric scale
 * is taken as it is. One answer for each ticket: a rating that is changed revises it, as Zendesk itself keeps one.
 */
export const zendesk: Vendor = {
  name: 'zendesk',
  title: 'Zendesk',
  asks: ['signing'],
  verify: (request, secrets, now) => checkSignature(scheme, request, secrets, now),
  read(body, options) {
    const type = inside(body, 'type');
    if (typeof type === 'string' && type.startsWith('zen:event-type:')) {
      return RATED.test(type) ? readEvent(body, options) : taken([], { ignored: [type.slice(0, 100)] });
    }
    const surveys = inside(body, 'survey_responses');
    if (Array.isArray(surveys)) {
      const all = placed(surveys, '/survey_responses');
      return readEach(all, '/survey_responses', (survey, at) => readSurvey(survey, at, options));
    }
    if (isSurveyResponse(inside(body, 'survey_response'))) {
      return readSurveyResponse(inside(body, 'survey_response'), pointer('survey_response'), options);
    }
    if (isSurveyResponse(body)) return readSurveyResponse(body, '', options);
    const one = [inside(body, 'satisfaction_rating'), '/satisfaction_rating'] as const;
    const ratings = placed(inside(body, 'satisfaction_ratings'), '/satisfaction_ratings', one);
    return readEach(ratings, '/satisfaction_ratings', (rating, at) => readRating(rating, at, options));
  },
};

/** "zen:event-type:ticket.csat_received", "…survey_response.submitted": of an answer, and not of an offer. */
const RATED = /(?:csat|satisfaction|survey)(?!.*(?:offered|requested|sent|created|changed_settings))/i;

function readSurvey(survey: unknown, at: string, options: ReadOptions): Read {
  return isSurveyResponse(survey)
    ? readSurveyResponse(survey, at, options)
    : unread(at, { code: 'shape', wanted: 'object' });
}

/** The event's own part says what was given; the ticket is the detail, and the time the event's. */
function readEvent(body: unknown, options: ReadOptions): Read {
  const [event, detail] = [inside(body, 'event'), inside(body, 'detail')];
  const survey = [inside(event, 'survey_response'), inside(detail, 'survey_response'), event, detail].find(
    isSurveyResponse,
  );
  if (survey !== undefined) {
    const subjects = inside(survey, 'subjects') ?? [wordsOf(inside(body, 'subject')) ?? ''];
    return readSurveyResponse({ ...Object(survey), subjects }, pointer('event'), options);
  }
  const given =
    [
      inside(event, 'satisfaction_score'),
      inside(event, 'satisfaction_rating'),
      inside(event, 'current'),
      inside(event, 'csat'),
      event,
    ].find(
      (each) =>
        isRecord(each) && (wordsOf(inside(each, 'score')) ?? wordsOf(inside(each, 'rating'))) !== null,
    ) ??
    inside(event, 'satisfaction_score') ??
    inside(event, 'current');
  const score = wordsOf(given) ?? wordsOf(inside(given, 'score')) ?? wordsOf(inside(given, 'rating'));
  if (score === null) return unread(pointer('event'), { code: 'zendesk.noRating' });
  const comment = wordsOf(inside(given, 'comment')) ?? wordsOf(inside(event, 'comment'));
  const rating = {
    score,
    comment: comment ?? wordsOf(inside(event, 'comment', 'body')),
    ticket_id: inside(detail, 'id') ?? ticketNamed(inside(body, 'subject')),
    requester_id: inside(detail, 'requester_id'),
    updated_at: inside(body, 'time') ?? inside(detail, 'updated_at'),
  };
  return readRating(rating, pointer('event'), options);
}

function ticketNamed(subject: unknown): string | undefined {
  return /^zen:ticket:(\d{1,20})$/.exec(wordsOf(subject) ?? '')?.[1];
}

/** Asked for, or not yet answered. */
const UNRATED: ReadonlySet<string> = new Set(['offered', 'unoffered', 'received']);

function readRating(rating: unknown, at: string, options: ReadOptions): Read {
  if (!isRecord(rating)) return unread(at, { code: 'shape', wanted: 'object' });
  const given = wordsOf(inside(rating, 'score'));
  const folded = given === null ? '' : fold(given.slice(0, 100));
  if (folded === '' || UNRATED.has(folded)) return taken([], { ignored: [folded === '' ? 'empty' : folded] });
  const score = /^good\b/.test(folded)
    ? 5
    : /^bad\b/.test(folded)
      ? 1
      : /^[1-5]$/.test(folded)
        ? Number(folded)
        : null;
  if (score === null) {
    const known = ['good', 'good_with_comment', 'bad', 'bad_with_comment', '1 … 5'];
    return unread(`${at}/score`, { code: 'value.unknown', given: quoted(given), known });
  }
  const identity = idOf(inside(rating, 'ticket_id'));
  if (!('id' in identity)) return unread(`${at}/ticket_id`, identity);
  const item: RawItem = {
    id: `ticket/${identity.id}`,
    customer: inside(rating, 'requester_id'),
    replyPlace: { kind: 'zendesk', at: identity.id },
    metric: 'csat',
    score,
    verbatim: inside(rating, 'comment'),
    touchpoint: options.touchpoint ?? 'get-help',
    answeredAt: instantOf(inside(rating, 'updated_at') ?? inside(rating, 'created_at')),
  };
  return taken([item], { revises: true });
}
