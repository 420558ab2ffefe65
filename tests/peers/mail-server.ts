// A mail server that keeps what it is sent, and refuses as told.
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export interface MailServer {
  /** smtp://127.0.0.1:PORT, without a password. */
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** Passwords that it was told, in clear words. */
  readonly passwords: readonly string[];
  /** From now on; null: it takes everything. */
  refuse(code: number | null): void;
  stop(): Promise<void>;
}

/** @param password that has to be given; null: none is asked for */
export async function startMailServer({
  host = '127.0.0.1',
  password = null as string | null,
} = {}): Promise<MailServer> {
  const received: Received[] = [];
  const passwords: string[] = [];
  let refusal: number | null = null;
  const options: SMTPServerOptions = {
    logger: false,
    authOptional: password === null,
    allowInsecureAuth: true,
    disabledCommands: password === null ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    onAuth(auth, _session, done) {
      passwords.push(auth.password ?? '');
      if (auth.password === password) done(null, { user: auth.username });
      else done(new Error(`no: ${auth.password}`));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusal !== null) return done(Object.assign(new Error('no'), { responseCode: refusal }));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          ...readable(Buffer.concat(chunks).toString('utf8')),
        });
        return done();
      });
    },
  };
  const server = new SMTPServer(options);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${host}:${port}`,
    port,
    received,
    passwords,
    refuse(code) {
      refusal = code;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Quoted-printable and encoded words (RFC 2045, 6.7; RFC 2047), as nodemailer writes them. */
function readable(message: string): { subject: string; text: string } {
  const [head = '', ...body] = message.split('\r\n\r\n');
  const subject = /^Subject: ((?:.|\r\n[ \t])*)/m.exec(head)?.[1] ?? '';
  const isBase64 = /content-transfer-encoding: base64/i.test(head);
  const raw = body.join('\r\n\r\n');
  return {
    subject: subject
      .replaceAll(/\?=\s+=\?/g, '?==?')
      .replaceAll(/=\?utf-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
        kind.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64').toString()
          : unquoted(text.replaceAll('_', ' ')),
      ),
    text: isBase64 ? Buffer.from(raw, 'base64').toString() : unquoted(raw.replaceAll('=\r\n', '')),
  };
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
