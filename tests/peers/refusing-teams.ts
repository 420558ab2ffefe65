// Stands between a bot and the playground's connector, which takes everything, and refuses what Teams refuses: 403 with a code of its own.
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface RefusingTeams {
  /** Where the bot finds the connector. */
  readonly url: string;
  /** Every call that was refused, as "code conversation". */
  readonly refused: readonly string[];
  stop(): Promise<void>;
}

/** @param codeFor the code for what is posted in a conversation; null lets it through */
export async function startRefusingTeams(
  target: string,
  codeFor: (conversationId: string) => string | null,
): Promise<RefusingTeams> {
  const refused: string[] = [];
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '', headers } = request;
    const [, conversation = ''] = /\/conversations\/([^/]+)\/activities/.exec(url) ?? [];
    const code = method === 'GET' ? null : codeFor(decodeURIComponent(conversation));
    const body = await buffer(request);
    response.setHeader('content-type', 'application/json');
    if (code !== null) {
      refused.push(`${code} ${decodeURIComponent(conversation)}`);
      response.writeHead(403).end(JSON.stringify({ error: { code, message: 'refused' } }));
      return;
    }
    const { authorization = '', 'content-type': type = 'application/json' } = headers;
    const sent = ['GET', 'HEAD'].includes(method) ? {} : { body };
    const answer = await fetch(target + url, {
      method,
      headers: { authorization, 'content-type': type },
      ...sent,
    });
    response.writeHead(answer.status).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the refusing Teams');
  return {
    url: `http://127.0.0.1:${address.port}`,
    refused,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
