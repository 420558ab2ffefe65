import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import { WorkTookTooLong } from '../../src/feedback/work/threads.ts';
import type { Worker } from '../../src/feedback/work/work.ts';
import { json } from '../../src/http/route.ts';
import { keysFrom } from '../../src/keys.ts';
import { healthRoutes } from '../../src/web/health.ts';
import { forgetAnswers } from '../../src/web/idempotency.ts';
import { ingestionRoute } from '../../src/web/ingestion.ts';
import { metrics } from '../../src/web/metrics.ts';
import { startWeb, type Web } from '../../src/web/server.ts';
import { BODY_MAX } from '../../src/web/taking.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const now = new Date('2026-11-22T10:00:00Z');
const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const answer = {
  id: 'R-1',
  customer: 'C-42',
  metric: 'nps',
  score: 9,
  verbatim: 'Rappelez Marie au 06 12 34 56 78',
  answeredAt: '2026-11-20T08:00:00Z',
  names: ['Marie'],
};

onAnyEngine((engine) => {
  describe('POST /api/v1/feedback', () => {
    let database: Database;
    let web: Web;
    let token = '';
    const logged: string[] = [];

    beforeAll(async () => {
      database = await freshDatabase(engine);
      const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
      if (!workspace) throw new Error('one workspace was expected');
      token = (await addSource(database, workspace.id, { name: 'Site', heat: 'hot', now })).token;
      const log = (fields: object, message: string): void =>
        void logged.push(JSON.stringify({ ...fields, message }));
      const route = ingestionRoute(database, { keys, keepOriginals: true, clock: { now: () => now } });
      web = await startWeb({ host: '127.0.0.1', port: 0, routes: [route], log: { info: log, error: log } });
    });
    afterAll(() => web.close());

    async function post(body: unknown, headers: Record<string, string> = {}) {
      const response = await fetch(`http://127.0.0.1:${web.port}/api/v1/feedback`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, type: response.headers.get('content-type'), body: JSON.parse(text) };
    }

    test('503 with a time to come back where words were not read in time, and nothing of them is stored', async () => {
      const work: Worker = async () => {
        throw new WorkTookTooLong();
      };
      const settings = { keys, keepOriginals: true, clock: { now: () => now } };
      const route = ingestionRoute(database, { ...settings, work });
      const log = { info: () => {}, error: () => {} };
      const slow = await startWeb({ host: '127.0.0.1', port: 0, routes: [route], log });
      const before = await database.db.feedback.count();
      const response = await fetch(`http://127.0.0.1:${slow.port}/api/v1/feedback`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...answer, id: 'R-slow' }),
      });
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
      expect(await response.json()).toMatchObject({ detail: expect.stringContaining('60 seconds') });
      expect(await database.db.feedback.count()).toBe(before);
      await slow.close();
    });

    test('201 where something is stored, 200 where all of it is known', async () => {
      expect(await post(answer)).toMatchObject({
        status: 201,
        body: { imported: 1, duplicates: 0, rejected: 0 },
      });
      expect(await post([answer, answer])).toMatchObject({
        status: 200,
        body: { imported: 0, duplicates: 2, rejected: 0 },
      });
      const row = await database.db.feedback.findFirst({ where: { score: 9 } });
      expect(row).toMatchObject({ verbatim: 'Rappelez [nom] au [téléphone]', heat: 'hot' });
      expect((await database.db.source.findFirst())?.lastSeenAt).toEqual(now);
    });

    test('422 says index, pointer and reason of each refused answer, and stores the others', async () => {
      const refused = await post([
        { ...answer, id: 'R-2' },
        { ...answer, score: 12 },
        { ...answer, comment: 'x' },
        'text',
        { ...answer, segments: { 'a/b': {} } },
      ]);
      expect(refused).toMatchObject({
        status: 422,
        type: 'application/problem+json',
        body: {
          status: 422,
          imported: 1,
          duplicates: 0,
          rejected: 4,
          errors: [
            {
              index: 1,
              pointer: '/1/score',
              code: 'score.range',
              reason: 'The score 12 is outside the NPS scale, from 0 to 10.',
            },
            { index: 2, pointer: '/2/comment', code: 'field.unknown' },
            { index: 3, pointer: '/3', code: 'type' },
            { index: 4, pointer: '/4/segments/a~1b', code: 'type' },
          ],
        },
      });
      const french = await post({ ...answer, score: 12 }, { 'accept-language': 'fr-FR,fr;q=0.9,en;q=0.8' });
      expect(french.body.errors).toEqual([
        {
          index: 0,
          pointer: '/score',
          code: 'score.range',
          reason: 'La note 12 sort de l’échelle du NPS, qui va de 0 à 10.',
        },
      ]);
    });

    test.each([
      ['no token', { authorization: '' }],
      ['another scheme', { authorization: 'Basic abc' }],
      ['an unknown token', { authorization: 'Bearer pv_unknown' }],
    ])('401 for %s', async (_, headers) => {
      expect((await post(answer, headers)).status).toBe(401);
    });

    test.each([
      [{ 'content-type': 'text/csv' }],
      [{ 'content-type': 'application/json; charset=latin1' }],
      [{ 'content-encoding': 'gzip' }],
    ])('415 for %j', async (headers: Record<string, string>) => {
      expect((await post(answer, headers)).status).toBe(415);
    });

    test('ids of 64 bits keep all their digits: neighbours are two answers of two customers', async () => {
      const { id: _, customer: __, ...rest } = answer;
      const twins = ['9007199254740992', '9007199254740993'].map(
        (id) => `{"id":${id},"customer":${id},"segments":{"order":${id}},${JSON.stringify(rest).slice(1)}`,
      );
      expect(await post(`[${twins.join(',')}]`)).toMatchObject({ status: 201, body: { imported: 2 } });
      expect(await post(twins[1] ?? '')).toMatchObject({ status: 200, body: { duplicates: 1 } });
      const rows = await database.db.feedback.findMany({ orderBy: { receivedAt: 'desc' } });
      const orders = rows.map(({ segments }) => JSON.stringify(segments));
      expect(orders).toContain('{"order":"9007199254740993"}');
      expect(orders).toContain('{"order":"9007199254740992"}');
      const texts = twins.map((twin) => twin.replace(/:(900\d+)/g, ':"$1"'));
      expect(await post(`[${texts.join(',')}]`)).toMatchObject({ status: 200, body: { duplicates: 2 } });
    });

    test('413 over five megabytes, said or not, and over a thousand answers: nothing is stored', async () => {
      const count = await database.db.feedback.count();
      expect((await post(`"${'x'.repeat(BODY_MAX)}"`)).status).toBe(413);
      const body = new ReadableStream({
        start(controller) {
          for (let i = 0; i < 6; i++) controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
          controller.close();
        },
      });
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body, duplex: 'half' } as const;
      expect((await fetch(`http://127.0.0.1:${web.port}/api/v1/feedback`, init)).status).toBe(413);
      expect((await post(Array.from({ length: 1001 }, (_, i) => ({ ...answer, id: `T-${i}` })))).status).toBe(
        413,
      );
      expect(await database.db.feedback.count()).toBe(count);
    });

    test('a thousand answers at a time are taken', async () => {
      const thousand = Array.from({ length: 1000 }, (_, i) => ({ ...answer, id: `K-${i}` }));
      expect(await post(thousand)).toMatchObject({ status: 201, body: { imported: 1000 } });
    });

    test.each(['', '{', 'nothing'])('400 for the body %j', async (body) => {
      expect((await post(body)).status).toBe(400);
    });

    test('Idempotency-Key: the same answer for the same body, 422 for another, and nothing stored then', async () => {
      const headers = { 'idempotency-key': 'import-2026-11-22' };
      const bare = { metric: 'csat', score: 4, answeredAt: '2026-11-20T09:00:00Z' };
      const first = await post([bare, { ...bare, score: 9 }], headers);
      expect(first).toMatchObject({ status: 422, body: { imported: 1, rejected: 1 } });
      expect(await post([bare, { ...bare, score: 9 }], headers)).toEqual(first);
      const count = await database.db.feedback.count();
      expect(await post([{ ...bare, score: 5 }], headers)).toMatchObject({
        status: 422,
        body: { title: 'Idempotency-Key used twice' },
      });
      expect(await database.db.feedback.count()).toBe(count);
      expect((await post(bare, { 'idempotency-key': 'x'.repeat(256) })).status).toBe(400);
    });

    test('Idempotency-Key: kept for a week, then forgotten', async () => {
      const bare = { metric: 'csat', score: 3, answeredAt: '2026-11-19T09:00:00Z' };
      await post(bare, { 'idempotency-key': 'a-week' });
      const { createdAt, workspaceId } = await database.db.idempotencyKey.findFirstOrThrow({
        where: { key: 'a-week' },
      });
      const later = (ms: number) => new Date(createdAt.getTime() + ms);
      const isKept = () => database.db.idempotencyKey.count({ where: { key: 'a-week' } });
      await forgetAnswers(database.db, 'another', later(30 * 86_400_000));
      await forgetAnswers(database.db, workspaceId, later(7 * 86_400_000));
      expect(await isKept()).toBe(1);
      expect(await forgetAnswers(database.db, workspaceId, later(7 * 86_400_000 + 1))).toBeGreaterThan(0);
      expect(await isKept()).toBe(0);
    });

    test('Idempotency-Key: four at once give one answer', async () => {
      const headers = { 'idempotency-key': 'four' };
      const all = await Promise.all([1, 2, 3, 4].map(() => post({ ...answer, id: 'four' }, headers)));
      expect(new Set(all.map(({ body }) => JSON.stringify(Object.entries(body).sort()))).size).toBe(1);
      expect(
        await database.db.feedback.count({ where: { verbatim: { not: null }, score: 9 } }),
      ).toBeGreaterThan(0);
    });

    test('nothing personal and no token is logged', async () => {
      await post({ ...answer, score: 'Marie Dupont 06 12 34 56 78' });
      expect(logged.length).toBeGreaterThan(10);
      expect(logged.join('\n')).not.toMatch(/Marie|06 12|C-42|R-1|pv_|Bearer/);
    });
  });
});

describe('the server', () => {
  const silent = { info: () => {}, error: () => {} };
  const start = (changes: Partial<Parameters<typeof startWeb>[0]>) =>
    startWeb({ host: '127.0.0.1', port: 0, routes: [], log: silent, ...changes });

  test('is alive, and ready only while each check passes; it names the part and not why', async () => {
    let isUp = true;
    const check = async (): Promise<void> => {
      if (!isUp) throw new Error('password refused for admin@db');
    };
    const web = await start({ routes: healthRoutes([{ name: 'database', check }]) });
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${web.port}${path}`);
      return [response.status, await response.json()];
    };
    expect(await get('/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await get('/readyz')).toEqual([200, { status: 'ok', checks: { database: 'ok' } }]);
    isUp = false;
    expect(await get('/readyz')).toEqual([503, { status: 'failed', checks: { database: 'failed' } }]);
    expect(await get('/healthz')).toEqual([200, { status: 'ok' }]);
    await web.close();
  });

  test('404 for what it does not know, metrics among it unless they are asked for; 405 says what is allowed', async () => {
    const without = await start({ routes: healthRoutes([]) });
    const url = `http://127.0.0.1:${without.port}`;
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    const refused = await fetch(`${url}/healthz`, { method: 'POST' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET']);
    await without.close();
    const asked = await start({ routes: [metrics().route] });
    expect(await (await fetch(`http://127.0.0.1:${asked.port}/metrics`)).text()).toContain(
      'portevoix_process_cpu',
    );
    await asked.close();
  });

  test('figures are given to whoever bears the token, and to nobody else', async () => {
    const web = await start({ routes: [metrics('a token of sixteen or more').route] });
    const ask = async (authorization?: string) => {
      const headers = authorization === undefined ? {} : { authorization };
      const response = await fetch(`http://127.0.0.1:${web.port}/metrics`, { headers });
      return [response.status, (await response.text()).includes('portevoix_process_cpu')];
    };
    expect(await ask()).toEqual([401, false]);
    expect(await ask('Bearer another')).toEqual([401, false]);
    expect(await ask('Bearer a token of sixteen or more')).toEqual([200, true]);
    await web.close();
  });

  test('what stands in the address and behind the "?" reaches whoever answers, and is in no log', async () => {
    const logged: object[] = [];
    const web = await start({
      routes: [
        {
          method: 'GET',
          path: '/of/:name/:part',
          answer: async ({ parameters, query }) =>
            json(200, { parameters, query: Object.fromEntries(query), all: query.getAll('a') }),
        },
      ],
      log: { info: (fields) => void logged.push(fields), error: () => {} },
    });
    const asked = await fetch(`http://127.0.0.1:${web.port}/of/caf%C3%A9/2?code=secret&a=1&a=2+3`);
    expect(await asked.json()).toEqual({
      parameters: { name: 'café', part: '2' },
      query: { code: 'secret', a: '2 3' },
      all: ['1', '2 3'],
    });
    expect(logged).toMatchObject([{ method: 'GET', path: '/of/:name/:part', status: 200 }]);
    expect(JSON.stringify(logged)).not.toMatch(/secret|café/);
    await web.close();
  });

  test.each([
    '*',
    'http://elsewhere/healthz',
    '//elsewhere/healthz',
    '/healthz/%',
    '/healthz%00',
    '/%ff?%ff',
  ])('the address %j is nobody’s, and harms nobody', async (address) => {
    const web = await start({ routes: healthRoutes([]) });
    const socket = connect(web.port, '127.0.0.1');
    socket.end(`GET ${address} HTTP/1.1\r\nhost: web\r\nconnection: close\r\n\r\n`);
    let said = '';
    for await (const chunk of socket) said += String(chunk);
    expect(said).toMatch(/^HTTP\/1\.1 404 .*application\/problem\+json/s);
    await web.close();
  });

  test('what is sent to no route is refused without being read', async () => {
    const web = await start({ routes: healthRoutes([]) });
    const body = 'x'.repeat(30 * 1024 * 1024);
    const response = await fetch(`http://127.0.0.1:${web.port}/nowhere`, { method: 'POST', body });
    expect([response.status, response.headers.get('connection')]).toEqual([404, 'close']);
    await web.close();
  });

  test('a bug gives a reference that is in the log too, and nothing of its message', async () => {
    const logged: object[] = [];
    const error = (fields: object): void => void logged.push(fields);
    const answerBadly = async () => {
      throw new Error('Marie Dupont 06 12 34 56 78');
    };
    const web = await start({
      routes: [{ method: 'GET', path: '/bug', answer: answerBadly }],
      log: { info: () => {}, error },
    });
    const response = await fetch(`http://127.0.0.1:${web.port}/bug`);
    const said = await response.text();
    expect(response.status).toBe(500);
    expect(logged).toMatchObject([{ path: '/bug', ref: /Reference (\w{6})/.exec(said)?.[1] }]);
    expect(JSON.stringify([said, logged])).not.toContain('Marie');
    await web.close();
  });

  test('hands a prefix to what is mounted there', async () => {
    const web = await start({
      mounted: [{ prefix: '/slack/', listener: (request, response) => response.end(`slack ${request.url}`) }],
    });
    expect(await (await fetch(`http://127.0.0.1:${web.port}/slack/events?x=1`)).text()).toBe(
      'slack /slack/events?x=1',
    );
    expect((await fetch(`http://127.0.0.1:${web.port}/slackers`)).status).toBe(404);
    await web.close();
  });

  test('closing lets a request under way finish', async () => {
    let finish = (): void => {};
    const reached = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = async () => {
      finish();
      await held;
      return { status: 200, body: 'done' };
    };
    const web = await start({ routes: [{ method: 'GET', path: '/slow', answer: slow }] });
    const response = fetch(`http://127.0.0.1:${web.port}/slow`, { headers: { connection: 'close' } });
    await reached;
    const closed = web.close();
    release();
    expect(await (await response).text()).toBe('done');
    await closed;
  });

  test('rubbish instead of HTTP gets a 400 and harms nobody', async () => {
    const web = await start({ routes: healthRoutes([]) });
    const socket = connect(web.port, '127.0.0.1');
    socket.end('\0\0\0 rubbish\r\n\r\n');
    let said = '';
    for await (const chunk of socket) said += String(chunk);
    expect(said).toMatch(/^HTTP\/1\.1 400/);
    expect((await fetch(`http://127.0.0.1:${web.port}/healthz`)).status).toBe(200);
    await web.close();
  });
});
