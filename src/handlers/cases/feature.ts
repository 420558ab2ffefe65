// Hot cases: seeing one through, and the rules by which they open.

import { caseReads } from '../../api/cases.ts';
import { keptInCases } from '../../cases/forget.ts';
import { caseKinds } from '../../cases/letters/kinds.ts';
import { waitingCases } from '../../cases/promise/waiting.ts';
import { cases as section } from '../../digests/sections/cases.ts';
import { caseExport } from '../../exports/cases.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Feature } from '../feature.ts';
import { withWholeSegments } from '../segment-options.ts';
import {
  contactCase,
  handOverForm,
  openHandOver,
  openResolve,
  resolveForm,
  takeCase,
  tellCase,
  viewCase,
} from './act.ts';
import { myCaseBlocks, showCases } from './list.ts';
import { caseRules } from './rules.ts';

/** Who may act on which case stands in cases/may.ts. */
const may = 'everyone';

export const cases: Feature = {
  name: 'cases',
  asks: {
    'cases.list': { run: showCases, may },
    'case.view': { run: viewCase, may },
    'case.take': { run: takeCase, may },
    'case.contact': { run: contactCase, may },
    'case.resolve': { run: openResolve, opens: true, may },
    'case.hand-over': { run: openHandOver, opens: true, may },
    'case.tell': { run: tellCase, opens: true, may },
    'case-rules': { run: caseRules.list, may: 'audit' },
    'case-rule.create': { run: caseRules.create, opens: true, may: 'admin' },
    'case-rule.edit': { run: caseRules.edit, opens: true, may: 'admin' },
    'case-rule.delete': { run: caseRules.remove, may: 'admin' },
  },
  forms: [resolveForm, handOverForm, withWholeSegments(caseRules.form)],
  home: [{ place: 'waiting', order: 30, weight: 3, draw: myCaseBlocks }],
  adminMenu: [{ order: 20, label: (locale) => words(locale).menu, ask: 'case-rules' }],
  kinds: caseKinds,
  waiting: waitingCases,
  sections: [section],
  kept: [keptInCases],
  wordings: [
    {
      ...{ table: 'CustomerCase', columns: ['resolution'], by: 'takerId' },
      about: { kind: 'case', id: 'id' },
    },
    {
      ...{ table: 'CaseEvent', columns: ['data'], by: 'actorId', inside: ['text'] },
      about: { kind: 'case', id: 'caseId' },
    },
  ],
  naming: [
    { table: 'CaseRule', column: 'adminId', erased: 'stand-in' },
    { table: 'CustomerCase', column: 'takerId', erased: 'stand-in' },
    { table: 'CaseEvent', column: 'actorId', erased: 'stand-in' },
    { table: 'CaseEvent', column: 'data', inside: true, erased: 'stand-in' },
  ],
  exports: [caseExport],
  routes: [caseReads],
};

const words = phrases({
  en: {
    menu: 'Hot cases and feed…',
  },
  fr: {
    menu: 'Cas à chaud et réponses…',
  },
});
