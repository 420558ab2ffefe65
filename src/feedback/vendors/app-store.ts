// App Store reviews: the `customerReviews` resource of the App Store Connect API, as its clients read it (Apple's own page was not at hand);
// not tested live. We know of neither a webhook nor a CSV export for reviews: the JSON of the API is what can be taken.
import type { RawItem } from '../item.ts';
import { idOf, inside, isRecord, wordsOf } from './payload.ts';
import { placed, type Read, type ReadOptions, readEach, taken, unread } from './read.ts';
import { starSegments } from './stars.ts';
import type { Vendor } from './vendor.ts';

/**
 * One answer for each review, by its resource id; stars count as CSAT, 1 to 5. The nickname is no reference to a customer: it is
 * only taken out of the words. Resources of other types in the same document are ignored.
 */
export const appStore: Vendor = {
  name: 'app-store',
  title: 'App Store',
  asks: [],
  verify: null,
  read(body, options) {
    const resources = placed(inside(body, 'data'), '/data');
    return readEach(resources, '/data', (resource, at) => readReview(resource, at, options));
  },
};

function readReview(resource: unknown, at: string, options: ReadOptions): Read {
  if (!isRecord(resource)) return unread(at, { code: 'shape', wanted: 'object' });
  const type = inside(resource, 'type');
  if (typeof type !== 'string') return unread(`${at}/type`, { code: 'shape', wanted: 'text' });
  if (type !== 'customerReviews') return taken([], { ignored: [type.slice(0, 100)] });
  const identity = idOf(inside(resource, 'id'));
  if (!('id' in identity)) return unread(`${at}/id`, identity);
  const review = inside(resource, 'attributes');
  if (!isRecord(review)) return unread(`${at}/attributes`, { code: 'shape', wanted: 'object' });
  const nickname = wordsOf(inside(review, 'reviewerNickname'));
  const parts = [wordsOf(inside(review, 'title')), wordsOf(inside(review, 'body'))];
  const item: RawItem = {
    id: identity.id,
    metric: 'csat',
    score: inside(review, 'rating'),
    verbatim: parts.filter((part) => part !== null).join('\n'),
    touchpoint: options.touchpoint,
    answeredAt: inside(review, 'createdDate'),
    names: nickname === null ? [] : [nickname],
    replyPlace: { kind: 'app-store', at: identity.id },
    segments: starSegments({ territory: inside(review, 'territory') }),
  };
  return taken([item], { revises: true });
}
