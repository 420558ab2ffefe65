// What the contacts of a month cost, as admins see it: by department, one department's part, and the reasons that no rule knows.
import { dayIn } from '../../calendar/zone.ts';
import { contactSettings, currencyOf, pricesOf } from '../../contacts/costs.ts';
import { costLines } from '../../contacts/lines.ts';
import { daysOf, isMonth, monthAfter } from '../../contacts/months.ts';
import { rulesOf } from '../../contacts/rules.ts';
import { monthsKnown, partsOf, reasonsByWeight, statementOf, sumOf } from '../../contacts/statement.ts';
import { costText, monthName, statementMessage } from '../../contacts/statement-message.ts';
import { tallied } from '../../contacts/tally.ts';
import { UserError } from '../../errors.ts';
import { plural } from '../../i18n/formats.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { sayContacts } from './words.ts';

/** Months that can be chosen: two years of them. */
const MONTHS = 24;
/** Of so many months, this one among them, are reasons told that no rule knows. */
const LOOKED_BACK = 3;

function thisMonth({ workspace, at }: Request): string {
  return dayIn(workspace.timeZone, at).slice(0, 7);
}

export const showMonth: Ask = async (request) => {
  const { of, page } = pageIn(request.chosen ?? request.subject);
  return shown(request, await monthMessage(request, isMonth(of) ? of : thisMonth(request), page));
};

async function monthMessage(request: Request, month: string, page: number): Promise<Message> {
  const { kit, workspace, locale, formats } = request;
  const { db } = kit.database;
  const say = sayContacts(locale);
  const statement = await statementOf(db, workspace.id, month);
  const all = sumOf(statement.lines);
  const title = say.title(monthName(month, locale));
  const { entries, pager, again } = pageOf(
    partsOf(statement),
    { name: 'contacts', of: month },
    page,
    request,
  );
  const months = [...new Set([month, ...(await monthsKnown(db, workspace.id))])].slice(0, MONTHS);
  const reader = { locale, timeZone: workspace.timeZone };
  return {
    summary: title,
    again,
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'text',
        text: all.contacts === 0 ? say.none : say.inAll(costText(all, statement.currency, reader)),
      },
      { kind: 'note', text: statement.closedAt === null ? say.open : say.closed },
      ...(all.uncosted > 0
        ? [
            {
              kind: 'note',
              text: plural(locale, all.uncosted, say.uncosted(formats.number(all.uncosted))),
            } as const,
          ]
        : []),
      ...entries.flatMap(({ departmentId, department, lines }): Block[] => [
        {
          kind: 'facts',
          facts: [
            {
              label: departmentId === null ? say.nobody : department,
              value: costText(sumOf(lines), statement.currency, reader),
            },
          ],
        },
        {
          kind: 'buttons',
          buttons: [
            departmentId === null
              ? { label: say.unknown, action: { name: 'contacts.unknown' } }
              : {
                  label: say.see,
                  action: { name: 'contacts.department', subject: `${month}/${departmentId}` },
                },
          ],
        },
      ]),
      ...pager,
      {
        kind: 'select',
        label: say.month,
        action: { name: 'contacts' },
        options: months.map((each) => ({ value: each, label: monthName(each, locale) })),
        chosen: month,
      },
      { kind: 'buttons', buttons: waysOn(request) },
    ],
  };
}

function waysOn({ locale }: Request): Button[] {
  const say = sayContacts(locale);
  return [
    { label: say.departments, action: { name: 'departments' } },
    { label: say.rules, action: { name: 'contact-rules' } },
    { label: say.costs, action: { name: 'unit-costs' } },
    { label: say.settings, action: { name: 'contacts.settings' } },
  ];
}

/** Of "2026-10/DEPARTMENT". */
export const showPart: Ask = async (request) => {
  const { kit, workspace, locale, subject } = request;
  const [month = '', departmentId = ''] = subject?.split('/') ?? [];
  const statement = isMonth(month) ? await statementOf(kit.database.db, workspace.id, month) : null;
  const part = statement && partsOf(statement).find((each) => each.departmentId === departmentId);
  if (!statement || !part) throw new UserError('contacts.no-part', (reader) => sayContacts(reader).noPart);
  const reader = { locale, timeZone: workspace.timeZone };
  return { kind: 'say', message: statementMessage({ statement, part, quote: null }, reader) };
};

export const listUnknown: Ask = async (request) =>
  shown(request, await unknownMessage(request, pageIn(request.subject).page));

async function unknownMessage(request: Request, page: number): Promise<Message> {
  const { kit, workspace, locale } = request;
  const { db } = kit.database;
  const say = sayContacts(locale);
  const month = thisMonth(request);
  const settings = await contactSettings(db, workspace.id);
  const prices = settings === null ? [] : await pricesOf(db, workspace.id);
  const rows = await tallied(db, workspace.id, {
    from: daysOf(monthAfter(month, 1 - LOOKED_BACK)).from,
    to: daysOf(month).to,
    apart: prices.map(({ since }) => since),
  });
  const lines = costLines(rows, {
    rules: await rulesOf(db, workspace.id),
    prices,
    currency: settings ?? { digits: 0 },
  });
  const unknown = reasonsByWeight(lines.filter(({ departmentId }) => departmentId === null));
  const { entries, pager, again } = pageOf(unknown, { name: 'contacts.unknown' }, page, request);
  const reader = { locale, timeZone: workspace.timeZone };
  const blocks: Block[] = [];
  for (const each of entries) {
    const value = costText(each, settings && currencyOf(settings), reader);
    blocks.push({
      kind: 'facts',
      facts: [{ label: each.reason === '' ? say.noReason : each.reason, value }],
    });
    // The button carries one of its contacts: a reason is people's words.
    const one =
      each.reasonKey === ''
        ? null
        : await db.contact.findFirst({
            where: { workspaceId: workspace.id, reasonKey: each.reasonKey },
            orderBy: { id: 'asc' },
            select: { id: true },
          });
    if (one)
      blocks.push({
        kind: 'buttons',
        buttons: [{ label: say.makeRule, action: { name: 'contact-rule.create', subject: one.id } }],
      });
  }
  return {
    summary: say.unknownTitle,
    again,
    blocks: [
      { kind: 'heading', text: say.unknownTitle },
      { kind: 'text', text: unknown.length === 0 ? say.noneUnknown : say.unknownIntro },
      ...blocks,
      ...pager,
    ],
  };
}
