// The feed: answers posted as they come, by rules of the admins.
import { tellingFeed } from '../../feed/post.ts';
import type { Feature } from '../feature.ts';
import { withWholeSegments } from '../segment-options.ts';
import { feedForm, listFeedRules, openFeedCreate, openFeedEdit, removeFeedRule } from './rules.ts';

export const feed: Feature = {
  name: 'feed',
  asks: {
    'feed-rules': { run: listFeedRules, may: 'admin' },
    'feed-rule.create': { run: openFeedCreate, opens: true, may: 'admin' },
    'feed-rule.edit': { run: openFeedEdit, opens: true, may: 'admin' },
    'feed-rule.delete': { run: removeFeedRule, may: 'admin' },
  },
  forms: [withWholeSegments(feedForm)],
  steps: [tellingFeed],
};
