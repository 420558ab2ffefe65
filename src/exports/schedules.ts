// Every schedule that was not deleted: when its digests go where, and what is in them.
import type { Cadence } from '../calendar/cadence.ts';
import { sectionIn } from '../digests/section.ts';
import type { FeedbackFilters } from '../feedback/filters.ts';
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import { peopleByIds } from '../people/person.ts';
import { allSchedules, type EmptyRule, type HolidayRule } from '../schedules/schedule.ts';
import { cadenceText } from '../schedules/words.ts';
import { minuteOf } from '../sheet.ts';
import { defineExport, type ExportQuestion } from './export.ts';

interface ScheduleRow {
  readonly name: string;
  readonly cadence: Cadence;
  readonly timeZone: string;
  readonly locale: Locale;
  /** By name, in their order. */
  readonly channels: readonly string[];
  /** Besides those that are named, all that are so called. */
  readonly channelPattern: string | null;
  /** Ids, in the order in which they are read. */
  readonly sections: readonly string[];
  readonly filters: FeedbackFilters;
  readonly onHolidays: HolidayRule;
  readonly whenEmpty: EmptyRule;
  /** Until somebody resumes it. */
  readonly paused: boolean;
  readonly pausedUntil: string | null;
  /** Who is told when something about it needs a person. */
  readonly admin: string | null;
}

async function* scheduleRows({ db, workspace }: ExportQuestion): AsyncGenerator<ScheduleRow> {
  const schedules = await allSchedules(db, workspace.id);
  const admins = await peopleByIds(db, workspace.id, [...new Set(schedules.map(({ adminId }) => adminId))]);
  for (const each of schedules)
    yield {
      name: each.name,
      cadence: each.cadence,
      timeZone: each.timeZone,
      locale: each.locale,
      channels: each.channels.map(({ name }) => name),
      channelPattern: each.channelPattern,
      sections: each.sections,
      filters: each.filters,
      onHolidays: each.onHolidays,
      whenEmpty: each.whenEmpty,
      paused: each.isPaused,
      pausedUntil: each.pausedUntil?.toISOString() ?? null,
      admin: admins.find(({ id }) => id === each.adminId)?.name ?? null,
    };
}

const ELEMENTS =
  '{ name, cadence, timeZone, locale, channels, channelPattern, sections, filters, onHolidays, whenEmpty, paused, pausedUntil, admin }.';

export const scheduleExport = defineExport<ScheduleRow>({
  name: 'schedules',
  about: {
    en: 'by name: when, where, what',
    fr: 'les programmations, par nom : quand, où, quoi',
  },
  elements: { en: ELEMENTS, fr: ELEMENTS },
  isDated: false,
  rows: scheduleRows,
  sheet: ({ sections }) => ({
    columns: (locale) => words(locale).columns,
    cells: (row, locale) => ({
      ...row,
      cadence: cadenceText(row.cadence, locale),
      channels: row.channels.map((name) => `#${name}`).join(', '),
      sections: row.sections.map((id) => sectionIn(sections, id)?.name[locale] ?? id).join(', '),
      filters: Object.keys(row.filters).length === 0 ? null : JSON.stringify(row.filters),
      onHolidays: words(locale).onHolidays[row.onHolidays],
      whenEmpty: words(locale).whenEmpty[row.whenEmpty],
      paused: row.paused ? words(locale).yes : null,
      pausedUntil: minuteOf(row.pausedUntil),
    }),
  }),
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} programmation`, other: `${count} programmations` }
      : { one: `${count} schedule`, other: `${count} schedules` },
});

const words = phrases({
  en: {
    columns: {
      name: 'Name',
      cadence: 'When',
      timeZone: 'Time zone',
      locale: 'Language',
      channels: 'Channels',
      channelPattern: 'And all channels called',
      sections: 'Sections',
      filters: 'Filters',
      onHolidays: 'On public holidays',
      whenEmpty: 'When there is nothing to say',
      paused: 'Paused',
      pausedUntil: 'Paused until (UTC)',
      admin: 'Told of problems',
    } satisfies Record<keyof ScheduleRow, string>,
    onHolidays: { skip: 'skipped', move: 'moved to the next working day', ignore: 'posted anyway' },
    whenEmpty: { silent: 'nothing is posted', note: 'a short note is posted' },
    yes: 'yes',
  },
  fr: {
    columns: {
      name: 'Nom',
      cadence: 'Quand',
      timeZone: 'Fuseau horaire',
      locale: 'Langue',
      channels: 'Canaux',
      channelPattern: 'Et tous les canaux nommés',
      sections: 'Rubriques',
      filters: 'Filtres',
      onHolidays: 'Les jours fériés',
      whenEmpty: 'Quand il n’y a rien à dire',
      paused: 'En pause',
      pausedUntil: 'En pause jusqu’au (UTC)',
      admin: 'Prévenu des problèmes',
    },
    onHolidays: { skip: 'sauté', move: 'reporté au jour ouvré suivant', ignore: 'publié quand même' },
    whenEmpty: { silent: 'rien n’est publié', note: 'un mot bref est publié' },
    yes: 'oui',
  },
});
