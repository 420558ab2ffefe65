// Teams over HTTP: beginning to hear, and ending. The SDK checks the caller's token before anything is heard.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { TeamsClient } from './client.ts';
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

export function teamsEar({ credentials }: TeamsConfig, client: TeamsClient, log: Logger): Ear {
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
    const activity = await activityIn(request);
    if (activity === null) return end(response, 400);
    const authorization = request.headers.authorization ?? '';
    const answer = await client.take(authorization, activity, async (context) => {
      await listening.run(context).catch((error: unknown) => {
        log.error({ error: nameOf(error) }, 'Teams could not be answered');
      });
    });
    const body = answer?.body === undefined ? '' : JSON.stringify(answer.body);
    response
      .writeHead(answer?.status ?? 200, { 'content-type': 'application/json; charset=utf-8' })
      .end(body);
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
        const isStranger = z.object({ statusCode: z.literal(401) }).safeParse(error).success;
        log.warn(
          { error: nameOf(error) },
          isStranger ? 'refused: not Teams' : 'refused: no activity of Teams',
        );
        if (!response.headersSent) end(response, isStranger ? 401 : 400);
      });
    },
  };
}

/** Only what every activity has; the rest is checked where it is read. */
const activity = z.custom<Activity>(
  (value) =>
    z.looseObject({ type: z.string(), serviceUrl: z.string(), channelId: z.string() }).safeParse(value)
      .success,
);

/** Null where it is too long or none. */
async function activityIn(request: IncomingMessage): Promise<Activity | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > BODY_MAX) return null;
    chunks.push(chunk);
  }
  const parsed = activity.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  return parsed.success ? parsed.data : null;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end();
}

export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}
