// What a department reads of a closed month in its channel, and what admins read of the closing. For information: nothing is charged by it.
import { dateOf, dayOf } from '../calendar/day.ts';
import { tellAdmins, tellChannel, type Writing } from '../correspondence/tell.ts';
import type { Store } from '../database/client.ts';
import { formats, plural } from '../i18n/formats.ts';
import { intlTag, type Locale, localeOf } from '../i18n/locale.ts';
import { de, fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import { dateFormat } from '../i18n/time-zone.ts';
import { type Block, type Message, sentence } from '../messages/message.ts';
import type { Department } from './departments.ts';
import { contactKinds } from './kinds.ts';
import { amountShown, type Currency } from './money.ts';
import { monthAfter } from './months.ts';
import type { MovedReason } from './moved.ts';
import { type ContactQuote, quoteOf } from './quotes.ts';
import {
  type ContactSum,
  type DepartmentPart,
  type MonthStatement,
  type ReasonWeight,
  reasonsByWeight,
  sumOf,
} from './statement.ts';

/** Of what weighs most, and of what moved. */
const SHOWN = 3;

/** What an action grows from: a department's part of a closed month. */
function statementSubject(month: string, departmentId: string): string {
  return `${month}/${departmentId}`;
}

/** Within the transaction that closes the month. Nothing where no channel was chosen. */
export async function tellDepartment(
  tx: Store,
  writing: Writing,
  told: {
    readonly statement: MonthStatement;
    readonly part: DepartmentPart;
    readonly department: Department;
  },
): Promise<void> {
  const { statement, part, department } = told;
  if (department.channel === null) return;
  const locale = localeOf(department.locale) ?? 'en';
  const quote = await quoteOf(tx, writing.workspace.id, {
    month: statement.month,
    departmentId: department.id,
    reasonKeys: reasonsByWeight(part.lines)
      .slice(0, SHOWN)
      .map(({ reasonKey }) => reasonKey),
    locale,
  });
  await tellChannel(
    tx,
    writing,
    { address: department.channel, locale },
    {
      kind: contactKinds['contacts.statement'],
      subject: `contacts:${statementSubject(statement.month, department.id)}`,
      draw: (reader) => statementMessage({ statement, part, quote }, reader),
    },
  );
}

export interface ToldStatement {
  readonly statement: MonthStatement;
  readonly part: DepartmentPart;
  readonly quote: ContactQuote | null;
}

export function statementMessage({ statement, part, quote }: ToldStatement, reader: Reader): Message {
  const { locale } = reader;
  const say = words(locale);
  const { month, currency, closedAt } = statement;
  const title = say.title(part.department, monthName(month, locale));
  const weights = reasonsByWeight(part.lines);
  const moved = statement.moved.filter(({ departmentId }) => departmentId === part.departmentId);
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'text',
        text: [
          { strong: costText(sumOf(part.lines), currency, reader) },
          `. ${closedAt === null ? say.open : say.showback}`,
        ],
      },
      ...asides(statement, part, reader),
      ...weightBlocks(weights, sumOf(part.lines), { currency, reader, quote }),
      ...movedBlocks(moved, month, reader),
      ...unknownBlocks(statement, reader),
      ...(closedAt === null || part.departmentId === null
        ? []
        : [
            {
              kind: 'buttons',
              buttons: [
                {
                  label: say.act,
                  action: {
                    name: 'plan.add',
                    subject: `contacts:${statementSubject(month, part.departmentId)}`,
                  },
                },
              ],
            } as const,
          ]),
    ],
  };
}

/** "1,204 contacts, €5,418.00": of contacts without a cost, their number alone. */
export function costText(
  { contacts, uncosted, amount }: ContactSum,
  currency: Currency | null,
  reader: Reader,
): string {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const many = plural(reader.locale, contacts, say.contacts(number(contacts)));
  return currency === null || uncosted === contacts
    ? many
    : say.costing(many, amountShown(amount, currency, reader.locale));
}

function asides({ month }: MonthStatement, { lines }: DepartmentPart, reader: Reader): Block[] {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const { uncosted } = sumOf(lines);
  const late = sumOf(lines.filter(({ madeIn }) => madeIn !== month)).contacts;
  const told = [
    ...(uncosted === 0 ? [] : [plural(reader.locale, uncosted, say.uncosted(number(uncosted)))]),
    ...(late === 0 ? [] : [plural(reader.locale, late, say.late(number(late)))]),
  ];
  return told.length === 0 ? [] : [{ kind: 'note', text: told.join(' ') }];
}

function weightBlocks(
  weights: readonly ReasonWeight[],
  all: ContactSum,
  {
    currency,
    reader,
    quote,
  }: { readonly currency: Currency | null; readonly reader: Reader; readonly quote: ContactQuote | null },
): Block[] {
  const say = words(reader.locale);
  const { percent } = formats(reader.locale, reader.timeZone);
  const share = (each: ReasonWeight) =>
    all.amount > 0n
      ? Number((each.amount * 1000n) / all.amount) / 1000
      : each.contacts / Math.max(1, all.contacts);
  const facts = weights.slice(0, SHOWN).map((each) => ({
    label: each.reason === '' ? say.noReason : each.reason,
    value: say.share(costText(each, currency, reader), percent(share(each))),
  }));
  if (facts.length === 0) return [];
  return [
    { kind: 'facts', facts },
    ...(quote === null
      ? []
      : [
          {
            kind: 'quote',
            text: quote.text,
            of: quote.of,
            by: reasonOf(quote.reasonKey, weights),
          } as const,
        ]),
  ];
}

function reasonOf(reasonKey: string, weights: readonly ReasonWeight[]): string {
  return weights.find((each) => each.reasonKey === reasonKey)?.reason ?? '';
}

function movedBlocks(moved: readonly MovedReason[], month: string, reader: Reader): Block[] {
  if (moved.length === 0) return [];
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const items = moved.slice(0, SHOWN).map(({ direction, reasonKey, reason, before, after }) => {
    const what = reasonKey === null ? say.all : reason === '' ? say.noReason : reason;
    return say.moved[direction](what, number(before), number(after));
  });
  const months = [monthAfter(month, -1), month].map((each) => monthName(each, reader.locale));
  return [
    { kind: 'text', text: say.movedTitle(months[0] ?? '', months[1] ?? '') },
    { kind: 'list', items },
  ];
}

/** What nobody knows is nobody's: it is told to everybody, and spread over none. */
function unknownBlocks({ lines }: MonthStatement, reader: Reader): Block[] {
  const { contacts } = sumOf(lines.filter(({ departmentId }) => departmentId === null));
  if (contacts === 0) return [];
  const { number, percent } = formats(reader.locale, reader.timeZone);
  const say = words(reader.locale);
  const share = percent(contacts / sumOf(lines).contacts);
  return [{ kind: 'note', text: plural(reader.locale, contacts, say.unknown(number(contacts), share)) }];
}

/**
 * To admins, once a month: that it is closed, and what somebody has to look at. Nothing where there never was a contact.
 * @param silent how many months before it were closed without a letter
 */
export async function tellAdminsOfClosing(
  tx: Store,
  writing: Writing,
  statement: MonthStatement,
  silent: number,
): Promise<void> {
  const where = { workspaceId: writing.workspace.id };
  if (statement.lines.length === 0 && (await tx.contact.findFirst({ where, select: { id: true } })) === null)
    return;
  await tellAdmins(tx, writing, {
    kind: contactKinds['contacts.closed'],
    subject: `contacts:${statement.month}`,
    draw: (reader) => closingLine(statement, silent, reader),
  });
}

function closingLine({ month, lines, currency }: MonthStatement, silent: number, reader: Reader): Message {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const all = sumOf(lines);
  const unknown = sumOf(lines.filter(({ departmentId }) => departmentId === null)).contacts;
  const name = monthName(month, reader.locale);
  const others = silent === 0 ? [] : [plural(reader.locale, silent, say.closedBefore(number(silent)))];
  const text =
    all.contacts === 0
      ? [say.closedEmpty(name), ...others].join(' ')
      : [
          say.closed(name, costText(all, currency, reader)),
          ...others,
          ...(unknown === 0 ? [] : [plural(reader.locale, unknown, say.closedUnknown(number(unknown)))]),
          ...(all.uncosted === 0
            ? []
            : [plural(reader.locale, all.uncosted, say.uncosted(number(all.uncosted)))]),
        ].join(' ');
  return sentence(text, [{ label: say.see, action: { name: 'contacts', subject: month }, style: 'primary' }]);
}

/** "October 2026" / "octobre 2026". */
export function monthName(month: string, locale: Locale): string {
  const named = dateFormat(intlTag(locale), 'UTC', { month: 'long', year: 'numeric' });
  return named.format(dateOf(dayOf(`${month}-01`)));
}

const words = phrases({
  en: {
    title: (department: string, month: string) =>
      department === ''
        ? `Contacts of ${month} that nobody knows`
        : `Contacts that came from ${department} in ${month}`,
    contacts: (count: string) => ({ one: `${count} contact`, other: `${count} contacts` }),
    costing: (contacts: string, amount: string) => `${contacts}, ${amount}`,
    showback: 'Behind each of them, a customer who had to get in touch. For information: nothing is charged.',
    open: 'Behind each of them, a customer who had to get in touch. This month is open: all of it may change.',
    uncosted: (count: string) => ({
      one: `${count} of them has no cost: no unit cost fits.`,
      other: `${count} of them have no cost: no unit cost fits.`,
    }),
    late: (count: string) => ({
      one: `${count} was made in an earlier month and came in late.`,
      other: `${count} were made in earlier months and came in late.`,
    }),
    noReason: 'No reason given',
    share: (cost: string, share: string) => `${cost} (${share})`,
    all: 'All of them',
    movedTitle: (before: string, after: string) =>
      `Beyond chance from ${before} to ${after}, by day with contacts:`,
    moved: {
      up: (what: string, before: string, after: string) => `${what}: up, ${before} before, ${after} now`,
      down: (what: string, before: string, after: string) => `${what}: down, ${before} before, ${after} now`,
    },
    unknown: (count: string, share: string) => ({
      one: `In the whole company ${count} contact (${share}) has a reason that no rule knows: it is counted with no department.`,
      other: `In the whole company ${count} contacts (${share}) have a reason that no rule knows: they are counted with no department.`,
    }),
    act: 'Make it an action',
    closed: (month: string, cost: string) => `Contacts of ${month} are closed: ${cost}.`,
    closedEmpty: (month: string) =>
      `Contacts of ${month} are closed, and none came in. What comes in for it now is in the next statement, as late.`,
    closedBefore: (count: string) => ({
      one: `So is the month before.`,
      other: `So are the ${count} months before.`,
    }),
    closedUnknown: (count: string) => ({
      one: `${count} has a reason that no rule knows.`,
      other: `${count} have a reason that no rule knows.`,
    }),
    see: 'See the month',
  },
  fr: {
    title: (department, month) =>
      department === ''
        ? fr`Contacts ${de(month)} que personne ne connaît`
        : fr`Contacts venus de ${department} en ${month}`,
    contacts: (count) => ({ one: `${count} contact`, other: `${count} contacts` }),
    costing: (contacts, amount) => `${contacts}, ${amount}`,
    showback: fr`Derrière chaque contact, un client qui a dû nous joindre. Pour information : rien n’est facturé.`,
    open: fr`Derrière chaque contact, un client qui a dû nous joindre. Ce mois est ouvert : tout peut encore changer.`,
    uncosted: (count) => ({
      one: fr`${count} d’entre eux n’a pas de coût : aucun coût unitaire ne convient.`,
      other: fr`${count} d’entre eux n’ont pas de coût : aucun coût unitaire ne convient.`,
    }),
    late: (count) => ({
      one: `${count} date d’un mois antérieur et est arrivé en retard.`,
      other: `${count} datent de mois antérieurs et sont arrivés en retard.`,
    }),
    noReason: 'Sans motif',
    share: (cost, share) => `${cost} (${share})`,
    all: 'Tous',
    movedTitle: (before, after) =>
      fr`Au-delà du hasard ${de(before)} à ${after}, par jour avec des contacts :`,
    moved: {
      up: (what, before, after) => fr`${what} : en hausse, ${before} avant, ${after} maintenant`,
      down: (what, before, after) => fr`${what} : en baisse, ${before} avant, ${after} maintenant`,
    },
    unknown: (count, share) => ({
      one: fr`Dans toute l’entreprise, ${count} contact (${share}) a un motif qu’aucune règle ne connaît : il n’est compté pour aucun service.`,
      other: fr`Dans toute l’entreprise, ${count} contacts (${share}) ont un motif qu’aucune règle ne connaît : ils ne sont comptés pour aucun service.`,
    }),
    act: 'En faire une action',
    closed: (month, cost) => fr`Les contacts ${de(month)} sont clos : ${cost}.`,
    closedEmpty: (month) =>
      fr`Les contacts ${de(month)} sont clos, et aucun n’est arrivé. Ce qui arrive désormais pour ce mois sera dans le prochain relevé, comme retard.`,
    closedBefore: (count) => ({
      one: 'Le mois d’avant l’est aussi.',
      other: fr`Les ${count} mois d’avant le sont aussi.`,
    }),
    closedUnknown: (count) => ({
      one: fr`${count} a un motif qu’aucune règle ne connaît.`,
      other: fr`${count} ont un motif qu’aucune règle ne connaît.`,
    }),
    see: 'Voir le mois',
  },
});
