// `portevoix mail test`: sends one e-mail as a newsletter would be, and says what the mail server did. Asks for no database.

import { newId } from '../clock.ts';
import { generalConfig } from '../config/config.ts';
import { mailConfig } from '../config/mail.ts';
import { UserError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Message } from '../messages/message.ts';
import { mailOf } from '../newsletter/letter.ts';
import { leaveUrl, webUrl } from '../newsletter/links.ts';
import { pictures } from '../newsletter/pictures.ts';
import { addressIn } from '../newsletter/reading.ts';
import type { MailConfig } from '../newsletter/settings.ts';
import { type Posted, postOffice, SmtpError } from '../newsletter/smtp.ts';
import { argumentsIn } from './arguments.ts';
import { type Command, type Io, UsageError } from './command.ts';
import { mailHint } from './mail-hints.ts';
import { mailUsage } from './usage/mail.ts';

export const mailCommand: Command = {
  name: 'mail',
  summary: {
    en: 'Try the mail server of newsletters: send one e-mail, and say what came of it',
    fr: 'Essayer le serveur des lettres d’information : envoyer un e-mail, et dire ce qu’il en est advenu',
  },
  usage: mailUsage,
  async run(args, io) {
    const to = parse(args, io.locale);
    const words = say(io.locale);
    const config = mailConfig(io.env, generalConfig(io.env).publicUrl);
    if (config === null) throw new UserError('mail.off', (locale) => say(locale).off);
    const office = postOffice(config, io.clock);
    const { host } = new URL(config.smtpUrl);
    try {
      try {
        await office.verify();
      } catch (error) {
        if (!(error instanceof SmtpError)) throw error;
        io.err(words.notReached(host, error.code));
        io.err(mailHint(error.code, io.locale));
        return 1;
      }
      io.err(words.reached(host));
      const { outcome } = await office.post({ to, message: await tried(config, to, io), remoteId: 'test' });
      return told(outcome, { to, config }, io);
    } finally {
      office.close();
    }
  },
};

function told(outcome: Posted['outcome'], { to, config }: { to: string; config: MailConfig }, io: Io): 0 | 1 {
  const words = say(io.locale);
  if (outcome.kind === 'sent') {
    io.out(words.taken(to));
    io.err(config.dkim ? words.signed(config.dkim.domain, config.dkim.selector) : words.unsigned);
    io.err(words.look);
    return 0;
  }
  const code = 'code' in outcome ? outcome.code : outcome.reason;
  io.err(outcome.kind === 'unknown' ? words.unknown(code) : words.refused(code));
  io.err(mailHint(code, io.locale));
  return 1;
}

/** @throws UsageError in the operator's language. */
function parse(args: readonly string[], locale: Locale): string {
  const { positionals } = argumentsIn(args, { options: {}, allowPositionals: true }, locale);
  const [what, given, ...more] = positionals;
  const words = say(locale);
  if (what !== 'test' || given === undefined || more.length > 0) throw new UsageError(words.what);
  const address = addressIn(given);
  if (address === null) throw new UsageError(words.noAddress(given));
  return address;
}

/** Built as a newsletter's are, so that what is tried is what will leave. Its links lead nowhere. */
async function tried(config: MailConfig, to: string, { locale, clock }: Io): Promise<Buffer> {
  const words = say(locale);
  const id = newId();
  const message: Message = {
    summary: words.subject,
    blocks: [
      { kind: 'heading', text: words.subject },
      { kind: 'text', text: words.body },
      {
        kind: 'chart',
        chart: {
          ...words.chart,
          form: 'line',
          categories: ['1', '2', '3'],
          unit: '',
          series: [{ name: words.chart.title, values: [1, 2, 4] }],
        },
      },
    ],
  };
  return mailOf(
    {
      ...{ id, to, message, locale, date: clock.now() },
      pictures: await pictures()(message, locale),
      list: { id: 'test', name: 'Porte-voix' },
      webUrl: webUrl(config, 'test', id),
      leaveUrl: leaveUrl(config, 'test'),
    },
    config,
  );
}

const say = phrases({
  en: {
    what: 'Say “mail test ADDRESS”. See: portevoix mail --help',
    off: 'SMTP_URL is not set: nothing leaves by e-mail. See docs/settings.md.',
    noAddress: (given: string) => `“${given}” is no e-mail address.`,
    reached: (host: string) => `${host}: reached, and it lets us in.`,
    notReached: (host: string, code: string) =>
      `${host}: it could not be reached, or did not let us in (${code}).`,
    taken: (to: string) => `The mail server has taken the e-mail to ${to}.`,
    signed: (domain: string, selector: string) =>
      `Signed here for ${domain}: ${selector}._domainkey.${domain} must hold the public key.`,
    unsigned: 'Not signed here: see that the mail server signs (DKIM), or set MAIL_DKIM_KEY.',
    look: 'Look whether it arrives, and not among spam: whether it does is not for the mail server to say.',
    refused: (code: string) => `The mail server did not take the e-mail (${code}).`,
    unknown: (code: string) =>
      `The answer was lost (${code}): it may have arrived. Look there before you try again.`,
    subject: 'A try from Porte-voix',
    body: 'If you read this, newsletters leave by this mail server. The links below lead nowhere: there is nothing to unsubscribe from.',
    chart: { title: 'A chart', sentence: 'From 1 to 4: this is how figures come.' },
  },
  fr: {
    what: fr`Écrivez « mail test ADRESSE ». Voir : portevoix mail --help`,
    off: fr`SMTP_URL n’est pas défini : rien ne part par e-mail. Voir docs/settings.md.`,
    noAddress: (given) => fr`« ${given} » n’est pas une adresse e-mail.`,
    reached: (host) => fr`${host} : joint, et nous y sommes admis.`,
    notReached: (host, code) => fr`${host} : injoignable, ou nous n’y sommes pas admis (${code}).`,
    taken: (to) => `Le serveur de messagerie a pris l’e-mail pour ${to}.`,
    signed: (domain, selector) =>
      fr`Signé ici pour ${domain} : ${selector}._domainkey.${domain} doit porter la clé publique.`,
    unsigned: fr`Pas signé ici : vérifiez que le serveur de messagerie signe (DKIM), ou définissez MAIL_DKIM_KEY.`,
    look: fr`Regardez s’il arrive, et pas dans les indésirables : ce n’est pas au serveur de le dire.`,
    refused: (code) => `Le serveur de messagerie n’a pas pris l’e-mail (${code}).`,
    unknown: (code) =>
      fr`La réponse s’est perdue (${code}) : il est peut-être arrivé. Regardez avant de réessayer.`,
    subject: 'Un essai de Porte-voix',
    body: fr`Si vous lisez ceci, les lettres d’information partent par ce serveur. Les liens ci-dessous ne mènent nulle part : il n’y a rien dont se désinscrire.`,
    chart: { title: 'Une courbe', sentence: fr`De 1 à 4 : c’est ainsi que viennent les chiffres.` },
  },
});
