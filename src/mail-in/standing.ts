// How the mailbox of customers' mails fares, in words, and what to do about it.
import { agoText } from '../feedback/sources/health-words.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { MailboxTrouble } from './imap.ts';
import type { Mailbox } from './mailbox.ts';

interface StandingReader {
  readonly locale: Locale;
  readonly now: Date;
}

/** "voice@acme.example on mail.acme.example: read 2 minutes ago". */
export function mailboxText(
  { address, login, pausedAt, readAt, lastError }: Mailbox,
  { locale, now }: StandingReader,
): string {
  const words = say(locale);
  const { host } = new URL(address);
  const read = readAt === null ? words.never : words.read(agoText(readAt, now, locale));
  if (pausedAt !== null) return words.line(login, host, words.paused(agoText(pausedAt, now, locale)));
  if (lastError === null) return words.line(login, host, read);
  return words.line(login, host, words.failing(words.whys[codeOf(lastError)], read));
}

/** Null where there is nothing to do. */
export function mailboxRemedy({ lastError, pausedAt }: Mailbox, locale: Locale): string | null {
  return lastError === null || pausedAt !== null ? null : say(locale).remedies[codeOf(lastError)];
}

function codeOf(code: string): MailboxTrouble | 'mailbox.ours' {
  const known = ['mailbox.denied', 'mailbox.folder', 'mailbox.unreachable'] as const;
  return known.find((each) => each === code) ?? 'mailbox.ours';
}

const say = phrases({
  en: {
    line: (login: string, host: string, how: string) => `${login} on ${host}: ${how}`,
    never: 'not read yet',
    read: (ago: string) => `read ${ago}`,
    paused: (ago: string) => `reading paused ${ago}`,
    failing: (why: string, read: string) => `${why}; ${read}`,
    whys: {
      'mailbox.denied': 'the server refuses the login',
      'mailbox.folder': 'there is no such folder',
      'mailbox.unreachable': 'the server cannot be reached',
      'mailbox.ours': 'a mail could not be taken in',
    },
    remedies: {
      'mailbox.denied':
        'Give the password again: portevoix mail-in set --password WHERE. Gmail takes an app password only; Microsoft 365 takes none (docs/mail-in.md says what to do).',
      'mailbox.folder': 'Name a folder that is there: portevoix mail-in set --at imaps://LOGIN@HOST/FOLDER.',
      'mailbox.unreachable':
        'It is tried again by itself, within the hour. If it lasts, check the server’s name and the way out to it (port 993).',
      'mailbox.ours': 'It is tried again by itself, within the hour; nothing is lost. The log says more.',
    },
  },
  fr: {
    line: (login, host, how) => fr`${login} sur ${host} : ${how}`,
    never: 'pas encore lue',
    read: (ago) => `lue ${ago}`,
    paused: (ago) => `lecture suspendue ${ago}`,
    failing: (why, read) => fr`${why} ; ${read}`,
    whys: {
      'mailbox.denied': 'le serveur refuse la connexion',
      'mailbox.folder': 'ce dossier n’existe pas',
      'mailbox.unreachable': 'le serveur est injoignable',
      'mailbox.ours': 'un e-mail n’a pas pu être pris',
    },
    remedies: {
      'mailbox.denied': fr`Redonnez le mot de passe : portevoix mail-in set --password OÙ. Gmail n’accepte qu’un mot de passe d’application ; Microsoft 365 n’en accepte aucun (docs/mail-in.md dit que faire).`,
      'mailbox.folder': fr`Nommez un dossier qui existe : portevoix mail-in set --at imaps://COMPTE@SERVEUR/DOSSIER.`,
      'mailbox.unreachable': fr`Nouvel essai automatique dans l’heure. Si cela dure, vérifiez le nom du serveur et l’accès jusqu’à lui (port 993).`,
      'mailbox.ours': fr`Nouvel essai automatique dans l’heure ; rien n’est perdu. Le journal en dit plus.`,
    },
  },
});
