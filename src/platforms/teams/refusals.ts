// Teams' own refusals and small sentences. The funnel for everything unforeseen is platforms/explain.ts.
import type { Logger } from 'pino';
import { UserError } from '../../errors.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Message } from '../../messages/message.ts';
import { explainError } from '../explain.ts';
import { faultCode, faultOf } from './outcomes.ts';

export const teamsWords = phrases({
  en: {
    unknownAction:
      'This button belongs to an older version of Porte-voix. Write “portevoix” to me to find what you were looking for.',
    unknownForm:
      'This form belongs to an older version of Porte-voix. Copy your text, close the form and open it again.',
    unknownCommand: (name: string) => `I do not know “${name}” any more. Write “help” to see what I can do.`,
    unknownShortcut: 'I do not know this action any more. Write “help” to me to see what I can do.',
    done: 'Done.',
    answered: 'I answered you in our own chat.',
    openForm: 'Open the form',
    ready: 'Your form is ready.',
    close: 'It is noted.',
    unreachable:
      'I may not write to you privately yet: add Porte-voix for yourself (Apps, then Porte-voix, then Add), and ask again.',
    fileGone: 'That file is no longer here. Ask for it again.',
    fileRefused: 'The file was not kept.',
    fileOffer: (name: string) => `${name}, ready for your OneDrive`,
  },
  fr: {
    unknownAction: fr`Ce bouton vient d’une ancienne version de Porte-voix. Écrivez-moi « portevoix » pour retrouver ce que vous cherchiez.`,
    unknownForm:
      'Ce formulaire vient d’une ancienne version de Porte-voix. Copiez votre texte, fermez le formulaire et rouvrez-le.',
    unknownCommand: (name: string) =>
      fr`Je ne connais plus « ${name} ». Écrivez « aide » pour voir ce que je sais faire.`,
    unknownShortcut: fr`Je ne connais plus cette action. Écrivez-moi « aide » pour voir ce que je sais faire.`,
    done: 'C’est fait.',
    answered: 'Je vous ai répondu dans notre conversation privée.',
    openForm: 'Ouvrir le formulaire',
    ready: 'Votre formulaire est prêt.',
    close: 'C’est noté.',
    unreachable: fr`Je ne peux pas encore vous écrire en privé : ajoutez Porte-voix pour vous-même (Applications, puis Porte-voix, puis Ajouter), et redemandez.`,
    fileGone: 'Ce fichier n’est plus là. Redemandez-le.',
    fileRefused: 'Le fichier n’a pas été gardé.',
    fileOffer: (name: string) => `${name}, prêt pour votre OneDrive`,
  },
});

export function unknownAction(): UserError {
  return new UserError('teams.unknown-action', (locale) => teamsWords(locale).unknownAction);
}

export function unknownForm(): UserError {
  return new UserError('teams.unknown-form', (locale) => teamsWords(locale).unknownForm);
}

export function unknownCommand(name: string): UserError {
  return new UserError('teams.unknown-command', (locale) => teamsWords(locale).unknownCommand(name));
}

export function unknownShortcut(): UserError {
  return new UserError('teams.unknown-shortcut', (locale) => teamsWords(locale).unknownShortcut);
}

export function explain(log: Logger, error: unknown, where: string, locale: Locale): Message {
  const fault = faultOf(error);
  return explainError(error, { log, where, locale, code: fault ? { teams: faultCode(fault) } : {} });
}
