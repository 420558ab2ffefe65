// Slack over signed HTTP, as Bolt's Receiver: from bytes to what Bolt passes on, and its acknowledgement back. Bolt's own receivers take any
// time in the future and the same request as often as it is sent, and answer strangers with a framework's pages.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { troubleOf } from '../../database/client.ts';
import { answerTo, type HttpAnswer } from '../../http/answer.ts';
import { BodyTooLarge, bodyOf, NoRoom } from '../../http/body.ts';
import { noteUnheard, Unreadable } from './bolted.ts';
import type { Seals } from './signed.ts';

/** In bytes. What Slack sends of one message, form or view stays far below. */
const BODY_MAX = 1024 * 1024;
/** In bytes: bodies that are being read, and may come from anybody. */
const ROOM = 64 * 1024 * 1024;
/** Slack itself gives up after three seconds. */
const ACK_MS = 3_000;
/** A form that comes twice, comes twice at once. */
const TWICE_MS = 10_000;

export interface SlackReceiver extends Receiver {
  handler(request: IncomingMessage, response: ServerResponse): void;
}

export function slackReceiver(path: string, seals: Seals, log: Logger): SlackReceiver {
  let app: App | null = null;
  const room = { most: ROOM, taken: 0 };
  /** What forms were answered just now, by their signature: else somebody would read that what was taken had failed. */
  const forms = new Map<unknown, Promise<HttpAnswer>>();

  const refuse = (status: number, code: string): HttpAnswer => {
    log.warn({ code }, 'refused: not a request of Slack’s');
    return status === 503 ? { status, headers: { 'retry-after': '5' } } : { status };
  };

  async function answerOf(request: IncomingMessage): Promise<HttpAnswer> {
    if ((request.url ?? '').split('?')[0] !== path) return { status: 404 };
    if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    const { headers } = request;
    const untimely = seals.untimely(headers);
    if (untimely !== null) return refuse(untimely === 'time.beforeUs' ? 503 : 401, untimely);
    const body = await bodyOf(request, BODY_MAX, room);
    const sealed = seals.take(headers, body);
    if (sealed !== 'taken' && sealed !== 'again') return refuse(401, sealed);
    const said = contentOf(headers['content-type'] ?? '', body.toString('utf8'));
    if (said === null) return refuse(400, 'body.unreadable');
    const signature = headers['x-slack-signature'];
    if (sealed === 'again') {
      // Slack repeats events that it believes unheard, within the same second perhaps; commands and presses never.
      if (said['type'] === 'event_callback') return { status: 200 };
      return forms.get(signature) ?? refuse(401, sealed);
    }
    if (said['ssl_check'] !== undefined) return { status: 200 };
    if (said['type'] === 'url_verification') return json({ challenge: said['challenge'] });
    if (app === null) throw new Error('no app yet');
    const answer = heard(app, said, headers).catch((error: unknown) => {
      seals.release(headers);
      throw error;
    });
    if (said['type'] === 'view_submission') {
      forms.set(signature, answer);
      setTimeout(() => forms.delete(signature), TWICE_MS).unref();
    }
    return answer;
  }

  return {
    init(bolt) {
      app = bolt;
    },
    // Listening is our own web server's.
    start: async () => {},
    stop: async () => {},
    handler(request, response) {
      answerOf(request)
        .catch((error: unknown) => {
          if (error instanceof BodyTooLarge) return { status: 413 };
          if (error instanceof NoRoom) return refuse(503, 'busy');
          if (!request.destroyed) noteUnheard(log, error);
          if (error instanceof Unreadable) return { status: 400 };
          // Slack sends its events again.
          const isLater = troubleOf(error) !== null;
          return isLater ? { status: 503, headers: { 'retry-after': '10' } } : { status: 500 };
        })
        .then((answer) => answerTo(request, response, answer));
    },
  };
}

/** Resolves with the acknowledgement, or once Slack has given up waiting for it, the work going on; rejects where it was not heard. */
function heard(app: App, body: Said, headers: IncomingMessage['headers']): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => resolve({ status: 500 }), ACK_MS);
    const retry = Number(headers['x-slack-retry-num']);
    const event: ReceiverEvent = {
      body,
      ...(Number.isInteger(retry) ? { retryNum: retry } : {}),
      ack: async (told: unknown) => {
        clearTimeout(late);
        resolve(acknowledgement(told));
      },
    };
    app.processEvent(event).catch((error: unknown) => {
      clearTimeout(late);
      reject(error);
    });
  });
}

function acknowledgement(told: unknown): HttpAnswer {
  if (told === undefined || told === null || told === '') return { status: 200 };
  if (typeof told !== 'string') return json(told);
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: told };
}

function json(value: unknown): HttpAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

const said = z.record(z.string(), z.unknown());
type Said = z.infer<typeof said>;

/** Events are JSON; commands are a form, and so is everything else, with JSON in its field "payload". Null where it is neither. */
function contentOf(type: string, text: string): Said | null {
  try {
    if (!type.startsWith('application/x-www-form-urlencoded')) return said.parse(JSON.parse(text));
    const fields = Object.fromEntries(new URLSearchParams(text));
    return said.parse(fields['payload'] === undefined ? fields : JSON.parse(fields['payload']));
  } catch {
    return null;
  }
}
