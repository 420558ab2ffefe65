// What the operators are e-mailed of a part that does not do its work, and once it does again: in the company's language, and nothing of
// what people wrote. The words for what is wrong are those of `GET /readyz`.
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Mail } from './mail.ts';

export interface AlertTrouble {
  /** As in `GET /readyz`: "slack". */
  readonly part: string;
  readonly word: string;
  /** Written out. */
  readonly since: string;
  readonly company: string;
}

export function troubleMail({ part, word, since, company }: AlertTrouble, locale: Locale): Mail {
  const say = words(locale);
  const what = partText(part, locale);
  return {
    subject: say.subject(company, what, word),
    text: [say.began(what, word, since), todo(part, word, locale), say.lost, say.again].join('\n\n'),
  };
}

export function wellMail({ part, word, since, company }: AlertTrouble, locale: Locale): Mail {
  const say = words(locale);
  const what = partText(part, locale);
  return { subject: say.wellSubject(company, what), text: say.well(what, word, since) };
}

function partText(part: string, locale: Locale): string {
  const { parts } = words(locale);
  const known: Readonly<Record<string, string>> = parts;
  return known[part] ?? parts.other;
}

function todo(part: string, word: string, locale: Locale): string {
  const { chat, database, deliveries, admins, heartbeat, other } = words(locale);
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    slack: chat,
    teams: chat,
    database,
    deliveries,
    admins,
    heartbeat,
  };
  return known[part]?.[word] ?? other;
}

/** Of several companies' programs the e-mail says whose. */
function program(company: string): string {
  return company === '' ? 'Porte-voix' : `Porte-voix (${company})`;
}

const words = phrases({
  en: {
    subject: (company: string, what: string, word: string) => `${program(company)}: ${what}: ${word}`,
    wellSubject: (company: string, what: string) => `${program(company)}: ${what}: all is well again`,
    began: (what: string, word: string, since: string) => `${what}: “${word}” since ${since}.`,
    well: (what: string, word: string, since: string) =>
      `${what}: all is well again. It was “${word}” since ${since}. What waited leaves by itself.`,
    lost: 'No message is lost: what cannot be sent waits, and leaves by itself once all is well.',
    again: 'You get one more e-mail, when it is. Meanwhile /readyz says the same; docs/running.md says more.',
    parts: {
      slack: 'Slack',
      teams: 'Microsoft Teams',
      database: 'The database',
      deliveries: 'Sending',
      admins: 'Letters to the admins',
      heartbeat: 'The work of each minute',
      other: 'A part of the program',
    },
    chat: {
      refused:
        'The chat refuses the bot’s token, its secret or the app itself. Run “portevoix doctor”, put right what it names, and restart where a setting changed.',
      unreachable:
        'The connection is broken off, and sought again by itself: look at the network and the proxy.',
      restricted:
        'The app lacks a right or a setting there: “portevoix doctor” names missing rights, an admin’s home the chat’s own code.',
      unstored:
        'The database did not take the next token of a company, which the chat gives once: this process alone has it. Mend the database, and do not end the process before.',
    },
    database: {
      full: 'Its disk is full: make room.',
      'read-only': 'It cannot be written to: give the right to write.',
      locked: 'Somebody else holds it: end whatever does.',
      unreachable: 'It cannot be reached: start it, and look at the network.',
      failing: 'It fails: the log names its own code.',
    },
    deliveries: {
      overdue: 'Messages have waited for half an hour beyond their time: the log says why.',
    },
    admins: {
      unreached:
        'Something waits for an admin, and letters reach none of them: their accounts are deactivated, or have blocked the app. Name another admin in the chat or in ADMIN_USERS; what was not delivered stands in an admin’s home.',
    },
    heartbeat: {
      late: 'It was not done for five minutes: the log says why; a restart does no harm.',
      failing: 'It failed twice in a row: the log says why.',
    },
    other: 'The log says why.',
  },
  fr: {
    subject: (company, what, word) => fr`${program(company)} : ${what} : ${word}`,
    wellSubject: (company, what) => fr`${program(company)} : ${what} : tout est rentré dans l’ordre`,
    began: (what, word, since) => fr`${what} : « ${word} » depuis ${since}.`,
    well: (what, word, since) =>
      fr`${what} : tout est rentré dans l’ordre. C’était « ${word} » depuis ${since}. Ce qui attendait part de soi-même.`,
    lost: fr`Aucun message n’est perdu : ce qui ne peut partir attend, et part de soi-même une fois tout rentré dans l’ordre.`,
    again: fr`Un autre e-mail vous le dira. D’ici là /readyz dit la même chose ; docs/running.md en dit plus.`,
    parts: {
      slack: 'Slack',
      teams: 'Microsoft Teams',
      database: 'La base de données',
      deliveries: 'L’envoi des messages',
      admins: 'Les lettres aux admins',
      heartbeat: 'Le travail de chaque minute',
      other: 'Une partie du programme',
    },
    chat: {
      refused: fr`La messagerie refuse le jeton du bot, son secret ou l’application même. Lancez « portevoix doctor », réparez ce qu’il nomme, et redémarrez si un réglage a changé.`,
      unreachable: fr`La connexion est rompue, et reprise de soi-même : regardez le réseau et le proxy.`,
      restricted: fr`Il y manque à l’application un droit ou un réglage : « portevoix doctor » nomme les droits qui manquent, l’accueil d’un admin le code de la messagerie.`,
      unstored: fr`La base de données n’a pas pris le prochain jeton d’une entreprise, que la messagerie ne donne qu’une fois : seul ce processus le détient. Réparez la base, et n’arrêtez pas le processus avant.`,
    },
    database: {
      full: fr`Son disque est plein : faites de la place.`,
      'read-only': fr`On ne peut y écrire : donnez le droit d’écriture.`,
      locked: fr`Quelqu’un d’autre la tient : mettez-y fin.`,
      unreachable: fr`Elle est injoignable : démarrez-la, et regardez le réseau.`,
      failing: fr`Elle échoue : le journal donne son propre code.`,
    },
    deliveries: {
      overdue: fr`Des messages attendent depuis une demi-heure de trop : le journal dit pourquoi.`,
    },
    admins: {
      unreached: fr`Quelque chose attend un admin, et aucun ne reçoit de lettre : leurs comptes sont désactivés, ou ont bloqué l’application. Nommez un autre admin dans la messagerie ou dans ADMIN_USERS ; ce qui n’a pas été remis figure dans l’accueil des admins.`,
    },
    heartbeat: {
      late: fr`Il n’a pas été fait depuis cinq minutes : le journal dit pourquoi ; un redémarrage ne nuit pas.`,
      failing: fr`Il a échoué deux fois de suite : le journal dit pourquoi.`,
    },
    other: 'Le journal dit pourquoi.',
  },
});
