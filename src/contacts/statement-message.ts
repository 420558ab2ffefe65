// What a department reads of a month: what its contacts cost, what weighs most, what moved, and what nobody knows. For information: nothing is
// charged by it. Pure view; telling it is letters.ts.
import { dateOf, dayOf } from '../calendar/day.ts';
import { formats, plural } from '../i18n/formats.ts';
import { intlTag, type Locale } from '../i18n/locale.ts';
import { de, fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import { dateFormat } from '../i18n/time-zone.ts';
import type { Block, Message } from '../messages/message.ts';
import { amountShown, type Currency } from './money.ts';
import { monthAfter } from './months.ts';
import type { MovedReason } from './moved.ts';
import type { ContactQuote } from './quotes.ts';
import {
  type ContactSum,
  type DepartmentPart,
  type MonthStatement,
  type ReasonWeight,
  reasonsByWeight,
  sumOf,
} from './statement.ts';

/** Of what weighs most, and of what moved. */
export const SHOWN = 3;

/** What an action grows from: a department's part of a closed month. */
export function statementSubject(month: string, departmentId: string): string {
  return `${month}/${departmentId}`;
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
  const late = sumOf(lines.filter(({ madeIn }) => madeIn !== month)).contacts;
  const told = [
    ...uncostedTexts(sumOf(lines), reader),
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

/** That so many have no cost; nothing where all have one. */
export function uncostedTexts({ uncosted }: ContactSum, reader: Reader): string[] {
  const { number } = formats(reader.locale, reader.timeZone);
  return uncosted === 0
    ? []
    : [plural(reader.locale, uncosted, words(reader.locale).uncosted(number(uncosted)))];
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
  },
});
