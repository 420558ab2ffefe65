// Did a letter arrive whose answer was lost? Asks the channel's history for the delivery's metadata; sends nothing.
import type { webApi } from '@slack/bolt';
import type { Found, Parcel } from '../../delivery/outcome.ts';
import { faultCode, faultOf } from './outcomes.ts';
import { eachPage } from './pages.ts';
import { channelOf, DELIVERY_EVENT, type DirectMessages } from './send.ts';

/**
 * Slack's clock and ours may differ by this much: a machine that takes local time for UTC, or whose clock was set back. A message is told
 * from others by its delivery's id, never by its time.
 */
const SLACK_MS = 3 * 60 * 60_000;

type History = webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse;
type Past = NonNullable<webApi.ConversationsHistoryResponse['messages']>[number];

export interface Looking {
  readonly client: webApi.WebClient;
  readonly dms: DirectMessages;
  /** Our own bot, by whose ids our messages are known: Slack gives both, servers like it sometimes one. */
  readonly us: () => Promise<{ readonly botId: string; readonly botUserId: string }>;
}

/**
 * Throws where Slack cannot be asked just now (no connection, rate limit): ask again later. `cannot-tell` is final:
 * this server gives no metadata back, or will not show us the history.
 */
export async function findLetter({ client, dms, us }: Looking, letter: Parcel, since: Date): Promise<Found> {
  const oldest = (since.getTime() - SLACK_MS) / 1_000;
  try {
    const { channel } = await channelOf(letter, dms);
    const { botId, botUserId } = await us();
    let isBlind = false;
    for await (const { answer, isCut } of pages(client, channel, letter.thread?.id, oldest)) {
      for (const message of answer.messages ?? []) {
        const ts = message.ts;
        const isOurs = message.bot_id === botId || message.user === botUserId;
        if (ts === undefined || !isOurs || Number(ts) < oldest) continue;
        if (deliveryId(message) === letter.deliveryId) return { kind: 'found', remote: { channel, id: ts } };
        if (message.metadata === undefined) isBlind = true;
      }
      // It may stand on a page that this server never shows.
      if (isCut) return { kind: 'cannot-tell', reason: 'slack:repeated_cursor' };
    }
    return isBlind ? { kind: 'cannot-tell', reason: 'slack:no_metadata' } : { kind: 'absent' };
  } catch (error) {
    const fault = faultOf(error);
    if (fault?.kind === 'refused') return { kind: 'cannot-tell', reason: `slack:${faultCode(fault)}` };
    throw fault === null ? error : new Error(`slack:${faultCode(fault)}`);
  }
}

function pages(client: webApi.WebClient, channel: string, thread: string | undefined, oldest: number) {
  const query = {
    channel,
    oldest: oldest.toFixed(6),
    inclusive: true,
    include_all_metadata: true,
    limit: 200,
  };
  return eachPage<History>((cursor) =>
    thread
      ? client.conversations.replies({ ...query, ...cursor, ts: thread })
      : client.conversations.history({ ...query, ...cursor }),
  );
}

function deliveryId(message: Past): unknown {
  const payload: unknown =
    message.metadata?.event_type === DELIVERY_EVENT ? message.metadata.event_payload : null;
  return typeof payload === 'object' && payload !== null && 'delivery_id' in payload
    ? payload.delivery_id
    : null;
}
