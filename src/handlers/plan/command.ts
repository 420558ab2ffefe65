// /plan: my actions and the ways on; or, by its words, a list, a search, a new action, or one in full.

import { touchpointsMeant } from '../../feedback/touchpoints/company.ts';
import { phrases } from '../../i18n/phrases.ts';
import { touchpointsOfActions } from '../../plan/lists.ts';
import { fold } from '../../terms/fold.ts';
import { commandHelp } from '../command-help.ts';
import type { Ask, CommandEntry, Reply, Request } from '../request.ts';
import { openNewAction } from './add.ts';
import { planAskedFor } from './command-words.ts';
import { myActionBlocks, planLists, planMessage } from './list.ts';
import { firstPlanPage, touchpointCode } from './list-state.ts';
import { viewByNumber } from './view.ts';

export const planCommand: CommandEntry = {
  name: 'plan',
  description: {
    en: 'What we change: my actions, everyone’s, and a new one',
    fr: 'Ce que nous changeons : mes actions, celles de tous, une nouvelle',
  },
  usageHint: {
    en: '[12 | add | late | done | search WORDS]',
    fr: '[12 | ajouter | retard | faites | chercher MOTS]',
  },
  may: 'everyone',
  run: (request) => planAsked(request),
};

async function planAsked(request: Request): Promise<Reply> {
  const asked = planAskedFor(request.text);
  switch (asked.kind) {
    case 'overview':
      return planOverview(request);
    case 'help':
      return {
        kind: 'say',
        message: commandHelp(words(request.locale).help, planLists(request, null).slice(0, 1)),
      };
    case 'action':
      return viewByNumber(request, asked.number);
    case 'add':
      return openNewAction({ ...request, text: asked.title, subject: null });
    case 'list':
      return { kind: 'say', message: await planMessage(request, firstPlanPage(asked.list)) };
    case 'about':
      return { kind: 'say', message: await planMessage(request, await stateOf(request, asked)) };
    default:
      return asked satisfies never;
  }
}

/** A touchpoint at which there are some by its name, or else what has these words. */
async function stateOf(
  { kit, workspace }: Request,
  { said, words: search }: { said: string; words: string },
) {
  const { db } = kit.database;
  const meant = await touchpointsMeant(db, workspace.id, [fold(said)]);
  const touchpoint = meant.get(fold(said));
  return touchpoint === undefined || !(await touchpointsOfActions(db, workspace.id)).includes(touchpoint)
    ? firstPlanPage('all', { words: search })
    : firstPlanPage('open', { at: touchpointCode(touchpoint) });
}

/** What the asker has to do, and the way to the other lists. */
export const planOverview: Ask = async (request) => {
  const say = words(request.locale);
  const mine = await myActionBlocks(request);
  return {
    kind: 'say',
    message: {
      summary: say.summary,
      again: { name: 'plan' },
      blocks: [
        ...(mine.length > 0 ? mine : [{ kind: 'text', text: say.none } as const]),
        ...planLists(request, null),
      ],
    },
  };
};

const words = phrases({
  en: {
    summary: 'The action plan',
    none: 'No action is yours. Whatever customers or colleagues say can become one.',
    help: {
      command: '/plan',
      title: 'What /plan finds',
      lines: [
        ['', 'your actions'],
        ['12', 'action #12 in full, with what happened to it'],
        ['add WORDS', 'a new action'],
        ['open, late, done, all', 'everyone’s actions'],
        ['delivery', 'those at a touchpoint'],
        ['search WORDS', 'those that speak of something'],
      ],
    },
  },
  fr: {
    summary: 'Le plan d’action',
    none: 'Aucune action n’est à vous. Ce que disent les clients ou les collègues peut en devenir une.',
    help: {
      command: '/plan',
      title: 'Ce que trouve /plan',
      lines: [
        ['', 'vos actions'],
        ['12', 'l’action n°\u00a012 en entier, avec ce qui s’est passé'],
        ['ajouter MOTS', 'une nouvelle action'],
        ['ouvertes, retard, faites, toutes', 'les actions de tout le monde'],
        ['livraison', 'celles d’une étape du parcours'],
        ['chercher MOTS', 'celles qui parlent de quelque chose'],
      ],
    },
  },
});
