// /suggestions: mine and their state; for owners, those that wait for an answer, oldest first.
import { formats } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Block, Message } from '../messages/message.ts';
import { standing } from '../suggestions/card.ts';
import { type Listed, waitingFor, writtenBy } from '../suggestions/lists.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import { topicName } from '../suggestions/topics.ts';
import type { CommandEntry, Reply, Request } from './request.ts';

/** How many of each list are shown; the rest is counted. */
const SHOWN = 10;

export const suggestionsCommand: CommandEntry = {
  name: 'suggestions',
  aliases: ['idees', 'idées'],
  description: {
    en: 'My ideas and those waiting for my answer',
    fr: 'Mes idées, et celles qui attendent ma réponse',
  },
  run: listSuggestions,
};

export async function listSuggestions(request: Request): Promise<Reply> {
  return { kind: 'say', message: await suggestionsMessage(request) };
}

async function suggestionsMessage(request: Request): Promise<Message> {
  const say = words(request.locale);
  const waiting = await waitingBlocks(request);
  const mine = await mineBlocks(request);
  const blocks = [...waiting, ...mine];
  return {
    summary: say.summary,
    blocks: blocks.length > 0 ? blocks : [{ kind: 'text', text: say.none }, propose(request)],
  };
}

/** What waits for the asker's answer; nothing when nothing does. */
export async function waitingBlocks(request: Request): Promise<Block[]> {
  const { kit, workspace, asker, locale } = request;
  const say = words(locale);
  const listed = await waitingFor(kit.database.db, workspace.id, asker, SHOWN);
  if (listed.total === 0) return [];
  return [
    { kind: 'text', text: [{ strong: say.waiting }] },
    ...listed.suggestions.flatMap((each): Block[] => [
      line(each, request),
      {
        kind: 'buttons',
        buttons: [
          { label: say.answer(each.row.number), action: { name: 'suggestion.reply', subject: each.row.id } },
        ],
      },
    ]),
    ...more(listed, request),
  ];
}

/** What the asker proposed; nothing when nothing was. */
export async function mineBlocks(request: Request): Promise<Block[]> {
  const { kit, workspace, asker, locale } = request;
  const listed = await writtenBy(kit.database.db, kit.keys, workspace.id, asker, SHOWN);
  if (listed.total === 0) return [];
  return [
    { kind: 'text', text: [{ strong: words(locale).mine }] },
    ...listed.suggestions.map((each) => line(each, request)),
    ...more(listed, request),
  ];
}

function line(suggestion: Suggestion, { locale, asker }: Request): Block {
  const { row, topic } = suggestion;
  const label = `n°\u00a0${row.number} · ${topicName(topic, locale)}`;
  return {
    kind: 'facts',
    facts: [{ label, value: `${row.title}\n${standing(suggestion, { locale, timeZone: asker.timeZone })}` }],
  };
}

function more({ suggestions, total }: Listed, { locale, asker }: Request): Block[] {
  const hidden = total - suggestions.length;
  if (hidden === 0) return [];
  return [{ kind: 'note', text: words(locale).more(formats(locale, asker.timeZone).number(hidden)) }];
}

export function propose({ locale }: Request): Block {
  return {
    kind: 'buttons',
    buttons: [{ label: words(locale).propose, action: { name: 'suggest' }, style: 'primary' }],
  };
}

const words = phrases({
  en: {
    summary: 'Your ideas and those that wait for you',
    none: 'You have not proposed anything yet, and nothing waits for you.',
    waiting: 'Waiting for your answer, oldest first',
    mine: 'Your ideas',
    answer: (number: number) => `Answer n° ${number}`,
    more: (count: string) => `+${count} more`,
    propose: 'Suggest an idea',
  },
  fr: {
    summary: 'Vos idées et celles qui vous attendent',
    none: 'Vous n’avez encore rien proposé, et rien ne vous attend.',
    waiting: 'En attente de votre réponse, les plus anciennes d’abord',
    mine: 'Vos idées',
    answer: (number) => fr`Répondre à la n° ${number}`,
    more: (count) => `+${count} de plus`,
    propose: 'Proposer une idée',
  },
});
