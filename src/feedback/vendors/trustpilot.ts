// Trustpilot's reviews, as its Business Units API gives them (private reviews of a business unit: id, stars, title, text, createdAt, updatedAt,
// consumer, referenceId); not tested live. How they are fetched: pullers/trustpilot.ts.
import type { RawItem } from '../item.ts';
import { elements, idOf, inside, isRecord, pointer, wordsOf } from './payload.ts';
import { ITEMS_MAX, taken, unread } from './read.ts';
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
    const list = inside(body, 'reviews');
    const reviews = Array.isArray(list) ? elements(list) : [body];
    if (reviews.length > ITEMS_MAX) return unread('/reviews', { code: 'items.tooMany', most: ITEMS_MAX });
    const items: RawItem[] = [];
    const ignored: string[] = [];
    for (const [i, review] of reviews.entries()) {
      const at = Array.isArray(list) ? pointer('reviews', i) : '';
      if (!isRecord(review)) return unread(at, { code: 'shape', wanted: 'object' });
      const identity = idOf(inside(review, 'id'));
      if (!('id' in identity)) return unread(`${at}/id`, identity);
      const status = wordsOf(inside(review, 'status'));
      if (status !== null && status !== 'active') {
        ignored.push(`status:${status}`.slice(0, 100));
        continue;
      }
      const name = wordsOf(inside(review, 'consumer', 'displayName'));
      const parts = [wordsOf(inside(review, 'title')), wordsOf(inside(review, 'text'))];
      items.push({
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
      });
    }
    return taken(items, { ignored, revises: true });
  },
};
