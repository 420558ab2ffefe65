// Visits: one step of the journey, lived as a customer does, at the company's own or at a competitor's.
import { visitReads } from '../../api/visits.ts';
import { visitExport } from '../../exports/visits.ts';
import { forgettingVisits } from '../../visits/beat.ts';
import type { Feature } from '../feature.ts';
import { exportVisits, showResults, showVisitsAt } from './results.ts';
import { openChange, saidFormEntry } from './said.ts';
import {
  competitorsForm,
  criteriaForm,
  noticeForm,
  openCompetitors,
  openCriteria,
  openNotice,
  showVisitSettings,
  takeNoticeBack,
} from './settings.ts';
import { openVisit, removeVisit, visitCommand, visitForm } from './tell.ts';
import { sayVisits } from './words.ts';

/** Whose a visit is decides who may change it. */
const may = 'everyone';

export const visits: Feature = {
  name: 'visits',
  commands: [visitCommand],
  asks: {
    visit: { run: openVisit, opens: true, may },
    visits: { run: showResults, may },
    'visits.at': { run: showVisitsAt, may },
    'visits.settings': { run: showVisitSettings, may },
    'visits.export': { run: exportVisits, may: 'admin' },
    'visit.change': { run: openChange, opens: true, may },
    'visit.delete': { run: removeVisit, may },
    'visit.notice': { run: openNotice, opens: true, may: 'admin' },
    'visit.notice-withdraw': { run: takeNoticeBack, may: 'admin' },
    'visit.competitors': { run: openCompetitors, opens: true, may: 'admin' },
    'visit.criteria': { run: openCriteria, opens: true, may: 'admin' },
  },
  forms: [visitForm, saidFormEntry, noticeForm, competitorsForm, criteriaForm],
  help: [{ command: 'visit', text: (locale) => sayVisits(locale).help }],
  steps: [forgettingVisits],
  exports: [visitExport],
  routes: [visitReads],
  naming: [
    { table: 'Visit', column: 'visitorId', erased: 'empty' },
    { table: 'VisitNotice', column: 'byId', erased: 'stand-in' },
    { table: 'VisitNotice', column: 'withdrawnById', erased: 'stand-in' },
  ],
  wordings: [
    { table: 'Visit', columns: ['promised', 'happened', 'words'], by: 'visitorId' },
    { table: 'VisitNotice', columns: ['document'], by: 'byId', stays: true },
  ],
};
