// E-mail to the operators, through a mail server that we did not write.
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { mailer } from '../../src/alerts/mail.ts';
import { type MailServer, startMailServer } from '../peers/mail-server.ts';

const whom = { to: ['ops@example.com'], from: 'voix@example.com' };
const mail = { subject: 'Slack : refused', text: 'Rien n’est perdu.' };
const outside = Object.values(networkInterfaces())
  .flat()
  .find((each) => each?.family === 'IPv4' && !each.internal)?.address;

describe('an e-mail to the operators', () => {
  let server: MailServer;
  afterEach(() => server.stop());

  it('arrives with its words', async () => {
    server = await startMailServer();
    await mailer({ smtpUrl: server.url, ...whom }).send(mail);
    expect(server.received).toEqual([{ ...whom, ...mail, text: expect.stringContaining(mail.text) }]);
  });

  it('proves itself by the password in the address', async () => {
    server = await startMailServer({ password: 'p@ss' });
    const smtpUrl = `smtp://voix:p%40ss@127.0.0.1:${server.port}`;
    await mailer({ smtpUrl, ...whom }).verify();
    await mailer({ smtpUrl, ...whom }).send(mail);
    expect(server.received).toHaveLength(1);
  });

  it.each([
    ['the password is wrong', async () => `smtp://voix:s3cret@127.0.0.1:${server.port}`, /EAUTH 535/],
    [
      'the server takes nothing',
      async () => {
        server.refuse(552);
        return `smtp://voix:right@127.0.0.1:${server.port}`;
      },
      /552/,
    ],
    [
      'nothing listens',
      async () => {
        await server.stop();
        return `smtp://voix:s3cret@127.0.0.1:${server.port}`;
      },
      /ESOCKET|ECONN/,
    ],
  ])('fails with a code, and never with the password: %s', async (_, url, code) => {
    server = await startMailServer({ password: 'right' });
    const smtpUrl = await url();
    const error: unknown = await mailer({ smtpUrl, ...whom })
      .send(mail)
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(code);
    expect(JSON.stringify([String(error), error, error instanceof Error && error.cause])).not.toMatch(
      /s3cret|right@/,
    );
    expect(server.received).toEqual([]);
  });

  it.skipIf(outside === undefined)('never gives the password in clear words to another machine', async () => {
    server = await startMailServer({ host: outside ?? '', password: 'right' });
    const smtpUrl = `smtp://voix:right@${outside}:${server.port}`;
    await expect(mailer({ smtpUrl, ...whom }).send(mail)).rejects.toThrow();
    expect(server.passwords).toEqual([]);
  });
});
