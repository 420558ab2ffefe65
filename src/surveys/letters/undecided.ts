// What of surveys waits for whoever made them: a part of the one letter of a day (reminders/). Pure view.
import { dateOf, dayOf } from '../../calendar/day.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Message } from '../../messages/message.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import type { SurveyRound } from '../round.ts';

/** Slack shows five buttons in a row. */
const BUTTONS = 5;

/** @param take so many are listed; more are counted */
export function undecidedPart(rounds: readonly SurveyRound[], reader: DatedReader, take: number): Message {
  const say = words(reader.locale);
  const { number, dayAndMonth } = formats(reader.locale, reader.timeZone);
  const headline = plural(reader.locale, rounds.length, say.headline(number(rounds.length)));
  const shown = rounds.slice(0, take);
  const hidden = rounds.length - shown.length;
  const item = ({ survey, row }: SurveyRound) =>
    row.decideUntil === null
      ? survey.name
      : say.until(survey.name, dayAndMonth(dateOf(dayOf(row.decideUntil))));
  return {
    summary: headline,
    blocks: [
      { kind: 'text', text: [{ strong: headline }] },
      { kind: 'list', items: shown.map(item) },
      ...(hidden > 0 ? [{ kind: 'note', text: say.more(number(hidden)) } as const] : []),
      {
        kind: 'buttons',
        buttons: shown.slice(0, BUTTONS).map(({ survey, row }) => ({
          label: shortenLabel(say.see(survey.name), 60),
          action: { name: 'survey.result', subject: row.id },
        })),
      },
    ],
  };
}

const words = phrases({
  en: {
    headline: (count: string) => ({
      one: 'A survey has its result, and whoever answered waits for what follows',
      other: `${count} surveys have their results, and whoever answered waits for what follows`,
    }),
    until: (name: string, day: string) => `${name}: announced for ${day}`,
    more: (count: string) => `+${count} more: /survey shows them`,
    see: (name: string) => `Decide on “${name}”`,
  },
  fr: {
    headline: (count) => ({
      one: fr`Une enquête a son résultat, et ses répondants attendent la suite`,
      other: fr`${count} enquêtes ont leur résultat, et leurs répondants attendent la suite`,
    }),
    until: (name, day) => fr`${name} : suite annoncée pour le ${day}`,
    more: (count) => fr`+${count} de plus : /enquete les montre`,
    see: (name) => fr`Décider pour « ${name} »`,
  },
});
