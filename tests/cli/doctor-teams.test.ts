// The doctor on Teams. Microsoft's sign-in is a small server here that asks and answers as its documentation says.
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { doctorCommand } from '../../src/cli/doctor.ts';
import { UserError } from '../../src/errors.ts';
import { certificateIn } from '../../src/platforms/teams/certificate.ts';
import { signIn } from '../../src/platforms/teams/ready.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { selfSigned } from '../fixtures/certificate.ts';
import { freshUrl, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

const now = new Date('2026-11-22T10:00:00Z');
const APP = '00000000-0000-4000-8000-0000000000a1';
const TENANT = '00000000-0000-4000-8000-0000000000b2';
const SECRET = 'right~secret';
const LOGIN = 'https://login.microsoftonline.com';

const refusal = (code: number, error: string) => ({
  error,
  error_description: `AADSTS${code}: something about ${SECRET} and ${APP}. Trace ID: 1`,
  error_codes: [code],
});

function answerTo(path: string, asked: URLSearchParams): { status: number; body: string } {
  const json = (status: number, body: object) => ({ status, body: JSON.stringify(body) });
  const [, tenant] = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(path) ?? [];
  if (asked.get('grant_type') !== 'client_credentials') return json(400, refusal(70003, 'unsupported'));
  if (asked.get('scope') !== 'https://api.botframework.com/.default')
    return json(400, refusal(70011, 'scope'));
  if (tenant !== TENANT && tenant !== 'botframework.com') return json(400, refusal(90002, 'invalid_request'));
  if (asked.get('client_id') !== APP) return json(400, refusal(700016, 'unauthorized_client'));
  const assertion = asked.get('client_assertion');
  if (assertion !== null && known !== null) {
    const [head, claims, signature = ''] = assertion.split('.');
    const isIts = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${claims}`),
      known,
      Buffer.from(signature, 'base64url'),
    );
    return isIts ? json(200, { access_token: 'a.b.c' }) : json(401, refusal(700027, 'invalid_client'));
  }
  switch (asked.get('client_secret')) {
    case SECRET:
      return json(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'a.b.c' });
    case 'old':
      return json(401, refusal(7000222, 'invalid_client'));
    case 'proxied':
      return { status: 200, body: '<html>Sign in to the guest network</html>' };
    case 'endless':
      return { status: 200, body: `{"access_token":"${'a'.repeat(200_000)}"}` };
    case 'elsewhere':
      return { status: 302, body: '' };
    case 'tomorrow':
      return json(401, refusal(999999, 'invalid_client'));
    default:
      return json(401, refusal(7000215, 'invalid_client'));
  }
}

/** Of the certificate that was uploaded to the app. */
let known: KeyObject | null = null;
let server: Server;
let login = '';
const paths: string[] = [];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    paths.push(request.url ?? '');
    const { status, body } = answerTo(request.url ?? '', new URLSearchParams(await text(request)));
    response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  login = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

async function doctored(env: Readonly<Record<string, string>>, url: string, base = login) {
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (asked: string, init: RequestInit) => fetch(asked.replace(LOGIN, base), init));
  const app = { TEAMS_APP_ID: APP, TEAMS_TENANT_ID: TENANT, TEAMS_APP_PASSWORD: SECRET };
  const { io, out } = unattended({ env: onDatabase(url, { ...app, ...env }), clock: { now: () => now } });
  try {
    const status = await doctorCommand.run([], io);
    return { status, lines: out };
  } finally {
    vi.unstubAllGlobals();
  }
}

test('the doctor tries Teams’ credentials, and says of each schedule’s channel whether the bot is in its team', async () => {
  const url = await freshUrl('sqlite');
  const database = await openedHere(url);
  const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
  const workspaceId = workspace?.id ?? '';
  const person = await database.db.person.create({
    data: {
      workspaceId,
      id: 'p',
      platform: 'teams',
      externalId: 'p',
      name: 'Nadia',
      timeZone: 'Europe/Paris',
      isAdmin: true,
      isActive: true,
      refreshedAt: now,
    },
  });
  for (const [place, isGone] of [
    ['19:sav@thread.tacv2', false],
    ['19:old@thread.tacv2', true],
  ] as const)
    await database.db.conversation.create({
      data: {
        workspaceId,
        platform: 'teams',
        place,
        kind: 'channel',
        conversationId: place,
        serviceUrl: 'https://smba.trafficmanager.net/teams/',
        tenantId: TENANT,
        name: place,
        isGone,
      },
    });
  await database.db.schedule.create({
    data: {
      workspaceId,
      id: 's',
      adminId: person.id,
      name: 'Hebdo',
      sections: ['headline'],
      filters: {},
      cadence: { kind: 'daily', at: '09:00' },
      timeZone: 'Europe/Paris',
      locale: 'fr',
      onHolidays: 'skip',
      whenEmpty: 'silent',
      plannedUntil: now,
      formKey: 's',
    },
  });
  for (const [position, place] of ['19:sav@thread.tacv2', '19:old@thread.tacv2'].entries())
    await database.db.scheduleChannel.create({
      data: { workspaceId, scheduleId: 's', address: `teams:${place}`, name: place, position },
    });

  const { status, lines } = await doctored({}, url);
  expect(lines).toContain('ok   Teams packages: installed');
  expect(lines).toContain('ok   Teams credentials: accepted by Microsoft');
  expect(lines).toContain('ok   #19:sav@thread.tacv2 of “Hebdo”: the bot is in its team');
  expect(lines.find((line) => line.includes('#19:old'))).toMatch(/^FAIL .*add it there again/);
  expect(status).toBe(1);
  expect(paths.at(-1)).toBe(`/${TENANT}/oauth2/v2.0/token`);
});

const AS_SET = {
  credentials: { appId: APP, password: SECRET, kind: 'single-tenant' },
  tenantId: TENANT,
} as const;
const withSecret = (password: string) => ({ ...AS_SET, credentials: { ...AS_SET.credentials, password } });

test.each([
  ['another secret', withSecret('typo~'), /AADSTS7000215.*value of a client secret, not its id/],
  ['an expired secret', withSecret('old'), /AADSTS7000222.*has expired/],
  [
    'an app that is not there',
    { ...AS_SET, credentials: { ...AS_SET.credentials, appId: TENANT } },
    /AADSTS700016.*TEAMS_APP_ID/,
  ],
  ['no such tenant', { ...AS_SET, tenantId: APP }, /AADSTS90002.*TEAMS_TENANT_ID/],
  ['a code that is not known here', withSecret('tomorrow'), /AADSTS999999.*look the code up/],
  ['a proxy’s page', withSecret('proxied'), /answered 200 and nothing that Microsoft says/],
  ['an answer without end', withSecret('endless'), /nothing that Microsoft says/],
  ['a redirect, which a secret does not follow', withSecret('elsewhere'), /cannot be reached/],
])('the doctor says what to do about %s, and repeats no secret', async (_, config, told) => {
  const refused = await signIn(config, { login }).then(
    () => 'accepted',
    (error: unknown) => (error instanceof UserError ? error.say('en') : ''),
  );
  expect(refused).toMatch(told);
  expect(refused).not.toContain(SECRET);
  expect(refused).not.toContain(config.credentials.password);
});

test('a certificate signs in by what it signs, and one that the app does not know is named', async () => {
  const { certificate, key } = selfSigned();
  known = createPublicKey(certificate);
  const of = (pem: string) => {
    const found = certificateIn(pem);
    if (typeof found === 'string') throw new Error(found);
    return { ...AS_SET, credentials: { appId: APP, kind: 'single-tenant', certificate: found } } as const;
  };
  await signIn(of(certificate + key), { login });
  const other = selfSigned();
  const refused = await signIn(of(other.certificate + other.key), { login }).catch((error: unknown) =>
    error instanceof UserError ? error.say('en') : '',
  );
  expect(refused).toMatch(/AADSTS700027.*TEAMS_APP_CERTIFICATE is not one of the app’s certificates/);
});

test('a managed identity is not tried: Azure gives it to its own machines alone', async () => {
  const before = paths.length;
  const env = { TEAMS_APP_PASSWORD: '', TEAMS_APP_TYPE: 'managed-identity' };
  const { lines } = await doctored(env, await freshUrl('sqlite'));
  expect(lines).toContain('ok   Teams settings: managed-identity');
  expect(lines).toContain(
    'ok   Teams credentials: given by Azure to the machine that the bot runs on; not tried from here',
  );
  expect(paths).toHaveLength(before);
});

test('a bot of several tenants signs in where Microsoft wants it', async () => {
  await signIn({ ...AS_SET, credentials: { ...AS_SET.credentials, kind: 'multi-tenant' } }, { login });
  expect(paths.at(-1)).toBe('/botframework.com/oauth2/v2.0/token');
});

test('the doctor says when Microsoft cannot be reached, that nothing was tried, and goes on', async () => {
  const { status, lines } = await doctored({}, await freshUrl('sqlite'), 'http://127.0.0.1:1');
  expect(lines.find((line) => line.includes('Teams credentials'))).toMatch(
    /^FAIL Teams credentials: https:\/\/login\.microsoftonline\.com cannot be reached \(\w+\): the credentials were not tried/,
  );
  expect(lines.join('\n')).not.toContain(SECRET);
  expect(status).toBe(1);
});

test('without credentials, for a test peer, none are tried', async () => {
  const before = paths.length;
  const env = { TEAMS_APP_ID: '', TEAMS_APP_PASSWORD: '', TEAMS_UNSAFE_LOCAL: '1' };
  const { lines } = await doctored(env, await freshUrl('sqlite'));
  expect(lines).toContain('ok   Teams settings: no credentials, on this machine alone');
  expect(lines.join('\n')).not.toContain('Teams credentials:');
  expect(paths).toHaveLength(before);
});
