// What of actions waits for somebody: parts of the one letter of a day (reminders/). Pure views.
import { formats, numbered, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import type { PlanAction } from '../action.ts';
import { standing } from '../standing.ts';
import { seeAction } from './letters.ts';

/** So much of a title stands in a notification. */
const SHORT_TITLE = 60;
/** Slack shows five buttons in a row. */
const BUTTONS = 5;

/** @param readerId whose are told without their name @param take so many are listed; more are counted */
export function duePart(
  actions: readonly PlanAction[],
  readerId: string,
  reader: DatedReader,
  take: number,
): Message {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const areTheirs = actions.every(({ owner }) => owner.id === readerId);
  const headline = plural(
    reader.locale,
    actions.length,
    say[areTheirs ? 'yours' : 'waiting'](number(actions.length)),
  );
  return part(headline, actions, reader, take);
}

/** Nothing was heard of them for a month. */
export function newsPart(actions: readonly PlanAction[], reader: DatedReader, take: number): Message {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const headline = plural(reader.locale, actions.length, say.news(number(actions.length)));
  return part(headline, actions, reader, take);
}

function part(headline: string, actions: readonly PlanAction[], reader: DatedReader, take: number): Message {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const shown = actions.slice(0, take);
  const hidden = actions.length - shown.length;
  const first = actions
    .slice(0, 3)
    .map(({ row }) => say.short(row.number, shortenLabel(row.title, SHORT_TITLE)))
    .join(', ');
  const buttons: Button[] = shown.slice(0, BUTTONS).map((each) => seeAction(each, reader));
  const blocks: Block[] = [
    { kind: 'text', text: [{ strong: headline }] },
    {
      kind: 'list',
      items: shown.map((each) =>
        [numbered(reader.locale, each.row.number), each.row.title, standing(each, reader)].join(' · '),
      ),
    },
    ...(hidden > 0 ? [{ kind: 'note', text: say.more(number(hidden)) } as const] : []),
    { kind: 'buttons', buttons },
  ];
  return { summary: say.summary(headline, first), again: { name: 'plan' }, blocks };
}

const words = phrases({
  en: {
    yours: (count: string) => ({
      one: 'An action of yours is due',
      other: `${count} of your actions are due`,
    }),
    waiting: (count: string) => ({ one: 'An action is due', other: `${count} actions are due` }),
    news: (count: string) => ({
      one: 'Nothing was heard of an action for a month: how is it going?',
      other: `Nothing was heard of ${count} actions for a month: how are they going?`,
    }),
    summary: (headline: string, list: string) =>
      headline.endsWith('?') ? `${headline} ${list}` : `${headline}: ${list}`,
    short: (number: number, title: string) => `#${number}, “${title}”`,
    more: (count: string) => `+${count} more: /plan shows them all`,
  },
  fr: {
    yours: (count) => ({
      one: 'Une de vos actions arrive à échéance',
      other: `${count} de vos actions arrivent à échéance`,
    }),
    waiting: (count) => ({
      one: 'Une action arrive à échéance',
      other: `${count} actions arrivent à échéance`,
    }),
    news: (count) => ({
      one: fr`Rien de neuf sur une action depuis un mois : où en est-elle ?`,
      other: fr`Rien de neuf sur ${count} actions depuis un mois : où en sont-elles ?`,
    }),
    summary: (headline, list) => (headline.endsWith('?') ? `${headline} ${list}` : fr`${headline} : ${list}`),
    short: (number, title) => fr`n° ${number}, « ${title} »`,
    more: (count) => fr`+${count} de plus : /plan les montre toutes`,
  },
});
