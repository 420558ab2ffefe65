// /suggestions: what waits for me and mine; or, by its words, a list, a search, or one suggestion in full.
import { phrases } from '../../i18n/phrases.ts';
import type { Block } from '../../messages/message.ts';
import { waitingFor, writtenBy } from '../../suggestions/finding/lists.ts';
import { commandHelp } from '../command-help.ts';
import { AT_A_GLANCE } from '../paging.ts';
import type { Ask, CommandEntry, Reply, Request } from '../request.ts';
import { askedFor } from './command-words.ts';
import { line, viewButtons } from './line.ts';
import { otherLists } from './list-controls.ts';
import { listMessage } from './lists.ts';
import { acknowledgeButton, more, queueLines } from './queue.ts';
import { unnamedBlocks } from './unnamed.ts';
import { unownedBlocks } from './unowned.ts';
import { viewByNumber } from './view.ts';

export const suggestionsCommand: CommandEntry = {
  name: 'suggestions',
  inFrench: 'idées',
  description: {
    en: 'My ideas, those waiting for my answer, and everyone’s',
    fr: 'Mes idées, celles qui attendent ma réponse, et celles de tous',
  },
  usageHint: { en: '[218 | open | done | search WORDS]', fr: '[218 | ouvertes | faites | chercher MOTS]' },
  may: 'everyone',
  run: (request) => suggestionsAsked(request),
};

async function suggestionsAsked(request: Request): Promise<Reply> {
  const asked = askedFor(request.text);
  switch (asked.kind) {
    case 'overview':
      return listSuggestions(request);
    case 'help':
      return {
        kind: 'say',
        message: commandHelp(words(request.locale).help, otherLists(request, null).slice(0, 1)),
      };
    case 'idea':
      return viewByNumber(request, asked.number);
    case 'list':
      return { kind: 'say', message: await listMessage(request, asked.state) };
    default:
      return asked satisfies never;
  }
}

/** What waits for the asker, what the asker proposed, and the way to the other lists. */
export const listSuggestions: Ask = async (request) => {
  const say = words(request.locale);
  const waiting = [...(await waitingBlocks(request)), ...(await unownedBlocks(request))];
  const mine = await mineBlocks(request);
  const own: Block[] = [...waiting, ...mine];
  const blocks: Block[] = own.length > 0 ? own : [{ kind: 'text', text: say.none }, propose(request)];
  return {
    kind: 'say',
    message: {
      summary: say.summary,
      again: { name: 'suggestions.mine' },
      blocks: [...blocks, ...otherLists(request, null)],
    },
  };
};

/** What waits for the asker's answer; nothing when nothing does. */
export async function waitingBlocks(request: Request, take = AT_A_GLANCE): Promise<Block[]> {
  const { kit, workspace, asker, locale } = request;
  const listed = await waitingFor(kit.database.db, workspace.id, asker, { skip: 0, take });
  if (listed.total === 0) return [];
  return [
    { kind: 'text', text: [{ strong: words(locale).waiting }] },
    ...queueLines(listed, request),
    ...more('waiting', listed, request),
    ...(await acknowledgeButton(request)),
  ];
}

/** What the asker proposed; nothing when nothing was. */
export async function mineBlocks(request: Request, take = AT_A_GLANCE): Promise<Block[]> {
  const { kit, workspace, asker, locale } = request;
  const part = { skip: 0, take };
  const listed = await writtenBy(kit.database.db, kit.keys, workspace.id, asker, part);
  const unnamed = await unnamedBlocks(request);
  if (listed.total === 0) return unnamed;
  return [
    ...unnamed,
    { kind: 'text', text: [{ strong: words(locale).mine }] },
    ...listed.suggestions.map((each) => line(each, request)),
    ...viewButtons(listed.suggestions, request),
    ...more('mine', listed, request),
  ];
}

function propose({ locale }: Request): Block {
  return {
    kind: 'buttons',
    buttons: [{ label: words(locale).propose, action: { name: 'suggest' }, style: 'primary' }],
  };
}

const words = phrases({
  en: {
    summary: 'Your ideas and those that wait for you',
    none: 'You have not proposed anything yet, and nothing waits for you.',
    waiting: 'Waiting for your answer, first due first',
    mine: 'Your ideas',
    propose: 'Suggest an idea',
    help: {
      command: '/suggestions',
      title: 'What /suggestions finds',
      lines: [
        ['', 'what waits for you, and your ideas'],
        ['218', 'idea #218 in full, with its answers'],
        ['mine', 'all your ideas'],
        ['waiting', 'all that wait for your answer'],
        ['open, done, closed', 'everyone’s ideas'],
        ['search WORDS', 'those that speak of something'],
      ],
    },
  },
  fr: {
    summary: 'Vos idées et celles qui vous attendent',
    none: 'Vous n’avez encore rien proposé, et rien ne vous attend.',
    waiting: 'En attente de votre réponse, par échéance',
    mine: 'Vos idées',
    propose: 'Proposer une idée',
    help: {
      command: '/idees',
      title: 'Ce que trouve /idees',
      lines: [
        ['', 'ce qui vous attend, et vos idées'],
        ['218', 'l’idée n°\u00a0218 en entier, avec ses réponses'],
        ['miennes', 'toutes vos idées'],
        ['attente', 'toutes celles qui attendent votre réponse'],
        ['ouvertes, faites, closes', 'les idées de tout le monde'],
        ['chercher MOTS', 'celles qui parlent de quelque chose'],
      ],
    },
  },
});
