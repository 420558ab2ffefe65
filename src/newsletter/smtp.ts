// To the mail server, one message to one reader at a time: what it said of it, as an Outcome. Knows whether anything of a message was handed
// over when a connection broke. Errors are told by code: a server's words may quote an address, or a password.
import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Clock } from '../clock.ts';
import { inAMinute, type Outcome } from '../delivery/outcome.ts';
import { MAIL } from './addresses.ts';
import type { MailConfig } from './settings.ts';

export interface Posted {
  readonly outcome: Outcome;
  /** "550 5.1.1" where the server knows of no such reader. */
  readonly bounce?: string;
}

export interface PostOffice {
  /** Never throws for what the server did, and tries once. @param remoteId what the message is known by afterwards */
  post(mail: { readonly to: string; readonly message: Buffer; readonly remoteId: string }): Promise<Posted>;
  /** Whether the server would take something: reached, and the password accepted. @throws SmtpError */
  verify(): Promise<void>;
  close(): void;
}

/** What the server did, by code: "EAUTH 535", "ETIMEDOUT". */
export class SmtpError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`the mail server did not take it (${code})`);
    this.name = 'SmtpError';
    this.code = code;
  }
}

/** Milliseconds; all of it well within the lease of a claim (delivery/recording.ts), or another replica would take it for dead. */
const REACHED_MS = 10_000;
const SILENT_MS = 20_000;
const LONGEST_MS = 45_000;
/** A connection that nobody uses is ended; as is one that had its share: servers count what comes by one. */
const IDLE_MS = 5_000;
const SHARE = 100;

interface Line {
  readonly connection: SMTPConnection;
  carried: number;
  idle: NodeJS.Timeout | null;
  isDead: boolean;
  /** Whoever waits for it hears that it broke. */
  broken: (error: unknown) => void;
}

/** The library is loaded with the first letter: most run without. @param silentMs how long a server may say nothing */
export function postOffice(
  { smtpUrl, from }: MailConfig,
  clock: Clock,
  { silentMs = SILENT_MS } = {},
): PostOffice {
  const idle: Line[] = [];
  let isClosed = false;

  async function open(): Promise<Line> {
    const [{ default: Connection }, { parseConnectionUrl }] = await Promise.all([
      import('nodemailer/lib/smtp-connection'),
      import('nodemailer/lib/shared'),
    ]);
    const { auth, ...options } = parseConnectionUrl(smtpUrl);
    const connection = new Connection({
      ...options,
      connectionTimeout: REACHED_MS,
      greetingTimeout: REACHED_MS,
      dnsTimeout: REACHED_MS,
      socketTimeout: silentMs,
      // A password never leaves in clear words, but for this machine alone.
      ...(auth && !isHere(smtpUrl) ? { requireTLS: true } : {}),
    });
    const line: Line = { connection, carried: 0, idle: null, isDead: false, broken: () => {} };
    const broken = (error: unknown) => {
      line.isDead = true;
      drop(line);
      line.broken(error);
    };
    connection.on('error', broken);
    connection.on('end', () => broken(new SmtpError('ECONNECTION')));
    await onLine(line, (done) => connection.connect(done)).catch(closing(line));
    if (auth)
      await onLine(line, (done) => connection.login({ ...auth, credentials: auth }, done)).catch(
        closing(line),
      );
    return line;
  }

  function closing(line: Line): (error: unknown) => never {
    return (error) => {
      drop(line);
      line.connection.close();
      throw error;
    };
  }

  function drop(line: Line): void {
    if (line.idle) clearTimeout(line.idle);
    line.idle = null;
    const at = idle.indexOf(line);
    if (at >= 0) idle.splice(at, 1);
  }

  function rest(line: Line): void {
    if (line.isDead) return;
    line.carried += 1;
    if (isClosed || line.carried >= SHARE) {
      line.connection.quit();
      return;
    }
    line.idle = setTimeout(() => {
      drop(line);
      line.connection.quit();
    }, IDLE_MS);
    line.idle.unref();
    idle.push(line);
  }

  /** @param begun told once the server takes the message */
  async function hand(line: Line, to: string, message: Buffer, begun: () => void): Promise<void> {
    const body = new Readable({
      read() {
        begun();
        this.push(message);
        this.push(null);
      },
    });
    const over = setTimeout(() => line.connection.close(), LONGEST_MS);
    try {
      await onLine(line, (done) =>
        line.connection.send({ from, to: [to], size: message.length }, body, done),
      );
      rest(line);
    } catch (error) {
      closing(line)(error);
    } finally {
      clearTimeout(over);
    }
  }

  return {
    async post({ to, message, remoteId }) {
      for (;;) {
        let isBegun = false;
        const used = idle.pop();
        try {
          if (used) drop(used);
          await hand(used ?? (await open()), to, message, () => {
            isBegun = true;
          });
          return {
            outcome: { kind: 'sent', remote: { channel: MAIL, id: remoteId } },
          };
        } catch (error) {
          const fault = faultOf(error);
          // One that stood open had ended meanwhile, and nothing was begun: as if it had not been tried.
          if (used && !isBegun && fault.status === null) continue;
          return postedOf(fault, isBegun, clock.now());
        }
      }
    },
    async verify() {
      try {
        (await open()).connection.quit();
      } catch (error) {
        throw new SmtpError(faultOf(error).code);
      }
    },
    close() {
      isClosed = true;
      for (const line of [...idle]) {
        drop(line);
        line.connection.quit();
      }
    },
  };
}

/** What is done on it, or that it broke meanwhile; whatever is told later is of no interest. */
function onLine(line: Line, ask: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    line.broken = reject;
    ask((error) => (error ? reject(error) : resolve()));
  }).finally(() => {
    line.broken = () => {};
  });
}

interface SmtpFault {
  /** "EAUTH 535", "550 5.1.1": never words. */
  readonly code: string;
  /** Null where the server did not answer. */
  readonly status: number | null;
  /** "5.1.1" (RFC 3463); null where it gave none. */
  readonly enhanced: string | null;
  readonly command: string;
}

function faultOf(error: unknown): SmtpFault {
  if (!(error instanceof Error)) return { code: 'unknown', status: null, enhanced: null, command: '' };
  const text = (name: string) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? value : '';
  };
  const status: unknown = Reflect.get(error, 'responseCode');
  const number = typeof status === 'number' && status >= 400 ? status : null;
  // RFC 1870: it says how large a message may be, and was handed nothing.
  if (text('code') === 'EMESSAGE' && number === null && text('command') === 'MAIL FROM')
    return { code: '552 5.3.4', status: 552, enhanced: '5.3.4', command: 'DATA' };
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(text('response'))?.[1] ?? null;
  const name = text('code') || error.name;
  const code =
    number === null ? name : [name === 'EAUTH' ? name : '', number, enhanced].filter(Boolean).join(' ');
  return { code, status: number, enhanced, command: text('command') };
}

/** What a fault means for the letter. @param isBegun some of it was handed over */
function postedOf({ code, status, enhanced, command }: SmtpFault, isBegun: boolean, now: Date): Posted {
  const later: Posted = { outcome: { kind: 'later', at: inAMinute(now), reason: `${MAIL}:${code}` } };
  if (status === null) return isBegun ? { outcome: { kind: 'unknown', reason: code } } : later;
  if (status < 500) return later;
  // The server refuses us, or our sender: no other letter would fare better.
  if (command !== 'RCPT TO' && command !== 'DATA')
    return { outcome: { kind: 'refused', code, at: inAMinute(now) } };
  const isUnknown = command === 'RCPT TO' ? !enhanced?.startsWith('5.7.') : enhanced?.startsWith('5.1.');
  if (isUnknown) return { outcome: { kind: 'never', reason: 'not-found', code }, bounce: code };
  // A policy, a filter, a size: not the reader's fault, and nothing says that another try would not pass.
  return { outcome: { kind: 'held', reason: 'refused', code } };
}

function isHere(smtpUrl: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(smtpUrl).hostname);
}
