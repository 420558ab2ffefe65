// /portevoix: the admins' menu, and help for everyone.
import { phrases } from '../i18n/phrases.ts';
import type { Block, Message } from '../messages/message.ts';
import type { Feature } from './feature.ts';
import { hasBothChats, linkAsked } from './link.ts';
import type { Ask, CommandEntry, Request } from './request.ts';

const portevoixCommand: CommandEntry = {
  name: 'portevoix',
  description: {
    en: 'What Porte-voix can do; schedules and settings for admins',
    fr: 'Ce que sait faire Porte-voix ; programmation et réglages pour les admins',
  },
  usageHint: { en: '[help]', fr: '[aide]' },
  may: 'everyone',
  run: async (request) => {
    const linking = await linkAsked(request);
    if (linking) return linking;
    const wantsHelp = /^(help|aide|\?)$/i.test(request.text);
    return {
      kind: 'say',
      message: wantsHelp || !request.asker.isAdmin ? helpMessage(request) : menuMessage(request),
    };
  },
};

export const help: Ask = async (request) => ({ kind: 'say', message: helpMessage(request) });

export const portevoix: Feature = {
  name: 'portevoix',
  commands: [portevoixCommand],
  asks: { help: { run: help, may: 'everyone' } },
};

function menuMessage(request: Request): Message {
  const say = words(request.locale);
  return {
    summary: say.menu,
    blocks: [{ kind: 'heading', text: say.menu }, { kind: 'text', text: say.menuText }, menuButtons(request)],
  };
}

/** What admins can open. */
export function menuButtons({ locale }: Request): Block {
  const say = words(locale);
  return {
    kind: 'buttons',
    buttons: [
      { label: say.schedules, action: { name: 'schedules' }, style: 'primary' },
      { label: say.cases, action: { name: 'case-rules' } },
      { label: say.topics, action: { name: 'topics' } },
      { label: say.touchpoints, action: { name: 'touchpoints' } },
      { label: say.settings, action: { name: 'settings' } },
      { label: say.help, action: { name: 'help' } },
    ],
  };
}

function helpMessage(request: Request): Message {
  const { locale, asker } = request;
  const say = words(locale);
  const command = (name: string, text: string) => [{ strong: name }, ` ${text}`];
  return {
    summary: say.helpTitle,
    blocks: [
      { kind: 'heading', text: say.helpTitle },
      { kind: 'text', text: say.what },
      {
        kind: 'list',
        items: [
          command(say.named.suggest, say.suggest),
          command(say.named.suggestions, say.suggestions),
          command(say.named.story, say.story),
          command(say.named.voice, say.voice),
          ...(hasBothChats(request) ? [command('/portevoix link', say.link)] : []),
          ...(asker.isAdmin ? [command('/portevoix', say.admin)] : []),
        ],
      },
      { kind: 'note', text: say.promise },
    ],
  };
}

const words = phrases({
  en: {
    menu: 'Porte-voix, for admins',
    menuText: 'What goes where and when, and who answers.',
    schedules: 'Schedules',
    cases: 'Hot cases and feed…',
    topics: 'Topics and owners',
    touchpoints: 'Touchpoints',
    settings: 'Settings',
    help: 'Help',
    helpTitle: 'Porte-voix',
    what: 'It brings what customers say to everyone, and an answer to every idea.',
    named: { suggest: '/suggest', suggestions: '/suggestions', story: '/story', voice: '/voice' },
    suggest: '– propose an improvement, under your name or not. Somebody answers you.',
    suggestions: '– your ideas and where they stand; for owners, those that wait.',
    story: '– tell a best failure: a problem that somebody turned into a great experience.',
    voice: '– what customers say: today, this week, by theme, by word; add what one told you.',
    link: '– on Slack and on Teams? Gives you a code, so that both accounts are you.',
    admin:
      '– schedules, hot cases, topics and owners, settings. To import answers, send me a CSV or Excel file in a direct message.',
    promise: 'Every idea gets an answer from a person, within working days that you are told at once.',
  },
  fr: {
    menu: 'Porte-voix, côté admins',
    menuText: 'Ce qui part, où et quand, et qui répond.',
    schedules: 'Bulletins',
    cases: 'Cas à chaud et réponses…',
    topics: 'Sujets et responsables',
    touchpoints: 'Étapes du parcours',
    settings: 'Réglages',
    help: 'Aide',
    helpTitle: 'Porte-voix',
    what: 'Il porte à tous ce que disent les clients, et une réponse à chaque idée.',
    named: { suggest: '/idee', suggestions: '/idees', story: '/recit', voice: '/voix' },
    suggest: '– proposer une amélioration, sous votre nom ou non. Quelqu’un vous répond.',
    suggestions: '– vos idées et leur état ; pour les responsables, celles qui attendent.',
    story: '– raconter un raté devenu pépite, quand quelqu’un a retourné la situation.',
    voice:
      '– ce que disent les clients : aujourd’hui, cette semaine, par thème, par mot ; ajouter ce qu’un client vous a dit.',
    link: '– sur Slack et sur Teams ? Vous donne un code pour que vos deux comptes ne fassent qu’un.',
    admin:
      '– bulletins programmés, cas à chaud, sujets et responsables, réglages. Pour importer des réponses, envoyez-moi un fichier CSV ou Excel en message direct.',
    promise:
      'Chaque idée reçoit la réponse d’une personne, dans un délai en jours ouvrés annoncé tout de suite.',
  },
});
