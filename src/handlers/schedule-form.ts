// The form of a schedule: its fields, and the pure reading of what came back, with one sentence per wrong field.
import { type Cadence, parseCadence } from '../calendar/cadence.ts';
import { dayOf, dayText, isDay } from '../calendar/day.ts';
import { countries, isTimeZone } from '../calendar/working-time.ts';
import { zoneOf } from '../calendar/zone.ts';
import { sections } from '../digests/sections/index.ts';
import { UserError } from '../errors.ts';
import { type FeedbackFilters, type Metric, metrics } from '../feedback/filters.ts';
import { touchpointName, touchpoints } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import {
  type Field,
  type FieldErrors,
  type FormValues,
  listOf,
  type Parsed,
  textOf,
} from '../messages/form.ts';
import type { Address, Option } from '../messages/message.ts';
import { emptyRules, holidayRules, type Schedule, type ScheduleDraft } from '../schedules/schedule.ts';
import { weekdayName } from '../schedules/words.ts';
import { LONGEST_TITLE, textProblem } from './fields.ts';

/** As many channels as a form may take; more need a second schedule. */
const MOST_CHANNELS = 20;
/** A choice holds at most 100 options on Slack. */
const MOST_OPTIONS = 100;

export interface ScheduleFormContext {
  readonly locale: Locale;
  readonly at: Date;
  /** What a new schedule proposes. */
  readonly defaults: { readonly timeZone: string; readonly locale: Locale };
  readonly sources: readonly { readonly id: string; readonly name: string }[];
}

/** What the form gives: a schedule whose channels are not looked up yet. */
export type ScheduleInput = Omit<ScheduleDraft, 'channels'> & { readonly channels: readonly Address[] };

export function scheduleFields(schedule: Schedule | null, context: ScheduleFormContext): Field[] {
  const { locale, at: now, defaults, sources } = context;
  const say = words(locale);
  const cadence = schedule?.cadence ?? null;
  const filters = schedule?.filters ?? {};
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
      initial: schedule?.channels.map((channel) => channel.address) ?? [],
    },
    {
      kind: 'choices',
      name: 'sections',
      label: say.sections,
      hint: say.sectionsHint,
      options: sections.map((section) => ({ value: section.id, label: section.name[locale] })),
      initial: schedule?.sections ?? sections.map((section) => section.id),
    },
    {
      kind: 'choice',
      name: 'cadence',
      label: say.cadence,
      options: cadenceOptions(locale),
      initial: cadenceChoice(cadence),
    },
    {
      kind: 'choice',
      name: 'weekday',
      label: say.weekday,
      hint: say.weekdayHint,
      options: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day, locale) })),
      initial: String(cadence && 'weekday' in cadence ? cadence.weekday : 1),
    },
    { kind: 'choice', name: 'at', label: say.at, options: halfHours(at), initial: at },
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
      kind: 'choice',
      name: 'language',
      label: say.language,
      options: [
        { value: 'fr', label: 'Français' },
        { value: 'en', label: 'English' },
      ],
      initial: schedule?.locale ?? defaults.locale,
    },
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
      initial: schedule?.country ?? '',
    },
    ...filterFields(filters, sources, locale),
    {
      kind: 'choice',
      name: 'whenEmpty',
      label: say.whenEmpty,
      options: emptyRules.map((rule) => ({ value: rule, label: say.emptyRule[rule] })),
      initial: schedule?.whenEmpty ?? 'silent',
    },
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

function filterFields(
  filters: FeedbackFilters,
  sources: ScheduleFormContext['sources'],
  locale: Locale,
): Field[] {
  const say = words(locale);
  const shown = sources.slice(0, MOST_OPTIONS);
  const sourceField: Field = {
    kind: 'choices',
    name: 'sources',
    label: say.sources,
    hint: shown.length < sources.length ? say.sourcesCut(MOST_OPTIONS, sources.length) : say.noneMeansAll,
    optional: true,
    options: shown.map(({ id, name }) => ({ value: id, label: name })),
    initial: filters.sourceIds ?? [],
  };
  return [
    ...(shown.length > 0 ? [sourceField] : []),
    {
      kind: 'choices',
      name: 'touchpoints',
      label: say.touchpoints,
      hint: say.noneMeansAll,
      optional: true,
      options: touchpoints.map((id) => ({ value: id, label: touchpointName(id, locale) })),
      initial: filters.touchpoints ?? [],
    },
    {
      kind: 'choices',
      name: 'metrics',
      label: say.metrics,
      hint: say.noneMeansAll,
      optional: true,
      options: metrics.map((metric) => ({ value: metric, label: metric.toUpperCase() })),
      initial: filters.metrics ?? [],
    },
    {
      kind: 'text',
      name: 'scores',
      label: say.scores,
      hint: say.scoresHint,
      optional: true,
      initial: rangeText(filters),
    },
  ];
}

/** Reads the form. Pure: channels are looked up afterwards. */
export function parseSchedule(
  values: FormValues,
  { locale, at: now }: Pick<ScheduleFormContext, 'locale' | 'at'>,
): Parsed<ScheduleInput> {
  const say = words(locale);
  const errors: Record<string, string> = {};
  const fail = (field: string, sentence: string | null) => {
    if (sentence !== null && errors[field] === undefined) errors[field] = sentence;
  };

  fail('name', textProblem(values, 'name', { most: LONGEST_TITLE, locale }));
  const channels = listOf(values, 'channels');
  if (channels.length === 0) fail('channels', say.noChannel);
  if (channels.length > MOST_CHANNELS) fail('channels', say.tooManyChannels(channels.length, MOST_CHANNELS));
  const chosen = listOf(values, 'sections').filter((id) => sections.some((section) => section.id === id));
  if (chosen.length === 0) fail('sections', say.noSection);
  const cadence = parseRhythm(values, now, locale, fail);
  const timeZone = textOf(values, 'timeZone');
  if (!isTimeZone(timeZone)) fail('timeZone', say.badTimeZone(timeZone));
  const country = countryCode(textOf(values, 'country'));
  if (country === undefined) fail('country', say.badCountry(textOf(values, 'country')));
  const range = parseRange(textOf(values, 'scores'));
  if (range === null) fail('scores', say.badScores(textOf(values, 'scores')));
  const pausedUntil = isTimeZone(timeZone)
    ? parseDate(textOf(values, 'pausedUntil'), timeZone, now, locale, fail)
    : null;
  const language = textOf(values, 'language');
  if (language !== 'fr' && language !== 'en') fail('language', say.choose);
  const onHolidays = holidayRules.find((rule) => rule === textOf(values, 'onHolidays'));
  if (!onHolidays) fail('onHolidays', say.choose);
  const whenEmpty = emptyRules.find((rule) => rule === textOf(values, 'whenEmpty'));
  if (!whenEmpty) fail('whenEmpty', say.choose);

  if (
    Object.keys(errors).length > 0 ||
    !cadence ||
    !range ||
    !onHolidays ||
    !whenEmpty ||
    country === undefined
  ) {
    return { ok: false, errors: errors satisfies FieldErrors };
  }
  return {
    ok: true,
    value: {
      name: textOf(values, 'name'),
      channels,
      sections: chosen,
      filters: filtersOf(values, range),
      cadence,
      timeZone,
      locale: language === 'fr' ? 'fr' : 'en',
      country,
      onHolidays,
      whenEmpty,
      pausedUntil,
    },
  };
}

type Fail = (field: string, sentence: string | null) => void;

function parseRhythm(values: FormValues, now: Date, locale: Locale, fail: Fail): Cadence | null {
  const choice = textOf(values, 'cadence');
  const at = textOf(values, 'at');
  const weekday = Number(textOf(values, 'weekday'));
  try {
    switch (choice) {
      case 'monthly-first':
      case 'monthly-last':
        return parseCadence({ kind: 'monthly', on: choice === 'monthly-first' ? 'first' : 'last', at });
      case 'biweekly':
        return parseCadence({ kind: 'biweekly', weekday, at, anchor: now.toISOString().slice(0, 10) });
      case 'cron':
        return parseCadence({ kind: 'cron', expression: textOf(values, 'cron') });
      default:
        return parseCadence({ kind: choice, weekday, at });
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [room, field] = error.code.split('.') as [string, string | undefined];
    const place =
      room === 'cron' || field === 'expression'
        ? 'cron'
        : field === 'at' || field === 'weekday'
          ? field
          : 'cadence';
    fail(place, error.say(locale));
    return null;
  }
}

/** The first instant of the local day; null when left empty. */
function parseDate(text: string, timeZone: string, now: Date, locale: Locale, fail: Fail): Date | null {
  if (text === '') return null;
  if (!isDay(text)) {
    fail('pausedUntil', words(locale).badDate(text));
    return null;
  }
  const date = new Date(zoneOf(timeZone).instant(dayOf(text), 0));
  if (date <= now) fail('pausedUntil', words(locale).pastDate(text));
  return date;
}

/** YYYY-MM-DD of an instant in a zone. */
function localDay(instant: Date, timeZone: string): string {
  return dayText(zoneOf(timeZone).dayAt(instant.getTime()));
}

/** "0-6", "0 à 6", "9": bounds, both included; null when it is none of these. */
export function parseRange(text: string): { min?: number; max?: number } | null {
  if (text === '') return {};
  const [, low, high] = /^(\d{1,2})(?:\s*(?:-|–|à|to)\s*(\d{1,2}))?$/i.exec(text) ?? [];
  if (low === undefined) return null;
  const min = Number(low);
  const max = Number(high ?? low);
  return min <= max && max <= 10 ? { min, max } : null;
}

function rangeText({ scoreMin, scoreMax }: FeedbackFilters): string {
  return scoreMin === undefined || scoreMax === undefined ? '' : `${scoreMin}-${scoreMax}`;
}

function filtersOf(values: FormValues, range: { min?: number; max?: number }): FeedbackFilters {
  const sourceIds = listOf(values, 'sources');
  const chosenTouchpoints = listOf(values, 'touchpoints');
  const chosenMetrics = listOf(values, 'metrics').filter((each): each is Metric =>
    metrics.some((metric) => metric === each),
  );
  return {
    ...(sourceIds.length > 0 ? { sourceIds } : {}),
    ...(chosenTouchpoints.length > 0 ? { touchpoints: chosenTouchpoints } : {}),
    ...(chosenMetrics.length > 0 ? { metrics: chosenMetrics } : {}),
    ...(range.min === undefined ? {} : { scoreMin: range.min }),
    ...(range.max === undefined ? {} : { scoreMax: range.max }),
  };
}

/** By code or by name in either language; null: the company's own; undefined: not a country we know. */
export function countryCode(text: string): string | null | undefined {
  if (text === '') return null;
  const wanted = text.toLocaleLowerCase();
  const known = [...countries('fr'), ...countries('en')];
  return known.find(({ code, name }) => code.toLowerCase() === wanted || name.toLocaleLowerCase() === wanted)
    ?.code;
}

function cadenceOptions(locale: Locale): Option[] {
  return Object.entries(words(locale).cadences).map(([value, label]) => ({ value, label }));
}

function cadenceChoice(cadence: Cadence | null): string {
  if (!cadence) return 'weekly';
  return cadence.kind === 'monthly' ? `monthly-${cadence.on}` : cadence.kind;
}

/** Every half hour of the day, and the one in use where it is another. */
function halfHours(used: string): Option[] {
  const all = Array.from(
    { length: 48 },
    (_, i) => `${String(i >> 1).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`,
  );
  return [...new Set([...all, used])].sort().map((time) => ({ value: time, label: time }));
}

const words = phrases({
  en: {
    name: 'Name',
    nameExample: 'Weekly digest',
    channels: 'Channels',
    channelsHint: 'Invite me first to private channels.',
    sections: 'Sections',
    sectionsHint: 'Read in the order in which you choose them.',
    cadence: 'How often',
    cadences: {
      daily: 'Every working day',
      weekly: 'Every week',
      biweekly: 'Every two weeks',
      'monthly-first': 'First working day of the month',
      'monthly-last': 'Last working day of the month',
      cron: 'Another rhythm (cron expression)',
    },
    weekday: 'Day of the week',
    weekdayHint: 'For every week and every two weeks.',
    at: 'Time',
    cron: 'Cron expression',
    cronHint: 'Only for another rhythm: minute hour day month weekday, as in 0 9 * * 1',
    timeZone: 'Time zone',
    language: 'Language',
    onHolidays: 'On public holidays and closing days',
    holidayRule: { skip: 'Skip it', move: 'Move it to the next working day', ignore: 'Post anyway' },
    country: 'Public holidays of',
    countryHint: 'A country, by name or code; empty: the company’s own.',
    sources: 'Only these sources',
    sourcesCut: (shown: number, all: number) => `The first ${shown} of ${all} sources.`,
    noneMeansAll: 'None chosen means all.',
    touchpoints: 'Only these moments of the journey',
    metrics: 'Only these metrics',
    scores: 'Only these scores',
    scoresHint: 'From 0 to 10, as in 0-6. Empty means all.',
    whenEmpty: 'When there is nothing to say',
    emptyRule: { silent: 'Post nothing', note: 'Post a short note' },
    pausedUntil: 'Paused until',
    choose: 'Choose one.',
    noChannel: 'Choose at least one channel.',
    tooManyChannels: (given: number, most: number) =>
      `${given} channels; ${most} at most. Make a second schedule for the others.`,
    noSection: 'Choose at least one section.',
    badTimeZone: (given: string) =>
      `“${given}” is not a time zone. Write it as Europe/Paris or America/New_York.`,
    badCountry: (given: string) =>
      `“${given}” is not a country that I know. Write for example France, or its code FR.`,
    badScores: (given: string) => `“${given}” is not a range. Write for example 0-6, between 0 and 10.`,
    badDate: (given: string) => `${given} does not exist. Choose a date from the calendar.`,
    pastDate: (given: string) => `${given} is past. Choose a later date, or leave it empty.`,
  },
  fr: {
    name: 'Nom',
    nameExample: 'Rendez-vous de la semaine',
    channels: 'Salons',
    channelsHint: 'Invitez-moi d’abord dans les salons privés.',
    sections: 'Rubriques',
    sectionsHint: 'Lues dans l’ordre où vous les choisissez.',
    cadence: 'À quel rythme',
    cadences: {
      daily: 'Chaque jour ouvré',
      weekly: 'Chaque semaine',
      biweekly: 'Toutes les deux semaines',
      'monthly-first': 'Premier jour ouvré du mois',
      'monthly-last': 'Dernier jour ouvré du mois',
      cron: 'Un autre rythme (expression cron)',
    },
    weekday: 'Jour de la semaine',
    weekdayHint: 'Pour chaque semaine et toutes les deux semaines.',
    at: 'Heure',
    cron: 'Expression cron',
    cronHint: fr`Seulement pour un autre rythme : minute heure jour mois jour-de-semaine, par exemple 0 9 * * 1`,
    timeZone: 'Fuseau horaire',
    language: 'Langue',
    onHolidays: 'Jours fériés et jours de fermeture',
    holidayRule: {
      skip: 'On saute',
      move: 'On décale au jour ouvré suivant',
      ignore: 'On publie quand même',
    },
    country: 'Jours fériés de quel pays',
    countryHint: 'Un nom de pays ou son code ; vide : celui de l’entreprise.',
    sources: 'Seulement ces sources',
    sourcesCut: (shown, all) => `Les ${shown} premières sources sur ${all}.`,
    noneMeansAll: 'Aucun choix : tout est pris.',
    touchpoints: 'Seulement ces moments du parcours',
    metrics: 'Seulement ces mesures',
    scores: 'Seulement ces notes',
    scoresHint: 'De 0 à 10, par exemple 0-6. Vide : toutes.',
    whenEmpty: 'Quand il n’y a rien à dire',
    emptyRule: { silent: 'Ne rien publier', note: 'Publier un mot bref' },
    pausedUntil: 'En pause jusqu’au',
    choose: 'Choisissez.',
    noChannel: 'Choisissez au moins un salon.',
    tooManyChannels: (given, most) =>
      fr`${given} salons ; ${most} au plus. Créez un deuxième rendez-vous pour les autres.`,
    noSection: 'Choisissez au moins une rubrique.',
    badTimeZone: (given) =>
      fr`« ${given} » n’est pas un fuseau horaire. Écrivez Europe/Paris ou America/New_York.`,
    badCountry: (given) =>
      fr`« ${given} » n’est pas un pays que je connais. Écrivez par exemple France, ou son code FR.`,
    badScores: (given) => fr`« ${given} » n’est pas un intervalle. Écrivez par exemple 0-6, entre 0 et 10.`,
    badDate: (given) => fr`Le ${given} n’existe pas. Choisissez une date dans le calendrier.`,
    pastDate: (given) => fr`Le ${given} est passé. Choisissez une date à venir, ou laissez vide.`,
  },
});
