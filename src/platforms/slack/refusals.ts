// Slack's own refusals. The funnel for everything unforeseen is platforms/explain.ts.
import type { Logger } from 'pino';
import { UserError } from '../../errors.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Action, type Message, sentence } from '../../messages/message.ts';
import { explainError } from '../explain.ts';
import { faultCode, faultOf } from './outcomes.ts';

const say = phrases({
  en: {
    tooLate: 'Slack gave up waiting before I could open this. Please try once more.',
    typed: 'You had written:',
    openIt: 'Open it',
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
    typed: fr`Vous aviez écrit :`,
    openIt: 'Ouvrir',
    unknownAction:
      'Ce bouton vient d’une ancienne version de Porte-voix. Ouvrez l’onglet Accueil pour retrouver ce que vous cherchiez.',
    unknownShortcut:
      'Ce raccourci vient d’une ancienne version de Porte-voix. L’onglet Accueil montre ce que je sais faire.',
    unknownForm:
      'Ce formulaire vient d’une ancienne version de Porte-voix. Copiez votre texte, fermez le formulaire et rouvrez-le.',
    unknownCommand: (command: string) =>
      `Je ne connais plus ${command}. /portevoix aide montre ce que je sais faire.`,
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

/** A form that could not be opened within Slack's three seconds. */
export class TooLate extends Error {
  /** What asks for it again, where that was a press; else what was typed, which Slack keeps nowhere. */
  readonly again: Action | null;
  readonly typed: string;
  readonly code: string;
  constructor(code: string, { again, typed }: { readonly again: Action | null; readonly typed: string }) {
    super('a form could not be opened in time');
    this.name = 'TooLate';
    this.code = code;
    this.again = again;
    this.typed = typed;
  }
}

/** What to tell the asker about an error. */
export function explain(log: Logger, error: unknown, where: string, locale: Locale): Message {
  if (error instanceof TooLate) {
    log.warn({ where, code: error.code }, error.message);
    return onceMore(error, locale);
  }
  const fault = faultOf(error);
  return explainError(error, { log, where, locale, code: fault ? { slack: faultCode(fault) } : {} });
}

function onceMore({ again, typed }: TooLate, locale: Locale): Message {
  const { tooLate, openIt } = say(locale);
  return withTyped(
    sentence(tooLate, again === null ? [] : [{ label: openIt, action: again }]),
    typed,
    locale,
  );
}

/** With the words that were typed after a command, which Slack keeps nowhere. */
export function withTyped({ summary, blocks }: Message, typed: string, locale: Locale): Message {
  const { typed: had } = say(locale);
  if (typed === '') return { summary, blocks };
  return {
    summary: `${summary} ${had} ${typed}`,
    blocks: [...blocks, { kind: 'note', text: had }, { kind: 'quote', text: typed }],
  };
}
