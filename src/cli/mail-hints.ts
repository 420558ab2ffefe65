// What to look at first when a mail server does not take something.
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';

/** @param code what it answered, or how the connection broke: "EAUTH 535", "ETIMEDOUT" (newsletter/smtp.ts) */
export function mailHint(code: string, locale: Locale): string {
  const hints = words(locale);
  if (/^EAUTH|\b53[0-9]\b/.test(code)) return hints.password;
  if (/ETLS|ECERT|CERT/.test(code)) return hints.tls;
  if (/\b5\.1\.[1-6]\b/.test(code)) return hints.reader;
  if (/\b5\.7\.|\b55[034]\b/.test(code)) return hints.sender;
  if (/\b4\d\d\b/.test(code)) return hints.later;
  return hints.network;
}

const words = phrases({
  en: {
    password: 'Look at the user and the password in SMTP_URL; @ and : in them are written %40 and %3A.',
    tls: 'Look at the certificate of the mail server, and at smtp:// or smtps://: port 465 wants smtps://, port 587 smtp://.',
    reader: 'The server knows no such reader: look at the address.',
    sender:
      'The server may not want mail from MAIL_FROM by this user, or from this machine: ask whoever runs it.',
    later: 'The server asks to come back later: try again in a few minutes.',
    network:
      'Look at the name and the port in SMTP_URL, and whether a firewall stands in between: many networks close port 25.',
  },
  fr: {
    password: fr`Regardez l’utilisateur et le mot de passe dans SMTP_URL ; @ et : s’y écrivent %40 et %3A.`,
    tls: fr`Regardez le certificat du serveur, et smtp:// ou smtps:// : le port 465 veut smtps://, le port 587 smtp://.`,
    reader: fr`Le serveur ne connaît pas ce lecteur : regardez l’adresse.`,
    sender: fr`Le serveur ne veut peut-être pas de courrier de MAIL_FROM par cet utilisateur, ou de cette machine : demandez à qui le fait tourner.`,
    later: fr`Le serveur demande de revenir plus tard : réessayez dans quelques minutes.`,
    network: fr`Regardez le nom et le port dans SMTP_URL, et s’il y a un pare-feu entre les deux : beaucoup de réseaux ferment le port 25.`,
  },
});
