// Who reaches which address of the web server: every route tried by every kind of caller, by a table. What each answers is its own test's;
// what the chats mount checks signatures: tests/platforms.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readApi } from '../../src/api/api.ts';
import { connectWebhook } from '../../src/feedback/sources/connect.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import { routesOf, sectionsOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import type { Route } from '../../src/http/route.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { addToken, type Scope, scopes } from '../../src/tokens/token.ts';
import { contactsRoute } from '../../src/web/contacts.ts';
import { healthRoutes } from '../../src/web/health.ts';
import { ingestionRoute } from '../../src/web/ingestion.ts';
import { metrics } from '../../src/web/metrics.ts';
import { newsletterRoutes } from '../../src/web/newsletter.ts';
import { boundedFetch } from '../../src/web/outgoing.ts';
import { askRoutes } from '../../src/web/pages/ask/routes.ts';
import { pages } from '../../src/web/pages/routes.ts';
import { startWeb, type Web } from '../../src/web/server.ts';
import { webhookRoutes } from '../../src/web/webhooks.ts';
import { makeCompany } from '../digests/company.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

/** Whom it lets in: everyone; who bears the token of the metrics, of a source, or with a scope; who signs, or follows a link of a letter or of a page. */
type Whom = 'everyone' | 'metrics' | 'source' | 'signed' | 'link' | Scope;

/** By hand: from this table alone is expected who gets in. */
const WHO: Readonly<Record<string, readonly Whom[]>> = {
  'GET /healthz': ['everyone'],
  'GET /readyz': ['everyone'],
  'GET /metrics': ['metrics'],
  'GET /api/v1/openapi.json': ['everyone'],
  'GET /api/v1/indicators': ['read:voice'],
  'GET /api/v1/themes': ['read:voice'],
  'GET /api/v1/promises': ['read:voice'],
  'GET /api/v1/digests': ['read:voice'],
  'GET /api/v1/suggestions': ['read:suggestions'],
  'GET /api/v1/stories': ['read:stories'],
  'GET /api/v1/cases': ['read:cases'],
  'GET /api/v1/surveys': ['read:surveys'],
  'POST /api/v1/surveys/:number/threshold': ['write:surveys'],
  'GET /api/v1/visits': ['read:voice'],
  'GET /api/v1/schedules': ['read:settings'],
  'GET /api/v1/sources': ['read:settings'],
  'POST /api/v1/feedback': ['source', 'write:feedback'],
  'POST /api/v1/contacts': ['write:contacts'],
  'GET /api/v1/contacts/months/:month': ['read:contacts'],
  // Some vendors look whether it is there before they send.
  'GET /api/v1/webhooks/:source': ['everyone'],
  'POST /api/v1/webhooks/:source': ['signed'],
  'GET /letters/:token/leave': ['link'],
  'POST /letters/:token/leave': ['link'],
  'GET /letters/:token/:letter': ['link'],
  'GET /ask/:token': ['link'],
  'POST /ask/:token': ['link'],
  'GET /journey/:token': ['link'],
  'GET /wall/:token': ['link'],
  'GET /wall/:token/events': ['link'],
  'GET /pages/ask.css': ['everyone'],
  'GET /pages/icon.svg': ['everyone'],
  'GET /pages/journey.css': ['everyone'],
  'GET /pages/wall.css': ['everyone'],
  'GET /pages/wall.js': ['everyone'],
  'GET /pages/worker.js': ['everyone'],
};

/** Where routes are made: one elsewhere has to come into `routes` below, and so into the table. */
const MADE_IN = [
  ...['contacts', 'health', 'ingestion', 'metrics', 'newsletter', 'pages/ask/routes'],
  ...['pages/files', 'pages/routes', 'webhooks'],
].map((file) => `web/${file}.ts`);

/** Refused, told that there is nothing, or, after many made-up links, to come back later. */
const OUT: readonly number[] = [401, 403, 404, 429];

onAnyEngine((engine) => {
  let web: Web;
  let routes: readonly Route[];
  let paths: readonly string[];
  const bearing: Record<string, string | null> = { nobody: null, 'an unknown token': 'pv_unknown' };
  let webhook = '';

  beforeAll(async () => {
    const database = await freshDatabase(engine);
    const clock = { now: () => new Date('2026-11-22T11:00:00Z') };
    const keys = keysFrom([newSecret()]);
    const { workspace } = await makeCompany(database);
    const now = clock.now();
    const taking = { keys, keepOriginals: false, clock };
    const figures = metrics('the-metrics-token');
    routes = [
      ingestionRoute(database, taking),
      contactsRoute(database, taking),
      ...webhookRoutes(database, { ...taking, fetch: boundedFetch(fetch) }),
      ...healthRoutes([]),
      figures.route,
      ...newsletterRoutes({ database, clock, publicUrl: 'https://voice.example' }),
      ...askRoutes({ database, keys, clock, takeBack: async () => 0 }),
      ...pages({ database, clock, sections: sectionsOf(features), log: pino({ level: 'silent' }) }).routes,
    ];
    const api = readApi({ database, clock }, routesOf(features));
    const log = pino({ level: 'silent' });
    web = await startWeb({ host: '127.0.0.1', port: 0, routes, api, log });
    const document = await (await fetch(`http://127.0.0.1:${web.port}/api/v1/openapi.json`)).json();
    paths = Object.entries<object>(Object(document).paths).flatMap(([path, item]) =>
      Object.keys(item).flatMap((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    bearing['metrics'] = 'the-metrics-token';
    bearing['source'] = (await addSource(database, workspace.id, { name: 'Site', heat: 'hot', now })).token;
    for (const scope of scopes) {
      const its = { name: scope, scopes: [scope], expiresAt: null, now };
      bearing[scope] = (await addToken(database, workspace.id, its)).token;
    }
    const other = await makeCompany(database);
    const old = { name: 'old', scopes, expiresAt: now, now };
    bearing['an expired token'] = (await addToken(database, other.workspace.id, old)).token;
    const { source } = await connectWebhook(
      database,
      { keys, workspaceId: workspace.id },
      {
        ...{ name: 'Intercom', heat: null, now, vendor: 'intercom', signing: 'a-secret', token: null },
        ...{ clientId: null, region: null, mapping: null, touchpoint: null },
      },
    );
    webhook = source.id;
  });
  afterAll(() => web.close());

  it('every route stands in the table, and nothing else does', () => {
    const all = [...routes.map(({ method, path }) => `${method} ${path}`), ...paths];
    all.push('GET /api/v1/openapi.json');
    expect(Object.keys(WHO).toSorted()).toEqual([...new Set(all)].toSorted());
    const src = join(import.meta.dirname, '../../src');
    const making = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        file.endsWith('.ts') &&
        /import (?:type )?\{[^}]*\bRoute\b[^}]*\} from '[./]+http\/route\.ts'/.test(
          readFileSync(join(src, file), 'utf8'),
        ),
    );
    expect(making.filter((file) => file !== 'web/hono.ts').toSorted()).toEqual(MADE_IN);
  });

  it('every scope opens something, and no route needs one that there is not', () => {
    const needed = Object.values(WHO)
      .flat()
      .filter((whom) => /^(?:read|write):/.test(whom));
    expect([...new Set(needed)].toSorted()).toEqual([...scopes].toSorted());
  });

  it('every kind of caller reaches what is theirs by the table, and nothing else', async () => {
    const reached: Record<string, readonly string[]> = {};
    for (const route of Object.keys(WHO)) {
      const [method = '', path = ''] = route.split(' ');
      const address = path.replace(':source', webhook).replace(/:\w+/g, 'made-up');
      const found: string[] = [];
      for (const [who, token] of Object.entries(bearing)) {
        const { status } = await fetch(`http://127.0.0.1:${web.port}${address}?source=Site`, {
          method,
          headers: {
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
            ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
          },
          ...(method === 'POST' ? { body: '{}' } : {}),
        });
        expect(status, `${who}: ${route}`).toBeLessThan(500);
        if (!OUT.includes(status)) found.push(who);
      }
      reached[route] = found.toSorted();
    }
    const everyone = Object.keys(bearing);
    expect(reached).toEqual(
      Object.fromEntries(
        Object.entries(WHO).map(([route, whom]) => [
          route,
          everyone.filter((who) => whom.some((each) => each === 'everyone' || each === who)).toSorted(),
        ]),
      ),
    );
  });
});
