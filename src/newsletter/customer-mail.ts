// An e-mail to a customer who agreed to be answered, by the company's own mail server. Nobody can look into a mailbox: one of which nobody knows
// whether it arrived is held, and an admin decides; sent again it has the same Message-ID.
import type { MailToCustomer, MailToCustomers } from '../customer-replies/mail.ts';
import type { Outcome } from '../delivery/outcome.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { MailConfig } from './settings.ts';
import { signedBy } from './signing.ts';
import type { PostOffice } from './smtp.ts';

/** Never throws for what the server did. What the customer answers goes to MAIL_FROM. */
export function mailToCustomers(config: MailConfig, post: PostOffice['post']): MailToCustomers {
  return async (mail) => {
    const message = await mailOf(mail, config);
    return ofOne((await post({ to: mail.to, message, remoteId: mail.id })).outcome);
  };
}

/**
 * One e-mail by a person, and no issue to a list: what refuses us is told and keeps no other reply waiting, and what a server will not have for good
 * (RFC 5321, 4.2.1) goes back to whoever wrote it, who can word it otherwise.
 */
function ofOne(outcome: Outcome): Outcome {
  if (outcome.kind === 'refused') return { kind: 'held', reason: 'restricted', code: outcome.code };
  if (outcome.kind !== 'held' && outcome.kind !== 'never') return outcome;
  const { code } = outcome;
  // RFC 3463, 3.3: the mailbox is full, or takes nothing just now.
  if (/\b5\.2\.[12]$/.test(code)) return { kind: 'held', reason: 'not-allowed', code };
  if (outcome.kind === 'never') return outcome;
  // The message is larger than the mailbox or the server takes one.
  const isTooLong = /^552$|\b5\.(2\.3|3\.4)$/.test(code);
  return { kind: 'never', reason: isTooLong ? 'too-long' : 'refused', code };
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
