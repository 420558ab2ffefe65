// The company's settings: its calendar, language, days to answer, where stories wait. Admins only.

import { regionName } from '../../calendar/regions.ts';
import { countryName } from '../../calendar/working-time.ts';
import { newId } from '../../clock.ts';
import { intlTag, type Locale } from '../../i18n/locale.ts';
import { type Field, opening } from '../../messages/form.ts';
import { weekdayName } from '../../schedules/words.ts';
import { closingDaysText } from '../../workspace/closing-days.ts';
import { saveSettings } from '../../workspace/settings.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { guestsMay } from '../guests.ts';
import { channelProblem } from '../picked.ts';
import { postingHoursField } from '../posting-hours.ts';
import { type Ask, form, type Menu } from '../request.ts';
import { parseSettings, stables } from './parse.ts';
import { saySettings } from './words.ts';

export const openSettings: Ask = async (request) => {
  const { workspace, locale } = request;
  const say = saySettings(locale);
  return {
    kind: 'open',
    form: {
      form: 'settings',
      state: opening(newId(), { version: workspace.version }),
      title: say.title,
      submit: say.save,
      fields: settingsFields(workspace, locale, request.kit.menu),
    },
  };
};

/** The form's fields, with what is set now. */
export function settingsFields(workspace: Workspace, locale: Locale, menu: Pick<Menu, 'guests'>): Field[] {
  const say = saySettings(locale);
  return [
    {
      kind: 'channels',
      name: 'stories',
      label: say.stories,
      hint: say.storiesHint,
      most: 1,
      optional: true,
      initial: workspace.storiesChannel === null ? [] : [workspace.storiesChannel],
    },
    { kind: 'text', name: 'days', label: say.days, initial: String(workspace.replyDays) },
    {
      kind: 'text',
      name: 'alerts',
      label: say.alerts,
      hint: say.alertsHint,
      optional: true,
      initial: workspace.alertsAt ?? '',
    },
    {
      kind: 'choice',
      name: 'language',
      label: say.language,
      options: [
        { value: 'fr', label: 'Français' },
        { value: 'en', label: 'English' },
      ],
      initial: workspace.locale === 'fr' ? 'fr' : 'en',
    },
    ...calendarFields(workspace, locale),
    ...stableFields(workspace, locale),
    ...admissionFields(workspace, locale, menu),
  ];
}

/** One for what is told in points of NPS, one for shares, one for means. */
function stableFields(workspace: Workspace, locale: Locale): Field[] {
  const say = saySettings(locale);
  const number = new Intl.NumberFormat(intlTag(locale), { maximumFractionDigits: 2 });
  return stables.map(
    (name): Field => ({
      kind: 'text',
      name,
      label: say.stable[name],
      ...(name === 'stableNps' ? { hint: say.stableHint } : {}),
      initial: number.format(workspace[name]),
    }),
  );
}

function admissionFields(workspace: Workspace, locale: Locale, menu: Pick<Menu, 'guests'>): Field[] {
  const say = saySettings(locale);
  return [
    {
      kind: 'choices',
      name: 'guests',
      label: say.guests,
      hint: say.guestsHint,
      options: menu.guests.map(({ command, label }) => ({ value: command, label: label(locale) })),
      optional: true,
      initial: guestsMay(menu, workspace),
    },
    {
      kind: 'choice',
      name: 'shared',
      label: say.shared,
      hint: say.sharedHint,
      options: [
        { value: 'refused', label: say.sharedRefused },
        { value: 'confirmed', label: say.sharedConfirmed },
      ],
      initial: workspace.sharedChannels === 'confirmed' ? 'confirmed' : 'refused',
    },
  ];
}

function calendarFields(workspace: Workspace, locale: Locale): Field[] {
  const say = saySettings(locale);
  const { region } = workspace;
  const { workdays, dayStartsAt, dayEndsAt, closingDays } = workCalendar(workspace);
  return [
    {
      kind: 'text',
      name: 'country',
      label: say.country,
      hint: say.countryHint,
      initial: countryName(workspace.country, locale),
    },
    {
      kind: 'text',
      name: 'region',
      label: say.region,
      hint: say.regionHint,
      optional: true,
      initial: region === null ? '' : (regionName(workspace.country, region, locale) ?? region),
    },
    {
      kind: 'choices',
      name: 'workdays',
      label: say.workdays,
      options: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day, locale) })),
      initial: workdays.map(String),
    },
    {
      kind: 'text',
      name: 'hours',
      label: say.hours,
      hint: say.hoursHint,
      initial: say.hoursFromTo(dayStartsAt, dayEndsAt),
    },
    postingHoursField(workspace.postingHours, 'working-hours', locale),
    {
      kind: 'multiline',
      name: 'closing',
      label: say.closing,
      hint: say.closingHint,
      optional: true,
      initial: closingDaysText(closingDays),
    },
  ];
}

export const settingsForm = form({
  name: 'settings',
  may: 'admin',
  parse: (values, { kit, locale, at, workspace }) =>
    parseSettings(values, { locale, at, workspace, guests: kit.menu.guests }),
  async submit(settings, request, { version = 0 }) {
    const { kit, workspace, asker, locale, at: now } = request;
    const say = saySettings(locale);
    const channel = settings.storiesChannel;
    const shut = channel === null ? null : await channelProblem(request, channel);
    if (shut !== null) return { kind: 'errors', errors: { stories: shut } };
    const shown = { id: workspace.id, version };
    const saved = await saveSettings(kit.database, shown, settings, { by: { person: asker.id }, now });
    if (!saved) return { kind: 'errors', errors: { country: say.outdated } };
    return { kind: 'done', title: say.title, told: say.saved };
  },
});
