// Stands before the local Slack, which lets a bot do anything, and refuses what Slack refuses: by a code, as Slack answers it.
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface RefusingSlack {
  /** Ends with a slash, as SLACK_API_URL. */
  readonly apiUrl: string;
  /** Every call that was refused, as "method code". */
  readonly refused: readonly string[];
  stop(): Promise<void>;
}

/** @param codeFor the code of the refusal; null lets the call through */
export async function startRefusingSlack(
  target: string,
  codeFor: (method: string, args: URLSearchParams) => string | null,
): Promise<RefusingSlack> {
  const refused: string[] = [];
  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    const body = (await buffer(request)).toString();
    const code = codeFor(method, new URLSearchParams(body));
    response.setHeader('content-type', 'application/json');
    if (code !== null) {
      refused.push(`${method} ${code}`);
      response.end(JSON.stringify({ ok: false, error: code }));
      return;
    }
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'content-type': type };
    const answer = await fetch(target + method, { method: 'POST', headers, body });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the refusing Slack');
  return {
    apiUrl: `http://127.0.0.1:${address.port}/api/`,
    refused,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
