// Digests on a schedule: which, where and when.
import { digestReads } from '../../api/digests.ts';
import { scheduleReads } from '../../api/setup.ts';
import { outsideKinds } from '../../correspondence/outside.ts';
import { digestKinds, troubleKinds } from '../../digests/kinds.ts';
import { scheduleExport } from '../../exports/schedules.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Feature } from '../feature.ts';
import { withWholeSegments } from '../segment-options.ts';
import { openScheduleCreate, openScheduleEdit, scheduleForms } from './edit.ts';
import { nextDigests, troubledBlocks } from './home.ts';
import {
  answerNew,
  listSchedules,
  previewSchedule,
  removeSchedule,
  sendMeSchedule,
  setPaused,
} from './list.ts';
import { newInDigests } from './offer.ts';
import { listSent, publishSchedule } from './sent.ts';

const may = 'admin';

export const schedules: Feature = {
  name: 'schedules',
  asks: {
    schedules: { run: listSchedules, may: 'audit' },
    'schedule.create': { run: openScheduleCreate, opens: true, may },
    'schedule.edit': { run: openScheduleEdit, opens: true, may },
    'schedule.pause': { run: setPaused(true), may },
    'schedule.resume': { run: setPaused(false), may },
    'schedule.delete': { run: removeSchedule, may },
    'schedule.preview': { run: previewSchedule, may },
    'schedule.send-me': { run: sendMeSchedule, may },
    'schedule.add-new': { run: answerNew(true), may },
    'schedule.leave-new': { run: answerNew(false), may },
    'schedule.publish': { run: publishSchedule, may },
    'schedule.sent': { run: listSent, may },
  },
  forms: scheduleForms.map(withWholeSegments),
  home: [
    { place: 'coming', order: 10, draw: nextDigests },
    { place: 'admin', order: 10, for: 'admin', draw: newInDigests },
    { place: 'wrong', order: 30, for: 'admin', draw: troubledBlocks },
  ],
  adminMenu: [{ order: 10, label: (locale) => words(locale).menu, ask: 'schedules', isPrimary: true }],
  kinds: { ...digestKinds, ...troubleKinds, ...outsideKinds },
  naming: [
    { table: 'Schedule', column: 'adminId', erased: 'stand-in' },
    { table: 'SharedChannel', column: 'warnedId', erased: 'stand-in' },
  ],
  exports: [scheduleExport],
  routes: [digestReads, scheduleReads],
};

const words = phrases({
  en: {
    menu: 'Schedules',
  },
  fr: {
    menu: 'Bulletins',
  },
});
