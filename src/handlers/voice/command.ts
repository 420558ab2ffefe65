// /voice: what customers say now, found by a word or two. Each answer lives beside this file.
import { zoneOf } from '../../calendar/zone.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { sentence } from '../../messages/message.ts';
import { commandHelp } from '../command-help.ts';
import type { CommandEntry } from '../request.ts';
import { openAdd } from './add.ts';
import { privately } from './answers.ts';
import { voiceControls } from './controls.ts';
import { askedFor } from './question.ts';
import { spansOf } from './two-windows.ts';

export const voiceCommand: CommandEntry = {
  name: 'voice',
  inFrench: 'voix',
  description: {
    en: 'What customers say: today, this week, by theme, by word',
    fr: 'Ce que disent les clients : aujourd’hui, cette semaine, par thème, par mot',
  },
  usageHint: {
    en: '[today | search WORDS | themes | nps by touchpoint | trend | cases | add]',
    fr: '[aujourd’hui | chercher MOTS | thèmes | nps par étape | tendance | cas | ajouter]',
  },
  may: 'everyone',
  async run(request) {
    const asked = askedFor(request.text);
    switch (asked.kind) {
      case 'question':
        return { kind: 'say', message: await privately(request, asked.question) };
      case 'windows': {
        const today = zoneOf(request.workspace.timeZone).dayAt(request.at.getTime());
        const read = spansOf(asked.typed, today);
        if (!read.ok) return { kind: 'say', message: sentence(read.why(request.locale)) };
        const question = {
          kind: 'compare',
          ...read.spans,
          ...(asked.only ? { only: asked.only } : {}),
        } as const;
        return { kind: 'say', message: await privately(request, question) };
      }
      case 'add':
        return openAdd({ ...request, text: asked.words });
      case 'help':
        return {
          kind: 'say',
          message: commandHelp(words(request.locale).help, voiceControls(request, null)),
        };
      case 'not-narrowed':
        return { kind: 'say', message: sentence(words(request.locale).notNarrowed) };
      case 'too-many-names':
        return { kind: 'say', message: sentence(words(request.locale).tooMany) };
      default:
        return asked satisfies never;
    }
  },
};

const words = phrases({
  en: {
    notNarrowed:
      'Themes and cases are told of all answers. For some of them alone: /voice today for …, /voice week for …, /voice nps by source for …',
    tooMany: 'These names are too many for one question: ask for fewer at a time.',
    help: {
      command: '/voice',
      title: 'What /voice tells',
      lines: [
        ['', 'this week so far'],
        ['today', 'today so far'],
        ['themes', 'what is new these 7 days'],
        ['search WORDS', 'what customers wrote with these words'],
        ['nps by touchpoint', 'also csat or ces, by source, by question, by region or any other segment'],
        ['trend nps', 'also csat or ces: the last twelve weeks as a chart'],
        ['around 2026-09-01', 'what changed: as many days before and after'],
        ['before 2026-09-01 after 2026-10-01', 'the same with days between; also 1/6/2026 to 31/8/2026'],
        [
          'today for NAME',
          'also week, nps and trend: of a touchpoint, a source or a group alone, such as Delivery, or country = Belgium',
        ],
        ['cases', 'unhappy customers somebody is looking after'],
        ['add', 'what a customer told you'],
      ],
    },
  },
  fr: {
    notNarrowed: fr`Les thèmes et les cas se disent de toutes les réponses. Pour une partie seulement : /voix aujourd’hui pour …, /voix semaine pour …, /voix nps par source pour …`,
    tooMany: 'C’est trop de noms pour une seule question : demandez-en moins à la fois.',
    help: {
      command: '/voix',
      title: 'Ce que dit /voix',
      lines: [
        ['', 'cette semaine, jusqu’ici'],
        ['aujourd’hui', 'la journée, jusqu’ici'],
        ['thèmes', 'ce qui est nouveau ces 7 jours'],
        ['chercher MOTS', 'ce que les clients écrivent avec ces mots'],
        ['nps par étape', 'ou csat, ou ces ; par source, par question, par région ou tout autre segment'],
        ['tendance nps', 'ou csat, ou ces : les douze dernières semaines en un graphique'],
        ['autour du 1/9/2026', 'ce qui a changé : autant de jours avant et après'],
        [
          'avant le 1er sept. après le 1er oct.',
          'de même, avec des jours entre les deux ; ou 1/6/2026 au 31/8/2026',
        ],
        [
          'aujourd’hui pour NOM',
          'ou semaine, nps, tendance : d’une étape, d’une source ou d’un groupe seulement, comme Livraison, ou pays = Belgique',
        ],
        ['cas', 'les clients mécontents dont quelqu’un s’occupe'],
        ['ajouter', 'ce qu’un client vous a dit'],
      ],
    },
  },
});
