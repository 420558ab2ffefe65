// One suggestion as it stands in a list, and the buttons that open those of a list.
import { minutesPerDay } from '../../calendar/working-time.ts';
import { numbered } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Button } from '../../messages/message.ts';
import { standing } from '../../suggestions/letters/card.ts';
import { markedDue } from '../../suggestions/letters/reminder.ts';
import type { Suggestion } from '../../suggestions/suggestion.ts';
import { topicName } from '../../suggestions/topics.ts';
import { calendarFor } from '../../workspace/posting.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import type { Request } from '../request.ts';

/** "#218 · Billing", its title, and how it stands. */
export function line(suggestion: Suggestion, request: Request): Block {
  return lineSaying(suggestion, standingNow(suggestion, request), request);
}

/** How it stands; a reply that is late is marked, with how late it is. */
export function standingNow(
  suggestion: Suggestion,
  { workspace, asker, locale, at: now }: Pick<Request, 'workspace' | 'asker' | 'locale' | 'at'>,
): string {
  const { dueAt } = suggestion.row;
  const workday = minutesPerDay(workCalendar(workspace));
  const reader = { locale, timeZone: asker.timeZone, now, workday };
  const late =
    dueAt <= now ? markedDue(dueAt, { now, calendar: calendarFor(workspace, asker) }, reader) : null;
  return standing(suggestion, reader, late);
}

/** The same with another last line. */
export function lineSaying({ row, topic }: Suggestion, last: string, { locale }: Request): Block {
  const label = `${numbered(locale, row.number)} · ${topicName(topic, locale)}`;
  return { kind: 'facts', facts: [{ label, value: `${row.title}\n${last}` }] };
}

/** Shows it in full. */
export function viewButton({ row: { id: subject, number } }: Suggestion, { locale }: Request): Button {
  return { label: words(locale).view(number), action: { name: 'suggestion.view', subject } };
}

/** A button for each, which shows it in full; nothing where there are none. */
export function viewButtons(suggestions: readonly Suggestion[], request: Request): Block[] {
  if (suggestions.length === 0) return [];
  return [{ kind: 'buttons', buttons: suggestions.map((each) => viewButton(each, request)) }];
}

const words = phrases({
  en: { view: (number: number) => `See #${number}` },
  fr: { view: (number) => fr`Voir la n° ${number}` },
});
