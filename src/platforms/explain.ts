// What somebody reads when it did not work: refusals in their language, and the one funnel for everything unforeseen.
import type { Logger } from 'pino';
import { newId } from '../clock.ts';
import { type DatabaseTrouble, databaseCode, troubleOf } from '../database/client.ts';
import { UserError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Message, sentence } from '../messages/message.ts';

const say = phrases({
  en: {
    broken: (reference: string) =>
      `That did not work, and nothing was changed. Reference ${reference}, if you tell your admin.`,
    unready: (why: DatabaseTrouble) =>
      `Porte-voix cannot store anything just now: ${TROUBLES.en[why]}. Nothing was sent or changed, and what you wrote in a form is still there: send it again in a minute. If this lasts, tell whoever runs it.`,
  },
  fr: {
    broken: (reference: string) =>
      `Cela n’a pas marché, et rien n’a été changé. Référence ${reference}, si vous en parlez à votre admin.`,
    unready: (why) =>
      fr`Porte-voix ne peut rien enregistrer pour le moment : ${TROUBLES.fr[why]}. Rien n’a été envoyé ni changé, et ce que vous avez écrit dans un formulaire y est toujours : renvoyez-le dans une minute. Si cela dure, dites-le à qui s’en occupe.`,
  },
});

/** As `GET /readyz` calls them. */
const TROUBLES: Readonly<Record<Locale, Readonly<Record<DatabaseTrouble, string>>>> = {
  en: {
    locked: 'its database is busy with something else',
    full: 'its disk is full',
    'read-only': 'its database may not be written to',
    unreachable: 'its database cannot be reached',
    failing: 'its database fails',
  },
  fr: {
    locked: 'sa base de données est prise par autre chose',
    full: 'son disque est plein',
    'read-only': 'sa base de données ne peut être modifiée',
    unreachable: 'sa base de données est injoignable',
    failing: 'sa base de données est en panne',
  },
};

interface Went {
  readonly log: Logger;
  /** What was asked: "command /suggest". */
  readonly where: string;
  readonly locale: Locale;
  /** What the platform answered, in its own codes: { slack: 'invalid_auth' }. */
  readonly code: Readonly<Record<string, string>>;
}

/**
 * What to tell the asker about an error. A refusal speaks for itself, with a button for what it offers; a database that takes nothing
 * passes; anything else is logged with a reference, and the asker gets the same reference. The log names the kind of error and where in the
 * program, never its words: they may hold people's text. The summary holds all the words.
 */
export function explainError(error: unknown, { log, where, locale, code }: Went): Message {
  if (error instanceof UserError) {
    log.info({ where, code: error.code }, 'refused');
    const { offer } = error;
    return sentence(error.say(locale), offer ? [{ label: offer.label(locale), action: offer.action }] : []);
  }
  const trouble = troubleOf(error);
  if (trouble !== null) {
    log.error(
      { where, trouble, database: databaseCode(error) },
      'the database could not take what was asked',
    );
    return sentence(say(locale).unready(trouble));
  }
  return sentence(say(locale).broken(noteBroken(error, { log, where, code })));
}

/** Logs it without its words, under the reference that it gives: for whoever is told. */
export function noteBroken(error: unknown, { log, where, code }: Omit<Went, 'locale'>): string {
  const reference = newReference();
  log.error({ reference, where, ...traceOf(error), ...code }, 'it did not work');
  return reference;
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
