// The roadmap: five steps for customers to be heard, ticked by what is so; for admins.
import { lookingAtTheRoadmap, roadmapKinds } from '../../roadmap/monthly.ts';
import type { Feature } from '../feature.ts';
import { chooseLetters, showRoadmap, tickByHand } from './page.ts';
import { sayRoadmap } from './words.ts';

export const roadmap: Feature = {
  name: 'roadmap',
  asks: {
    roadmap: { run: showRoadmap, may: 'admin' },
    'roadmap.say': { run: tickByHand, may: 'admin' },
    'roadmap.letters': { run: chooseLetters, may: 'admin' },
  },
  adminMenu: [{ order: 5, label: (locale) => sayRoadmap(locale).title, ask: 'roadmap' }],
  kinds: roadmapKinds,
  steps: [lookingAtTheRoadmap],
  naming: [{ table: 'RoadmapTick', column: 'personId', erased: 'stand-in' }],
};
