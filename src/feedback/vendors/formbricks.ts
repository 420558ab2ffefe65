// Formbricks webhooks, from the vendor's documentation (core-features/integrations/webhooks) as of 2026 and the Standard Webhooks
// specification, whose published example the tests check; not tested live. A body says no question's type, only its id.
import { fields, inside, isRecord, wordsOf } from './payload.ts';
import { readResponse, type VendorQuestion } from './questions.ts';
import { placed, type Read, type ReadOptions, readEach, taken, unread } from './read.ts';
import { checkSignature, type Scheme } from './signature.ts';
import { type FieldUse, useOfField, useOfName } from './uses.ts';
import type { Secrets, Vendor } from './vendor.ts';

/** `webhook-signature: v1,` and the base64 of HMAC-SHA256 over "id.timestamp.body"; the secret is "whsec_" and base64. */
export const standardWebhooks: Scheme = {
  header: 'webhook-signature',
  algorithm: 'sha256',
  encoding: 'base64',
  prefix: 'v1,',
  before: ['webhook-id', 'webhook-timestamp'],
  separator: '.',
  timestamp: 'webhook-timestamp',
  id: 'webhook-id',
  keysOf: ({ signing }: Secrets) =>
    signing.map((secret) => Buffer.from(secret.trim().replace(/^whsec_/, ''), 'base64')),
};

/**
 * Finished responses only: what is created or updated comes again when it is finished, so one that is given up is not counted.
 * A question is known by its id ("nps", "comment") or by what the admin said of it; hidden fields and attributes likewise.
 */
export const formbricks: Vendor = {
  name: 'formbricks',
  title: 'Formbricks',
  asks: ['signing'],
  verify: (request, secrets, now) => checkSignature(standardWebhooks, request, secrets, now),
  /** Formbricks tries an address before it keeps it, and before anybody could know the secret. */
  tries: (body) => inside(body, 'event') === 'testEndpoint' && inside(body, 'data') === undefined,
  read(body, options) {
    return readEach(placed(body, ''), '', (event, at) => readEvent(event, at, options));
  },
};

function readEvent(body: unknown, at: string, options: ReadOptions): Read {
  const event = inside(body, 'event');
  if (typeof event !== 'string') return unread(`${at}/event`, { code: 'shape', wanted: 'text' });
  if (event !== 'responseFinished') return taken([], { ignored: [event.slice(0, 100)] });
  const response = inside(body, 'data');
  if (!isRecord(response)) return unread(`${at}/data`, { code: 'shape', wanted: 'object' });
  const named = (value: unknown, useOf: (name: string) => FieldUse | null): VendorQuestion[] =>
    fields(value).map(([id, answer]) => ({ id, guess: useOf(id), value: answer }));
  const attributes = named(inside(response, 'contactAttributes'), useOfField);
  const language: VendorQuestion = { id: 'language', guess: 'segment', value: inside(response, 'language') };
  const answers = inside(response, 'data');
  if (!isRecord(answers)) return unread(`${at}/data/data`, { code: 'shape', wanted: 'object' });
  const contact = inside(response, 'contact');
  return readResponse(
    {
      id: inside(response, 'id'),
      idAt: `${at}/data/id`,
      answeredAt: inside(response, 'updatedAt') ?? inside(response, 'createdAt'),
      customer: wordsOf(inside(contact, 'userId')) ?? wordsOf(inside(contact, 'id')),
      pointer: `${at}/data/data`,
    },
    [...named(answers, useOfName), ...attributes, language],
    options,
  );
}
