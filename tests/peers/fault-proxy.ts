// Stands between a client and a Slack Web API and does what networks do, as a plan says; tells what became of each call.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * `answer lost`: the peer took the request, then the connection broke. `answer held`: it took it, and the caller waits
 * until it dies. `request lost`: the connection broke before the peer saw anything.
 */
export type Fate =
  | { readonly kind: 'pass' | 'answer lost' | 'answer held' | 'request lost' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'delay'; readonly ms: number };

export interface Call {
  readonly method: string;
  readonly args: URLSearchParams;
}

export interface FaultProxyParts {
  /** The peer's Web API, with a slash at its end. */
  readonly target: string;
  readonly plan: (call: Call) => Fate;
  /** Called once the peer has the request, or never will. */
  readonly told?: (call: Call, fate: Fate) => void;
  /** Arguments that never reach the peer, as with servers that do not know them. */
  readonly strip?: readonly string[];
}

export interface FaultProxy {
  /** Ends with a slash, as SLACK_API_URL. */
  readonly apiUrl: string;
  /** Resolves when all that was sent to it up to now has reached the peer or is lost. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

export async function startFaultProxy(parts: FaultProxyParts): Promise<FaultProxy> {
  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    if (request.url === '/quiet') return void response.end();
    const passage = pass(parts, request, response).catch(() => void response.destroy());
    underWay.add(passage);
    void passage.then(() => underWay.delete(passage));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the fault proxy');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    apiUrl: `${url}/api/`,
    async quiet() {
      // Whatever was written to us before this request is read before it is.
      await (await fetch(`${url}/quiet`)).text();
      await Promise.all(underWay);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(
  { target, plan, told = () => {}, strip = [] }: FaultProxyParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = { method: (request.url ?? '').replace('/api/', ''), args: await argsOf(request) };
  const fate = plan(call);
  if (fate.kind === 'request lost') {
    told(call, fate);
    return void response.destroy();
  }
  if (fate.kind === 'limited') {
    told(call, fate);
    return void response.writeHead(429, { 'retry-after': String(fate.retryAfterSeconds) }).end();
  }
  if (fate.kind === 'delay') await wait(fate.ms);
  for (const name of strip) call.args.delete(name);
  const answer = await fetch(target + call.method, {
    method: 'POST',
    headers: { authorization: request.headers.authorization ?? '' },
    body: call.args,
  });
  const body = await answer.text();
  told(call, fate);
  if (fate.kind === 'answer lost') return void response.destroy();
  if (fate.kind === 'answer held') return;
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
}

async function argsOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return new URLSearchParams(body);
}
