// The one HTTP server of the process: our routes, and what a chat platform mounts under its own prefix.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { BodyTooLarge, parameterOf, problem, type Route, type WebAnswer, type WebRequest } from './route.ts';

/** Fields are safe to keep: never a body, a query, a header or a token. Pino's loggers fit. */
export interface WebLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Whoever mounts one answers it, limits and errors included. */
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
export async function startWeb({ host, port, routes, mounted = [], log }: WebSettings): Promise<Web> {
  const server = createServer({ ...TIMEOUTS, connectionsCheckingInterval: 5_000 }, (request, response) => {
    const path = pathOf(request);
    const mount = mounted.find(({ prefix }) => path.startsWith(prefix));
    if (mount) mount.listener(request, response);
    else void reply(request, response, path);
  });
  server.maxConnections = CONNECTIONS_MAX;

  const reply = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const route = routes.find(
      (each) => each.method === methodOf(request) && parameterOf(each, path) !== null,
    );
    const started = performance.now();
    const answer = await answerOf(route, request, path, routes, log);
    await drain(request);
    send(response, request, answer);
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

async function answerOf(
  route: Route | undefined,
  request: IncomingMessage,
  path: string,
  routes: readonly Route[],
  log: WebLog,
): Promise<WebAnswer> {
  if (!route) {
    const allowed = routes.filter((each) => parameterOf(each, path) !== null).map((each) => each.method);
    if (allowed.length === 0) return problem(404, { title: 'Not found' });
    return problem(405, { title: 'Method not allowed' }, { allow: allowed.join(', ') });
  }
  try {
    return await route.answer(webRequest(request, parameterOf(route, path) ?? ''));
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      return problem(413, { title: 'Content too large', detail: `At most ${error.most} bytes are taken.` });
    }
    const ref = randomBytes(3).toString('hex').toUpperCase();
    log.error({ ref, path: route.path, error: nameOf(error), at: placeOf(error) }, 'a request failed');
    return problem(500, { title: 'Something went wrong on our side', detail: `Reference ${ref}` });
  }
}

function webRequest(request: IncomingMessage, parameter: string): WebRequest {
  return {
    headers: request.headers,
    parameter,
    async body(most) {
      if (Number(request.headers['content-length'] ?? 0) > most) throw new BodyTooLarge(most);
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        if (!Buffer.isBuffer(chunk)) continue;
        bytes += chunk.length;
        if (bytes > most) throw new BodyTooLarge(most);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },
  };
}

/** In bytes: what is read and thrown away of a refused request, so that its sender gets to read the answer. */
const DRAINED_MAX = 32 * 1024 * 1024;

async function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || Number(request.headers['content-length'] ?? 0) > DRAINED_MAX) return;
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += Buffer.isBuffer(chunk) ? chunk.length : 0;
      if (bytes > DRAINED_MAX) return;
    }
  } catch {
    // The sender has gone: there is nobody left to answer.
  }
}

/** A request that was not read to its end ends its connection, so that nothing of it is read later. */
function send(response: ServerResponse, request: IncomingMessage, answer: WebAnswer): void {
  const unread = !request.complete;
  response.writeHead(answer.status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-length': Buffer.byteLength(answer.body),
    ...answer.headers,
    ...(unread ? { connection: 'close' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
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
