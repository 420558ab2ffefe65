// Carries one letter to Slack, once. Looking for one whose answer was lost is find.ts; codes are in outcomes.ts.
import type { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { Outcome, Parcel, Remote } from '../../delivery/outcome.ts';
import { place } from '../../messages/message.ts';
import type { Easel } from '../easel.ts';
import { type Say, spokenMessage } from '../spoken.ts';
import { faultOf, outcomeOf } from './outcomes.ts';
import { type Rendered, slackMessage } from './render.ts';

/** The kind of metadata by which a delivery is found again; the id stands in `event_payload.delivery_id`. */
export const DELIVERY_EVENT = 'portevoix_delivery';

export interface Wire {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly dms: DirectMessages;
  /** Our own words, with the commands that this Slack has. */
  readonly say: Say;
  readonly easel: Easel;
}

/** The channel of the direct message with a person. Throws what Slack's client throws. */
export type DirectMessages = (user: string) => Promise<string>;

/** Opens each direct message once; Slack keeps its channel for good. */
export function directMessages(client: webApi.WebClient): DirectMessages {
  const known = new Map<string, string>();
  return async (user) => {
    const before = known.get(user);
    if (before !== undefined) return before;
    const { channel } = await client.conversations.open({ users: user });
    if (channel?.id === undefined) throw new Error('conversations.open gave no channel');
    known.set(user, channel.id);
    return channel.id;
  };
}

function isPerson(id: string): boolean {
  return /^[UW]/.test(id);
}

export async function sendLetter({ client, clock, dms, say, easel }: Wire, letter: Parcel): Promise<Outcome> {
  const opened = await attempt(clock, true, () => channelOf(letter, dms));
  if ('kind' in opened) return opened;
  const { channel } = opened;
  const sent = await attempt(clock, letter.replaces !== undefined, () =>
    easel.show(spokenMessage(letter.message, say), async (shown) => {
      const drawn = slackMessage(shown, letter.locale);
      return {
        remote: letter.replaces
          ? await edit(client, { ...letter.replaces, channel }, drawn)
          : await post(client, channel, letter, drawn),
      };
    }),
  );
  return 'kind' in sent ? sent : { kind: 'sent', remote: sent.remote };
}

/** An answer in a thread and an edit go where their message is; a person is written to in their direct message. */
export async function channelOf(letter: Parcel, dms: DirectMessages): Promise<{ channel: string }> {
  const given = letter.replaces?.channel ?? letter.thread?.channel;
  if (given !== undefined) return { channel: given };
  const { id } = place(letter.address);
  return { channel: isPerson(id) ? await dms(id) : id };
}

async function attempt<T extends object>(
  clock: Clock,
  repeatable: boolean,
  call: () => Promise<T>,
): Promise<T | Outcome> {
  try {
    return await call();
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return outcomeOf(fault, clock.now(), repeatable);
  }
}

async function post(
  client: webApi.WebClient,
  channel: string,
  letter: Parcel,
  drawn: Rendered,
): Promise<Remote> {
  const answer = await client.chat.postMessage({
    channel,
    ...drawn,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: DELIVERY_EVENT, event_payload: { delivery_id: letter.deliveryId } },
    ...(letter.thread ? { thread_ts: letter.thread.id } : {}),
  });
  return { channel: answer.channel ?? channel, id: answer.ts ?? '' };
}

/** Slack keeps a message's metadata when an edit gives none. */
async function edit(client: webApi.WebClient, remote: Remote, drawn: Rendered): Promise<Remote> {
  await client.chat.update({ channel: remote.channel, ts: remote.id, ...drawn });
  return remote;
}
