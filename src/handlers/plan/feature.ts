// The action plan: what the company changes after what it heard.
import { planExport } from '../../exports/plan.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { effectKinds } from '../../plan/effect/kinds.ts';
import { lookingBack } from '../../plan/effect/telling.ts';
import { planKinds } from '../../plan/letters/kinds.ts';
import { notingActions, waitingActions } from '../../plan/reminding.ts';
import { planSection } from '../../plan/section.ts';
import type { Feature } from '../feature.ts';
import { actEntries, actionAsks, startAction } from './act.ts';
import { actionOptions, newActionEntry, openNewAction } from './add.ts';
import { planCommand, planOverview } from './command.ts';
import { showWeeks } from './effect.ts';
import { helped } from './helped.ts';
import { filterPlan, myActionBlocks, showPlan } from './list.ts';
import { tickStep } from './tick.ts';
import { viewAction } from './view.ts';

/** Who may act on which action stands in plan/may.ts. */
const may = 'everyone';

export const plan: Feature = {
  name: 'plan',
  commands: [planCommand],
  asks: {
    plan: { run: planOverview, may },
    'plan.list': { run: showPlan, may },
    'plan.touchpoint': { run: filterPlan, may },
    'plan.add': { run: openNewAction, opens: true, may },
    'action.view': { run: viewAction, may },
    'action.start': { run: startAction, may },
    ...actionAsks,
    'action.tick': { run: tickStep, may },
    'action.weeks': { run: showWeeks, may },
    'action.helped-yes': { run: helped('yes'), may },
    'action.helped-partly': { run: helped('partly'), may },
    'action.helped-no': { run: helped('no'), may },
  },
  forms: [newActionEntry, ...actEntries],
  choosable: { actions: { all: actionOptions, may } },
  help: [{ command: 'plan', text: (locale) => words(locale).help }],
  hub: [{ order: 50, label: (locale) => words(locale).hub, ask: 'plan' }],
  home: [{ place: 'mine', order: 20, draw: myActionBlocks }],
  steps: [notingActions, lookingBack],
  sections: [planSection],
  waiting: waitingActions,
  exports: [planExport],
  kinds: { ...planKinds, ...effectKinds },
  wordings: [
    {
      ...{ table: 'Action', columns: ['title', 'forWhom'], by: 'createdById' },
      about: { kind: 'action', id: 'id' },
    },
    {
      ...{ table: 'ActionStep', columns: ['text'], by: 'byId' },
      about: { kind: 'action', id: 'actionId' },
    },
    {
      ...{ table: 'ActionEvent', columns: ['data'], by: 'actorId', inside: ['text', 'title'] },
      about: { kind: 'action', id: 'actionId' },
    },
  ],
  naming: [
    { table: 'Action', column: 'ownerId', erased: 'stand-in' },
    { table: 'Action', column: 'createdById', erased: 'stand-in' },
    { table: 'ActionStep', column: 'byId', erased: 'stand-in' },
    { table: 'ActionStep', column: 'doneById', erased: 'stand-in' },
    { table: 'ActionEvent', column: 'actorId', erased: 'stand-in' },
    { table: 'ActionEvent', column: 'data', inside: true, erased: 'stand-in' },
  ],
};

const words = phrases({
  en: {
    help: '– what we change: your actions, everyone’s, and what came of them.',
    hub: 'Action plan',
  },
  fr: {
    help: fr`– ce que nous changeons : vos actions, celles de tous, et ce qu’elles ont donné.`,
    hub: 'Plan d’action',
  },
});
