// What a contact costs by channel and from a day on, as admins keep it. There is no default.

import { dateOf, dayOf, isDay } from '../../calendar/day.ts';
import { dayIn } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import {
  type ContactSettings,
  contactSettings,
  currencyOf,
  pricesOf,
  removePrice,
  savePrice,
} from '../../contacts/costs.ts';
import type { UnitPrice } from '../../contacts/lines.ts';
import { microsOf, microsShown } from '../../contacts/money.ts';
import { nameOfChannel } from '../../contacts/sheet.ts';
import { UserError } from '../../errors.ts';
import { opening, textOf } from '../../messages/form.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { type ContactChannel, contactChannels, isContactChannel } from '../../touchpoints/channel.ts';
import { doerOf } from '../doer.ts';
import { problems } from '../fields.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import { type Ask, form, type Request } from '../request.ts';
import { sayContacts } from './words.ts';

export const listCosts: Ask = async (request) =>
  shown(request, await costList(request, pageIn(request.subject).page));

async function costList(request: Request, page: number): Promise<Message> {
  const { kit, workspace, locale } = request;
  const { db } = kit.database;
  const say = sayContacts(locale);
  const settings = await contactSettings(db, workspace.id);
  const all = settings === null ? [] : await pricesOf(db, workspace.id);
  const { entries, pager, again } = pageOf(all, { name: 'unit-costs' }, page, request);
  return {
    summary: say.costs,
    again,
    blocks: [
      { kind: 'heading', text: say.costs },
      { kind: 'text', text: settings === null ? say.noCurrency : say.costsIntro },
      ...(settings === null ? [] : entries.flatMap((price) => priceBlocks(price, settings, request))),
      ...pager,
      {
        kind: 'buttons',
        buttons: [
          settings === null
            ? { label: say.settings, action: { name: 'contacts.settings' }, style: 'primary' }
            : { label: say.newCost, action: { name: 'unit-cost.create' }, style: 'primary' },
        ],
      },
    ],
  };
}

function priceBlocks(
  { channel, since, per, micros }: UnitPrice,
  settings: ContactSettings,
  { locale, formats }: Request,
): Block[] {
  const say = sayContacts(locale);
  const amount = microsShown(micros, currencyOf(settings), locale);
  const day = formats.fullDay(dateOf(dayOf(since)));
  return [
    {
      kind: 'facts',
      facts: [{ label: nameOfChannel(channel, locale), value: say.costLine(say.per[per](amount), day) }],
    },
    {
      kind: 'buttons',
      buttons: [
        {
          label: say.remove,
          action: { name: 'unit-cost.remove', subject: `${channel}/${since}` },
          style: 'danger',
          confirm: { title: say.removeCostTitle, text: say.removeCostText, yes: say.remove, no: say.keep },
        },
      ],
    },
  ];
}

export const openCost: Ask = async (request) => {
  const { workspace, locale, at } = request;
  const say = sayContacts(locale);
  const { currency } = await settled(request);
  return {
    kind: 'open',
    form: {
      form: 'unit-cost',
      state: opening(newId()),
      title: say.newCost,
      submit: say.save,
      fields: [
        {
          kind: 'choice',
          name: 'channel',
          label: say.contactChannel,
          options: contactChannels.map((value) => ({ value, label: nameOfChannel(value, locale) })),
        },
        {
          kind: 'choice',
          name: 'per',
          label: say.perLabel,
          options: (['contact', 'minute'] as const).map((value) => ({ value, label: say.pers[value] })),
          initial: 'contact',
        },
        { kind: 'text', name: 'amount', label: say.amount(currency), placeholder: '4.50' },
        {
          kind: 'date',
          name: 'since',
          label: say.since,
          hint: say.sinceHint,
          initial: `${dayIn(workspace.timeZone, at).slice(0, 7)}-01`,
        },
      ],
    },
  };
};

type CostInput = UnitPrice & { readonly channel: ContactChannel };

export const unitCostForm = form<CostInput>({
  name: 'unit-cost',
  may: 'admin',
  parse(values, { locale }) {
    const say = sayContacts(locale);
    const channel = textOf(values, 'channel');
    const per = textOf(values, 'per');
    const since = textOf(values, 'since');
    const micros = microsOf(textOf(values, 'amount'));
    const errors = problems({
      channel: isContactChannel(channel) ? null : say.choose,
      per: per === 'contact' || per === 'minute' ? null : say.choose,
      amount: typeof micros === 'bigint' ? null : say.badAmount[micros],
      since: isDay(since) ? null : say.badDay,
    });
    if (Object.keys(errors).length > 0 || !isContactChannel(channel) || typeof micros !== 'bigint')
      return { ok: false, errors };
    return { ok: true, value: { channel, per: per === 'minute' ? 'minute' : 'contact', since, micros } };
  },
  async submit(price, request) {
    const { kit, workspace, locale } = request;
    const say = sayContacts(locale);
    await settled(request);
    await savePrice(kit.database, workspace.id, price, doerOf(request));
    return { kind: 'done', title: say.saved, told: say.costSaved(nameOfChannel(price.channel, locale)) };
  },
});

export const removeCost: Ask = async (request) => {
  const { kit, workspace, locale, subject } = request;
  const isRemoved = await removePrice(kit.database, workspace.id, subject ?? '', doerOf(request));
  const say = sayContacts(locale);
  if (!isRemoved) throw new UserError('unit-cost.not-found', (reader) => sayContacts(reader).costGone);
  return { kind: 'say', message: sentence(say.costRemoved), did: true };
};

/** @throws UserError 'contacts.currency' before it is said in which everything is counted */
async function settled({ kit, workspace }: Request): Promise<ContactSettings> {
  const settings = await contactSettings(kit.database.db, workspace.id);
  if (!settings) throw new UserError('contacts.currency', (locale) => sayContacts(locale).noCurrency);
  return settings;
}
