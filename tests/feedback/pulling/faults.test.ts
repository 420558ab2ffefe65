// What each vendor may do wrong, and what becomes of it: told in the source's line, asked again in time, nothing lost, and no key in anything that is
// written down.
import { describe, expect, it } from 'vitest';
import type { VendorFetch } from '../../../src/feedback/pulling/asking.ts';
import { pullSome } from '../../../src/feedback/pulling/pull.ts';
import { keysFrom, newSecret } from '../../../src/keys.ts';
import { freshDatabase, onAnyEngine, rowsOn } from '../../harness/database.ts';
import { DAY, fetched, MINUTE, one, START, shown } from './fetched.ts';
import { servers, type VendorServer } from './vendors.ts';

const HOUR = 60 * MINUTE;

/** The answer's bytes are these. */
const bytes =
  (body: string | Uint8Array, status = 200): VendorFetch =>
  async () => ({ status, body: Buffer.from(body), retryAfter: null });
const status = (code: number, retryAfter: string | null = null): VendorFetch => {
  return async () => ({ status: code, body: Buffer.from('{}'), retryAfter });
};

/** What fails, the code in the source's line, and after how long it is asked again at the earliest. */
const faults: readonly (readonly [
  string,
  (served: VendorFetch, secret: string) => VendorFetch,
  string,
  number,
])[] = [
  ['401', () => status(401), 'fetch.denied', 5 * HOUR],
  ['402', () => status(402), 'fetch.unpaid', 5 * HOUR],
  ['403', () => status(403), 'fetch.forbidden', 5 * HOUR],
  ['404', () => status(404), 'fetch.gone', 5 * HOUR],
  ['429, half an hour', () => status(429, '1800'), 'fetch.later', 30 * MINUTE],
  ['429, until a date', () => status(429, 'Mon, 02 Nov 2026 09:45:00 GMT'), 'fetch.later', 45 * MINUTE],
  ['429, in words', () => status(429, 'soon'), 'fetch.later', 1.8 * MINUTE],
  // A mistake of somebody's: a day at most.
  ['429, for years', () => status(429, '99999999999'), 'fetch.later', 24 * HOUR],
  ['429, twice at once', () => status(429, '60, 1800'), 'fetch.later', 30 * MINUTE],
  ['429, with a fraction', () => status(429, '1800.5'), 'fetch.later', 30 * MINUTE],
  ['429, by a negative', () => status(429, '-7200'), 'fetch.later', 1.8 * MINUTE],
  ['500', () => status(500), 'fetch.later', 1.8 * MINUTE],
  ['410', () => status(410), 'fetch.gone', 5 * HOUR],
  ['a redirect that nobody follows', () => status(302), 'fetch.moved', 5 * HOUR],
  [
    'nobody there, or too large',
    (_, secret) => () => Promise.reject(new Error(`connect ECONNREFUSED with ${secret}`)),
    'fetch.later',
    1.8 * MINUTE,
  ],
  ['a page of HTML', (_, secret) => bytes(`<html>${secret}</html>`), 'fetch.shape', 5 * HOUR],
  ['nothing', () => bytes(''), 'fetch.shape', 5 * HOUR],
  ['no UTF-8', () => bytes(Uint8Array.from([0x7b, 0xff, 0x7d])), 'fetch.shape', 5 * HOUR],
  ['other JSON', () => bytes('[{"surprise":{"__proto__":1}}]'), 'fetch.shape', 5 * HOUR],
  [
    'a body that is cut',
    (served) => async (request) => {
      const { body, ...rest } = await served(request);
      return { ...rest, body: body.slice(0, body.length - 3) };
    },
    'fetch.shape',
    5 * HOUR,
  ],
];

/** All that was written down of it. */
async function written({ parts, logged }: Awaited<ReturnType<typeof fetched>>): Promise<string> {
  const { db } = parts.database;
  const rows = [await db.source.findMany(), await db.sourcePull.findMany(), await db.auditEntry.findMany()];
  const errors = logged().map((each) => String(Object(each)[0]?.err?.stack));
  return JSON.stringify([rows, logged(), errors]);
}

/** Parts of a key that would give it away. */
function partsOf({ secret }: VendorServer): string[] {
  return secret.includes('\n') || secret.length > 100
    ? (secret.match(/[A-Za-z0-9+/]{40,}/g) ?? [])
    : [secret, Buffer.from(secret).toString('base64').replace(/=+$/, '')];
}

onAnyEngine((engine) => {
  const named = servers.map((server) => [server.named ?? server.vendor, server] as const);
  describe.each(rowsOn(engine, named, 2))('%s', (_, server) => {
    it('whatever fails is told, asked again in time and made good, and its key is written nowhere', async () => {
      const database = await freshDatabase(engine);
      for (const [i, [what, fault, code, least]] of faults.entries()) {
        const at = await fetched(database, server, `acme-${i}`);
        at.say([one(1, new Date(START.getTime() - DAY)), one(2, new Date(START.getTime() - HOUR))]);
        at.fail(fault(at.served, server.secret));
        await at.minute();
        const { nextAt, failures } = await at.row();
        const lastError = (await at.source()).lastError;
        expect({ what, failures, lastError }).toEqual({ what, failures: 1, lastError: code });
        expect(nextAt.getTime() - at.now().getTime()).toBeGreaterThanOrEqual(least);
        expect(await at.stored()).toEqual([]);
        // Nobody is asked before that.
        const asked = at.asked();
        at.move(least - MINUTE);
        expect(await at.minute()).toBe(false);
        expect(at.asked()).toBe(asked);
        at.fail(null);
        at.move(Math.max(7 * HOUR, 1.2 * least));
        await at.pass();
        expect(await at.stored()).toEqual(shown(at.said()));
        expect((await at.source()).errorCount).toBe(0);
        const all = await written(at);
        for (const part of partsOf(server)) expect(all).not.toContain(part);
      }
    }, 60_000);

    it.each([1, -1])('its clock may be %i hour beside ours', async (hours) => {
      const at = await fetched(await freshDatabase(engine), server);
      const theirs = () => new Date(at.now().getTime() + hours * HOUR);
      at.say([one(1, new Date(theirs().getTime() - DAY)), one(2, new Date(theirs().getTime() - MINUTE))]);
      await at.pass();
      expect(await at.stored()).toEqual(shown(at.said()));
      for (let id = 3; id < 6; id += 1) {
        at.move(62 * MINUTE);
        at.say([...at.said(), one(id, new Date(theirs().getTime() - MINUTE))]);
        await at.pass();
        expect(await at.stored()).toEqual(shown(at.said()));
      }
      expect((await at.source()).errorCount).toBe(0);
    });

    it('an answer that comes twice is there once', async () => {
      const at = await fetched(await freshDatabase(engine), server);
      const first = one(1, new Date(START.getTime() - HOUR));
      at.say([first, one(2, new Date(START.getTime() - HOUR)), first]);
      await at.pass();
      expect(await at.stored()).toEqual(shown(at.said().slice(0, 2)));
    });
  });
});

onAnyEngine((engine) => {
  // Apple: "Provide a properly configured and signed bearer token, and make sure that it has not expired"; Google's token endpoint: invalid_grant,
  // "Token must be a short-lived token (60 minutes) and in a reasonable timeframe". Both date their answers (RFC 9110, 6.6.1).
  it.each([
    ['app-store', 401, 12, 'fetch.clock:12'],
    ['app-store', 401, -90, 'fetch.clock:-90'],
    ['app-store', 401, 0, 'fetch.denied'],
    ['app-store', 403, 12, 'fetch.forbidden'],
    ['google-play', 400, 12, 'fetch.clock:12'],
    ['google-play', 400, -7, 'fetch.clock:-7'],
    ['google-play', 400, 0, 'fetch.denied'],
    // No time of ours stands in these keys.
    ['trustpilot', 400, 12, 'fetch.denied'],
    ['typeform', 401, 12, 'fetch.denied'],
  ] as const)(
    '%s: a key that is refused by %i while our clock is %i minutes ahead is told as %s',
    async (vendor, code, ahead, told) => {
      const server = servers.find((each) => each.vendor === vendor);
      if (!server) throw new Error('a server');
      const at = await fetched(await freshDatabase(engine), server);
      const date = new Date(at.now().getTime() - ahead * MINUTE).toUTCString();
      at.fail(async () => ({ status: code, body: Buffer.from('{"error":"invalid_grant"}'), date }));
      await at.minute();
      expect((await at.source()).lastError).toBe(told);
      const again = (await at.row()).nextAt.getTime() - at.now().getTime();
      // A clock is set without a word to us.
      if (told.startsWith('fetch.clock')) expect(again).toBeLessThanOrEqual(2 * MINUTE);
      else expect(again).toBeGreaterThan(5 * HOUR);
    },
  );

  it.each([
    [
      403,
      { error: { code: 403, errors: [{ domain: 'usageLimits', reason: 'rateLimitExceeded' }] } },
      'fetch.later',
    ],
    [403, { error: { code: 403, status: 'RESOURCE_EXHAUSTED' } }, 'fetch.later'],
    [403, { error: { code: 403, errors: [{ reason: 'permissionDenied' }] } }, 'fetch.forbidden'],
    [429, {}, 'fetch.later'],
  ])('Google’s %i with %j is %s', async (code, error, told) => {
    const server = servers.find((each) => each.vendor === 'google-play');
    if (!server) throw new Error('a server');
    const at = await fetched(await freshDatabase(engine), server);
    at.fail(async (request) =>
      request.url.includes('oauth2')
        ? at.served(request)
        : { status: code, body: Buffer.from(JSON.stringify(error)) },
    );
    await at.minute();
    expect((await at.source()).lastError).toBe(told);
  });

  // `remotecontrol_handle`, in LimeSurvey's public source: what it answers where a survey is inactive, and where a user may not see it.
  it.each([
    ['No permission', 'fetch.forbidden'],
    ['Invalid session key', 'fetch.denied'],
    ['Error: Invalid survey ID', 'fetch.gone'],
    ['No Data, survey table does not exist.', 'fetch.gone'],
  ])('LimeSurvey’s “%s” is %s, and takes nothing away', async (said, told) => {
    const server = servers.find((each) => each.vendor === 'limesurvey');
    if (!server) throw new Error('a server');
    const at = await fetched(await freshDatabase(engine), server);
    at.say([one(1, new Date(START.getTime() - HOUR))]);
    await at.pass();
    at.fail(async (request) =>
      request.body?.includes('export_responses')
        ? {
            status: 200,
            body: Buffer.from(JSON.stringify({ id: 1, result: { status: said }, error: null })),
          }
        : at.served(request),
    );
    for (let i = 0; i < 3; i += 1) {
      at.move(7 * HOUR);
      await at.minute();
    }
    expect((await at.source()).lastError).toBe(told);
    expect(await at.stored()).toHaveLength(1);
  });

  it('Zendesk’s 409, where two asked for the same at once, is asked again in a while', async () => {
    const server = servers.find((each) => each.vendor === 'zendesk');
    if (!server) throw new Error('a server');
    const at = await fetched(await freshDatabase(engine), server);
    at.fail(status(409));
    await at.minute();
    expect((await at.source()).lastError).toBe('fetch.later');
  });

  it.each(
    servers
      .filter(({ secret }) => !secret.includes('\n'))
      .map((each) => [each.named ?? each.vendor, each] as const),
  )(
    '%s: a key with a sign that no header can carry is told as a wrong key, and is not sent',
    async (_, server) => {
      // As some pages copy it, shortened or with quotes.
      const at = await fetched(await freshDatabase(engine), { ...server, secret: 'tfp_…“abc”' });
      const sent: string[] = [];
      at.fail(async (request) => {
        // As the true one does (WHATWG Fetch, "header value").
        for (const value of Object.values(request.headers)) new Headers({ value });
        sent.push(request.url);
        return at.served(request);
      });
      await at.minute();
      expect((await at.source()).lastError).toBe('fetch.denied');
    },
  );

  it('a database that does not take it is told as ours and not the vendor’s, and nothing is lost by it', async () => {
    const server = servers[0];
    if (!server) throw new Error('a server');
    const database = await freshDatabase(engine);
    const at = await fetched(database, server);
    at.say([one(1, new Date(START.getTime() - HOUR), 'a word that no log may hold')]);
    await database.db.$executeRawUnsafe('ALTER TABLE "Feedback" RENAME TO "Away"');
    await at.minute();
    expect(await at.source()).toMatchObject({ lastError: 'fetch.ours', errorCount: 1 });
    expect((await at.row()).upTo).toBeNull();
    expect(at.logged()).toHaveLength(1);
    expect(await written(at)).not.toContain('a word that no log may hold');
    await database.db.$executeRawUnsafe('ALTER TABLE "Away" RENAME TO "Feedback"');
    at.move(2 * MINUTE);
    await at.pass();
    expect(await at.stored()).toEqual(shown(at.said()));
    expect((await at.source()).errorCount).toBe(0);
  });

  it('a key that cannot be opened any more is told as that, and nobody is asked', async () => {
    const server = servers[0];
    if (!server) throw new Error('a server');
    const at = await fetched(await freshDatabase(engine), server);
    await pullSome(
      { ...at.parts, keys: keysFrom([newSecret()]) },
      await at.row(),
      new AbortController().signal,
    );
    expect(at.asked()).toBe(0);
    expect((await at.source()).lastError).toBe('fetch.sealed');
  });
});
