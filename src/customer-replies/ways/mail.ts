// An e-mail to a customer who agreed to be answered, by the company's own mail server. Nobody can look into a mailbox: one of which nobody knows
// whether it arrived is held, and an admin decides; sent again it has the same Message-ID.
import type { Outcome } from '../../delivery/outcome.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { MailConfig } from '../../newsletter/settings.ts';
import { signedBy } from '../../newsletter/signing.ts';
import type { PostOffice } from '../../newsletter/smtp.ts';

export interface ReplyMail {
  readonly config: MailConfig;
  readonly post: PostOffice['post'];
}

export interface MailToCustomer {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  /** The company's, as its customers know it, and the language that it speaks. */
  readonly company: string;
  readonly locale: Locale;
  /** When it was written: of the same e-mail sent twice the same. */
  readonly date: Date;
}

/** Never throws for what the server did. What the customer answers goes to MAIL_FROM. */
export async function mailReply({ config, post }: ReplyMail, mail: MailToCustomer): Promise<Outcome> {
  const message = await mailOf(mail, config);
  return (await post({ to: mail.to, message, remoteId: mail.id })).outcome;
}

/** RFC 5322, in plain text alone: it is what somebody wrote, and nothing of ours. */
async function mailOf({ id, to, text, company, locale, date }: MailToCustomer, config: MailConfig) {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const { from } = config;
  const built = await new MailComposer({
    from: { name: company, address: from },
    // As an object: text would be read as a list of them.
    to: { name: '', address: to },
    subject: words(locale).subject(company),
    messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    date,
    headers: { 'Content-Language': locale },
    text: `${text}\n`,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return signedBy(config, built);
}

const words = phrases({
  en: { subject: (company: string) => `What you told ${company}` },
  fr: { subject: (company) => fr`Ce que vous avez dit à ${company}` },
});
