// For admins: the ideas that nobody answers for, first due first, each with a way to give it to somebody.
import { plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block } from '../../messages/message.ts';
import { holds } from '../../people/rights.ts';
import { type Listed, unowned } from '../../suggestions/finding/lists.ts';
import { markedDue } from '../../suggestions/letters/reminder.ts';
import { calendarFor } from '../../workspace/posting.ts';
import type { Request } from '../request.ts';
import { lineSaying } from './line.ts';
import { more } from './queue.ts';

/** How many are shown; the rest is counted. */
const SHOWN = 3;

/** Nothing for others than admins, and where every idea that waits has an owner. */
export async function unownedBlocks(request: Request): Promise<Block[]> {
  const { kit, workspace, asker, locale, formats } = request;
  if (!holds(asker, 'admin')) return [];
  const listed = await unowned(kit.database.db, workspace.id, { skip: 0, take: SHOWN });
  if (listed.total === 0) return [];
  const say = words(locale);
  const title = plural(locale, listed.total, say.title(formats.number(listed.total)));
  return [
    { kind: 'text', text: [{ strong: title }] },
    ...unownedLines(listed, request),
    ...more('unowned', listed, request),
  ];
}

/** Each with the way to give it to somebody. */
export function unownedLines({ suggestions }: Listed, request: Request): Block[] {
  const { workspace, asker, locale, at: now } = request;
  const say = words(locale);
  const at = { now, calendar: calendarFor(workspace, asker) };
  const reader = { locale, timeZone: asker.timeZone };
  return suggestions.flatMap((each): Block[] => {
    const { id: subject, number, dueAt } = each.row;
    const give = { label: say.give(number), action: { name: 'suggestion.reassign', subject } };
    return [lineSaying(each, markedDue(dueAt, at, reader), request), { kind: 'buttons', buttons: [give] }];
  });
}

const words = phrases({
  en: {
    title: (count: string) => ({
      one: 'An idea is waiting, and nobody answers for it',
      other: `${count} ideas are waiting, and nobody answers for them`,
    }),
    give: (number: number) => `Give #${number} to someone`,
  },
  fr: {
    title: (count) => ({
      one: 'Une idée attend un responsable',
      other: fr`${count} idées attendent un responsable`,
    }),
    give: (number) => fr`Confier la n° ${number}`,
  },
});
