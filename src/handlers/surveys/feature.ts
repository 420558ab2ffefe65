// Surveys of colleagues: what they are asked, what they answer, and what they are told of it. The rules, and the promise that nobody's answer
// can be told from another's, are src/surveys/.
import { lookingAfterSurveys } from '../../surveys/beat.ts';
import { notingDecisions, waitingDecisions } from '../../surveys/decide.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { resultKinds, roundKinds } from '../../surveys/letters/kinds.ts';
import { listening } from '../../surveys/section.ts';
import type { Feature } from '../feature.ts';
import { openWhy, showResult, whyEntry } from './result.ts';

const may = 'everyone';

export const surveys: Feature = {
  name: 'surveys',
  asks: {
    'survey.result': { run: showResult, may },
    'survey.why': { run: openWhy, opens: true, may },
  },
  forms: [whyEntry],
  steps: [lookingAfterSurveys(surveyKinds), notingDecisions],
  waiting: [waitingDecisions],
  sections: [listening],
  kinds: { ...roundKinds, ...resultKinds },
  wordings: [
    { table: 'Survey', columns: ['name'], by: 'createdById' },
    { table: 'SurveyRound', columns: ['why'], by: 'decidedById' },
  ],
  naming: [
    { table: 'Survey', column: 'createdById', erased: 'stand-in' },
    { table: 'SurveyPerson', column: 'personId', once: ['workspaceId', 'surveyId', 'group'], erased: 'row' },
    { table: 'SurveyRound', column: 'openedById', erased: 'empty' },
    { table: 'SurveyRound', column: 'decidedById', erased: 'empty' },
    { table: 'SurveyInvited', column: 'personId', once: ['workspaceId', 'roundId'], erased: 'row' },
  ],
};
