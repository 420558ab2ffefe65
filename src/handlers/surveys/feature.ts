// Surveys of colleagues: what they are asked, what they answer, and what they are told of it. The rules, and the promise that nobody's answer
// can be told from another's, are src/surveys/.
import { surveyRoutes } from '../../api/surveys.ts';
import { phrases } from '../../i18n/phrases.ts';
import { lookingAfterSurveys } from '../../surveys/beat.ts';
import { notingDecisions, waitingDecisions } from '../../surveys/decide.ts';
import { forgettingSurveys } from '../../surveys/forget.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { resultKinds, roundKinds } from '../../surveys/letters/kinds.ts';
import { listening } from '../../surveys/section.ts';
import type { Feature } from '../feature.ts';
import { answerForm, notNow, openAnswer } from './answer.ts';
import { openEdit, surveyEntry } from './edit.ts';
import { itemForm, listItems, openItem } from './items.ts';
import { kindEntry, openNew } from './kind-choice.ts';
import { closeNow, closeWithout, endNow, listSurveys, openNow } from './list.ts';
import { askedBlocks, listMySurveys, surveyCommand } from './mine.ts';
import { previewSurvey } from './preview.ts';
import { openWhy, showResult, whyEntry } from './result.ts';

/** Who is asked in which round, and who decides about it, stands in its roll and its survey. */
const may = 'everyone';

export const surveys: Feature = {
  name: 'surveys',
  commands: [surveyCommand],
  asks: {
    'surveys.mine': { run: listMySurveys, may },
    'survey.answer': { run: openAnswer, opens: true, may },
    'survey.not-now': { run: notNow, opens: true, may },
    'survey.result': { run: showResult, may },
    'survey.why': { run: openWhy, opens: true, may },
    surveys: { run: listSurveys, may: 'admin' },
    'survey.create': { run: openNew, opens: true, may: 'admin' },
    'survey.edit': { run: openEdit, opens: true, may: 'admin' },
    'survey.preview': { run: previewSurvey, may: 'admin' },
    'survey.open': { run: openNow, may: 'admin' },
    'survey.close': { run: closeNow, may: 'admin' },
    'survey.close-without': { run: closeWithout, may: 'admin' },
    'survey.end': { run: endNow, may: 'admin' },
    'survey.items': { run: listItems, may: 'audit' },
    'survey.item': { run: openItem, opens: true, may: 'admin' },
  },
  forms: [answerForm, kindEntry, surveyEntry, whyEntry, itemForm],
  // Written at once, that somebody was here just now would stand beside the ballot that they gave.
  quiet: ['survey', 'surveys.mine', 'survey.answer', 'survey.not-now'],
  help: [{ command: 'survey', text: (locale) => words(locale).help }],
  home: [{ place: 'waiting', order: 50, draw: askedBlocks }],
  adminMenu: [{ order: 52, label: (locale) => words(locale).menu, ask: 'surveys' }],
  steps: [lookingAfterSurveys(surveyKinds), notingDecisions, forgettingSurveys],
  waiting: [waitingDecisions],
  sections: [listening],
  routes: [surveyRoutes],
  kinds: { ...roundKinds, ...resultKinds },
  wordings: [
    { table: 'Survey', columns: ['name'], by: 'createdById' },
    { table: 'SurveyRound', columns: ['why'], by: 'decidedById' },
    // Whose they are nobody knows: they stay, without the name of whoever is erased.
    { table: 'SurveyComment', columns: ['text'], by: 'id', stays: true },
  ],
  naming: [
    { table: 'Survey', column: 'createdById', erased: 'stand-in' },
    { table: 'SurveyPerson', column: 'personId', once: ['workspaceId', 'surveyId', 'group'], erased: 'row' },
    { table: 'SurveyRound', column: 'openedById', erased: 'empty' },
    { table: 'SurveyRound', column: 'decidedById', erased: 'empty' },
    { table: 'SurveyInvited', column: 'personId', once: ['workspaceId', 'roundId'], erased: 'row' },
  ],
};

const words = phrases({
  en: { help: '– what you are asked just now, and the results that you may see.', menu: 'Surveys' },
  fr: {
    help: '– ce que l’on vous demande en ce moment, et les résultats que vous pouvez voir.',
    menu: 'Enquêtes',
  },
});
