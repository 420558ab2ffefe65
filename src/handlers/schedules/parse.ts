// Reads a schedule's form: a schedule, or one sentence for each wrong field. Pure; channels are looked up afterwards.

import { type Cadence, parseCadence } from '../../calendar/cadence.ts';
import { dayOf, isDay } from '../../calendar/day.ts';
import { countries } from '../../calendar/working-time.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { UserError } from '../../errors.ts';
import { type FeedbackFilters, type Metric, metrics } from '../../feedback/filters.ts';
import { dayGiven, formats } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { isTimeZone } from '../../i18n/time-zone.ts';
import { type FieldErrors, type FormValues, listOf, type Parsed, textOf } from '../../messages/form.ts';
import type { Address } from '../../messages/message.ts';
import { patternIn } from '../../schedules/pattern.ts';
import { emptyRules, holidayRules, type ScheduleDraft } from '../../schedules/schedule.ts';
import { titleOf, titleProblem } from '../fields.ts';
import { type MoodChoice, moodIn } from '../mood-field.ts';
import { postingHoursIn, postingHoursProblem } from '../posting-hours.ts';
import { segmentsChosen } from '../segment-options.ts';
import { CRON_DAY, MOST_CHANNELS, type ScheduleFormContext } from './fields.ts';
import { heatChoices } from './filter-fields.ts';
import { sayForm } from './words.ts';

/** What the form gives: a schedule whose channels are not looked up yet. */
export type ScheduleInput = Omit<ScheduleDraft, 'channels'> & {
  readonly channels: readonly Address[];
  readonly channelPattern: string | null;
};

/** Reads the form. Pure: channels are looked up afterwards. */
export function parseSchedule(
  values: FormValues,
  { locale, at: now, sections }: Pick<ScheduleFormContext, 'locale' | 'at' | 'sections'>,
): Parsed<ScheduleInput> {
  const say = sayForm(locale);
  const errors: Record<string, string> = {};
  const fail = (field: string, sentence: string | null) => {
    if (sentence !== null && errors[field] === undefined) errors[field] = sentence;
  };

  fail('name', titleProblem(values, 'name', { locale }));
  const channels = [...listOf(values, 'channels'), ...listOf(values, 'lists')];
  const channelPattern = patternIn(textOf(values, 'channelPattern'));
  if (channelPattern === undefined) fail('channelPattern', say.badPattern(textOf(values, 'channelPattern')));
  if (channels.length === 0 && channelPattern === null) fail('channels', say.noChannel);
  if (channels.length > MOST_CHANNELS) fail('channels', say.tooManyChannels(channels.length, MOST_CHANNELS));
  const chosen = listOf(values, 'sections').filter((id) => sections.some((section) => section.id === id));
  if (chosen.length === 0) fail('sections', say.noSection);
  const cadence = parseRhythm(values, now, locale, fail);
  const timeZone = textOf(values, 'timeZone');
  if (!isTimeZone(timeZone)) fail('timeZone', say.badTimeZone(timeZone));
  const country = countryCode(textOf(values, 'country'));
  if (country === undefined) fail('country', say.badCountry(textOf(values, 'country')));
  const heat = heatChoices.find((each) => each === (textOf(values, 'heat') || 'apart'));
  if (!heat) fail('heat', say.choose);
  const mood = moodIn(values);
  if (!mood) fail('mood', say.choose);
  const pausedUntil = isTimeZone(timeZone)
    ? parseDate(textOf(values, 'pausedUntil'), timeZone, now, locale, fail)
    : null;
  const language = textOf(values, 'language');
  if (language !== 'fr' && language !== 'en') fail('language', say.choose);
  const onHolidays = holidayRules.find((rule) => rule === textOf(values, 'onHolidays'));
  if (!onHolidays) fail('onHolidays', say.choose);
  const whenEmpty = emptyRules.find((rule) => rule === textOf(values, 'whenEmpty'));
  if (!whenEmpty) fail('whenEmpty', say.choose);
  for (const [field, sentence] of Object.entries(postingHoursProblem(values, locale))) fail(field, sentence);

  if (
    Object.keys(errors).length > 0 ||
    !cadence ||
    !mood ||
    !heat ||
    !onHolidays ||
    !whenEmpty ||
    country === undefined ||
    channelPattern === undefined
  ) {
    return { ok: false, errors: errors satisfies FieldErrors };
  }
  return {
    ok: true,
    value: {
      name: titleOf(values, 'name'),
      channels,
      channelPattern,
      sections: chosen,
      filters: filtersOf(values, mood, heat),
      cadence,
      timeZone,
      locale: language === 'fr' ? 'fr' : 'en',
      ownLanguageOnly: values.ownLanguageOnly === true,
      country,
      onHolidays,
      whenEmpty,
      postingHours: postingHoursIn(values) ?? null,
      pausedUntil,
    },
  };
}

type Fail = (field: string, sentence: string | null) => void;

function parseRhythm(values: FormValues, now: Date, locale: Locale, fail: Fail): Cadence | null {
  const expression = textOf(values, 'cron');
  const [kind = '', which = ''] = expression === '' ? textOf(values, 'day').split('-') : [CRON_DAY];
  const at = textOf(values, 'at');
  if (kind === CRON_DAY && expression === '') {
    fail('cron', sayForm(locale).noCron);
    return null;
  }
  try {
    switch (kind) {
      case 'monthly':
        return parseCadence({ kind, on: which, at });
      case 'biweekly':
        return parseCadence({ kind, weekday: Number(which), at, anchor: now.toISOString().slice(0, 10) });
      case CRON_DAY:
        return parseCadence({ kind: 'cron', expression });
      default:
        return parseCadence({ kind, weekday: Number(which), at });
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [room, field] = error.code.split('.') as [string, string | undefined];
    const isCron = room === 'cron' || field === 'expression';
    fail(isCron ? 'cron' : field === 'at' ? 'at' : 'day', error.say(locale));
    return null;
  }
}

/** The first instant of the local day; null when left empty. */
function parseDate(text: string, timeZone: string, now: Date, locale: Locale, fail: Fail): Date | null {
  if (text === '') return null;
  if (!isDay(text)) {
    fail('pausedUntil', sayForm(locale).badDate(dayGiven(text, locale)));
    return null;
  }
  const date = new Date(zoneOf(timeZone).instant(dayOf(text), 0));
  if (date <= now) fail('pausedUntil', sayForm(locale).pastDate(formats(locale, timeZone).fullDay(date)));
  return date;
}

function filtersOf(
  values: FormValues,
  mood: MoodChoice,
  heat: (typeof heatChoices)[number],
): FeedbackFilters {
  const sourceIds = listOf(values, 'sources');
  const chosenTouchpoints = listOf(values, 'touchpoints');
  const segments = segmentsChosen(values);
  const chosenMetrics = listOf(values, 'metrics').filter((each): each is Metric =>
    metrics.some((metric) => metric === each),
  );
  return {
    ...(sourceIds.length > 0 ? { sourceIds } : {}),
    ...(chosenTouchpoints.length > 0 ? { touchpoints: chosenTouchpoints } : {}),
    ...(segments.length > 0 ? { segments } : {}),
    ...(chosenMetrics.length > 0 ? { metrics: chosenMetrics } : {}),
    ...(heat === 'hot' || heat === 'cold' ? { heat } : {}),
    ...(heat === 'mixed' ? { mixed: true } : {}),
    ...(mood === 'all' ? {} : { mood }),
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
