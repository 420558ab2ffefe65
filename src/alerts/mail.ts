// One e-mail at a time through the operators' own mail server. Its errors are told by code: their words may quote the password.
import type { AlertsConfig } from './settings.ts';

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Resolves once the mail server took it. @throws MailError */
  send(mail: Mail): Promise<void>;
  /** Whether the server would take something from us: reached, and the password accepted. @throws MailError */
  verify(): Promise<void>;
}

export class MailError extends Error {
  /** "EAUTH", "ECONNREFUSED", with the server's number where it gave one: "EENVELOPE 550". */
  readonly code: string;
  constructor(code: string) {
    super(`the mail server did not take it (${code})`);
    this.name = 'MailError';
    this.code = code;
  }
}

/** Milliseconds: it is asked again a minute later. */
const REACHED_MS = 10_000;
const SILENT_MS = 20_000;

/** The library is loaded with the first one: most run without. */
export function mailer({ smtpUrl, to, from }: AlertsConfig): Mailer {
  const transport = async () => {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: smtpUrl,
      connectionTimeout: REACHED_MS,
      greetingTimeout: REACHED_MS,
      socketTimeout: SILENT_MS,
      // A password never leaves in clear words, but for this machine alone.
      requireTLS: new URL(smtpUrl).username !== '' && !isHere(smtpUrl),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  const asking = async (ask: (sending: Awaited<ReturnType<typeof transport>>) => Promise<unknown>) => {
    const sending = await transport();
    try {
      await ask(sending);
    } catch (error) {
      throw new MailError(codeOf(error));
    } finally {
      sending.close();
    }
  };
  return {
    send: (mail) => asking((sending) => sending.sendMail({ ...mail, from, to: [...to] })),
    verify: () => asking((sending) => sending.verify()),
  };
}

function isHere(smtpUrl: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(smtpUrl).hostname);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return 'responseCode' in error && typeof error.responseCode === 'number'
    ? `${code} ${error.responseCode}`
    : code;
}
