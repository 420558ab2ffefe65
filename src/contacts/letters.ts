// Tells of a month that is closed: each department in its channel, admins in a line. What a department reads is statement-message.ts.
import { tellAdmins, tellChannel, type Writing } from '../correspondence/tell.ts';
import type { Store } from '../database/client.ts';
import { formats, plural } from '../i18n/formats.ts';
import { localeOf } from '../i18n/locale.ts';
import { de, fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import { type Message, sentence } from '../messages/message.ts';
import type { Department } from './departments.ts';
import { contactKinds } from './kinds.ts';
import { quoteOf } from './quotes.ts';
import { type DepartmentPart, type MonthStatement, reasonsByWeight, sumOf } from './statement.ts';
import {
  costText,
  monthName,
  SHOWN,
  statementMessage,
  statementSubject,
  uncostedTexts,
} from './statement-message.ts';

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
          ...uncostedTexts(all, reader),
        ].join(' ');
  return sentence(text, [{ label: say.see, action: { name: 'contacts', subject: month }, style: 'primary' }]);
}

const words = phrases({
  en: {
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
