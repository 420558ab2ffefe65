// What `portevoix doctor` finds of the mail server by which newsletters leave.

import { mailConfig } from '../config/mail.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { postOffice, SmtpError } from '../newsletter/smtp.ts';
import type { Io } from './command.ts';
import { mailHint } from './mail-hints.ts';

/**
 * Whom newsletters are from, where the server would take one; null where there are none. Nothing is sent.
 * @throws ConfigError, or Error in the reader's language that says what to look at; never a password
 */
export async function mailExamined(
  { env, clock }: Io,
  publicUrl: string | undefined,
  locale: Locale,
): Promise<string | null> {
  const config = mailConfig(env, publicUrl);
  if (config === null) return null;
  const office = postOffice(config, clock);
  try {
    await office.verify();
  } catch (error) {
    if (!(error instanceof SmtpError)) throw error;
    const { host } = new URL(config.smtpUrl);
    throw new Error(`${words(locale).notReached(host, error.code)} ${mailHint(error.code, locale)}`);
  } finally {
    office.close();
  }
  return config.from;
}

const words = phrases({
  en: { notReached: (host: string, code: string) => `${host} does not take it (${code}).` },
  fr: { notReached: (host, code) => fr`${host} ne l’accepte pas (${code}).` },
});
