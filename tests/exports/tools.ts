// Whose export it is: one of the tools, or a table of somebody's own.
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Export } from './export.ts';
import { long, own } from './own.ts';
import { delighted, googlePlay, trustpilot, zendesk } from './reviews.ts';
import type { Said } from './said.ts';
import { googleForms, limeSurvey, microsoftForms, qualtrics, surveyMonkey, typeform } from './surveys.ts';

const surveys = [surveyMonkey, typeform, googleForms, microsoftForms, qualtrics, limeSurvey];
const reviews = [delighted, zendesk, trustpilot, googlePlay];
const makers = [...surveys, ...reviews, own, own, own, own, long];

export function exportOf(said: readonly Said[], chance: Chance): Export {
  return chance.pick(makers)(said, chance);
}
