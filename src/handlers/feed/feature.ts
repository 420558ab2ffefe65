// The feed: answers posted as they come, by rules of the admins.
import { feedKinds, tellingFeed } from '../../feed/post.ts';
import type { Feature } from '../feature.ts';
import { withWholeSegments } from '../segment-options.ts';
import { feedRules } from './rules.ts';

export const feed: Feature = {
  name: 'feed',
  asks: {
    'feed-rules': { run: feedRules.list, may: 'audit' },
    'feed-rule.create': { run: feedRules.create, opens: true, may: 'admin' },
    'feed-rule.edit': { run: feedRules.edit, opens: true, may: 'admin' },
    'feed-rule.delete': { run: feedRules.remove, may: 'admin' },
  },
  forms: [withWholeSegments(feedRules.form)],
  steps: [tellingFeed],
  kinds: feedKinds,
  naming: [{ table: 'FeedRule', column: 'adminId', erased: 'stand-in' }],
};
