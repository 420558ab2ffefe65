// Where an action stands, and what should move, in words: for lists, its own view and letters.

import { dayIn } from '../calendar/zone.ts';
import type { Metric } from '../feedback/filters.ts';
import { segmentName, segmentText } from '../feedback/segment-names.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { DatedReader } from '../i18n/reader.ts';
import type { PlanAction } from './action.ts';
import { type ActionStatus, isGoingOn } from './lifecycle.ts';
import type { Moves } from './moves.ts';

/** "Under way, for Thursday 26 November · with Karim Haddad". */
export function standing(action: PlanAction, reader: DatedReader): string {
  const say = words(reader.locale);
  const { row, status, owner } = action;
  const day =
    status === 'done' && row.doneOn !== null
      ? say.on(writtenDay(row.doneOn, reader))
      : dueWords(action, reader);
  return [day === null ? say.status[status] : `${say.status[status]}${day}`, say.with(owner.name)].join(
    ' · ',
  );
}

/** ", for Thursday 26 November", marked where that is past; null where no day was set, or it is over. */
function dueWords({ row, status }: PlanAction, reader: DatedReader): string | null {
  if (row.dueOn === null || !isGoingOn(status)) return null;
  const say = words(reader.locale);
  const day = writtenDay(row.dueOn, reader);
  return isLate(row, reader) ? say.was(day) : say.due(day);
}

function isLate({ dueOn }: { readonly dueOn: string | null }, { timeZone, now }: DatedReader): boolean {
  return dueOn !== null && dueOn < dayIn(timeZone, now);
}

/** "Thursday 26 November" of 2026-11-26, which is the same day everywhere. */
export function writtenDay(day: string, { locale, now }: DatedReader): string {
  return formats(locale, 'UTC').day(new Date(day), now);
}

export function statusName(status: ActionStatus, locale: Locale): string {
  return words(locale).status[status];
}

/** "Expected: satisfaction up (Delivery, plan = Pro)". @param touchpoint what it is called */
export function movesText(moves: Moves, touchpoint: string | null, locale: Locale): string {
  const say = words(locale);
  if ('question' in moves) return say.asked[moves.direction](segmentName(moves.question, locale));
  const { metric, direction, segment, heat } = moves;
  const of = [
    ...(touchpoint === null ? [] : [touchpoint]),
    ...(segment ? [segmentText(segment, locale)] : []),
    ...(heat ? [say.heat[heat]] : []),
  ];
  const what = say.moves(say.metric[metric], direction);
  return of.length === 0 ? what : `${what} (${of.join(', ')})`;
}

const words = phrases({
  en: {
    status: {
      planned: 'Planned',
      'under-way': 'Under way',
      done: 'Done',
      dropped: 'Dropped',
    } satisfies Record<ActionStatus, string>,
    due: (day: string) => `, for ${day}`,
    was: (day: string) => `, ⚠️ was for ${day}`,
    on: (day: string) => ` on ${day}`,
    with: (name: string) => `with ${name}`,
    heat: { hot: 'just after an interaction', cold: 'in the relationship survey' },
    metric: { nps: 'NPS', csat: 'satisfaction', ces: 'ease (CES)' } satisfies Record<Metric, string>,
    moves: (metric: string, direction: 'up' | 'down') => `Expected: ${metric} ${direction}`,
    asked: {
      up: (question: string) => `Expected: more yes to “${question}”`,
      down: (question: string) => `Expected: fewer yes or partly to “${question}”`,
    },
  },
  fr: {
    status: { planned: 'Prévue', 'under-way': 'En cours', done: 'Terminée', dropped: 'Abandonnée' },
    due: (day) => `, pour le ${day}`,
    was: (day) => `, ⚠️ c’était pour le ${day}`,
    on: (day) => ` le ${day}`,
    with: (name) => fr`chez ${name}`,
    heat: { hot: 'à chaud', cold: 'à froid' },
    metric: { nps: 'NPS', csat: 'satisfaction', ces: 'facilité (CES)' },
    asked: {
      up: (question) => fr`Attendu : plus de « oui » à « ${question} »`,
      down: (question) => fr`Attendu : moins de « oui » ou « en partie » à « ${question} »`,
    },
    moves: (metric, direction) => fr`Attendu : ${metric} en ${direction === 'up' ? 'hausse' : 'baisse'}`,
  },
});
