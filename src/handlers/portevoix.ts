// /portevoix: the admins' menu, and help for everyone.
import { phrases } from '../i18n/phrases.ts';
import type { Message } from '../messages/message.ts';
import { holds } from '../people/rights.ts';
import { directionAsked } from './direction/asked.ts';
import type { Feature } from './feature.ts';
import { linkAsked } from './link.ts';
import type { Ask, CommandEntry, Request } from './request.ts';

const portevoixCommand: CommandEntry = {
  name: 'portevoix',
  description: {
    en: 'What Porte-voix can do; schedules and settings for admins',
    fr: 'Ce que sait faire Porte-voix ; programmation et réglages pour les admins',
  },
  usageHint: { en: '[help | charter]', fr: '[aide | charte]' },
  may: 'everyone',
  run: async (request) => {
    const asked = (await linkAsked(request)) ?? (await directionAsked(request));
    if (asked) return asked;
    const wantsHelp = /^(help|aide|\?)$/i.test(request.text);
    return {
      kind: 'say',
      message: wantsHelp || !holds(request.asker, 'audit') ? helpMessage(request) : menuMessage(request),
    };
  },
};

export const help: Ask = async (request) => ({ kind: 'say', message: helpMessage(request) });

export const portevoix: Feature = {
  name: 'portevoix',
  commands: [portevoixCommand],
  asks: { help: { run: help, may: 'everyone' } },
  help: [{ command: 'portevoix', text: (locale) => words(locale).admin, for: 'admin' }],
  adminMenu: [{ order: 60, label: (locale) => words(locale).help, ask: 'help' }],
};

function menuMessage(request: Request): Message {
  const say = words(request.locale);
  const title = holds(request.asker, 'admin') ? say.menu : say.auditMenu;
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: say.menuText },
      { kind: 'buttons', buttons: request.kit.menu.adminMenu(request) },
    ],
  };
}

function helpMessage(request: Request): Message {
  const say = words(request.locale);
  // Of the menu, what is everybody's.
  const open = request.kit.menu.adminMenu({
    ...request,
    asker: { ...request.asker, isAdmin: false, roles: [] },
  });
  const buttons = open.filter(({ action }) => action.name !== 'help');
  return {
    summary: say.helpTitle,
    blocks: [
      { kind: 'heading', text: say.helpTitle },
      { kind: 'text', text: say.what },
      { kind: 'list', items: request.kit.menu.help(request) },
      { kind: 'note', text: say.promise },
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
    ],
  };
}

const words = phrases({
  en: {
    menu: 'Porte-voix, for admins',
    auditMenu: 'Porte-voix, for auditors',
    menuText: 'What goes where and when, and who answers.',
    help: 'Help',
    helpTitle: 'Porte-voix',
    what: 'It brings what customers say to everyone, and an answer to every idea.',
    admin:
      '– schedules, hot cases, topics and owners, ambassadors, settings. To import answers, send me a CSV or Excel file in a direct message.',
    promise: 'Every idea gets an answer from a person, within working days that you are told at once.',
  },
  fr: {
    menu: 'Porte-voix, côté admins',
    auditMenu: 'Porte-voix, côté audit',
    menuText: 'Ce qui part, où et quand, et qui répond.',
    help: 'Aide',
    helpTitle: 'Porte-voix',
    what: 'Il porte à tous ce que disent les clients, et une réponse à chaque idée.',
    admin:
      '– bulletins programmés, cas à chaud, sujets et responsables, ambassadeurs, réglages. Pour importer des réponses, envoyez-moi un fichier CSV ou Excel en message direct.',
    promise:
      'Chaque idée reçoit la réponse d’une personne, dans un délai en jours ouvrés annoncé tout de suite.',
  },
});
