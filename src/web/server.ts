// The one HTTP server of the process: our routes, and what a chat platform mounts under its own prefix.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { databaseCode, troubleOf } from '../database/client.ts';
import { TookTooLong, TooMuchWork } from '../feedback/work/threads.ts';
import { answerTo } from '../http/answer.ts';
import { BodyTooLarge, bodyOf } from '../http/body.ts';
import { makeRoom } from '../http/connections.ts';
import { answerUnheard } from '../http/unheard.ts';
import { parameterOf, problem, type Route, type WebAnswer, type WebRequest } from './route.ts';

/** Fields are safe to keep: never a body, a query, a header or a token. Pino's loggers fit. */
export interface WebLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Whoever mounts one answers it: limits, errors and a database that takes nothing included. */
export interface Mounted {
  /** Starts and ends with a slash: "/slack/". */
  readonly prefix: string;
  readonly listener: RequestListener;
}

export interface WebSettings {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly mounted?: readonly Mounted[];
  readonly log: WebLog;
  /** Asked before anything that stores is let in: rejects, soon, while the database can take nothing. */
  readonly door?: () => Promise<void>;
}

export interface Web {
  readonly port: number;
  /** Takes no more connections, lets requests under way finish, and ends what is idle. */
  close(): Promise<void>;
}

/** Milliseconds to send the headers, and the whole request: a slow sender does not hold a connection. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 };
const CONNECTIONS_MAX = 1_000;

/** @throws where the port cannot be had. */
export async function startWeb({ host, port, routes, mounted = [], log, door }: WebSettings): Promise<Web> {
  const hear = (request: IncomingMessage, response: ServerResponse): void => {
    const path = pathOf(request);
    const mount = mounted.find(({ prefix }) => path.startsWith(prefix));
    if (!mount) return void reply(request, response, path);
    if (isAskingFirst(request)) response.writeContinue();
    mount.listener(request, response);
  };
  const server = createServer({ ...TIMEOUTS, connectionsCheckingInterval: 5_000 }, hear);
  // Heard before the body is sent: whoever is refused need not send it.
  server.on('checkContinue', hear);
  makeRoom(server, CONNECTIONS_MAX);
  answerUnheard(server);

  const reply = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const route = routes.find(
      (each) => each.method === methodOf(request) && parameterOf(each, path) !== null,
    );
    const started = performance.now();
    const answer = await answerOf(
      route,
      { request, response, path },
      { routes, log, ...(door ? { door } : {}) },
    );
    answerTo(request, response, answer);
    if (!route) return;
    const ms = Math.round(performance.now() - started);
    log.info({ method: route.method, path: route.path, status: answer.status, ms }, 'answered');
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}

interface Heard {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
}

async function answerOf(
  route: Route | undefined,
  heard: Heard,
  { routes, log, door }: Pick<WebSettings, 'routes' | 'log' | 'door'>,
): Promise<WebAnswer> {
  const { request, path } = heard;
  if (!route) {
    const allowed = routes.filter((each) => parameterOf(each, path) !== null).map((each) => each.method);
    if (allowed.length === 0) return problem(404, { title: 'Not found' });
    return problem(405, { title: 'Method not allowed' }, { allow: allowed.join(', ') });
  }
  try {
    if (route.method === 'POST') await door?.();
    return await route.answer(webRequest(heard, parameterOf(route, path) ?? ''));
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      return problem(413, { title: 'Content too large', detail: `At most ${error.most} bytes are taken.` });
    }
    if (error instanceof TooMuchWork) {
      const detail = 'Nothing was stored. Send it again in 10 seconds.';
      return problem(503, { title: 'Too much waits already', detail }, { 'retry-after': '10' });
    }
    if (error instanceof TookTooLong) {
      log.error({ path: route.path }, 'a request could not be read in time');
      const detail = 'Nothing was stored. Send it again in 60 seconds, or fewer answers at a time.';
      return problem(503, { title: 'It could not be read in time', detail }, { 'retry-after': '60' });
    }
    // Whoever sent it has gone: nobody reads the answer, and nothing of ours went wrong.
    if (request.destroyed && !request.complete) return problem(400, { title: 'The body was cut off' });
    const refused = refusedBy(error, route.path, log);
    if (refused !== null) return refused;
    const ref = randomBytes(3).toString('hex').toUpperCase();
    const code = databaseCode(error);
    const database = code === null ? {} : { database: code };
    log.error(
      { ref, path: route.path, error: nameOf(error), ...database, at: placeOf(error) },
      'a request failed',
    );
    return problem(500, { title: 'Something went wrong on our side', detail: `Reference ${ref}` });
  }
}

/** What the database could not take was not stored: whoever sends it again loses nothing. Null where it did its part. */
function refusedBy(error: unknown, path: string, log: WebLog): WebAnswer | null {
  const trouble = troubleOf(error);
  if (trouble === null) return null;
  log.error({ path, trouble, database: databaseCode(error) }, 'the database could not take a request');
  const title = `The database is ${trouble}`;
  const detail = 'Nothing was stored. Send it again in 10 seconds.';
  return problem(503, { title, detail }, { 'retry-after': '10' });
}

function webRequest({ request, response }: Heard, parameter: string): WebRequest {
  return {
    headers: request.headers,
    parameter,
    body(most) {
      if (isAskingFirst(request)) response.writeContinue();
      return bodyOf(request, most);
    },
  };
}

/** Its sender waits for a word before it sends the body (RFC 9110, 10.1.1). */
function isAskingFirst({ headers }: IncomingMessage): boolean {
  return headers.expect?.toLowerCase() === '100-continue';
}

function methodOf(request: IncomingMessage): string {
  return request.method === 'HEAD' ? 'GET' : (request.method ?? '');
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Where it was thrown; not its message, which may quote what a customer wrote. */
function placeOf(error: unknown): readonly string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}
