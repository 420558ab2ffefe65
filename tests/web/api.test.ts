import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { type Document, OpenAPIClientAxios } from 'openapi-client-axios';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { type Scope, scopes } from '../../src/tokens/token.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { addIdeas } from '../suggestions/ideas-on-file.ts';
import { type Got, NOW, type Served, serve } from './api-company.ts';

/** Each address that reads, and the scope that it needs; checked against openapi.json below. */
const READS = {
  '/api/v1/indicators': 'read:voice',
  '/api/v1/themes': 'read:voice',
  '/api/v1/digests': 'read:voice',
  '/api/v1/suggestions': 'read:suggestions',
  '/api/v1/stories': 'read:stories',
  '/api/v1/cases': 'read:cases',
  '/api/v1/surveys': 'read:surveys',
  '/api/v1/promises': 'read:voice',
  '/api/v1/visits': 'read:voice',
  '/api/v1/schedules': 'read:settings',
  '/api/v1/sources': 'read:settings',
} as const satisfies Record<string, Scope>;
const reads = Object.entries(READS);

onAnyEngine((engine) => {
  let database: Database;
  let served: Served;
  let acmes = '';
  let document: Document;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    served = await serve(database);
    acmes = await served.token(served.acme);
    document = (await served.get('/api/v1/openapi.json')).body;
  });
  afterAll(() => served.web.close());

  const get = (path: string, headers: Record<string, string> = {}) => served.get(path, acmes, headers);

  describe('openapi.json', () => {
    test('is OpenAPI 3.1 to a validator that we did not write', async () => {
      const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
      expect(errors ?? []).toEqual([]);
      expect([valid, document.openapi]).toEqual([true, '3.1.0']);
    });

    test('names each address that reads with the scope that it needs, and those that take something', () => {
      const told = Object.entries(document.paths ?? {}).map(([path, item]) => [
        path,
        item?.get?.security?.[0]?.['bearer']?.[0] ?? 'takes something',
      ]);
      expect(Object.fromEntries(told)).toEqual({
        ...READS,
        '/api/v1/surveys/{number}/threshold': 'takes something',
        '/api/v1/feedback': 'takes something',
        '/api/v1/webhooks/{source}': 'takes something',
        '/api/v1/contacts': 'takes something',
        '/api/v1/contacts/months/{month}': 'read:contacts',
      });
    });

    test.each(reads)('%s answers in the form that it tells', async (path) => {
      const ajv = new Ajv2020({ strict: false, allErrors: true });
      formats.default(ajv);
      ajv.addSchema({ ...document, $id: 'api' });
      const pointer = path.replaceAll('/', '~1');
      const shape = `api#/paths/${pointer}/get/responses/200/content/application~1json/schema`;
      const { status, body } = await get(`${path}${path.endsWith('themes') ? '?from=2026-11-10' : ''}`);
      expect(status).toBe(200);
      ajv.validate({ $ref: shape }, body);
      expect(ajv.errors ?? []).toEqual([]);
    });

    test('a client made from it by a library talks to the server', async () => {
      const { port } = served.web;
      const made = new OpenAPIClientAxios({
        definition: structuredClone(document),
        withServer: { url: `http://127.0.0.1:${port}` },
        axiosConfigDefaults: { headers: { authorization: `Bearer ${acmes}` } },
      });
      const client = await made.init();
      const call = async (operation: string, parameters: Record<string, string | number> = {}) =>
        (await client[operation]?.(parameters))?.data;
      expect((await call('listSuggestions', { limit: 2 })).items).toHaveLength(2);
      expect(
        (await call('getIndicators', { from: '2026-11-09', to: '2026-11-15' })).indicators,
      ).toMatchObject([{ metric: 'nps', n: 41 }]);
      for (const operation of [
        'listStories',
        'listCases',
        'listDigests',
        'listSchedules',
        'listSources',
        'listSurveyRounds',
      ])
        expect([operation, (await call(operation)).items.length > 0]).toEqual([operation, true]);
      const sent = await client['sendFeedback']?.(
        { source: 'Acme shop' },
        { metric: 'nps', score: 9, answeredAt: '2026-11-21T10:00:00Z' },
      );
      expect([sent?.status, sent?.data]).toEqual([201, { imported: 1, duplicates: 0, rejected: 0 }]);
    });
  });

  describe('a request without right', () => {
    const refusedAs = ({ status, headers, body }: Got) => [
      status,
      headers.get('content-type'),
      body.code,
      headers.get('www-authenticate')?.split(' ')[0],
    ];
    const problem = 'application/problem+json';
    const is401 = (code: string) => [401, problem, code, 'Bearer'];

    test.each(reads)(
      '%s: no token, an unknown, a source’s, an expired and a revoked one',
      async (path, scope) => {
        const { acme, get: ask } = served;
        expect(refusedAs(await ask(path))).toEqual(is401('token.unknown'));
        expect(refusedAs(await ask(path, 'pv_unknown'))).toEqual(is401('token.unknown'));
        expect(refusedAs(await ask(path, null, { authorization: 'Basic abc' }))).toEqual(
          is401('token.unknown'),
        );
        const expired = await served.token(acme, [scope], NOW);
        expect(refusedAs(await ask(path, expired))).toEqual(is401('token.expired'));
        const revoked = await served.token(acme, [scope]);
        expect((await ask(path, revoked)).status).toBe(200);
        await served.revoke(revoked);
        expect(refusedAs(await ask(path, revoked))).toEqual(is401('token.unknown'));
      },
    );

    test.each(reads)('%s: every other scope together is not the one', async (path, scope) => {
      const others = scopes.filter((each) => each !== scope);
      const refused = await served.get(path, await served.token(served.acme, others));
      expect(refusedAs(refused)).toEqual([403, problem, 'token.scope', 'Bearer']);
      expect(refused.body.scope).toBe(scope);
      expect((await served.get(path, await served.token(served.acme, [scope]))).status).toBe(200);
    });

    test.each(reads)('%s: another company’s token reads that company’s, and nothing else', async (path) => {
      const others = await served.get(path, await served.token(served.other));
      const ours = await get(path);
      expect([others.status, ours.status]).toEqual([200, 200]);
      expect(JSON.stringify(others.body)).not.toMatch(/Acme/);
      expect(JSON.stringify(ours.body)).not.toMatch(/Other/);
    });

    test('answers are taken from a token with that scope, for sources of its company alone', async () => {
      const send = async (token: string, source: string) => {
        const url = `http://127.0.0.1:${served.web.port}/api/v1/feedback?source=${encodeURIComponent(source)}`;
        const response = await fetch(url, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ id: 'A-1', metric: 'nps', score: 1, answeredAt: '2026-11-20T10:00:00Z' }),
        });
        const { code, imported } = Object(await response.json());
        return [response.status, code ?? imported];
      };
      const writing = await served.token(served.acme, ['write:feedback']);
      const reading = await served.token(
        served.acme,
        scopes.filter((each) => each.startsWith('read:')),
      );
      const expired = await served.token(served.acme, ['write:feedback'], NOW);
      expect(await send(writing, 'Acme shop')).toEqual([201, 1]);
      expect(await send(writing, 'Acme shop')).toEqual([200, 0]);
      expect(await send(writing, 'Other shop')).toEqual([400, 'source.unknown']);
      expect(await send(reading, 'Acme shop')).toEqual([403, 'token.scope']);
      expect(await send(expired, 'Acme shop')).toEqual([401, 'token.expired']);
      expect(await send('pv_unknown', 'Acme shop')).toEqual([401, 'token.unknown']);
    });

    test('what is refused counts as no use, and no token and no word of anybody is logged', async () => {
      const token = await served.token(served.acme, ['read:stories']);
      await served.get('/api/v1/cases', token);
      expect(await served.usedOn(token)).toBeNull();
      await served.get('/api/v1/stories', token);
      expect(await served.usedOn(token)).toBe('2026-11-22');
      expect(served.logged.join('\n')).not.toMatch(/pv_|Bearer|Acme|Other|source=/);
    });
  });

  describe('a survey', () => {
    const raise = async (token: string, number: string | number, body: unknown, language = 'en') => {
      const response = await fetch(`http://127.0.0.1:${served.web.port}/api/v1/surveys/${number}/threshold`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'accept-language': language },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return {
        status: response.status,
        media: response.headers.get('content-type'),
        ...Object(await response.json()),
      };
    };
    const thresholds = async () => {
      const where = { workspaceId: served.acme.workspace.id };
      const { threshold } = await database.db.survey.findFirstOrThrow({ where });
      const rounds = await database.db.surveyRound.findMany({ where, orderBy: { number: 'asc' } });
      return [threshold, ...rounds.map((each) => each.threshold)];
    };

    test('is told of its rounds that have closed, with what may be told and without a comment', async () => {
      const { body } = await get('/api/v1/surveys');
      expect(body.items).toEqual([
        expect.objectContaining({
          ...{ survey: 1, kind: 'pulse', name: 'Acme pulse', round: 1, asked: 9, answered: 6, unreadable: 0 },
          ...{ closedOn: '2026-11-12', decision: { kind: 'none', until: null } },
          tallies: [
            { group: null, asked: 9, counts: { recommend: { 9: 6 } }, untold: {} },
            { group: 0, asked: 9, counts: {}, untold: { recommend: 'kept-back' } },
          ],
        }),
      ]);
      expect(JSON.stringify(body)).not.toContain('said so');
      expect((await get('/api/v1/surveys?survey=2')).body.items).toEqual([]);
    });

    test('has its threshold raised, noted by the token; lowered it is refused, and nothing is changed', async () => {
      const writing = await served.token(served.acme, ['write:surveys']);
      expect(await raise(writing, 1, { threshold: 8 })).toMatchObject({
        status: 200,
        survey: 1,
        threshold: 8,
      });
      // What was promised of a closed round stays.
      expect(await thresholds()).toEqual([8, 5, 8]);
      const lower = await raise(writing, 1, { threshold: 7 });
      expect(lower).toMatchObject({
        status: 409,
        media: 'application/problem+json',
        code: 'survey.threshold',
      });
      expect(lower.detail).toContain('It can only be raised: give a whole number from 8 to 50.');
      expect((await raise(writing, 1, { threshold: 7 }, 'fr')).detail).toContain('ne peut qu’être relevé');
      expect(await thresholds()).toEqual([8, 5, 8]);
      const entries = await database.db.auditEntry.findMany({
        where: { workspaceId: served.acme.workspace.id, act: 'survey.threshold' },
      });
      expect(entries.map(({ by, details }) => [by.startsWith('token:Token'), details])).toEqual([
        [true, '{"survey":1,"threshold":8}'],
      ]);
    });

    test.each([
      [1, '', 400],
      [1, 'not JSON', 400],
      [1, { threshold: 2 }, 400],
      [1, { threshold: 9.5 }, 400],
      [1, { threshold: 51 }, 400],
      [1, { threshold: 9, of: 'all' }, 400],
      ['x', { threshold: 9 }, 400],
      [7, { threshold: 9 }, 404],
      [1, { threshold: 9, more: 'x'.repeat(2_000) }, 413],
    ])('%s with %j is refused by a problem', async (number, body, status) => {
      const writing = await served.token(served.acme, ['write:surveys']);
      expect(await raise(writing, number, body)).toMatchObject({ status, media: 'application/problem+json' });
    });

    test('is raised by nobody who may only read, and of no other company', async () => {
      const reading = await served.token(served.acme, ['read:surveys']);
      expect(await raise(reading, 1, { threshold: 9 })).toMatchObject({
        status: 403,
        scope: 'write:surveys',
      });
      const before = await thresholds();
      const others = await served.token(served.other, ['write:surveys']);
      expect(await raise(others, 1, { threshold: 20 })).toMatchObject({ status: 200 });
      expect(await thresholds()).toEqual(before);
    });
  });

  describe('what is told', () => {
    test('a list is read on without telling anything twice or leaving anything out, whatever comes meanwhile', async () => {
      const numbers: number[] = [];
      let next: string | null = '';
      while (next !== null) {
        const { body } = await get(`/api/v1/suggestions?limit=2${next === '' ? '' : `&cursor=${next}`}`);
        numbers.push(...body.items.map((each: { number: number }) => each.number));
        next = body.next;
        if (numbers.length === 2)
          await addIdeas(database.db, served.acme.workspace.id, [{ number: 6, title: 'Acme latest' }]);
      }
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
      const done = await get('/api/v1/suggestions?status=done');
      expect(done.body.items.map((each: { number: number }) => each.number)).toEqual([5]);
    });

    test('an idea without a name has no author, and the day alone of what its author did', async () => {
      const { body } = await get('/api/v1/suggestions?status=done');
      expect(body.items).toMatchObject([
        { anonymous: true, author: null, submittedAt: '2026-11-09', waitingSince: '2026-11-09' },
      ]);
      expect(JSON.stringify(body)).not.toMatch(/sealed|Karim/);
    });

    test('a group under the floor has no value, in the figures as in the chat', async () => {
      const { body } = await get('/api/v1/indicators?from=2026-11-09&to=2026-11-15&by=touchpoint');
      const groups = body.indicators.map(
        (each: { group: string; n: number; value: number | null; reason: string }) => [
          each.group,
          each.n,
          each.value === null ? each.reason : 'told',
        ],
      );
      expect(groups).toEqual([
        ['delivery', 30, 'told'],
        ['after-sales', 7, 'kept-back'],
        ['purchase', 4, 'not-enough-answers'],
      ]);
      const nothing = await get('/api/v1/themes?from=2026-10-01&to=2026-10-07');
      expect(nothing.body).toMatchObject({ isEnough: false, themes: [] });
    });

    test('a digest is told as it was posted, with the customer’s case, the story and no customer', async () => {
      const digests = await get('/api/v1/digests');
      const [{ schedule, sections }] = digests.body.items;
      expect(schedule.name).toBe('Acme weekly');
      expect(sections.map(({ id }: { id: string }) => id)).toContain('indicators');
      const cases = await get('/api/v1/cases?limit=1');
      expect(cases.body.items).toMatchObject([{ number: 1, status: 'open', answers: [{ score: 3 }] }]);
      expect(Object.keys(cases.body.items[0])).not.toContain('customer');
      const stories = await get('/api/v1/stories');
      expect(stories.body.items).toMatchObject([{ number: 1, title: 'Acme story', hero: null }]);
    });

    test('what has not changed is not told again', async () => {
      const first = await get('/api/v1/stories');
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[0-9a-f]{40}"$/);
      const again = await get('/api/v1/stories', { 'if-none-match': etag });
      expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, null, etag]);
      expect((await get('/api/v1/stories', { 'if-none-match': '"another"' })).status).toBe(200);
      expect(first.headers.get('cache-control')).toBe('private, no-cache');
    });

    test('so much with one token, and then when to ask again; another token is not concerned', async () => {
      served.time.stepMs = 0;
      const [busy, calm] = [await served.token(served.acme), await served.token(served.acme)];
      const first = await served.get('/api/v1/stories', busy);
      expect(first.headers.get('ratelimit-policy')).toBe('"reads";q=120;w=60');
      expect(first.headers.get('ratelimit')).toBe('"reads";r=119;t=1');
      let last = first;
      for (let i = 0; i < 6 && last.status === 200; i++) last = await served.get('/api/v1/themes', busy);
      expect([last.status, last.headers.get('retry-after')]).toEqual([429, '1']);
      expect(last.body).toMatchObject({ status: 429, detail: 'Ask again in 1 seconds.' });
      expect((await served.get('/api/v1/stories', calm)).status).toBe(200);
      served.time.stepMs = 60_000;
      expect((await served.get('/api/v1/themes', busy)).status).toBe(200);
    });

    test.each([
      ['/api/v1/indicators?form=2026-11-01', 'Not known here: form', 'Inconnu ici : form'],
      ['/api/v1/indicators?from=2026-02-30', 'not a day that exists', 'n’est pas un jour qui existe'],
      ['/api/v1/indicators?from=2026-11-20&to=2026-11-01', 'ends', 'finit'],
      ['/api/v1/indicators?metric=ebitda', 'takes one of: nps, csat, ces', 'prend une de ces valeurs'],
      ['/api/v1/indicators?source=Nowhere', 'No source is named', 'Aucune source'],
      ['/api/v1/stories?limit=0', 'at least 1', 'au moins 1'],
      ['/api/v1/stories?limit=201', 'at most 200', 'au plus 200'],
      ['/api/v1/stories?cursor=!', 'cannot be read', 'illisible'],
      ['/api/v1/stories?cursor=abc', 'not one that this list gave', 'ne vient pas de cette liste'],
      ['/api/v1/digests?cursor=WyIyIiwxXQ', 'not one that this list gave', 'ne vient pas de cette liste'],
    ])('%s is refused with what to do, in the reader’s language', async (path, english, french) => {
      const asked = await served.get(path, await served.token(served.acme));
      expect([asked.status, asked.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
      expect(JSON.stringify(asked.body)).toContain(english);
      const inFrench = await served.get(path, await served.token(served.acme), { 'accept-language': 'fr' });
      expect(JSON.stringify(inFrench.body).replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(french);
    });
  });
});
