// The map of the journey.
import type { Feature } from '../feature.ts';
import { chooseDays, chooseLane, chooseTouchpoint, journeyCommand, showMap } from './map.ts';
import { sayMap } from './words.ts';

const may = 'everyone';

export const journey: Feature = {
  name: 'journey',
  commands: [journeyCommand],
  asks: {
    journey: { run: showMap, may },
    'journey.days': { run: chooseDays, may },
    'journey.lane': { run: chooseLane, may },
    'journey.touchpoint': { run: chooseTouchpoint, may },
  },
  help: [{ command: 'journey', text: (locale) => sayMap(locale).line }],
};
