// The exports of review sites and app stores. As surveys.ts.
import { columns, type Layout, otherDate, ownWords, technical } from './layout.ts';

export const reviewSites: readonly Layout[] = [
  {
    name: 'Trustpilot',
    has: [
      ['review stars', 'stars', 'review rating'],
      ['review content', 'review title', 'review text'],
      [
        'review username',
        'reference id',
        'business unit id',
        'domain url',
        'review consumer user id',
        'webshop name',
        'review created utc',
      ],
    ],
    columns: columns({
      'review id': 'id',
      'reference id|business unit id|location id|review consumer user link|review link|source of review':
        technical,
      'review consumer user id': 'customer',
      'review username': 'name',
      'review user email': 'email',
      'review created utc|review created|review created date time': 'date',
      'company reply date utc|company reply date': otherDate,
      'company reply|company reply text': ownWords,
      tags: technical,
    }),
  },
  {
    name: 'Google Play',
    has: [['star rating'], ['review submit date and time', 'review submit millis since epoch']],
    columns: columns({
      'package name|app version code': technical,
      'reviewer language': 'segment',
      device: 'segment',
      'review submit millis since epoch': otherDate,
      'review last update date and time|review last update millis since epoch': otherDate,
      'developer reply date and time|developer reply millis since epoch': otherDate,
      'developer reply text': ownWords,
      'review link': 'id',
    }),
  },
  {
    // As public tools fetch the reviews of the store's page.
    name: 'Google Play',
    has: [['reviewid'], ['content'], ['score'], ['thumbsupcount', 'reviewcreatedversion']],
    columns: columns({
      reviewid: 'id',
      score: 'csat',
      username: 'name',
      at: 'date',
      'userimage|thumbsupcount': technical,
      replycontent: ownWords,
      repliedat: otherDate,
    }),
  },
  {
    name: 'App Store',
    has: [
      ['rating', 'star rating', 'stars'],
      ['reviewer nickname', 'nickname', 'reviewernickname', 'territory', 'storefront'],
    ],
    columns: columns({
      'review id|id': 'id',
      'reviewer nickname|nickname|reviewernickname': 'name',
      'territory|storefront|country': 'segment',
      'developer response|response|developerresponse': ownWords,
      'app id|apple identifier|app apple id': technical,
    }),
  },
];
