// The fields of a schedule's form, step by step, with their first values. Reading them back is parse.ts.

import type { Cadence } from '../../calendar/cadence.ts';
import { dayText } from '../../calendar/day.ts';
import { postingHoursCode } from '../../calendar/posting-hours.ts';
import { countryName } from '../../calendar/working-time.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { listable, type Sections } from '../../digests/section.ts';
import { timeOfDay } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Field } from '../../messages/form.ts';
import type { Option } from '../../messages/message.ts';
import { isMailingList } from '../../newsletter/addresses.ts';
import { namedOf } from '../../schedules/matched.ts';
import { emptyRules, holidayRules, type Schedule } from '../../schedules/schedule.ts';
import { weekdayName } from '../../schedules/words.ts';
import { postingHoursField } from '../posting-hours.ts';
import type { Choosable } from '../which-answers.ts';
import { filterFields } from './filter-fields.ts';
import { sayForm } from './words.ts';

/** As many channels as a form may take; more need a second schedule. */
export const MOST_CHANNELS = 20;

export interface ScheduleFormContext extends Choosable {
  readonly locale: Locale;
  readonly at: Date;
  /** What a digest can say. */
  readonly sections: Sections;
  /** Mailing lists; empty where there are none, or nothing leaves by e-mail. */
  readonly lists: readonly Option[];
  /** What a new schedule proposes. */
  readonly defaults: { readonly timeZone: string; readonly locale: Locale };
}

/** What every schedule needs; all else has a value that needs no thought. */
export function firstFields(schedule: Schedule | null, context: ScheduleFormContext): Field[] {
  const { locale, defaults, lists } = context;
  const say = sayForm(locale);
  const cadence = schedule?.cadence ?? null;
  const named = schedule ? namedOf(schedule).map((channel) => channel.address) : [];
  const at = cadence && cadence.kind !== 'cron' ? cadence.at : '09:00';
  return [
    {
      kind: 'text',
      name: 'name',
      label: say.name,
      placeholder: say.nameExample,
      initial: schedule?.name ?? '',
    },
    {
      kind: 'channels',
      name: 'channels',
      label: say.channels,
      hint: say.channelsHint,
      most: MOST_CHANNELS,
      // A pattern may stand in their place, on the second step.
      optional: true,
      initial: named.filter((address) => !isMailingList(address)),
    },
    ...(lists.length === 0
      ? []
      : [
          {
            kind: 'choices' as const,
            name: 'lists',
            label: say.lists,
            hint: say.listsHint,
            optional: true,
            options: [...lists],
            initial: named.filter(isMailingList),
          },
        ]),
    { kind: 'choice', name: 'day', label: say.day, options: dayOptions(locale), initial: dayOf(cadence) },
    { kind: 'choice', name: 'at', label: say.at, options: halfHours(at, locale), initial: at },
    {
      kind: 'choice',
      name: 'language',
      label: say.language,
      options: [
        { value: 'fr', label: 'Français' },
        { value: 'en', label: 'English' },
      ],
      initial: schedule?.locale ?? defaults.locale,
    },
  ];
}

/** What most schedules leave as it is. */
export function moreFields(schedule: Schedule | null, context: ScheduleFormContext): Field[] {
  const { locale, at: now, defaults } = context;
  const sections = listable(context.sections);
  const say = sayForm(locale);
  const cadence = schedule?.cadence ?? null;
  return [
    {
      kind: 'text',
      name: 'channelPattern',
      label: say.channelPattern,
      hint: say.channelPatternHint,
      optional: true,
      initial: schedule?.channelPattern ?? '',
    },
    {
      kind: 'text',
      name: 'cron',
      label: say.cron,
      hint: say.cronHint,
      optional: true,
      initial: cadence?.kind === 'cron' ? cadence.expression : '',
    },
    { kind: 'text', name: 'timeZone', label: say.timeZone, initial: schedule?.timeZone ?? defaults.timeZone },
    {
      kind: 'choices',
      name: 'sections',
      label: say.sections,
      hint: say.sectionsHint,
      options: sections.map((section) => ({ value: section.id, label: section.name[locale] })),
      initial: schedule?.sections ?? sections.map((section) => section.id),
    },
    {
      kind: 'toggle',
      name: 'ownLanguageOnly',
      label: say.otherLanguages,
      text: say.ownLanguageOnly,
      optional: true,
      initial: schedule?.ownLanguageOnly ?? false,
    },
    ...filterFields(schedule?.filters ?? {}, context, locale),
    {
      kind: 'choice',
      name: 'onHolidays',
      label: say.onHolidays,
      options: holidayRules.map((rule) => ({ value: rule, label: say.holidayRule[rule] })),
      initial: schedule?.onHolidays ?? 'skip',
    },
    {
      kind: 'text',
      name: 'country',
      label: say.country,
      hint: say.countryHint,
      optional: true,
      initial: schedule?.country ? countryName(schedule.country, locale) : '',
    },
    {
      kind: 'choice',
      name: 'whenEmpty',
      label: say.whenEmpty,
      options: emptyRules.map((rule) => ({ value: rule, label: say.emptyRule[rule] })),
      initial: schedule?.whenEmpty ?? 'silent',
    },
    postingHoursField(
      schedule?.postingHours ? postingHoursCode(schedule.postingHours) : null,
      'schedule',
      locale,
    ),
    {
      kind: 'date',
      name: 'pausedUntil',
      label: say.pausedUntil,
      optional: true,
      // A pause that is over is not proposed again: the form would refuse its date.
      ...(schedule?.pausedUntil && schedule.pausedUntil > now
        ? { initial: localDay(schedule.pausedUntil, schedule.timeZone) }
        : {}),
    },
  ];
}

/** YYYY-MM-DD of an instant in a zone. */
function localDay(instant: Date, timeZone: string): string {
  return dayText(zoneOf(timeZone).dayAt(instant.getTime()));
}

/** The day's value where the expression of the second step says when. */
export const CRON_DAY = 'cron';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Each answer is whole: none needs a second field beside it to mean something. */
function dayOptions(locale: Locale): Option[] {
  const say = sayForm(locale);
  const named = (kind: 'weekly' | 'biweekly') =>
    weekdays.map((day) => ({ value: `${kind}-${day}`, label: say.dayOf[kind](weekdayName(day, locale)) }));
  return [
    { value: 'daily', label: say.dayOf.daily },
    ...named('weekly'),
    ...named('biweekly'),
    { value: 'monthly-first', label: say.dayOf.first },
    { value: 'monthly-last', label: say.dayOf.last },
    { value: CRON_DAY, label: say.dayOf.cron },
  ];
}

/** A new schedule proposes Monday. */
function dayOf(cadence: Cadence | null): string {
  if (!cadence) return 'weekly-1';
  if ('weekday' in cadence) return `${cadence.kind}-${cadence.weekday}`;
  return cadence.kind === 'monthly' ? `monthly-${cadence.on}` : cadence.kind;
}

/** Every half hour of the day, and the one in use where it is another. */
function halfHours(used: string, locale: Locale): Option[] {
  const all = Array.from(
    { length: 48 },
    (_, i) => `${String(i >> 1).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`,
  );
  return [...new Set([...all, used])].sort().map((time) => ({ value: time, label: timeOfDay(time, locale) }));
}
