// What the local Slack cannot send by itself, sent to a bot as Slack sends it over HTTP: signed, one payload a request.
import { createHmac } from 'node:crypto';
import { newId } from '../../src/clock.ts';
import type { Peer, PeerMessage } from './local-slack.ts';

/** Gives the body of the answer; throws where the bot did not say 200. */
export function sendSigned(url: string, secret: string, payload: object): Promise<string> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return signed(url, secret, body, 'application/x-www-form-urlencoded');
}

/** A command that somebody typed. */
export function sendCommand(
  url: string,
  secret: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  return signed(url, secret, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
}

/** What happened, as Slack's Events API tells it of a workspace. */
export function sendEvent(url: string, secret: string, of: object, event: object): Promise<string> {
  const envelope = { type: 'event_callback', event_id: `Ev${newId()}`, ...of, event };
  return signed(url, secret, JSON.stringify(envelope), 'application/json');
}

async function signed(url: string, secret: string, body: string, type: string): Promise<string> {
  const timestamp = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  const answer = await response.text();
  if (response.status !== 200) throw new Error(`the bot answered ${response.status}: ${answer}`);
  return answer;
}

/** The shortcut of this name, used from the menu beside a message. */
export async function messageAction(
  peer: Peer,
  user: string,
  name: string,
  message: PeerMessage,
): Promise<object> {
  const { channel, ...said } = message;
  return {
    type: 'message_action',
    callback_id: name,
    team: { id: peer.teamId },
    user: { id: user },
    channel: { id: channel },
    message_ts: message.ts,
    message: { type: 'message', ...said },
    action_ts: String(Date.now() / 1_000),
    ...(await peer.ticket(user, message)),
  };
}
