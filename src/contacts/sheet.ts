// The lines of statements as a table, for accounting: one row each, whose amounts add up to what the statement says.

import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Sheet } from '../sheet.ts';
import { contactChannelName, isContactChannel } from '../touchpoints/channel.ts';
import type { MonthStatement } from './statement.ts';
import { toldSum } from './told.ts';

export interface ContactLineRow {
  /** YYYY-MM, of the statement. */
  readonly month: string;
  readonly state: 'open' | 'closed';
  /** Null: nobody knows. */
  readonly department: string | null;
  readonly reason: string;
  readonly channel: string;
  /** In which they were made: an earlier month where they came in late. */
  readonly madeIn: string;
  readonly contacts: number;
  /** With a point and two decimals. */
  readonly minutes: string;
  readonly uncosted: number;
  /** With a point and the currency's decimals; null without a currency. */
  readonly amount: string | null;
  readonly currency: string | null;
}

export async function* lineRows(statement: MonthStatement): AsyncGenerator<ContactLineRow> {
  const { month, closedAt, currency } = statement;
  for (const line of statement.lines)
    yield {
      month,
      state: closedAt === null ? 'open' : 'closed',
      department: line.departmentId === null ? null : line.department,
      reason: line.reason,
      channel: line.channel,
      madeIn: line.madeIn,
      ...toldSum(line, statement),
      currency: currency?.code ?? null,
    };
}

export const lineSheet: Sheet<ContactLineRow> = {
  columns: (locale) => words(locale).columns,
  cells: (row, locale) => ({
    ...row,
    state: words(locale)[row.state],
    department: row.department ?? words(locale).unknown,
    channel: nameOfChannel(row.channel, locale),
    minutes: decimal(row.minutes, locale),
    amount: row.amount && decimal(row.amount, locale),
  }),
};

/** As a spreadsheet in that language reads it. */
function decimal(text: string, locale: Locale): string {
  return locale === 'fr' ? text.replace('.', ',') : text;
}

export function nameOfChannel(channel: string, locale: Locale): string {
  return isContactChannel(channel) ? contactChannelName(channel, locale) : channel;
}

const words = phrases({
  en: {
    open: 'open',
    closed: 'closed',
    unknown: 'Unknown',
    columns: {
      month: 'Month',
      state: 'State',
      department: 'Department',
      reason: 'Reason',
      channel: 'Channel',
      madeIn: 'Made in',
      contacts: 'Contacts',
      minutes: 'Minutes',
      uncosted: 'Without a cost',
      amount: 'Amount',
      currency: 'Currency',
    } satisfies Record<keyof ContactLineRow, string>,
  },
  fr: {
    open: 'ouvert',
    closed: 'clos',
    unknown: 'Inconnu',
    columns: {
      month: 'Mois',
      state: 'État',
      department: 'Service',
      reason: 'Motif',
      channel: 'Canal',
      madeIn: 'Mois du contact',
      contacts: 'Contacts',
      minutes: 'Minutes',
      uncosted: 'Sans coût',
      amount: 'Montant',
      currency: 'Devise',
    },
  },
});
