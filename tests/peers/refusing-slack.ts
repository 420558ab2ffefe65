// Stands before the local Slack, which lets a bot do anything, and refuses what Slack refuses: by a code, as Slack answers it.
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface RefusingSlack {
  /** Ends with a slash, as SLACK_API_URL. */
  readonly apiUrl: string;
  /** Every call that was refused, as "method code". */
  readonly refused: readonly string[];
  /** The methods that were let through. */
  readonly calls: readonly string[];
  stop(): Promise<void>;
}

interface Refusal {
  readonly error: string;
  readonly response_metadata: { readonly messages: readonly string[] };
}

/**
 * @param codeFor the code of the refusal, with what Slack says beside it; null lets the call through
 * @param port where it stands; any by default
 */
export async function startRefusingSlack(
  target: string,
  codeFor: (method: string, args: URLSearchParams) => string | Refusal | null,
  port = 0,
): Promise<RefusingSlack> {
  const refused: string[] = [];
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    const body = (await buffer(request)).toString();
    const refusal = codeFor(method, new URLSearchParams(body));
    response.setHeader('content-type', 'application/json');
    if (refusal !== null) {
      const { error, ...more } = typeof refusal === 'string' ? { error: refusal } : refusal;
      refused.push(`${method} ${error}`);
      response.end(JSON.stringify({ ok: false, error, ...more }));
      return;
    }
    calls.push(method);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'content-type': type };
    const answer = await fetch(target + method, { method: 'POST', headers, body });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the refusing Slack');
  return {
    apiUrl: `http://127.0.0.1:${address.port}/api/`,
    refused,
    calls,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
