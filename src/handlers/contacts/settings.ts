// In which currency contacts are counted, from which month on, on which day a month is closed, and for how long customers' words are kept.

import { dayIn } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { contactSettings, type SettingsDraft, saveContactSettings } from '../../contacts/costs.ts';
import { currencyCalled } from '../../contacts/money.ts';
import { isMonth, monthAfter } from '../../contacts/months.ts';
import { contactRetention } from '../../contacts/retention.ts';
import { opening, textOf } from '../../messages/form.ts';
import { isWithin, numberOf } from '../../messages/number.ts';
import { doerOf } from '../doer.ts';
import { problems } from '../fields.ts';
import { type Ask, form } from '../request.ts';
import { sayContacts } from './words.ts';

/** Every month has these. */
const CLOSES = { least: 1, most: 28 } as const;
/** Files of a month come in its first days. */
const USUAL = 5;
/** How far back statements begin. */
const MOST_MONTHS = 120;
/** In days; ten years. */
const KEPT = { least: 1, most: 3650 } as const;

export const openContactSettings: Ask = async ({ kit, workspace, locale, at }) => {
  const settings = await contactSettings(kit.database.db, workspace.id);
  const { keepDays } = await contactRetention(kit.database.db, workspace.id, at);
  const say = sayContacts(locale);
  return {
    kind: 'open',
    form: {
      form: 'contacts.settings',
      state: opening(newId(), { version: settings?.version ?? 0 }),
      title: say.settings,
      submit: say.save,
      fields: [
        {
          kind: 'text',
          name: 'currency',
          label: say.currency,
          hint: say.currencyHint,
          placeholder: 'EUR',
          initial: settings?.currency ?? '',
        },
        {
          kind: 'number',
          name: 'closesOn',
          label: say.closesOn,
          hint: say.closesOnHint,
          ...CLOSES,
          initial: String(settings?.closesOn ?? USUAL),
        },
        {
          kind: 'text',
          name: 'firstMonth',
          label: say.firstMonth,
          hint: say.firstMonthHint,
          initial: settings?.firstMonth ?? dayIn(workspace.timeZone, at).slice(0, 7),
        },
        {
          kind: 'number',
          name: 'keepDays',
          label: say.keepDays,
          hint: say.keepDaysHint,
          optional: true,
          ...KEPT,
          initial: keepDays === null ? '' : String(keepDays),
        },
      ],
    },
  };
};

export const contactSettingsForm = form<SettingsDraft>({
  name: 'contacts.settings',
  may: 'admin',
  parse(values, { locale, workspace, at }) {
    const say = sayContacts(locale);
    const today = dayIn(workspace.timeZone, at).slice(0, 7);
    const currency = textOf(values, 'currency');
    const closesOn = numberOf(values, 'closesOn');
    const firstMonth = textOf(values, 'firstMonth');
    const keepDays = numberOf(values, 'keepDays');
    const isKeepable = keepDays === null || (keepDays !== undefined && isWithin(keepDays, KEPT));
    const errors = problems({
      currency: currencyCalled(currency) === null ? say.badCurrency : null,
      closesOn: typeof closesOn === 'number' && isWithin(closesOn, CLOSES) ? null : say.badClosing,
      firstMonth: isMonth(firstMonth) && firstMonth >= monthAfter(today, -MOST_MONTHS) ? null : say.badMonth,
      keepDays: isKeepable ? null : say.badKeepDays,
    });
    if (Object.keys(errors).length > 0 || typeof closesOn !== 'number' || keepDays === undefined)
      return { ok: false, errors };
    return { ok: true, value: { currency, closesOn, firstMonth, keepDays } };
  },
  async submit(draft, request, { version = 0 }) {
    const { kit, workspace, locale } = request;
    const say = sayContacts(locale);
    const saving = { draft, version, doer: doerOf(request) };
    const { kind } = await saveContactSettings(kit.database, workspace.id, saving);
    if (kind === 'saved') return { kind: 'done', title: say.saved, told: say.settingsSaved };
    if (kind === 'begun') return { kind: 'errors', errors: { firstMonth: say.begun } };
    const why = { 'unknown-currency': say.badCurrency, 'in-use': say.currencyInUse, outdated: say.outdated };
    return { kind: 'errors', errors: { currency: why[kind] } };
  },
});
