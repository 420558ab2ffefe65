// The one HTTP server of the process: our routes, and what a chat platform mounts under its own prefix. What answers them is hono.ts.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { answerTo } from '../http/answer.ts';
import { bodyOf } from '../http/body.ts';
import { makeRoom } from '../http/connections.ts';
import { problem } from '../http/route.ts';
import { strangerOf } from '../http/strangers.ts';
import { answerUnheard } from '../http/unheard.ts';
import { type Answering, webApp } from './hono.ts';

/** Whoever mounts one answers it: limits, errors and a database that takes nothing included. */
export interface Mounted {
  /** Starts and ends with a slash: "/slack/". */
  readonly prefix: string;
  readonly listener: RequestListener;
}

export interface WebSettings extends Answering {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly mounted?: readonly Mounted[];
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
export async function startWeb({ host, port, mounted = [], ...answering }: WebSettings): Promise<Web> {
  const app = webApp(answering);
  const hear = (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const mount = mounted.find(({ prefix }) => path.startsWith(prefix));
    if (!mount) return void reply(request, response);
    if (isAskingFirst(request)) response.writeContinue();
    mount.listener(request, response);
  };
  const server = createServer({ ...TIMEOUTS, connectionsCheckingInterval: 5_000 }, hear);
  // Heard before the body is sent: whoever is refused need not send it.
  server.on('checkContinue', hear);
  makeRoom(server, CONNECTIONS_MAX);
  answerUnheard(server);

  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = webRequest(request);
    if (asked === null) return answerTo(request, response, problem(404, { title: 'Not found' }));
    const answer = await app(asked, {
      headers: request.headers,
      from: strangerOf(request),
      body(most) {
        if (isAskingFirst(request)) response.writeContinue();
        return bodyOf(request, most);
      },
      isGone: () => request.destroyed && !request.complete,
    });
    answerTo(request, response, answer);
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

/**
 * Without its body, which whoever answers reads as far as they want it; a HEAD is a GET of which the body is not written. Null where it is
 * no request for an address of ours: "OPTIONS *", a proxy's, or a method that the web forbids.
 */
function webRequest({ url = '/', method = 'GET', headers }: IncomingMessage): Request | null {
  if (!url.startsWith('/')) return null;
  const one = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  try {
    return new Request(`http://web${url}`, { method: method === 'HEAD' ? 'GET' : method, headers: one });
  } catch {
    return null;
  }
}

/** Its sender waits for a word before it sends the body (RFC 9110, 10.1.1). */
function isAskingFirst({ headers }: IncomingMessage): boolean {
  return headers.expect?.toLowerCase() === '100-continue';
}
