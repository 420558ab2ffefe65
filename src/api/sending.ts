// What openapi.json says of the two addresses that take answers. What answers there is ingestion.ts and webhooks.ts, which read item by item
// and keep what can be read.
import { z } from '@hono/zod-openapi';
import { ANSWERS_MAX } from '../feedback/answers.ts';
import { heats, metrics } from '../feedback/filters.ts';
import type { RawComment, RawItem, RawScore } from '../feedback/item.ts';
import { limits } from '../feedback/texts.ts';
import { type Api, refusal } from './contract.ts';

const text = (most: number) => z.union([z.string().max(most), z.number()]);
const scale = z
  .string()
  .openapi({ description: 'On which it was asked, where that is not the metric’s own.', example: '1-10' });

const item = z
  .strictObject({
    id: text(limits.id).optional(),
    customer: text(limits.customer).optional(),
    metric: z.enum(metrics).optional(),
    score: z.number().optional(),
    verbatim: z.string().max(limits.verbatim).optional(),
    scores: z
      .array(
        z.strictObject({
          metric: z.enum(metrics),
          score: z.number(),
          question: z.string().max(limits.question).optional(),
          scale: scale.optional(),
        } satisfies Shape<RawScore>),
      )
      .max(limits.further)
      .optional(),
    comments: z
      .array(
        z.strictObject({
          text: z.string().max(limits.verbatim),
          question: z.string().max(limits.question).optional(),
        } satisfies Shape<RawComment>),
      )
      .max(limits.further)
      .optional(),
    touchpoint: z.string().max(limits.touchpoint).optional(),
    heat: z.enum(heats).optional(),
    answeredAt: z.iso.datetime({ offset: true }),
    names: z.array(z.string()).max(10).optional(),
    segments: z.record(z.string().max(limits.segment), text(limits.segment)).optional(),
    email: z
      .email()
      .max(limits.email)
      .optional()
      .openapi({ description: 'Of the customer. Kept, sealed, only where `mayReply` is true.' }),
    mayReply: z.boolean().optional().openapi({
      description: 'Whether the customer agreed to be answered at `email`; false takes it back.',
    }),
  } satisfies Shape<Omit<RawItem, 'formerIds' | 'replyPlace'>>)
  .openapi('Answer', {
    description: 'One customer, one instant. Without `score` or `verbatim` the first of its list leads.',
  });

/** Each field that is read has its place here. */
type Shape<T> = { readonly [Field in keyof Required<T>]: z.ZodType };

const counts = { imported: z.int(), duplicates: z.int(), rejected: z.int() };
const error = { index: z.int(), code: z.string(), reason: z.string() };

const taken = z.object(counts).openapi('Taken');
const partly = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.string(),
    ...counts,
    errors: z.array(z.object({ ...error, pointer: z.string() })),
  })
  .openapi('PartlyTaken');
const heard = z
  .object({ ...counts, revised: z.int(), ignored: z.array(z.string()) })
  .openapi('WebhookTaken', { description: 'Of a vendor’s own test of the address: { status }.' });

const later = {
  413: refusal('Over five megabytes, or over 1,000 answers: nothing was stored.'),
  429: refusal(
    'Too many of this source at once, or a minute: nothing was read. Retry-After says when to send it again.',
  ),
  503: refusal('Nothing was stored. Retry-After says when to send it again.'),
};

/** Tells of them; they are answered elsewhere. */
export function describeSending({ openAPIRegistry: registry }: Api): void {
  registry.registerPath({
    method: 'post',
    path: '/api/v1/feedback',
    operationId: 'sendFeedback',
    tags: ['Sending answers'],
    summary: 'Stores one answer, or a list of them',
    description:
      'With a source’s own token, or with one that has the scope `write:feedback` and `source`, the name of a source that there is. What is stored already changes nothing.',
    security: [{ bearer: ['write:feedback'] }],
    request: {
      headers: z.object({ 'idempotency-key': z.string().min(1).max(255).optional() }),
      query: z.object({ source: z.string().max(100).optional() }),
      body: {
        required: true,
        content: { 'application/json': { schema: z.union([item, z.array(item).max(ANSWERS_MAX)]) } },
      },
    },
    responses: {
      200: { description: 'All of it was known.', content: { 'application/json': { schema: taken } } },
      201: { description: 'Something was stored.', content: { 'application/json': { schema: taken } } },
      400: refusal('Not JSON, a bad Idempotency-Key, or no such source.'),
      401: refusal('No token that may send.'),
      403: refusal('The token has not the scope `write:feedback`.'),
      415: refusal('Not application/json in UTF-8.'),
      422: {
        description: 'Some were refused, each with its place and the reason; the others are stored.',
        content: { 'application/problem+json': { schema: partly } },
      },
      ...later,
    },
  });
  registry.registerPath({
    method: 'post',
    path: '/api/v1/webhooks/{source}',
    operationId: 'hearWebhook',
    tags: ['Sending answers'],
    summary: 'Takes a vendor’s own webhook',
    description: 'Signed as the vendor signs; where it signs nothing, with the source’s own token.',
    security: [{}, { bearer: [] }],
    request: {
      params: z.object({ source: z.string().max(100) }),
      body: { required: true, content: { 'application/json': { schema: z.unknown() } } },
    },
    responses: {
      200: {
        description: 'Taken, or nothing for us in it.',
        content: { 'application/json': { schema: heard } },
      },
      400: refusal('Not JSON.'),
      401: refusal('The signature does not fit, or the token.'),
      404: refusal('No such webhook.'),
      422: refusal('Not the vendor’s form, or some answers were refused; the others are stored.'),
      ...later,
    },
  });
}
