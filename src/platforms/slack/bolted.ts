// What Slack sent, on its way into Bolt, in either mode. Bolt reads it as Slack documents it and trips over anything else, where no
// listener of ours could catch it: an error of ours to Slack, which sends the same again and in the end nothing more.
import type { App, ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Door, databaseCode, troubleOf } from '../../database/client.ts';

/** It is nothing that Slack documents: the same again would be read no better. */
export class Unreadable extends Error {}

/**
 * Events wait for nobody's answer, and are acknowledged before anything is done: while the database takes nothing, they are not, and
 * Slack sends them again. People's own requests come in all the same, and are told.
 */
export function bolted(app: App, door: Door, log: Logger): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (sent: ReceiverEvent) => {
    const isEvent = sent.body['event'] !== undefined;
    if (isEvent) await door.enterFromChat();
    const heard = { isAcknowledged: false };
    const ack: ReceiverEvent['ack'] = async (told) => {
      heard.isAcknowledged = true;
      await sent.ack(told);
    };
    await process({ ...sent, body: readable(sent.body), ack }).catch((error: unknown) => {
      if (heard.isAcknowledged) throw error;
    });
    if (heard.isAcknowledged) return;
    log.warn({ type: isEvent ? 'event' : 'request' }, 'refused: nothing that Slack documents');
    if (!isEvent) throw new Unreadable();
    await sent.ack();
  };
}

/** In Socket Mode Slack's client reads first, and where it trips nobody could catch it: the process would end. */
export function outlasting({ client }: Pick<SocketModeReceiver, 'client'>, log: Logger): void {
  for (const hear of client.listeners(FRAME)) {
    client.off(FRAME, hear);
    client.on(FRAME, async (...frame: unknown[]) => {
      try {
        await hear(...frame);
      } catch (error) {
        noteUnheard(log, error);
      }
    });
  }
}

/** As that client calls what came over its connection. */
const FRAME = 'ws_message';

/** Why something was not heard, for the log. */
export function noteUnheard(log: Logger, error: unknown): void {
  const trouble = troubleOf(error);
  if (trouble !== null)
    log.error({ trouble, database: databaseCode(error) }, 'the database could not take what Slack sent');
  else if (!(error instanceof Unreadable))
    log.error({ error: error instanceof Error ? error.name : typeof error }, 'Slack could not be heard');
}

const record = z.record(z.string(), z.unknown());
const authorization = z.looseObject({ team_id: z.string().nullish(), enterprise_id: z.string().nullish() });

/** Of several installations that an event is for, those that are any. */
function readable(body: ReceiverEvent['body']): ReceiverEvent['body'] {
  const { authorizations, ...rest } = record.parse(body);
  if (authorizations === undefined) return body;
  const given = Array.isArray(authorizations) ? authorizations : [];
  const whole = given.filter((each) => authorization.safeParse(each).success);
  return whole.length === 0 ? rest : { ...rest, authorizations: whole };
}
