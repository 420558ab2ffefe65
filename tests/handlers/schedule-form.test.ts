import { describe, expect, it } from 'vitest';
import type { Cadence } from '../../src/calendar/cadence.ts';
import { listable } from '../../src/digests/section.ts';
import { menu } from '../../src/handlers/index.ts';
import { firstFields, moreFields, type ScheduleFormContext } from '../../src/handlers/schedules/fields.ts';
import { countryCode, parseSchedule } from '../../src/handlers/schedules/parse.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { Field, FormValues } from '../../src/messages/form.ts';
import type { Schedule } from '../../src/schedules/schedule.ts';

const now = new Date('2026-11-09T09:00:00Z');
const context = (locale: Locale): ScheduleFormContext => ({
  locale,
  at: now,
  sections: menu.sections,
  lists: [],
  defaults: { timeZone: 'Europe/Paris', locale },
  sources: [
    { id: 's1', name: 'Enquête' },
    { id: 's2', name: 'Téléphone' },
  ],
  touchpoints: [],
  segments: [],
});

const filled: FormValues = {
  name: 'Bulletins',
  channels: ['slack:C1', 'slack:C2'],
  sections: ['verbatims', 'headline'],
  day: 'weekly-2',
  at: '08:30',
  cron: null,
  timeZone: 'Europe/Paris',
  language: 'fr',
  onHolidays: 'move',
  country: null,
  sources: ['s2'],
  touchpoints: ['pay'],
  metrics: ['nps'],
  heat: 'apart',
  mood: 'unhappy',
  whenEmpty: 'note',
  ownLanguageOnly: true,
  pausedUntil: null,
};

const schedule: Schedule = {
  id: 'id',
  version: 3,
  adminId: 'admin',
  isPaused: false,
  plannedUntil: now,
  region: null,
  postingHours: null,
  channelPattern: null,
  offered: null,
  formerScores: null,
  ownLanguageOnly: true,
  name: 'Weekly',
  channels: [
    { address: 'slack:C1', name: 'general' },
    { address: 'slack:C2', name: 'voix' },
  ],
  sections: ['suggestions', 'headline'],
  filters: {
    sourceIds: ['s1'],
    touchpoints: ['delivery'],
    metrics: ['nps', 'csat'],
    mood: 'neutral',
  },
  cadence: { kind: 'weekly', weekday: 4, at: '17:45' },
  timeZone: 'America/New_York',
  locale: 'en',
  country: 'US',
  onHolidays: 'move',
  whenEmpty: 'note',
  pausedUntil: new Date('2026-12-01T05:00:00Z'),
};

const scheduleFields = (shown: Schedule | null, about: ScheduleFormContext): Field[] => [
  ...firstFields(shown, about),
  ...moreFields(shown, about),
];

/** What comes back from a form that nobody touched. */
function untouched(fields: readonly Field[]): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, 'initial' in field ? field.initial : null]));
}

function errorsOf(values: FormValues, locale: Locale): Readonly<Record<string, string>> {
  const parsed = parseSchedule({ ...filled, ...values }, context(locale));
  return parsed.ok ? {} : parsed.errors;
}

describe('the form of a schedule', () => {
  it('reads what an admin filled in', () => {
    expect(parseSchedule(filled, context('fr'))).toEqual({
      ok: true,
      value: {
        name: 'Bulletins',
        channels: ['slack:C1', 'slack:C2'],
        channelPattern: null,
        sections: ['verbatims', 'headline'],
        filters: { sourceIds: ['s2'], touchpoints: ['pay'], metrics: ['nps'], mood: 'unhappy' },
        cadence: { kind: 'weekly', weekday: 2, at: '08:30' },
        timeZone: 'Europe/Paris',
        locale: 'fr',
        ownLanguageOnly: true,
        country: null,
        onHolidays: 'move',
        whenEmpty: 'note',
        postingHours: null,
        pausedUntil: null,
      },
    });
  });

  it.each<[string | null, Schedule['filters']]>([
    ['apart', {}],
    ['hot', { heat: 'hot' }],
    ['cold', { heat: 'cold' }],
    ['mixed', { mixed: true }],
    [null, {}],
  ])('takes hot and cold answers as chosen, %s, and shows the choice again', (heat, filters) => {
    const parsed = parseSchedule(
      { ...filled, heat, sources: [], touchpoints: [], metrics: [], mood: 'all' },
      context('en'),
    );
    expect(parsed.ok && parsed.value.filters).toEqual(filters);
    const shown = scheduleFields({ ...schedule, filters }, context('en')).find(({ name }) => name === 'heat');
    expect(shown).toMatchObject({ kind: 'choice', initial: heat ?? 'apart' });
  });

  it.each<[string, Schedule['filters']]>([
    ['all', {}],
    ['happy', { mood: 'happy' }],
    ['neutral', { mood: 'neutral' }],
    ['unhappy', { mood: 'unhappy' }],
  ])('chooses answers by mood, %s, whose scores it says for each scale', (mood, filters) => {
    const others = { sources: [], touchpoints: [], metrics: [] };
    const parsed = parseSchedule({ ...filled, ...others, mood }, context('en'));
    expect(parsed.ok && parsed.value.filters).toEqual(filters);
    const shown = moreFields({ ...schedule, filters }, context('en')).find(({ name }) => name === 'mood');
    expect(shown).toMatchObject({
      kind: 'choice',
      initial: mood,
      hint: expect.stringContaining('NPS 9-10, CSAT 4-5, CES 5-7; unhappy: NPS 0-6, CSAT 1-2, CES 1-3'),
    });
  });

  it.each<[string, FormValues, string, string]>([
    ['heat', { heat: 'lukewarm' }, 'Choisissez.', 'Choose one.'],
    ['mood', { mood: '0-6' }, 'Choisissez.', 'Choose one.'],
    ['name', { name: '  ' }, 'Écrivez quelque chose ici.', 'Please write something here.'],
    [
      'name',
      { name: 'x'.repeat(151) },
      'Il y a 151 caractères\u202f; 150 au plus. Rien n’est perdu\u00a0: raccourcissez et renvoyez.',
      'This has 151 characters; 150 at most. Nothing was lost: shorten it and send again.',
    ],
    ['channels', { channels: [] }, 'Choisissez au moins un canal.', 'Choose at least one channel.'],
    [
      'channels',
      { channels: Array.from({ length: 21 }, (_, i) => `slack:C${i}`) },
      '21 canaux\u202f; 20 au plus. Créez un deuxième bulletin pour les autres.',
      '21 channels; 20 at most. Make a second schedule for the others.',
    ],
    ['sections', { sections: [] }, 'Choisissez au moins une rubrique.', 'Choose at least one section.'],
    [
      'sections',
      { sections: ['weather'] },
      'Choisissez au moins une rubrique.',
      'Choose at least one section.',
    ],
    [
      'day',
      { day: 'hourly' },
      '«\u00a0hourly\u00a0» n’est pas une fréquence. Choisissez tous les jours, chaque semaine, toutes les deux semaines, chaque mois ou une expression cron.',
      '“hourly” is not a cadence. Choose daily, weekly, every two weeks, monthly or a cron expression.',
    ],
    [
      'at',
      { at: '25:00' },
      '«\u00a025:00\u00a0» n’est pas une heure. Écrivez-la sous la forme 09:00.',
      '“25:00” is not a time of day. Write it as 09:00.',
    ],
    [
      'day',
      { day: 'weekly-8' },
      '«\u00a08\u00a0» n’est pas un jour de la semaine. Choisissez-en un, de lundi à dimanche.',
      '“8” is not a day of the week. Choose one from Monday to Sunday.',
    ],
    [
      'cron',
      { day: 'cron', cron: '' },
      'Écrivez une expression, par exemple 0 9 * * 1 pour chaque lundi à 9\u00a0h\u202f; ou choisissez un jour.',
      'Write an expression, for example 0 9 * * 1 for every Monday at 09:00; or choose a day.',
    ],
    [
      'cron',
      { day: 'cron', cron: '0 9 *' },
      '«\u00a00 9 *\u00a0» compte 3 champs\u202f; une expression cron en compte cinq\u00a0: minute, heure, jour du mois, mois, jour de la semaine. Par exemple\u00a0: 0 9 * * 1',
      '“0 9 *” has 3 fields; a cron expression has five: minute, hour, day of month, month, day of week. For example: 0 9 * * 1',
    ],
    [
      'cron',
      { day: 'cron', cron: '0 9 30 2 *' },
      '«\u00a00 9 30 2 *\u00a0» n’arrive jamais\u00a0: aucun mois ne comporte ce jour. Changez le jour ou le mois.',
      '“0 9 30 2 *” never happens: no month has such a day. Change the day or the month.',
    ],
    [
      'timeZone',
      { timeZone: 'Paris' },
      '«\u00a0Paris\u00a0» n’est pas un fuseau horaire. Écrivez Europe/Paris ou America/New_York.',
      '“Paris” is not a time zone. Write it as Europe/Paris or America/New_York.',
    ],
    [
      'country',
      { country: 'Gaule' },
      '«\u00a0Gaule\u00a0» n’est pas un pays que je connais. Écrivez par exemple France, ou son code FR.',
      '“Gaule” is not a country that I know. Write for example France, or its code FR.',
    ],
    [
      'pausedUntil',
      { pausedUntil: '2027-02-29' },
      'Le 29 février 2027 n’existe pas. Choisissez une date dans le calendrier.',
      '29 February 2027 does not exist. Choose a date from the calendar.',
    ],
    [
      'pausedUntil',
      { pausedUntil: '2026-11-09' },
      'Le lundi 9 novembre 2026 est passé. Choisissez une date à venir, ou laissez vide.',
      'Monday 9 November 2026 is past. Choose a later date, or leave it empty.',
    ],
    ['language', { language: 'de' }, 'Choisissez.', 'Choose one.'],
    ['onHolidays', { onHolidays: 'dance' }, 'Choisissez.', 'Choose one.'],
    ['whenEmpty', { whenEmpty: null }, 'Choisissez.', 'Choose one.'],
  ])('answers a wrong %s at its own field alone: %o', (field, values, french, english) => {
    expect(errorsOf(values, 'fr')).toEqual({ [field]: french });
    expect(errorsOf(values, 'en')).toEqual({ [field]: english });
  });

  it('answers all wrong fields at once', () => {
    const wrong = {
      name: '',
      channels: [],
      sections: [],
      at: 'noon',
      timeZone: 'Mars',
      country: 'Lemuria',
      mood: 'low',
    };
    expect(Object.keys(errorsOf(wrong, 'en')).toSorted()).toEqual(Object.keys(wrong).toSorted());
  });

  it.each<Cadence>([
    { kind: 'daily', at: '09:00' },
    { kind: 'weekly', weekday: 4, at: '17:45' },
    { kind: 'biweekly', weekday: 5, anchor: '2026-11-09', at: '09:30' },
    { kind: 'monthly', on: 'first', at: '10:00' },
    { kind: 'monthly', on: 'last', at: '10:10' },
    { kind: 'cron', expression: '15 7 * * 1,3' },
  ])('gives the same schedule when nothing is touched: %o', (cadence) => {
    const before = { ...schedule, cadence };
    const { id, version, adminId, isPaused, plannedUntil, region, formerScores, offered, ...draft } = before;
    const parsed = parseSchedule(untouched(scheduleFields(before, context('en'))), context('en'));
    expect(parsed).toEqual({
      ok: true,
      value: { ...draft, channels: draft.channels.map((channel) => channel.address) },
    });
  });

  it('does not refuse a schedule for a pause that is over', () => {
    const before = { ...schedule, pausedUntil: new Date('2026-11-01T05:00:00Z') };
    const parsed = parseSchedule(untouched(scheduleFields(before, context('fr'))), context('fr'));
    expect(parsed).toMatchObject({ ok: true, value: { pausedUntil: null } });
  });

  it('proposes for a new schedule all sections, Monday at nine, in the company’s language and zone', () => {
    const proposed = untouched(scheduleFields(null, context('fr')));
    expect(parseSchedule({ ...proposed, name: 'Neuf', channels: ['slack:C1'] }, context('fr'))).toMatchObject(
      {
        ok: true,
        value: {
          sections: listable(menu.sections).map((section) => section.id),
          cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
          filters: {},
          timeZone: 'Europe/Paris',
          locale: 'fr',
          onHolidays: 'skip',
          whenEmpty: 'silent',
        },
      },
    );
  });

  it('leaves out the field of sources while there is none, and leaves out none of them', () => {
    const named = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ id: `s${i}`, name: `S${i}` }));
    const field = (count: number) =>
      scheduleFields(null, { ...context('en'), sources: named(count) }).find(
        (each) => each.name === 'sources',
      );
    expect(field(0)).toBeUndefined();
    const last = { value: 's999', label: 'S999' };
    expect(field(1_000)).toMatchObject({ options: expect.arrayContaining([last]) });
  });

  it('pauses until the first instant of the local day', () => {
    const parsed = parseSchedule(
      { ...filled, timeZone: 'America/New_York', pausedUntil: '2026-12-01' },
      context('en'),
    );
    expect(parsed).toMatchObject({ ok: true, value: { pausedUntil: new Date('2026-12-01T05:00:00Z') } });
  });
});

describe('a country', () => {
  it.each([
    ['FR', 'FR'],
    ['fr', 'FR'],
    ['France', 'FR'],
    ['allemagne', 'DE'],
    ['Germany', 'DE'],
    ['Royaume-Uni', 'GB'],
    ['United Kingdom', 'GB'],
    ['', null],
    ['Gaule', undefined],
  ])('%j is %j', (text, code) => {
    expect(countryCode(text)).toBe(code);
  });
});
