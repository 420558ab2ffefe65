// Intercom conversation ratings, from the vendor's documentation (signed notifications; conversation rating model, API 2.11); a whole body
// of this topic was not found there: a conversation in `data.item` is what its clients read. Not tested live.
import { idOf, inside, instantOf, isRecord, wordsOf } from './payload.ts';
import { readResponse } from './questions.ts';
import { taken, unread } from './read.ts';
import { checkSignature, plainBody, type Scheme } from './signature.ts';
import type { Vendor } from './vendor.ts';

/** `X-Hub-Signature: sha1=` and the hex of HMAC-SHA1(the app's client secret, body). Its time is not signed. */
const scheme: Scheme = {
  ...plainBody,
  header: 'x-hub-signature',
  algorithm: 'sha1',
  encoding: 'hex',
  prefix: 'sha1=',
};

/**
 * Topic `conversation.rating.added`, and `conversation.rating.remarked` should it come: one answer for each conversation, 1 to 5,
 * which a later rating or remark of the same conversation revises; what the customer gave to the AI agent stands beside it under the agent's name. Dated when Intercom notified: the rating's own
 * `created_at` is documented as the time it was asked for.
 */
export const intercom: Vendor = {
  name: 'intercom',
  title: 'Intercom',
  asks: ['signing'],
  verify: (request, secrets, now) => checkSignature(scheme, request, secrets, now),
  read(body, options) {
    const topic = inside(body, 'topic');
    if (typeof topic !== 'string') return unread('/topic', { code: 'shape', wanted: 'text' });
    if (!topic.startsWith('conversation.rating.')) return taken([], { ignored: [topic.slice(0, 100)] });
    const conversation = inside(body, 'data', 'item');
    const rating = inside(conversation, 'conversation_rating');
    const agent = inside(conversation, 'ai_agent');
    const agentsName = wordsOf(inside(agent, 'source_title')) ?? 'AI agent';
    if (!isRecord(rating) && wordsOf(inside(agent, 'rating')) === null) {
      return unread('/data/item/conversation_rating', { code: 'shape', wanted: 'object' });
    }
    const contact = inside(rating, 'contact') ?? inside(rating, 'customer');
    const name = wordsOf(inside(conversation, 'source', 'author', 'name'));
    const identity = idOf(inside(conversation, 'id'));
    const read = readResponse(
      {
        id: inside(conversation, 'id'),
        idAt: '/data/item/id',
        answeredAt: instantOf(inside(body, 'created_at') ?? inside(rating, 'created_at')),
        customer: wordsOf(inside(contact, 'external_id')) ?? wordsOf(inside(contact, 'id')),
        names: name === null ? [] : [name],
        ...('id' in identity ? { replyPlace: { kind: 'intercom', at: identity.id } as const } : {}),
        pointer: '/data/item/conversation_rating',
      },
      [
        { id: 'rating', guess: 'csat', value: inside(rating, 'rating') },
        { id: 'remark', guess: 'verbatim', value: inside(rating, 'remark') },
        { id: 'ai_agent.rating', title: agentsName, guess: 'csat', value: inside(agent, 'rating') },
        {
          id: 'ai_agent.remark',
          title: agentsName,
          guess: 'verbatim',
          value: inside(agent, 'rating_remark'),
        },
      ],
      { touchpoint: 'get-help', ...options },
    );
    return read.ok ? { ...read, revises: true } : read;
  },
};
