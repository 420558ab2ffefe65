// Trustpilot's reviews, as its Business Units API gives them (private reviews of a business unit: id, stars, title, text, createdAt, updatedAt,
// consumer, referenceId); not tested live. How they are fetched: pullers/trustpilot.ts.
import type { RawItem } from '../item.ts';
import { idOf, inside, isRecord, wordsOf } from './payload.ts';
import { placed, type Read, type ReadOptions, readEach, taken, unread } from './read.ts';
import { starSegments } from './stars.ts';
import type { Vendor } from './vendor.ts';

/**
 * One answer for each review, by its id; writing it again revises it. Stars count as CSAT, 1 to 5. The order's reference, where the company sent
 * one with its invitation, is the customer; the public name is only taken out of the words. A review that Trustpilot hides is ignored.
 */
export const trustpilot: Vendor = {
  name: 'trustpilot',
  title: 'Trustpilot',
  asks: [],
  verify: null,
  read(body, options) {
    const reviews = placed(inside(body, 'reviews'), '/reviews', [body, '']);
    return readEach(reviews, '/reviews', (review, at) => readReview(review, at, options));
  },
};

function readReview(review: unknown, at: string, options: ReadOptions): Read {
  if (!isRecord(review)) return unread(at, { code: 'shape', wanted: 'object' });
  const identity = idOf(inside(review, 'id'));
  if (!('id' in identity)) return unread(`${at}/id`, identity);
  const status = wordsOf(inside(review, 'status'));
  if (status !== null && status !== 'active')
    return taken([], { ignored: [`status:${status}`.slice(0, 100)] });
  const name = wordsOf(inside(review, 'consumer', 'displayName'));
  const parts = [wordsOf(inside(review, 'title')), wordsOf(inside(review, 'text'))];
  const item: RawItem = {
    id: identity.id,
    customer: inside(review, 'referenceId') ?? inside(review, 'referralEmail'),
    metric: 'csat',
    score: inside(review, 'stars'),
    verbatim: parts.filter((part) => part !== null).join('\n'),
    touchpoint: options.touchpoint,
    answeredAt: wordsOf(inside(review, 'updatedAt')) ?? inside(review, 'createdAt'),
    names: name === null ? [] : [name],
    replyPlace: { kind: 'trustpilot', at: identity.id },
    segments: starSegments({ language: inside(review, 'language') }),
  };
  return taken([item], { revises: true });
}
