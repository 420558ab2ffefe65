// What of questions to customers waits for whoever reads them: a part of the one letter of a day (reminders/). Pure view.
import { dateOf, dayOf } from '../../calendar/day.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Message } from '../../messages/message.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import { askedIn, type CommunityQuestion } from '../question.ts';

/** Slack shows five buttons in a row. */
const BUTTONS = 5;

/** @param take so many are listed; more are counted */
export function owedPart(owed: readonly CommunityQuestion[], reader: DatedReader, take: number): Message {
  const say = words(reader.locale);
  const { number, dayAndMonth } = formats(reader.locale, reader.timeZone);
  const headline = plural(reader.locale, owed.length, say.headline(number(owed.length)));
  const shown = owed.slice(0, take);
  const hidden = owed.length - shown.length;
  const title = (question: CommunityQuestion) => shortenLabel(askedIn(question, reader.locale).question, 75);
  const item = (question: CommunityQuestion) =>
    say.until(title(question), dayAndMonth(dateOf(dayOf(question.row.wordUntil ?? question.row.endsOn))));
  return {
    summary: headline,
    blocks: [
      { kind: 'text', text: [{ strong: headline }] },
      { kind: 'list', items: shown.map(item) },
      ...(hidden > 0 ? [{ kind: 'note', text: say.more(number(hidden)) } as const] : []),
      {
        kind: 'buttons',
        buttons: shown.slice(0, BUTTONS).map(({ row }) => ({
          label: shown.length === 1 ? say.answer : say.answerNumber(row.number),
          action: { name: 'community.see', subject: row.id },
        })),
      },
    ],
  };
}

const words = phrases({
  en: {
    headline: (count: string) => ({
      one: 'Customers answered a question, and wait for your word on what comes of it',
      other: `Customers answered ${count} questions, and wait for your word on what comes of them`,
    }),
    until: (title: string, day: string) => `${title}: announced for ${day}`,
    more: (count: string) => `+${count} more`,
    answer: 'Read and answer',
    answerNumber: (number: number) => `Read and answer #${number}`,
  },
  fr: {
    headline: (count) => ({
      one: 'Des clients ont répondu à une question, et attendent de vous ce qui en sort',
      other: fr`Des clients ont répondu à ${count} questions, et attendent de vous ce qui en sort`,
    }),
    until: (title, day) => fr`${title} : annoncé pour le ${day}`,
    more: (count) => fr`+${count} de plus`,
    answer: 'Lire et répondre',
    answerNumber: (number) => fr`Lire et répondre à la n° ${number}`,
  },
});
