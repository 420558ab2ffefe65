// Google Play reviews: the `reviews` resource of the Android Publisher API (v3), from Google's documentation, and the monthly CSV of the Play
// Console, by the headers of published files; not tested live. We know of no webhook for a review.
import type { RawItem } from '../item.ts';
import { elements, idOf, inside, instantOf, isRecord, wordsOf } from './payload.ts';
import { placed, type Read, type ReadOptions, readEach, taken, unread } from './read.ts';
import { starSegments } from './stars.ts';
import type { Vendor } from './vendor.ts';

/**
 * One answer for each review, by `reviewId`; writing it again revises it. Stars count as CSAT, 1 to 5. The customer's own words
 * are `originalText` where Google translated them; title and text come parted by a tab. The author's public name is
 * no reference to a customer: it is only taken out of the words.
 */
export const googlePlay: Vendor = {
  name: 'google-play',
  title: 'Google Play',
  asks: [],
  verify: null,
  read(body, options) {
    const reviews = placed(inside(body, 'reviews'), '/reviews', [body, '']);
    return readEach(reviews, '/reviews', (review, at) => readReview(review, at, options));
  },
};

function readReview(review: unknown, at: string, options: ReadOptions): Read {
  if (!isRecord(review)) return unread(at, { code: 'shape', wanted: 'object' });
  const identity = idOf(inside(review, 'reviewId'));
  if (!('id' in identity)) return unread(`${at}/reviewId`, identity);
  const comment = elements(inside(review, 'comments'))
    .map((each) => inside(each, 'userComment'))
    .find(isRecord);
  if (comment === undefined) return taken([], { ignored: ['empty'] });
  const author = wordsOf(inside(review, 'authorName'));
  const words = wordsOf(inside(comment, 'originalText')) ?? inside(comment, 'text');
  const item: RawItem = {
    id: identity.id,
    metric: 'csat',
    score: inside(comment, 'starRating'),
    verbatim: typeof words === 'string' ? words.replace(/\t/g, '\n').trim() : words,
    touchpoint: options.touchpoint,
    answeredAt: instantOf(inside(comment, 'lastModified', 'seconds')),
    names: author === null ? [] : [author],
    replyPlace: { kind: 'google-play', at: identity.id },
    segments: starSegments({
      appVersion: inside(comment, 'appVersionName'),
      language: inside(comment, 'reviewerLanguage'),
      device: inside(comment, 'deviceMetadata', 'productName') ?? inside(comment, 'device'),
    }),
  };
  return taken([item], { revises: true });
}
