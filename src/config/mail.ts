// Environment -> how newsletters leave by e-mail. Whom the operators' own alerts go to is config.ts.
import { createPrivateKey } from 'node:crypto';
import type { DkimConfig, MailConfig } from '../newsletter/settings.ts';
import { ConfigError, type ConfigProblem, type Environment, isMailAddress, isMailServer } from './config.ts';

/** What Microsoft 365 takes in a minute by one mailbox, the fewest of the usual servers (learn.microsoft.com, Exchange Online limits). */
const PER_MINUTE = 30;

/**
 * Null where SMTP_URL is not set: there are no newsletters then.
 * @throws ConfigError with all that is missing or wrong; never a password or a key
 */
export function mailConfig(env: Environment, publicUrl: string | undefined): MailConfig | null {
  const smtpUrl = env['SMTP_URL'] ?? '';
  if (smtpUrl === '') return null;
  const problems: ConfigProblem[] = [];
  const from = env['MAIL_FROM'] ?? '';
  const perMinute = Number(env['MAIL_PER_MINUTE'] || PER_MINUTE);
  if (!isMailServer(smtpUrl)) problems.push(({ mail }) => mail.smtpUrl);
  if (!isMailAddress(from)) problems.push(({ mail }) => mail.from);
  if (!Number.isInteger(perMinute) || perMinute < 1 || perMinute > 60_000)
    problems.push(({ mail }) => mail.perMinute);
  if (publicUrl === undefined || !isPrivate(publicUrl)) problems.push(({ mail }) => mail.publicUrl);
  const dkim = dkimIn(env, problems);
  if (problems.length > 0 || publicUrl === undefined) throw new ConfigError(problems);
  return { smtpUrl, from, perMinute, publicUrl, ...(dkim === null ? {} : { dkim }) };
}

/** RFC 8058 wants https where leaving is one click; on this machine alone there is nobody in between. */
function isPrivate(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function dkimIn(env: Environment, problems: ConfigProblem[]): DkimConfig | null {
  const domain = env['MAIL_DKIM_DOMAIN'] ?? '';
  const selector = env['MAIL_DKIM_SELECTOR'] ?? '';
  const privateKey = env['MAIL_DKIM_KEY'] ?? '';
  if (domain === '' && selector === '' && privateKey === '') return null;
  if (domain === '' || selector === '' || !isKey(privateKey)) problems.push(({ mail }) => mail.dkim);
  return { domain, selector, privateKey };
}

function isKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
