// Our routes and the API's as one Hono app: who answers what, what is logged of it, and what becomes of an error. Listening, and
// everything that strangers can do to a connection, is server.ts.
import { type Context, Hono } from 'hono';
import { routePath } from 'hono/route';
import { type Carried, respond, type WebEnv } from '../api/env.ts';
import { readerOf } from '../api/headers.ts';
import { problem, type Route, type WebAnswer, type WebRequest } from '../http/route.ts';
import { failure, type WebLog } from './failures.ts';
import { readable } from './readable.ts';

export interface Answering {
  readonly routes: readonly Route[];
  /** Routes with their contract: see api/. */
  readonly api?: Hono<WebEnv>;
  readonly log: WebLog;
  /** Asked before anything that stores is let in: rejects, soon, while the database can take nothing. */
  readonly door?: () => Promise<void>;
}

export type WebApp = (request: Request, carried: Carried) => Promise<WebAnswer>;

/** What answers every request; never rejects. What is refused, a browser shows as a page (readable.ts). */
export function webApp({ routes, api, log, door }: Answering): WebApp {
  const app = new Hono<WebEnv>();
  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    const path = routePath(c, -1);
    if (isPattern(path)) return;
    const ms = Math.round(performance.now() - started);
    log.info({ method: c.req.method, path, status: c.res.status, ms }, 'answered');
  });
  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      if (route.method === 'POST') await door?.();
      return respond(c, await route.answer(asked(c)));
    });
  }
  if (api) app.route('/', api);
  app.notFound((c) => respond(c, notFound(allowedAt(app, c.req.path))));
  app.onError((error, c) => {
    if (c.env.isGone()) return respond(c, problem(400, { title: 'The body was cut off' }));
    return respond(c, failure(error, { path: routePath(c, -1), log, locale: readerOf(c.env.headers) }));
  });
  return async (request, carried) => {
    const { headers } = carried;
    try {
      const response = await app.fetch(request, carried);
      const { hearsOut, streams } = carried;
      const answer = {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
        ...(hearsOut === undefined ? {} : { hearsOut }),
        ...(streams === undefined ? {} : { streams }),
      };
      return readable(answer, { path: new URL(request.url).pathname, headers });
    } catch (error) {
      // Hono hands on what is thrown and is no Error.
      return failure(error, { path: '', log, locale: readerOf(headers) });
    }
  };
}

function asked(c: Context<WebEnv>): WebRequest {
  return {
    headers: c.env.headers,
    parameters: c.req.param(),
    query: new URL(c.req.url).searchParams,
    body: c.env.body,
    ...(c.env.from === undefined ? {} : { from: c.env.from }),
  };
}

/** A middleware's path, not an address that somebody answers. */
function isPattern(path: string): boolean {
  return path.endsWith('*');
}

const METHODS = ['GET', 'POST'] as const;

function allowedAt(app: Hono<WebEnv>, path: string): readonly string[] {
  return METHODS.filter((method) =>
    app.router.match(method, path)[0].some(([[, matched]]) => matched.method === method),
  );
}

function notFound(allowed: readonly string[]): WebAnswer {
  if (allowed.length === 0) return problem(404, { title: 'Not found' });
  return problem(405, { title: 'Method not allowed' }, { allow: allowed.join(', ') });
}
