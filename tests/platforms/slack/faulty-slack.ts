// A server that answers as Slack does when something is wrong: nothing else emulates error codes, 429 or lost answers.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Call {
  readonly method: string;
  readonly args: URLSearchParams;
}

/** A JSON body, or whatever the test does with the response. */
export type Answer = object | ((response: ServerResponse) => void);

export interface FaultySlack {
  readonly apiUrl: string;
  readonly calls: readonly Call[];
  /** What each method answers from now on; `{ ok: true }` where nothing is said. */
  answer(method: string, ...answers: Answer[]): void;
  stop(): Promise<void>;
}

export async function startFaultySlack(): Promise<FaultySlack> {
  const calls: Call[] = [];
  const answers = new Map<string, Answer[]>();
  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    calls.push({ method, args: new URLSearchParams(await bodyOf(request)) });
    const queue = answers.get(method) ?? [];
    const next = (queue.length > 1 ? queue.shift() : queue[0]) ?? { ok: true };
    if (typeof next === 'function') next(response);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(next));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls,
    answer(method, ...given) {
      answers.set(method, given);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
