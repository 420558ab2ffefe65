// Best failures: telling one, and what moderators do with it.
import type { Feature } from '../feature.ts';
import { credit } from './credit.ts';
import { editStoryForm, openStoryEdit } from './edit.ts';
import { approve, openStoryReturn, returnForm } from './moderate.ts';
import { openStory, storyCommand, tellForm } from './tell.ts';
import { listStories, viewStory } from './waiting.ts';

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
};
