import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { type Connection, connectWebhook } from '../../src/feedback/sources/connect.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import type { FetchResponse } from '../../src/feedback/vendors/surveymonkey-response.ts';
import { keysFrom } from '../../src/keys.ts';
import { startWeb, type Web } from '../../src/web/server.ts';
import { BODY_MAX } from '../../src/web/taking.ts';
import { webhookPath, webhookRoutes } from '../../src/web/webhooks.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import {
  appStoreBody,
  bytes,
  delightedBody,
  genericMapping,
  now,
  playBody,
  type Signed,
  signed,
  surveymonkeyEvent,
  surveymonkeyResponse,
} from '../feedback/vendors/samples.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const TOKEN = 'jeton-surveymonkey-secret';
const PERSONAL =
  /CLIENT-REF-4242|charlie|Gravis|Hobanwash|Durand|zoe75|20978392|un-secret-de-test|jeton-surveymonkey/i;

/** A customer's words in each body, as JSON has them. */
const WORDS =
  /Livraison rapide, merci|Charlie Gravis trouve tout parfait|Trop cher|Trois jours d’attente|Merci Hobanwash|Super|Helpful people/;

onAnyEngine((engine) => {
  let database: Database;
  let workspaceId = '';
  let web: Web;
  let response: unknown = surveymonkeyResponse;
  let vendorAnswers: FetchResponse = async () => ({ status: 200, body: bytes(response) });
  const asked: Parameters<FetchResponse>[0][] = [];
  const logged: string[] = [];

  beforeAll(async () => {
    database = await freshDatabase(engine);
    const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
    if (!workspace) throw new Error('one workspace was expected');
    workspaceId = workspace.id;
    const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
    const fetch: FetchResponse = (request) => {
      asked.push(request);
      return vendorAnswers(request);
    };
    const settings = { keys, keepOriginals: true, clock: { now: () => now }, workspaceId, fetch };
    web = await startWeb({ host: '127.0.0.1', port: 0, routes: webhookRoutes(database, settings), log });
  });
  afterAll(() => web.close());

  const connect = (name: string, changes: Partial<Connection> & { readonly vendor: string }) =>
    connectWebhook(
      database,
      { keys, workspaceId },
      {
        name,
        heat: null,
        now,
        signing: null,
        token: null,
        clientId: null,
        region: null,
        mapping: null,
        touchpoint: null,
        ...changes,
      },
    );
  const connectAs = async ({ vendor, secrets }: Signed, name: string): Promise<string> => {
    const { source } = await connect(name, {
      vendor: vendor.name,
      signing: secrets.signing[0] ?? null,
      clientId: secrets.clientId ?? null,
      ...(vendor.name === 'surveymonkey' ? { token: TOKEN } : {}),
      ...(vendor.name === 'generic' ? { mapping: genericMapping } : {}),
    });
    return source.id;
  };
  const post = async (id: string, body: Uint8Array, headers: Record<string, string>) => {
    const answer = await fetch(`http://127.0.0.1:${web.port}${webhookPath(id)}`, {
      method: 'POST',
      headers,
      body: Buffer.from(body),
    });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
  };
  const rowsOf = (sourceId: string) => database.db.feedback.findMany({ where: { workspaceId, sourceId } });
  const sourceOf = (id: string) =>
    database.db.source.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });

  describe.each(signed.map((each) => [each.vendor.name, each] as const))('%s', (name, vendor) => {
    const send = (id: string, body: unknown, delivery?: string) => {
      const raw = bytes(body);
      return post(id, raw, vendor.sign(raw, now, delivery));
    };
    const count = 1;

    test('a valid body is stored, redacted; the same delivery again gives the same answer and stores nothing', async () => {
      const id = await connectAs(vendor, `${name} valid`);
      const first = await send(id, vendor.body);
      expect(first).toMatchObject({ status: 200, body: { imported: count, rejected: 0 } });
      const again = await send(id, vendor.body);
      expect([again.status, again.body]).toEqual([200, first.body]);
      const rows = await rowsOf(id);
      expect(rows).toHaveLength(count);
      expect(JSON.stringify(rows)).not.toMatch(PERSONAL);
      expect(await sourceOf(id)).toMatchObject({ lastSeenAt: now, errorCount: 0, lastError: null });
    });

    test('the same answer in another delivery is known, and a later one before an earlier one is not taken back', async () => {
      const id = await connectAs(vendor, `${name} twice`);
      await send(id, vendor.body);
      const before = await rowsOf(id);
      const attempt = { ...Object(vendor.body), 'x-attempt': 2 };
      const again = await send(id, attempt, 'another');
      expect(again).toMatchObject({ status: 200, body: { imported: 0 } });
      expect(await rowsOf(id)).toMatchObject(
        before.map(({ score, verbatim, answeredAt }) => ({ score, verbatim, answeredAt })),
      );
      const afresh = await connectAs(vendor, `${name} out of order`);
      await send(afresh, attempt, 'another');
      expect(await send(afresh, vendor.body)).toMatchObject({ status: 200, body: { imported: 0 } });
      expect(await rowsOf(afresh)).toHaveLength(count);
    });

    test('a wrong signature, or none, is 401 with its code, counts as an error and stores nothing', async () => {
      const id = await connectAs(vendor, `${name} forged`);
      const raw = bytes(vendor.body);
      const forged = await post(id, bytes({ changed: vendor.body }), vendor.sign(raw, now));
      expect(forged).toMatchObject({ status: 401, body: { code: 'signature.wrong' } });
      const bare = await post(id, raw, {});
      expect(bare).toMatchObject({ status: 401, body: { code: 'signature.missing' } });
      expect(await rowsOf(id)).toEqual([]);
      const source = await sourceOf(id);
      expect(source).toMatchObject({ errorCount: 2, lastError: 'signature.missing', lastErrorAt: now });
      expect(source.lastSeenAt).toBeNull();
    });

    test('a body that was cut in half is 400, even where the half is signed', async () => {
      const id = await connectAs(vendor, `${name} half`);
      const raw = bytes(vendor.body);
      const half = raw.subarray(0, Math.floor(raw.length / 2));
      const cut = await post(id, half, vendor.sign(half, now));
      expect(cut.status).toBe(400);
      expect(cut.body.code).toMatch(/^body\.not(Json|Utf8)$/);
      expect(await rowsOf(id)).toEqual([]);
    });

    test('fields that are not known harm nothing', async () => {
      const id = await connectAs(vendor, `${name} unknown`);
      const stranger = { deep: [{ a: null }], __proto__x: 1, score: 'x' };
      const body = { ...Object(vendor.body), 'x-new': stranger, 'a/b~c': 7 };
      expect(await send(id, body)).toMatchObject({ status: 200, body: { imported: count } });
      expect(await rowsOf(id)).toHaveLength(count);
    });

    test('a megabyte of text in the comment is cut visibly, and costs nothing else', async () => {
      const id = await connectAs(vendor, `${name} long`);
      const long = 'Très long. '.repeat(100_000);
      const swollen = (value: unknown) => JSON.parse(JSON.stringify(value).replace(WORDS, long));
      response = swollen(surveymonkeyResponse);
      const taken = await send(id, name === 'surveymonkey' ? vendor.body : swollen(vendor.body));
      response = surveymonkeyResponse;
      expect(taken).toMatchObject({ status: 200, body: { imported: 1, rejected: 0 } });
      const [row] = await rowsOf(id);
      expect(row?.verbatim).toMatch(/ \[…\]$/);
      expect(row?.verbatim?.length).toBeLessThanOrEqual(20_000);
      expect(await sourceOf(id)).toMatchObject({ errorCount: 0, lastSeenAt: now });
    });

    test('an address that is only tried, unsigned, answers for the vendor that does so, and for no other', async () => {
      const id = await connectAs(vendor, `${name} tried`);
      const { status } = await post(id, bytes({ event: 'testEndpoint' }), {
        'content-type': 'application/json',
      });
      expect(status).toBe(name === 'formbricks' ? 200 : 401);
      expect(await rowsOf(id)).toEqual([]);
      expect((await sourceOf(id)).lastSeenAt).toBeNull();
    });

    test('another event of the vendor is 200, and ignored', async () => {
      const id = await connectAs(vendor, `${name} other`);
      const { status, body } = await send(id, vendor.other);
      expect([status, body.imported, body.ignored.length]).toEqual([200, 0, 1]);
      expect(await rowsOf(id)).toEqual([]);
    });

    test('a body that is not the vendor’s is 422, with pointer and reason in the reader’s language', async () => {
      const id = await connectAs(vendor, `${name} not its own`);
      const raw = bytes(['nothing of theirs']);
      const headers = { ...vendor.sign(raw, now), 'accept-language': 'fr' };
      const { status, body } = await post(id, raw, headers);
      expect(status).toBe(422);
      expect([typeof body.pointer, typeof body.code]).toEqual(['string', 'string']);
      expect(body.reason).toMatch(/ est attendu ici|inconnu ici/);
    });
  });

  test('a comment that comes after the score joins it; a late repetition of the score alone takes nothing back', async () => {
    const vendor = signed.find((each) => each.vendor.name === 'delighted');
    if (vendor === undefined) throw new Error('no sample');
    const id = await connectAs(vendor, 'Delighted, twice');
    const send = (body: unknown) => {
      const raw = bytes(body);
      return post(id, raw, vendor.sign(raw, now));
    };
    const { comment, ...scored } = delightedBody.event_data;
    const created = { event_type: 'survey_response.created', event_id: 'first', event_data: scored };
    expect((await send(created)).body).toMatchObject({ imported: 1, revised: 0, duplicates: 0 });
    expect((await send(delightedBody)).body).toMatchObject({ imported: 0, revised: 1, duplicates: 0 });
    expect(comment).toContain('tout parfait');
    const whole = { score: 9, verbatim: '[nom] trouve tout parfait' };
    expect(await rowsOf(id)).toMatchObject([whole]);
    expect((await send({ ...created, event_id: 'late' })).status).toBe(200);
    expect(await rowsOf(id)).toMatchObject([whole]);
    const event_data = { ...scored, score: 2, created_at: scored.created_at - 60 };
    const older = { ...created, event_id: 'older', event_data };
    expect((await send(older)).body).toMatchObject({ imported: 0, revised: 0, duplicates: 1 });
    expect(await rowsOf(id)).toMatchObject([whole]);
  });

  test('SurveyMonkey’s answer is fetched from its own host with the token; while it cannot be, 503 asks to send again', async () => {
    const vendor = signed.find((each) => each.vendor.name === 'surveymonkey');
    if (vendor === undefined) throw new Error('no sample');
    const id = await connectAs(vendor, 'SurveyMonkey, later');
    const answering = vendorAnswers;
    const raw = bytes(surveymonkeyEvent);
    const send = () => post(id, raw, vendor.sign(raw, now));
    vendorAnswers = async () => {
      throw new Error('ECONNRESET');
    };
    const later = await send();
    expect([later.status, later.body.code, later.headers.get('retry-after')]).toEqual([
      503,
      'fetch.later',
      '300',
    ]);
    vendorAnswers = async () => ({ status: 401, body: bytes({}) });
    expect(await send()).toMatchObject({ status: 503, body: { code: 'fetch.denied' } });
    expect(await sourceOf(id)).toMatchObject({ errorCount: 2, lastError: 'fetch.denied' });
    expect(await rowsOf(id)).toEqual([]);
    vendorAnswers = answering;
    expect(await send()).toMatchObject({ status: 200, body: { imported: 1 } });
    expect(asked.at(-1)).toEqual({
      url: 'https://api.surveymonkey.com/v3/surveys/105724755/responses/5007154402/details?simple=true',
      headers: { authorization: `Bearer ${TOKEN}`, accept: 'application/json' },
    });
    vendorAnswers = async () => ({ status: 404, body: bytes({}) });
    const goneId = await connectAs(vendor, 'SurveyMonkey, gone');
    const gone = await post(goneId, raw, vendor.sign(raw, now));
    expect(gone).toMatchObject({ status: 200, body: { imported: 0, ignored: ['gone'] } });
    vendorAnswers = answering;
  });

  test('SurveyMonkey: an update that comes before the answer it updates is the answer, and the first one changes nothing then', async () => {
    const vendor = signed.find((each) => each.vendor.name === 'surveymonkey');
    if (vendor === undefined) throw new Error('no sample');
    const id = await connectAs(vendor, 'SurveyMonkey, updated first');
    const send = (body: unknown) => {
      const raw = bytes(body);
      return post(id, raw, vendor.sign(raw, now));
    };
    const updated = { ...surveymonkeyEvent, event_type: 'response_updated', event_id: '2' };
    const partial = { ...Object(surveymonkeyResponse), response_status: 'partial' };
    response = partial;
    expect(await send({ ...updated, event_id: '1' })).toMatchObject({
      status: 200,
      body: { imported: 0, ignored: ['response:partial'] },
    });
    response = surveymonkeyResponse;
    expect(await send(updated)).toMatchObject({ status: 200, body: { imported: 1, revised: 0 } });
    const [before] = await rowsOf(id);
    expect(await send(surveymonkeyEvent)).toMatchObject({
      status: 200,
      body: { imported: 0, duplicates: 1 },
    });
    expect(await send({ ...updated, event_id: '3' })).toMatchObject({ status: 200, body: { imported: 0 } });
    expect(await rowsOf(id)).toMatchObject([{ score: before?.score, verbatim: before?.verbatim }]);
  });

  test.each([
    ['google-play', playBody],
    ['app-store', appStoreBody],
  ])(
    '%s signs nothing: its JSON is taken with the bearer token of that very source',
    async (vendor, body) => {
      const { source, bearer } = await connect(vendor, { vendor });
      const other = await addSource(database, workspaceId, { name: `beside ${vendor}`, heat: 'hot', now });
      const raw = bytes(body);
      for (const headers of [{}, { authorization: `Bearer ${other.token}` }]) {
        expect(await post(source.id, raw, headers)).toMatchObject({
          status: 401,
          body: { code: 'token.wrong' },
        });
      }
      const headers = { authorization: `Bearer ${bearer}` };
      const first = await post(source.id, raw, headers);
      expect(first).toMatchObject({ status: 200, body: { imported: 1 } });
      expect((await post(source.id, raw, headers)).body).toEqual(first.body);
      expect(JSON.stringify(await rowsOf(source.id))).not.toMatch(PERSONAL);
    },
  );

  test('the secret before goes on being taken while it is changed, and secrets are sealed', async () => {
    const vendor = signed.find((each) => each.vendor.name === 'typeform');
    if (vendor === undefined) throw new Error('no sample');
    const id = await connectAs(vendor, 'rotated');
    await connect('rotated', { vendor: 'typeform', signing: 'le-nouveau-secret' });
    const raw = bytes(vendor.body);
    expect((await post(id, raw, vendor.sign(raw, now))).status).toBe(200);
    expect(JSON.stringify(await sourceOf(id))).not.toMatch(/un-secret-de-test|le-nouveau-secret/);
  });

  test('what the vendor’s fields are can be said, and the touchpoint for answers without one', async () => {
    const vendor = signed.find((each) => each.vendor.name === 'formbricks');
    if (vendor === undefined) throw new Error('no sample');
    const { source } = await connect('mapped', {
      vendor: 'formbricks',
      signing: vendor.secrets.signing[0] ?? null,
      mapping: { nps: 'ignore', q7: 'verbatim', why: 'ignore' },
      touchpoint: 'delivery',
    });
    const raw = bytes(vendor.body);
    expect((await post(source.id, raw, vendor.sign(raw, now))).status).toBe(200);
    expect(await rowsOf(source.id)).toMatchObject([
      { score: null, verbatim: 'A, B', touchpoint: 'delivery' },
    ]);
  });

  test('404 where there is no webhook, 413 over five megabytes, and 200 to a vendor that only looks', async () => {
    const { source: plain } = await addSource(database, workspaceId, { name: 'plain', heat: 'hot', now });
    for (const id of [plain.id, 'unknown', 'a%2Fb']) {
      expect((await post(id, bytes({}), {})).status).toBe(404);
    }
    const { source } = await connect('looked at', { vendor: 'intercom', signing: 'secret' });
    expect((await post(source.id, new Uint8Array(BODY_MAX + 1).fill(32), {})).status).toBe(413);
    expect(await sourceOf(source.id)).toMatchObject({ errorCount: 1, lastError: 'body.tooLarge' });
    const url = `http://127.0.0.1:${web.port}${webhookPath(source.id)}`;
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${url}/more`, { method: 'HEAD' })).status).toBe(404);
    expect((await fetch(url, { method: 'PUT' })).headers.get('allow')).toBe('GET, POST');
  });

  test('nothing personal, no secret and no address of a source is logged', async () => {
    const sources = await database.db.source.findMany({ where: { workspaceId } });
    expect(logged.length).toBeGreaterThan(50);
    const all = logged.join('');
    expect(all).toContain('/api/v1/webhooks/:source');
    expect(all).not.toMatch(PERSONAL);
    expect(all).not.toMatch(/Livraison|Trop cher|Trois jours|parfait|Helpful|Très long/);
    expect(sources.filter(({ id }) => all.includes(id))).toEqual([]);
  });
});
