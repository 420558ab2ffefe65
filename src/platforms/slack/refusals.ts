// Slack's own refusals. The funnel for everything unforeseen is platforms/explain.ts.
import type { Logger } from 'pino';
import { UserError } from '../../errors.ts';
import type { Locale } from '../../i18n/locale.ts';
import { phrases } from '../../i18n/phrases.ts';
import { type Message, sentence } from '../../messages/message.ts';
import { explainError } from '../explain.ts';
import { faultCode, faultOf } from './outcomes.ts';

const say = phrases({
  en: {
    tooLate: 'Slack gave up waiting before I could open this. Please try once more.',
    unknownAction:
      'This button belongs to an older version of Porte-voix. Open the Home tab to find what you were looking for.',
    unknownShortcut:
      'This shortcut belongs to an older version of Porte-voix. The Home tab shows what I can do now.',
    unknownForm:
      'This form belongs to an older version of Porte-voix. Copy your text, close the form and open it again.',
    unknownCommand: (command: string) =>
      `I do not know ${command} any more. /portevoix help lists what I can do.`,
  },
  fr: {
    tooLate: 'Slack s’est lassé d’attendre avant que je puisse ouvrir ceci. Essayez encore une fois.',
    unknownAction:
      'Ce bouton vient d’une ancienne version de Porte-voix. Ouvrez l’onglet Accueil pour retrouver ce que vous cherchiez.',
    unknownShortcut:
      'Ce raccourci vient d’une ancienne version de Porte-voix. L’onglet Accueil montre ce que je sais faire.',
    unknownForm:
      'Ce formulaire vient d’une ancienne version de Porte-voix. Copiez votre texte, fermez le formulaire et rouvrez-le.',
    unknownCommand: (command: string) =>
      `Je ne connais plus ${command}. /portevoix help montre ce que je sais faire.`,
  },
});

export function unknownAction(): UserError {
  return new UserError('slack.unknown-action', (locale) => say(locale).unknownAction);
}

export function unknownShortcut(): UserError {
  return new UserError('slack.unknown-shortcut', (locale) => say(locale).unknownShortcut);
}

export function unknownForm(): UserError {
  return new UserError('slack.unknown-form', (locale) => say(locale).unknownForm);
}

export function unknownCommand(command: string): UserError {
  return new UserError('slack.unknown-command', (locale) => say(locale).unknownCommand(command));
}

/** What to tell the asker about an error; a form that could not be opened within Slack's three seconds is asked for again. */
export function explain(log: Logger, error: unknown, where: string, locale: Locale): Message {
  const fault = faultOf(error);
  if (fault?.kind === 'refused' && ['expired_trigger_id', 'trigger_expired'].includes(fault.code)) {
    log.warn({ where, code: fault.code }, 'a form could not be opened in time');
    return sentence(say(locale).tooLate);
  }
  return explainError(error, { log, where, locale, code: fault ? { slack: faultCode(fault) } : {} });
}
