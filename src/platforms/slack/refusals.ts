// What somebody reads when it did not work: refusals in their language, and the one funnel for everything unforeseen.
import type { Logger } from 'pino';
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { Locale } from '../../i18n/locale.ts';
import { phrases } from '../../i18n/phrases.ts';
import { type Message, sentence } from '../../messages/message.ts';
import { faultCode, faultOf } from './outcomes.ts';

const say = phrases({
  en: {
    broken: (reference: string) =>
      `That did not work, and nothing was changed. Reference ${reference}, if you tell your admin.`,
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
    broken: (reference: string) =>
      `Cela n’a pas marché, et rien n’a été changé. Référence ${reference}, si vous en parlez à votre admin.`,
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

/**
 * What to tell the asker about an error. A refusal speaks for itself, with a button for what it offers; anything else is
 * logged with a reference, and the asker gets the same reference. The log names the kind of error and where in the
 * program, never its words: they may hold people's text. The summary holds all the words.
 */
export function explain(log: Logger, error: unknown, where: string, locale: Locale): Message {
  if (error instanceof UserError) {
    log.info({ where, code: error.code }, 'refused');
    const { offer } = error;
    return sentence(error.say(locale), offer ? [{ label: offer.label(locale), action: offer.action }] : []);
  }
  const fault = faultOf(error);
  if (fault?.kind === 'refused' && ['expired_trigger_id', 'trigger_expired'].includes(fault.code)) {
    log.warn({ where, code: fault.code }, 'a form could not be opened in time');
    return sentence(say(locale).tooLate);
  }
  const reference = newReference();
  log.error(
    { reference, where, ...traceOf(error), ...(fault ? { slack: faultCode(fault) } : {}) },
    'it did not work',
  );
  return sentence(say(locale).broken(reference));
}

/** Four signs that cannot be taken for one another when read aloud. */
function newReference(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const bytes = Buffer.from(newId().replaceAll('-', ''), 'hex');
  return [...bytes.subarray(0, 4)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    frames: frames?.slice(0, 8).map((line) => line.trim()),
  };
}
