// Teams over HTTP: beginning to hear, and ending. The SDK checks the caller's token before anything is heard.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import type { Logger } from 'pino';
import type { Desk } from './desk.ts';
import { register } from './register.ts';
import type { TeamsConfig } from './settings.ts';

export interface Ear {
  start(desk: Desk): void;
  /** Hears nothing new and waits for what is being answered. */
  stop(): Promise<void>;
  isListening(): boolean;
  /** Answers 503 until `start` was called, 401 to callers without Teams' token. */
  handler(request: IncomingMessage, response: ServerResponse): void;
}

/** In bytes: an activity holds one message or one form. */
const BODY_MAX = 1024 * 1024;

export function teamsEar({ credentials }: TeamsConfig, adapter: TeamsAdapter, log: Logger): Ear {
  const busy = new Set<Promise<unknown>>();
  let app: Application | null = null;
  const during = <T>(work: Promise<T>): Promise<T> => {
    busy.add(work);
    return work.finally(() => busy.delete(work));
  };

  async function take(
    request: IncomingMessage,
    response: ServerResponse,
    listening: Application,
  ): Promise<void> {
    if (request.method !== 'POST') return end(response, 405);
    if (credentials === null && !isLoopback(request.socket.remoteAddress)) return end(response, 403);
    const body = await bodyOf(request);
    if (body === null) return end(response, 400);
    const { headers, method } = request;
    await adapter.process({ body, headers, method }, answering(response), async (context) => {
      // What the adapter is told would be printed; people's words may stand in it.
      await listening.run(context).catch((error: unknown) => {
        log.error(
          { error: error instanceof Error ? error.name : typeof error },
          'Teams could not be answered',
        );
      });
    });
  }

  return {
    start(desk) {
      const made = new Application({
        startTypingTimer: false,
        removeRecipientMention: true,
        longRunningMessages: false,
      });
      register(made, desk, during);
      app = made;
    },
    async stop() {
      app = null;
      await Promise.allSettled(busy);
    },
    isListening: () => app !== null,
    handler(request, response) {
      if (app === null) return end(response, 503, { 'retry-after': '5' });
      take(request, response, app).catch((error: unknown) => {
        log.warn(
          { error: error instanceof Error ? error.name : typeof error },
          'refused: no activity of Teams',
        );
        if (!response.headersSent) end(response, 400);
      });
    },
  };
}

/** What the SDK expects of Express. */
function answering(response: ServerResponse) {
  return {
    socket: response.socket,
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    status(code: number) {
      response.statusCode = code;
    },
    send(body: unknown) {
      if (typeof body === 'object') response.setHeader('content-type', 'application/json; charset=utf-8');
      response.write(typeof body === 'string' ? body : JSON.stringify(body));
    },
    end: () => response.end(),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > BODY_MAX) return null;
    chunks.push(chunk);
  }
  const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end();
}

export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}
