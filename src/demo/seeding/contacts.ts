// The contacts of the sample company: counted by its rules and unit costs, its last month closed by the program's own act.
import { dateOf, dayOf, dayText } from '../../calendar/day.ts';
import { dayIn, zoneOf } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { closeMonths } from '../../contacts/close.ts';
import { saveContactSettings, savePrice } from '../../contacts/costs.ts';
import { saveDepartment } from '../../contacts/departments.ts';
import type { ContactItem } from '../../contacts/item.ts';
import { daysOf, monthAfter } from '../../contacts/months.ts';
import { saveRule } from '../../contacts/rules.ts';
import { storeContacts } from '../../contacts/store.ts';
import { seenAnswers } from '../../feedback/identity.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { origins, reasons, type SampleReason, unitCosts } from '../company/contacts.ts';
import { slack } from './persons.ts';

export async function countContacts(shell: KeyedShell): Promise<void> {
  const { database, workspace, keys, now } = shell;
  const { id: workspaceId, timeZone } = workspace;
  const doer = { by: 'command-line', now } as const;
  const today = dayIn(timeZone, now);
  const months = [-2, -1, 0].map((back) => monthAfter(today.slice(0, 7), back));
  const [first = '', last = ''] = months;
  const draft = { currency: 'EUR', closesOn: 1, firstMonth: last, keepDays: 365 };
  await saveContactSettings(database, workspaceId, { draft, version: 0, doer });
  for (const [channel, micros] of Object.entries(unitCosts) as [keyof typeof unitCosts, bigint][])
    await savePrice(database, workspaceId, { channel, since: `${first}-01`, per: 'contact', micros }, doer);
  for (const { department, channelId, words } of origins) {
    const made = await saveDepartment(database, workspaceId, {
      ...{ shown: null, formKey: newId(), doer },
      draft: { name: department, channel: channelId && slack(channelId), locale: 'fr' },
    });
    if (made.kind !== 'saved') throw new Error(`no department ${department}`);
    for (const each of words)
      await saveRule(database, workspaceId, {
        ...{ shown: null, place: origins.length * 10, formKey: newId(), doer },
        draft: { words: each, how: 'contains', departmentId: made.department.id },
      });
  }
  const items = months.flatMap((month, which) =>
    workingDays(month, today).flatMap((day, nth) =>
      reasons.flatMap((each) => itemsOn(each, which, { day, nth }, timeZone)),
    ),
  );
  const storing = { keys, country: workspace.country, now, batch: null, seen: seenAnswers() };
  await storeContacts(database, workspaceId, items, storing);
  await closeMonths(shell);
}

/** Monday to Friday, up to today. */
function workingDays(month: string, today: string): string[] {
  const { from, to } = daysOf(month);
  const days = Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, i) => dayText(dayOf(from) + i));
  return days.filter((day) => day <= today && ![0, 6].includes(dateOf(dayOf(day)).getUTCDay()));
}

/** The day's sum, and on the first working days of a month one that somebody put in words: as many as a statement needs to quote one. */
function itemsOn(
  { reason, channel, daily, words }: SampleReason,
  which: number,
  { day, nth }: { readonly day: string; readonly nth: number },
  timeZone: string,
): ContactItem[] {
  const common = {
    ...{ externalId: null, at: new Date(zoneOf(timeZone).instant(dayOf(day), 9 * 60)), day, reason, channel },
    ...{ touchpoint: null, department: null, seconds: null, cost: null, names: [] },
  };
  const said = words[nth];
  return [
    { ...common, count: daily[which] ?? 0, isSum: true, verbatim: null, customer: null },
    ...(said === undefined
      ? []
      : [{ ...common, count: 1, isSum: false, verbatim: said, customer: `${day} ${reason}` }]),
  ];
}
