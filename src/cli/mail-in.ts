// `portevoix mail-in`: takes one e-mail from standard input, for mail servers that hand mail to a program; and connects the mailbox that the bot reads
// by itself.
import { dayOf, isDay } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { UserError } from '../errors.ts';
import { MAIL_MOST } from '../feedback/mails/mail.ts';
import { threadsOfCommand } from '../feedback/work/threads.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { MailFate } from '../mail-in/fate.ts';
import { inMailbox, mailboxAsked, mailboxOf, saveMailbox, steerMailbox } from '../mail-in/mailbox.ts';
import { mailboxRemedy, mailboxText } from '../mail-in/standing.ts';
import { MailboxStop, type MailboxTrouble } from '../mail-in/stop.ts';
import { takeMail } from '../mail-in/take.ts';
import { tokensOf } from '../mail-in/tokens.ts';
import { boundedFetch } from '../web/outgoing.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { byHand, openBackOffice } from './back-office.ts';
import { type BackOffice, type Command, type ExitStatus, type Io, UsageError } from './command.ts';
import { readSecret } from './secret.ts';
import { mailInUsage } from './usage/mail-in.ts';

export const mailInCommand: Command = {
  name: 'mail-in',
  summary: {
    en: 'Customers’ mails that colleagues forward: take one from standard input, or connect the mailbox',
    fr: fr`E-mails de clients transférés par des collègues : en prendre un sur l’entrée standard, ou relier la boîte`,
  },
  usage: mailInUsage,
  async run(args, io) {
    const { values, positionals } = argumentsIn(args, CONFIG, io.locale);
    const [what, ...more] = positionals;
    const words = say(io.locale);
    if (more.length > 0) throw new UsageError(words.usage);
    const { trusts, ...others } = values;
    const isBare = Object.keys(others).length === 0;
    if (what === undefined && isBare) return take(io, trusts?.trim() || null);
    if (what === 'set') return inOffice(io, (office) => set(office, io, values));
    if (!isBare || trusts !== undefined) throw new UsageError(words.usage);
    if (what === 'status') return inOffice(io, (office) => status(office, io));
    if (what === 'pause' || what === 'resume' || what === 'remove')
      return inOffice(io, (office) => steer(office, io, what));
    throw new UsageError(words.usage);
  },
};

const CONFIG = {
  options: {
    at: { type: 'string' },
    password: { type: 'string' },
    tenant: { type: 'string' },
    client: { type: 'string' },
    trusts: { type: 'string' },
    since: { type: 'string' },
  },
  allowPositionals: true,
} as const;

type MailboxValues = ReturnType<typeof argumentsIn<typeof CONFIG>>['values'];

async function inOffice(io: Io, work: (office: BackOffice) => Promise<void>): Promise<ExitStatus> {
  const office = await openBackOffice(io);
  try {
    await work(office);
    return 0;
  } finally {
    await office.close();
  }
}

/**
 * sysexits.h: "temporary failure; user is invited to retry". Postfix (pipe(8)), Exim (temp_errors) and Sendmail keep the mail then and hand it over
 * again; by any other status they send it back to whoever wrote it.
 */
const TRY_AGAIN = 75;

/** What is kept out is no failure: its sender would be told that there is somebody here. */
async function take(io: Io, trusts: string | null): Promise<ExitStatus> {
  const words = say(io.locale);
  const bytes = await (io.inputBytes?.(MAIL_MOST + 1) ??
    io.input().then((text) => new TextEncoder().encode(text)));
  if (bytes.length === 0) throw new UsageError(words.nothing);
  const hands = threadsOfCommand();
  try {
    const office = await openBackOffice(io);
    try {
      const { database, workspaceId, keys, config } = office;
      const parts = { ...{ database, workspaceId, keys, clock: io.clock, work: hands.work } };
      const fate = await takeMail({ ...parts, keepOriginals: config.keepOriginals }, bytes, { trusts });
      io.err(words.fates[fate]);
      return 0;
    } finally {
      await office.close();
    }
  } catch (error) {
    if (error instanceof UserError) io.err(error.say(io.locale));
    else io.err(words.later(error instanceof Error ? error.name : 'Error'));
    return TRY_AGAIN;
  } finally {
    await hands.stop();
  }
}

async function set(
  office: BackOffice,
  io: Io,
  { at, password, tenant, client, trusts, since }: MailboxValues,
): Promise<void> {
  const { database } = office;
  const words = say(io.locale);
  const wanted = {
    at: at?.trim() ?? null,
    password: password === undefined ? null : await readSecret('--password', password, io),
    tenant: tenant ?? null,
    client: client ?? null,
    trusts: trusts ?? null,
    since: since === undefined ? null : await dayAsked(office, io, since),
  };
  const place = await mailboxAsked(database.db, office, wanted);
  try {
    await inMailbox(place, tokensOf(boundedFetch(fetch), io.clock), async () => {});
  } catch (error) {
    if (!(error instanceof MailboxStop)) throw error;
    const { code } = error;
    if (code !== 'mailbox.unreachable') throw new UserError(code, (locale) => say(locale).refused[code]);
    io.err(words.unreachable);
  }
  const mailbox = await saveMailbox(database, office, wanted, byHand(io));
  io.out(mailboxText(mailbox, { locale: io.locale, now: io.clock.now() }));
  io.err(mailbox.trusts === null ? words.trustsNobody : words.trusts(mailbox.trusts));
}

async function dayAsked({ database, workspaceId }: BackOffice, io: Io, since: string): Promise<Date> {
  if (!isDay(since)) throw new UsageError(say(io.locale).notADay);
  const { timeZone } = await workspaceById(database.db, workspaceId);
  return new Date(zoneOf(timeZone).instant(dayOf(since), 0));
}

async function status({ database, workspaceId }: BackOffice, io: Io): Promise<void> {
  const mailbox = await mailboxOf(database.db, workspaceId);
  if (mailbox === null) {
    io.err(say(io.locale).none);
    return;
  }
  io.out(mailboxText(mailbox, { locale: io.locale, now: io.clock.now() }));
  const remedy = mailboxRemedy(mailbox, io.locale);
  if (remedy !== null) io.err(`  ${remedy}`);
}

async function steer(office: BackOffice, io: Io, how: 'pause' | 'resume' | 'remove'): Promise<void> {
  const { database, workspaceId } = office;
  if (!(await steerMailbox(database, workspaceId, how, byHand(io))))
    throw new UserError('mailbox.none', (locale) => say(locale).none);
  if (how === 'remove') io.out(say(io.locale).removed);
  else await status(office, io);
}

interface Words {
  readonly fates: Readonly<Record<MailFate, string>>;
  readonly refused: Readonly<Record<Exclude<MailboxTrouble, 'mailbox.unreachable'>, string>>;
  readonly usage: string;
  readonly nothing: string;
  readonly later: (name: string) => string;
  readonly unreachable: string;
  readonly trusts: (server: string) => string;
  readonly trustsNobody: string;
  readonly notADay: string;
  readonly none: string;
  readonly removed: string;
}

const say = phrases<Words>({
  en: {
    usage:
      'Hand a mail over on standard input, or say one of: set, status, pause, resume, remove. More: portevoix mail-in --help',
    nothing: 'Nothing came on standard input.',
    later: (name) => `The mail could not be taken just now (${name}); the mail server is asked to try again.`,
    fates: {
      taken: 'Taken: it is among the answers.',
      waiting: 'Taken: admins are asked what it is about.',
      known: 'It came before; nothing was changed.',
      automatic: 'Left out: nobody wrote it (an automatic answer, a bounce or a list).',
      stranger: 'Kept out: no rule names its sender.',
      unproven: 'Kept out: the trusted server did not find that it came from its sender.',
      'nothing-forwarded': 'Kept out: no forwarded mail was found in it.',
      'no-words': 'Kept out: nothing in it is the customer’s own.',
      'too-large': 'Kept out: larger than 25 MB, or of too many parts.',
      unreadable: 'Kept out: it cannot be read as an e-mail.',
    },
    refused: {
      'mailbox.denied':
        'The server refuses this login or password. Nothing was kept. Gmail takes an app password only, Microsoft 365 an application that may read this mailbox: docs/mail-in.md.',
      'mailbox.token':
        'Microsoft gives this application no access: its tenant, its id or its secret is wrong, or the secret has ended. Nothing was kept.',
      'mailbox.folder': 'There is no such folder in the mailbox. Nothing was kept.',
    },
    unreachable: 'The server does not answer just now. The mailbox is kept, and tried by the running bot.',
    trusts: (server) => `Senders are believed where ${server} found that a mail is theirs.`,
    trustsNobody:
      'Senders are believed as mails name them, which anybody can forge. Better: --trusts with the name of your mail server (docs/mail-in.md).',
    notADay: '--since: a day is written YYYY-MM-DD.',
    none: 'No mailbox is connected: portevoix mail-in set --at imaps://LOGIN@HOST/FOLDER --password WHERE',
    removed: 'The mailbox is disconnected, and its password forgotten. What came from it stays.',
  },
  fr: {
    usage: fr`Donnez un e-mail sur l’entrée standard, ou dites l’un de : set, status, pause, resume, remove. Plus : portevoix mail-in --help`,
    nothing: 'Rien n’est arrivé sur l’entrée standard.',
    later: (name) =>
      fr`L’e-mail n’a pas pu être pris pour l’instant (${name}) ; le serveur de messagerie doit réessayer.`,
    fates: {
      taken: fr`Pris : il fait partie des réponses.`,
      waiting: fr`Pris : on demande aux admins de quoi il parle.`,
      known: fr`Il était déjà venu ; rien n’a changé.`,
      automatic: fr`Laissé de côté : personne ne l’a écrit (réponse automatique, retour ou liste).`,
      stranger: fr`Resté à la porte : aucune règle ne nomme son expéditeur.`,
      unproven: fr`Resté à la porte : le serveur de confiance n’a pas constaté qu’il vient de son expéditeur.`,
      'nothing-forwarded': fr`Resté à la porte : aucun e-mail transféré n’y a été trouvé.`,
      'no-words': fr`Resté à la porte : rien n’y est du client.`,
      'too-large': fr`Resté à la porte : plus de 25 Mo, ou trop de parties.`,
      unreadable: fr`Resté à la porte : illisible comme e-mail.`,
    },
    refused: {
      'mailbox.denied': fr`Le serveur refuse ce compte ou ce mot de passe. Rien n’a été gardé. Gmail n’accepte qu’un mot de passe d’application, Microsoft 365 une application qui a le droit de lire cette boîte : docs/mail-in.md.`,
      'mailbox.token': fr`Microsoft refuse l’accès à cette application : son annuaire, son identifiant ou son secret est faux, ou le secret a expiré. Rien n’a été gardé.`,
      'mailbox.folder': fr`Ce dossier n’existe pas dans la boîte. Rien n’a été gardé.`,
    },
    unreachable: fr`Le serveur ne répond pas pour l’instant. La boîte est gardée, et le bot en marche réessaiera.`,
    trusts: (server) => `Un expéditeur est cru quand ${server} a constaté que l’e-mail est de lui.`,
    trustsNobody: fr`Un expéditeur est cru sur parole, ce que n’importe qui peut imiter. Mieux : --trusts avec le nom de votre serveur de messagerie (docs/mail-in.md).`,
    notADay: fr`--since : un jour s’écrit AAAA-MM-JJ.`,
    none: fr`Aucune boîte n’est reliée : portevoix mail-in set --at imaps://COMPTE@SERVEUR/DOSSIER --password OÙ`,
    removed: fr`La boîte est déconnectée, et son mot de passe oublié. Ce qui en est venu reste.`,
  },
});
