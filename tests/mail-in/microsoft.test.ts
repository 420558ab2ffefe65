// A mailbox of Microsoft 365: the application asks for a token, as learn.microsoft.com documents it ("OAuth 2.0 client credentials flow on the Microsoft
// identity platform", "Get a token", with its answers to both; "Authenticate an IMAP, POP or SMTP connection using OAuth"), and logs in with it by SASL
// XOAUTH2 at an IMAP server that takes no password. Not tried on a real tenant.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { mailboxOf, saveMailbox } from '../../src/mail-in/mailbox.ts';
import { type PollParts, readMailbox, takeDueMailbox } from '../../src/mail-in/poll.ts';
import { mailboxRemedy, mailboxText } from '../../src/mail-in/standing.ts';
import { tokensOf } from '../../src/mail-in/tokens.ts';
import { boundedFetch } from '../../src/web/outgoing.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { NOW, takingMails } from './harness.ts';
import { LOGIN, mailServer } from './imap-server.ts';
import { forwarded } from './mails.ts';

const MINUTE = 60_000;
const TENANT = 'acme.onmicrosoft.example';
const CLIENT = '11111111-2222-3333-4444-555555555555';
const SECRET = 'an-applications-secret';
const LOGIN_HOST = 'https://login.microsoftonline.com';
const doer = { by: 'command-line', now: NOW } as const;

async function entra() {
  const asked: Readonly<Record<string, string>>[] = [];
  let token = 'token-1';
  let trouble: { readonly status: number; readonly body: unknown } | null = null;
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    asked.push({ path: request.url ?? '', type: request.headers['content-type'] ?? '', ...form });
    const isRight = form['client_id'] === CLIENT && form['client_secret'] === SECRET;
    const [status, body] = trouble
      ? [trouble.status, trouble.body]
      : isRight
        ? [200, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token }]
        : [
            401,
            {
              error: 'invalid_client',
              error_description: `AADSTS7000215: Invalid client secret provided (${form['client_secret']}).`,
              error_codes: [7000215],
            },
          ];
    response.writeHead(Number(status), { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve));
  });
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const real = globalThis.fetch;
  return {
    asked,
    fetch: ((url: string | URL | Request, init?: RequestInit) =>
      real(String(url).replace(LOGIN_HOST, here), init)) as typeof fetch,
    gives(next: string) {
      token = next;
    },
    refuses(next: typeof trouble) {
      trouble = next;
    },
  };
}

async function reading(database: Database, secret = SECRET) {
  const microsoft = await entra();
  const server = await mailServer([forwarded({ id: '1' })], { accessToken: 'token-1' });
  onTestFinished(server.stop);
  const taking = await takingMails(database);
  await taking.rule();
  const logged: unknown[] = [];
  const parts: PollParts = {
    ...taking.parts,
    log: { error: (about: unknown) => void logged.push(about) },
    tokens: tokensOf(boundedFetch(microsoft.fetch), taking.parts.clock),
    answersCame: () => {},
    nudge: () => {},
  };
  const at = `imap://${LOGIN}@127.0.0.1:${server.port}/INBOX`;
  const wanted = { at, password: secret, tenant: TENANT, client: CLIENT, trusts: 'microsoft365' };
  const since = new Date(NOW.getTime() - 7 * 24 * 60 * MINUTE);
  await saveMailbox(database, { keys: taking.keys, workspaceId: 'acme' }, { ...wanted, since }, doer);
  const mailbox = async () => {
    const row = await mailboxOf(database.db, 'acme');
    if (row === null) throw new Error('there is a mailbox');
    return row;
  };
  return {
    ...{ ...taking, microsoft, server, logged, mailbox },
    /** A pass, so many minutes after the last. */
    async read(minutes: number) {
      taking.move(minutes * MINUTE);
      const due = await takeDueMailbox(parts);
      if (due) await readMailbox(parts, due, new AbortController().signal);
      return (await mailbox()).lastError;
    },
  };
}

onAnyEngine((engine) => {
  it('is read with a token that is asked for as documented, and kept until shortly before it ends', async () => {
    const { read, microsoft, server, mailbox } = await reading(await freshDatabase(engine));
    for (const minutes of [4, 4, 4, 30]) expect(await read(minutes)).toBeNull();
    expect(microsoft.asked).toEqual([
      {
        path: `/${TENANT}/oauth2/v2.0/token`,
        type: 'application/x-www-form-urlencoded',
        grant_type: 'client_credentials',
        client_id: CLIENT,
        client_secret: SECRET,
        scope: 'https://outlook.office365.com/.default',
      },
    ]);
    microsoft.gives('token-2');
    server.setToken('token-2');
    expect(await read(20)).toBeNull();
    expect(microsoft.asked).toHaveLength(2);
    expect(await mailbox()).toMatchObject({ upTo: 1n, failures: 0 });
  });

  it('a token that the mailbox refuses is not used again, and says what the application lacks', async () => {
    const { read, microsoft, server, mailbox } = await reading(await freshDatabase(engine));
    server.setToken('another');
    expect(await read(4)).toBe('mailbox.denied');
    expect(mailboxRemedy(await mailbox(), 'fr')).toContain('IMAP.AccessAsApp');
    microsoft.gives('another');
    expect(await read(61)).toBeNull();
    expect(microsoft.asked).toHaveLength(2);
  });

  it('a secret that Microsoft refuses is told with what to do, and stands nowhere', async () => {
    const { read, mailbox, logged, server } = await reading(await freshDatabase(engine), 'a-wrong-secret');
    expect(await read(4)).toBe('mailbox.token');
    const row = await mailbox();
    expect(mailboxText(row, { locale: 'fr', now: NOW })).toContain(
      'Microsoft refuse l’accès à l’application',
    );
    expect(mailboxText(row, { locale: 'en', now: NOW })).toContain(
      'Microsoft gives the application no access',
    );
    expect(mailboxRemedy(row, 'fr')).toContain('si le secret de l’application a expiré');
    const all = JSON.stringify([row, logged], (_, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    expect(all).not.toMatch(/a-wrong-secret|AADSTS/);
    expect(server.connections()).toBe(0);
  });

  it.each([
    [429, { error: 'temporarily_unavailable' }, 'mailbox.unreachable'],
    [503, {}, 'mailbox.unreachable'],
    [400, { error: 'unauthorized_client', error_codes: [700016] }, 'mailbox.token'],
    [200, { token_type: 'Bearer' }, 'mailbox.token'],
    [200, { access_token: 'token-1', expires_in: 'soon' }, 'mailbox.token'],
  ])('an answer of %i, %j, is %s', async (status, body, code) => {
    const { read, microsoft } = await reading(await freshDatabase(engine));
    microsoft.refuses({ status, body });
    expect(await read(4)).toBe(code);
    microsoft.refuses(null);
    expect(await read(61)).toBeNull();
  });

  it('it goes back to a password, and a secret is never taken for the other kind', async () => {
    const database = await freshDatabase(engine);
    const { microsoft, server, keys, mailbox } = await reading(database);
    const company = { keys, workspaceId: 'acme' };
    const back = { at: null, password: 'a password', tenant: '', trusts: null, since: null };
    await saveMailbox(database, company, back, doer);
    expect(await mailbox()).toMatchObject({ tenant: null, client: null });
    const wrong = { ...back, tenant: TENANT, client: 'my app' };
    await expect(saveMailbox(database, company, wrong, doer)).rejects.toMatchObject({ code: 'mailbox.app' });
    // Another kind of proof has another secret.
    const bare = { ...back, password: null, tenant: TENANT, client: CLIENT };
    await expect(saveMailbox(database, company, bare, doer)).rejects.toMatchObject({ code: 'mailbox.needs' });
    expect(server.connections() + microsoft.asked.length).toBe(0);
  });
});
