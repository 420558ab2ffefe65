// Best failures: telling one, and what moderators do with it.

import { storyReads } from '../../api/stories.ts';
import { story } from '../../digests/sections/story.ts';
import { storyExport } from '../../exports/stories.ts';
import { phrases } from '../../i18n/phrases.ts';
import { keptInStories } from '../../stories/forget.ts';
import { storyKinds } from '../../stories/kinds.ts';
import type { Feature } from '../feature.ts';
import { credit } from './credit.ts';
import { editStoryForm, openStoryEdit } from './edit.ts';
import { approve, openStoryReturn, returnForm } from './moderate.ts';
import { openStory, storyCommand, tellForm } from './tell.ts';
import { listStories, viewStory, waitingStoryBlocks } from './waiting.ts';

/** Who moderates stands in stories/moderators.ts. */
const may = 'everyone';

export const stories: Feature = {
  name: 'stories',
  commands: [storyCommand],
  asks: {
    story: { run: openStory, opens: true, may },
    stories: { run: listStories, may },
    'story.view': { run: viewStory, may },
    'story.approve': { run: approve, may },
    'story.edit': { run: openStoryEdit, opens: true, may },
    'story.return': { run: openStoryReturn, opens: true, may },
    'story.credit-yes': { run: credit(true), may },
    'story.credit-no': { run: credit(false), may },
  },
  forms: [tellForm, editStoryForm, returnForm],
  guests: [
    {
      command: 'story',
      label: (locale) => words(locale).guests,
      opens: [
        'story',
        ...['view', 'approve', 'edit', 'return', 'credit-yes', 'credit-no'].map((act) => `story.${act}`),
      ],
    },
  ],
  help: [{ command: 'story', text: (locale) => words(locale).help }],
  hub: [{ order: 40, label: (locale) => words(locale).hub, ask: 'story' }],
  home: [{ place: 'waiting', order: 40, weight: 2, draw: waitingStoryBlocks }],
  kinds: storyKinds,
  sections: [story],
  kept: [keptInStories],
  wordings: [
    {
      ...{ table: 'Story', columns: ['title', 'wentWrong', 'weDid', 'learned'], by: 'tellerId' },
      about: { kind: 'story', id: 'id' },
    },
    {
      ...{ table: 'StoryEvent', columns: ['data'], by: 'actorId', inside: ['reason'] },
      about: { kind: 'story', id: 'storyId' },
    },
  ],
  naming: [
    { table: 'Story', column: 'tellerId', erased: 'stand-in' },
    { table: 'Story', column: 'creditedId', erased: 'empty' },
    { table: 'Story', column: 'moderatorId', erased: 'stand-in' },
    { table: 'StoryEvent', column: 'actorId', erased: 'stand-in' },
    { table: 'StoryEvent', column: 'data', inside: true, erased: 'stand-in' },
  ],
  exports: [storyExport],
  routes: [storyReads],
};

const words = phrases({
  en: {
    guests: 'Tell best failures',
    help: '– tell a best failure: a problem that somebody turned into a great experience.',
    hub: 'Tell a best failure',
  },
  fr: {
    guests: 'Raconter des ratés',
    help: '– raconter un raté devenu pépite, quand quelqu’un a retourné la situation.',
    hub: 'Raconter un raté',
  },
});
