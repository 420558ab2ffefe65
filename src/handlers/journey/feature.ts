// The map of the journey.
import { journeyExport } from '../../journey/export.ts';
import type { Feature } from '../feature.ts';
import { chooseDays, chooseLane, chooseTouchpoint, drawMap, journeyCommand, showMap } from './map.ts';
import { sayMap } from './words.ts';

const may = 'everyone';

export const journey: Feature = {
  name: 'journey',
  commands: [journeyCommand],
  asks: {
    journey: { run: showMap, may },
    'journey.days': { run: chooseDays, may },
    'journey.lane': { run: chooseLane, may },
    'journey.picture': { run: drawMap, may },
    'journey.touchpoint': { run: chooseTouchpoint, may },
  },
  hub: [{ order: 35, label: (locale) => sayMap(locale).hub, ask: 'journey' }],
  exports: [journeyExport],
  help: [{ command: 'journey', text: (locale) => sayMap(locale).line }],
};
