// What can be exported, each under its name. Adding one: a file beside this one and its line here.
import { caseExport } from './cases.ts';
import type { Export } from './export.ts';
import { feedbackExport } from './feedback.ts';
import { scheduleExport } from './schedules.ts';
import { storyExport } from './stories.ts';
import { suggestionExport } from './suggestions.ts';
import { topicExport } from './topics.ts';

export const exports: readonly Export[] = [
  suggestionExport,
  feedbackExport,
  storyExport,
  caseExport,
  scheduleExport,
  topicExport,
];
