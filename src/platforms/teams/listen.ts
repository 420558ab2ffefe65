// Teams over HTTP: beginning to hear, and ending. The SDK checks the caller's token before anything is heard.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Door, databaseCode, troubleOf } from '../../database/client.ts';
import { answerTo, type HttpAnswer } from '../../http/answer.ts';
import { bodyOf, NoRoom } from '../../http/body.ts';
import { withoutNulls } from '../nulls.ts';
import type { TeamsClient } from './client.ts';
import type { Desk } from './desk.ts';
import { type DeskOf, register } from './register.ts';
import type { TeamsConfig } from './settings.ts';

export interface Ear {
  /** @param deskOf where what is heard is answered: `home` where it is of no other company */
  start(home: Desk, deskOf?: DeskOf): void;
  /** Hears nothing new and waits for what is being answered. */
  stop(): Promise<void>;
  isListening(): boolean;
  /** Answers 503 until `start` was called, 401 to callers without Teams' token. */
  handler(request: IncomingMessage, response: ServerResponse): void;
}

/** What somebody does who waits for an answer. */
const ASKING = ['invoke', 'message'];
/** In bytes: an activity holds one message or one form. */
const BODY_MAX = 1024 * 1024;
/** In bytes: bodies that are being read, and may come from anybody. */
const ROOM = 64 * 1024 * 1024;

export function teamsEar({ credentials }: TeamsConfig, client: TeamsClient, log: Logger): Ear {
  const busy = new Set<Promise<unknown>>();
  let app: Application | null = null;
  let door: Door | null = null;
  const room = { most: ROOM, taken: 0 };
  const during = <T>(work: Promise<T>): Promise<T> => {
    busy.add(work);
    return work.finally(() => busy.delete(work));
  };

  async function take(request: IncomingMessage, listening: Application): Promise<HttpAnswer> {
    if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    if (credentials === null && !isLoopback(request.socket.remoteAddress)) return { status: 403 };
    const { authorization = '' } = request.headers;
    // Its token is checked with the activity; a request without one need not send it.
    if (credentials !== null && authorization === '') return { status: 401 };
    const activity = activityIn(await bodyOf(request, BODY_MAX, room));
    if (activity === null) return { status: 400 };
    // People who ask are told what is the matter; whatever else happens is told us again.
    if (!ASKING.includes(activity.type)) await door?.enterFromChat();
    const answer = await client.take(authorization, activity, async (context) => {
      await listening.run(context).catch((error: unknown) => {
        log.error({ error: nameOf(error) }, 'Teams could not be answered');
      });
    });
    return {
      status: answer?.status ?? 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: answer?.body === undefined ? '' : JSON.stringify(answer.body),
    };
  }

  return {
    start(home, deskOf = async () => home) {
      const made = new Application({
        startTypingTimer: false,
        removeRecipientMention: true,
        longRunningMessages: false,
      });
      register(made, deskOf, during);
      door = home.door;
      app = made;
    },
    async stop() {
      app = null;
      await Promise.allSettled(busy);
    },
    isListening: () => app !== null,
    handler(request, response) {
      if (app === null) {
        answerTo(request, response, { status: 503, headers: { 'retry-after': '5' } });
        return;
      }
      take(request, app)
        .catch((error: unknown): HttpAnswer => {
          if (error instanceof NoRoom) return { status: 503, headers: { 'retry-after': '5' } };
          const trouble = troubleOf(error);
          if (trouble !== null) {
            const database = databaseCode(error);
            log.error({ trouble, database }, 'the database could not take what Teams sent');
            return { status: 503, headers: { 'retry-after': '10' } };
          }
          const isStranger = z.object({ statusCode: z.literal(401) }).safeParse(error).success;
          log.warn(
            { error: nameOf(error) },
            isStranger ? 'refused: not Teams' : 'refused: no activity of Teams',
          );
          return { status: isStranger ? 401 : 400 };
        })
        .then((answer) => answerTo(request, response, answer));
    },
  };
}

/** Only what every activity has; the rest is checked where it is read. */
const activity = z.custom<Activity>(
  (value) =>
    z.looseObject({ type: z.string(), serviceUrl: z.string(), channelId: z.string() }).safeParse(value)
      .success,
);

/** What a form of ours holds is left as it came. Of what else stands beside the words, Microsoft's library takes mentions as they should be. */
const raw = z.looseObject({ value: z.unknown().optional(), entities: z.unknown().optional() });
const entity = z.union([
  z.looseObject({ type: z.literal('mention'), mentioned: z.looseObject({}) }),
  z.looseObject({ type: z.string().refine((type) => type !== 'mention') }),
]);

/** Null where it is none. @throws where it is no JSON */
function activityIn(body: Buffer): Activity | null {
  const { success, data: came } = raw.safeParse(JSON.parse(body.toString('utf8')));
  if (!success) return null;
  const { value, entities, ...rest } = came;
  const given = Array.isArray(entities) ? entities.map(withoutNulls) : [];
  const whole = given.filter((each) => entity.safeParse(each).success);
  const cleaned = z.looseObject({}).parse(withoutNulls(rest));
  const parsed = activity.safeParse({ ...cleaned, value, entities: whole });
  return parsed.success ? parsed.data : null;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}
