// How the mailbox of customers' mails fares, in words, and what to do about it.
import { agoText } from '../feedback/sources/health-words.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Mailbox } from './mailbox.ts';
import { type MailboxTrouble, mailboxTroubles } from './stop.ts';

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
export function mailboxRemedy({ lastError, pausedAt, tenant }: Mailbox, locale: Locale): string | null {
  if (lastError === null || pausedAt !== null) return null;
  const { remedies, deniedApp } = say(locale);
  const code = codeOf(lastError);
  return code === 'mailbox.denied' && tenant !== null ? deniedApp : remedies[code];
}

function codeOf(code: string): MailboxTrouble | 'mailbox.ours' {
  return mailboxTroubles.find((each) => each === code) ?? 'mailbox.ours';
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
      'mailbox.token': 'Microsoft gives the application no access',
      'mailbox.folder': 'there is no such folder',
      'mailbox.unreachable': 'the server cannot be reached',
      'mailbox.ours': 'a mail could not be taken in',
    },
    remedies: {
      'mailbox.denied':
        'Give the password again: portevoix mail-in set --password WHERE. Gmail takes an app password only; Microsoft 365 takes an application instead (docs/mail-in.md says how).',
      'mailbox.token':
        'Check --tenant and --client, and whether the application’s secret has ended: make a new one in Microsoft Entra, then portevoix mail-in set --password WHERE.',
      'mailbox.folder': 'Name a folder that is there: portevoix mail-in set --at imaps://LOGIN@HOST/FOLDER.',
      'mailbox.unreachable':
        'It is tried again by itself, within the hour. If it lasts, check the server’s name and the way out to it (port 993; for Microsoft 365 also login.microsoftonline.com, port 443).',
      'mailbox.ours':
        'It is tried again by itself. What goes on failing stays in the mailbox, unread, and is counted as unreadable. The log says more.',
    },
    deniedApp:
      'Microsoft knows the application, but it may not read this mailbox: IMAP.AccessAsApp with an admin’s consent, then New-ServicePrincipal and Add-MailboxPermission in Exchange Online (docs/mail-in.md).',
  },
  fr: {
    line: (login, host, how) => fr`${login} sur ${host} : ${how}`,
    never: 'pas encore lue',
    read: (ago) => `lue ${ago}`,
    paused: (ago) => `lecture suspendue ${ago}`,
    failing: (why, read) => fr`${why} ; ${read}`,
    whys: {
      'mailbox.denied': 'le serveur refuse la connexion',
      'mailbox.token': 'Microsoft refuse l’accès à l’application',
      'mailbox.folder': 'ce dossier n’existe pas',
      'mailbox.unreachable': 'le serveur est injoignable',
      'mailbox.ours': 'un e-mail n’a pas pu être pris',
    },
    remedies: {
      'mailbox.denied': fr`Redonnez le mot de passe : portevoix mail-in set --password OÙ. Gmail n’accepte qu’un mot de passe d’application ; Microsoft 365 demande une application (docs/mail-in.md dit comment faire).`,
      'mailbox.token': fr`Vérifiez --tenant et --client, et si le secret de l’application a expiré : créez-en un autre dans Microsoft Entra, puis portevoix mail-in set --password OÙ.`,
      'mailbox.folder': fr`Nommez un dossier qui existe : portevoix mail-in set --at imaps://COMPTE@SERVEUR/DOSSIER.`,
      'mailbox.unreachable': fr`Nouvel essai automatique dans l’heure. Si cela dure, vérifiez le nom du serveur et l’accès jusqu’à lui (port 993 ; pour Microsoft 365, aussi login.microsoftonline.com, port 443).`,
      'mailbox.ours': fr`Nouvel essai automatique. Ce qui échoue encore reste dans la boîte, non lu, et compté comme illisible. Le journal en dit plus.`,
    },
    deniedApp: fr`Microsoft connaît l’application, mais elle n’a pas le droit de lire cette boîte : il faut IMAP.AccessAsApp avec l’accord d’un admin, puis New-ServicePrincipal et Add-MailboxPermission dans Exchange Online (docs/mail-in.md).`,
  },
});
