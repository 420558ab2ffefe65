// A body of each vendor as its documentation shows it, with values of our own, and how each one signs, written here from the documentation
// and apart from what is tested.
import { createHmac } from 'node:crypto';
import { genericVendor } from '../../../src/feedback/vendors/generic.ts';
import { parseMapping } from '../../../src/feedback/vendors/mapping.ts';
import type { Secrets, Vendor, VendorRequest } from '../../../src/feedback/vendors/vendor.ts';
import { vendorNamed } from '../../../src/feedback/vendors/vendors.ts';

export const now = new Date('2026-11-22T10:00:00Z');
const SECRET = 'un-secret-de-test';
/** 24 random-looking bytes. */
const WHSEC = `whsec_${Buffer.from('abcdefghijklmnopqrstuvwx').toString('base64')}`;

export function named(name: string): Vendor {
  const vendor = vendorNamed(name);
  if (vendor === null) throw new Error(`no vendor ${name}`);
  return vendor;
}

const field = (id: string, type: string) => ({ id, type, ref: `ref_${id}` });

export const typeformBody = {
  event_id: '01KA9F3Q0M9V7T8Z',
  event_type: 'form_response',
  form_response: {
    form_id: 'lT4Z3j',
    token: 'a3a12ec67a1365927098a606107fac15',
    landed_at: '2026-11-22T09:55:00Z',
    submitted_at: '2026-11-22T09:58:12Z',
    hidden: { user_id: 'CLIENT-REF-4242', plan: 'Pro' },
    calculated: { score: 0 },
    definition: {
      id: 'lT4Z3j',
      title: 'Votre avis',
      fields: [
        { ...field('nps1', 'nps'), title: 'Nous recommanderiez-vous ?', properties: {} },
        { ...field('star', 'rating'), title: 'Votre livraison', properties: {} },
        { ...field('why1', 'long_text'), title: 'Pourquoi ?', properties: {} },
        { ...field('city', 'multiple_choice'), title: 'Région', properties: {} },
        { ...field('more', 'long_text'), title: 'Autre chose ?', properties: {} },
      ],
    },
    answers: [
      { type: 'number', number: 9, field: field('nps1', 'nps') },
      { type: 'number', number: 4, field: field('star', 'rating') },
      { type: 'text', text: 'Livraison rapide, merci', field: field('why1', 'long_text') },
      { type: 'choice', choice: { label: 'Sud' }, field: field('city', 'multiple_choice') },
    ],
  },
};

export const surveymonkeyEvent = {
  name: 'Satisfaction',
  filter_type: 'survey',
  filter_id: '105724755',
  event_type: 'response_completed',
  event_id: '10027120014',
  object_type: 'response',
  object_id: '5007154402',
  event_datetime: '2026-11-22T09:58:31.182613+00:00',
  resources: {
    respondent_id: '5007154402',
    recipient_id: '0',
    collector_id: '50253690',
    survey_id: '105724755',
    user_id: '77',
  },
};

/** As "details?simple=true" gives it. */
export const surveymonkeyResponse = {
  id: '5007154402',
  survey_id: '105724755',
  collector_id: '50253690',
  recipient_id: '0',
  custom_value: 'CLIENT-REF-4242',
  custom_variables: { region: 'Nord' },
  response_status: 'completed',
  date_created: '2026-11-22T09:57:14+00:00',
  date_modified: '2026-11-22T09:58:30+00:00',
  metadata: {},
  pages: [
    {
      id: '103332310',
      questions: [
        {
          id: '319352786',
          family: 'matrix',
          subtype: 'rating',
          heading: 'How likely are you to recommend us?',
          answers: [
            {
              choice_id: '1',
              row_id: '2',
              choice_metadata: { weight: '0' },
              simple_text: 'Extremely likely - 8',
            },
          ],
        },
        { id: '319352787', family: 'open_ended', heading: 'Why?', answers: [{ text: 'Helpful people' }] },
      ],
    },
  ],
};

export const delightedBody = {
  event_type: 'survey_response.updated',
  event_id: 'b8d057c59327541d7ec2104c0a9a255a',
  event_data: {
    id: '5435',
    person: { id: '5975', email: 'charlie@exemple.fr', name: 'Charlie Gravis', created_at: 1795340000 },
    survey_type: 'nps',
    score: 9,
    comment: 'Charlie Gravis trouve tout parfait',
    permalink: 'https://app.delighted.com/r/5pFD',
    created_at: 1795341000,
    updated_at: 1795341600,
    person_properties: { locale: 'fr' },
    notes: [],
    tags: [],
    additional_answers: [],
  },
};

export const formbricksBody = {
  webhookId: 'cm5webhook',
  event: 'responseFinished',
  data: {
    id: 'cm5response',
    createdAt: '2026-11-22T09:57:29.507Z',
    updatedAt: '2026-11-22T09:58:56.116Z',
    surveyId: 'cm5survey',
    finished: true,
    contact: { id: 'cm5contact', userId: 'CLIENT-REF-4242' },
    contactAttributes: { plan: 'Pro', email: 'charlie@exemple.fr' },
    data: { nps: 3, why: 'Trop cher', q7: ['A', 'B'] },
    language: 'fr',
    meta: { country: 'FR' },
    tags: [],
    variables: {},
    survey: { title: 'Satisfaction', type: 'link', status: 'inProgress' },
  },
};

export const zendeskBody = {
  satisfaction_rating: {
    score: 'bad',
    comment: 'Trois jours d’attente',
    ticket_id: '35436',
    requester_id: '20978392',
    updated_at: '2026-11-22T09:58:00Z',
  },
};

export const intercomBody = {
  type: 'notification_event',
  app_id: 'a86dr8yl',
  id: 'notif_78c122d0',
  topic: 'conversation.rating.added',
  created_at: 1795341600,
  data: {
    type: 'notification_event_data',
    item: {
      type: 'conversation',
      id: '363738',
      source: { author: { type: 'user', id: '5ba682d2', name: 'Hobanwash' } },
      conversation_rating: {
        rating: 5,
        remark: 'Merci Hobanwash',
        created_at: 1795341000,
        contact: { type: 'contact', id: '5ba682d2', external_id: 'CLIENT-REF-4242' },
        teammate: { type: 'admin', id: 1 },
      },
    },
  },
};

export const playBody = {
  reviews: [
    {
      reviewId: 'gp:AOqpTOE',
      authorName: 'Marie Durand',
      comments: [
        {
          userComment: {
            text: 'Very good\tI use it daily',
            originalText: 'Très bien\tMarie Durand s’en sert chaque jour',
            lastModified: { seconds: '1795341480', nanos: 577000000 },
            starRating: 4,
            reviewerLanguage: 'fr',
            appVersionName: '2.1',
            deviceMetadata: { productName: 'Pixel 8' },
          },
        },
        { developerComment: { text: 'Merci', lastModified: { seconds: '1795341500' } } },
      ],
    },
  ],
};

export const appStoreBody = {
  data: [
    {
      type: 'customerReviews',
      id: '00000029-0001',
      attributes: {
        rating: 2,
        title: 'Lent',
        body: 'Se fige au démarrage',
        reviewerNickname: 'zoe75duverger',
        createdDate: '2026-11-20T09:08:16-07:00',
        territory: 'FRA',
      },
      links: { self: 'https://api.appstoreconnect.apple.com/v1/customerReviews/00000029-0001' },
    },
  ],
  links: { self: 'https://api.appstoreconnect.apple.com/v1/apps/1/customerReviews' },
  meta: { paging: { total: 1, limit: 50 } },
};

export const genericMapping = {
  signature: { header: 'X-Signature', encoding: 'hex', prefix: 'sha256=', timestampHeader: 'X-Timestamp' },
  event: { path: '$.kind', take: ['review'] },
  items: "$['the reviews']",
  fields: {
    id: 'uid',
    score: 'rating.value',
    verbatim: 'texts[0]',
    answeredAt: 'when',
    customer: 'who.ref',
    names: ['who.name'],
    segments: { Ville: "who['home town']" },
  },
  constants: { metric: 'csat', touchpoint: 'buy' },
};

export const genericBody = {
  kind: 'review',
  'the reviews': [
    {
      uid: 7,
      rating: { value: 5 },
      texts: ['Super'],
      when: 1795341480000,
      who: { ref: 'CLIENT-REF-4242', name: 'Zoé', 'home town': 'Lyon' },
    },
  ],
};

export function genericOf(mapping: unknown = genericMapping): Vendor {
  const parsed = parseMapping(mapping);
  if (!parsed.ok) throw new Error(`${parsed.pointer} ${parsed.reason.code}`);
  return genericVendor(parsed.value);
}

export interface Signed {
  readonly vendor: Vendor;
  readonly body: unknown;
  readonly secrets: Secrets;
  /** The vendor's headers for these bytes, signed at that time. */
  /** @param delivery the vendor's own name of it, where it signs one */
  sign(body: Uint8Array, at: Date, delivery?: string): Record<string, string>;
  /** The header that carries the signed time; null where the scheme has none. */
  readonly timestamp: string | null;
  /** Another event of the same vendor that is no answer. */
  readonly other: unknown;
}

const hmac = (
  algorithm: string,
  key: string | Uint8Array,
  encoding: 'hex' | 'base64',
  ...parts: (string | Uint8Array)[]
) => {
  const mac = createHmac(algorithm, key);
  for (const part of parts) mac.update(part);
  return mac.digest(encoding);
};
const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000));
const secrets: Secrets = { signing: [SECRET] };

export const signed: readonly Signed[] = [
  {
    vendor: named('typeform'),
    body: typeformBody,
    secrets,
    sign: (body) => ({ 'typeform-signature': `sha256=${hmac('sha256', SECRET, 'base64', body)}` }),
    timestamp: null,
    other: { ...typeformBody, event_type: 'form_response_partial' },
  },
  {
    vendor: named('surveymonkey'),
    body: surveymonkeyEvent,
    secrets: { ...secrets, clientId: 'porte-voix' },
    sign: (body) => ({
      'sm-apikey': 'porte-voix',
      'sm-signature': hmac('sha1', `porte-voix&${SECRET}`, 'base64', body),
    }),
    timestamp: null,
    other: { ...surveymonkeyEvent, event_type: 'response_disqualified' },
  },
  {
    vendor: named('delighted'),
    body: delightedBody,
    secrets,
    sign: (body) => ({ 'x-delighted-webhook-signature': `sha256=${hmac('sha256', SECRET, 'hex', body)}` }),
    timestamp: null,
    other: { event_type: 'unsubscribe.created', event_id: 'x', event_data: { person: { id: '1' } } },
  },
  {
    vendor: named('formbricks'),
    body: formbricksBody,
    secrets: { signing: [WHSEC] },
    sign: (body, at, delivery = '019ba292-c1f6') => ({
      'webhook-id': delivery,
      'webhook-timestamp': seconds(at),
      'webhook-signature': `v1,${hmac('sha256', 'abcdefghijklmnopqrstuvwx', 'base64', `${delivery}.${seconds(at)}.`, body)}`,
    }),
    timestamp: 'webhook-timestamp',
    other: { ...formbricksBody, event: 'responseCreated' },
  },
  {
    vendor: named('zendesk'),
    body: zendeskBody,
    secrets,
    sign: (body, at) => ({
      'x-zendesk-webhook-signature-timestamp': at.toISOString(),
      'x-zendesk-webhook-signature': hmac('sha256', SECRET, 'base64', at.toISOString(), body),
    }),
    timestamp: 'x-zendesk-webhook-signature-timestamp',
    other: { type: 'zen:event-type:user.active_changed', id: 'x', detail: {} },
  },
  {
    vendor: named('intercom'),
    body: intercomBody,
    secrets,
    sign: (body) => ({ 'x-hub-signature': `sha1=${hmac('sha1', SECRET, 'hex', body)}` }),
    timestamp: null,
    other: { type: 'notification_event', topic: 'ping', data: { item: { type: 'ping' } } },
  },
  {
    vendor: genericOf(),
    body: genericBody,
    secrets,
    sign: (body, at) => ({
      'x-timestamp': seconds(at),
      'x-signature': `sha256=${hmac('sha256', SECRET, 'hex', `${seconds(at)}.`, body)}`,
    }),
    timestamp: 'x-timestamp',
    other: { kind: 'order' },
  },
];

export function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

export function requestOf({ body, sign }: Pick<Signed, 'body' | 'sign'>, at = now): VendorRequest {
  const raw = bytes(body);
  return { headers: sign(raw, at), body: raw };
}
