// Slack's Web API as the `emulate` package serves it: unlike local-slack it keeps message metadata. Nobody's fault here:
// faults are fault-proxy.ts's.
import { createEmulator } from 'emulate';
import { z } from 'zod';

export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  /** Whatever it shows besides, as JSON. */
  readonly blocks: string;
  readonly thread: string | null;
  /** From the metadata that our messages carry; null where there is none. */
  readonly deliveryId: string | null;
}

export interface SlackEmulator {
  /** Ends with a slash, as SLACK_API_URL. */
  readonly apiUrl: string;
  readonly botToken: string;
  /** Ids of the channels, in the order in which they were asked for. */
  readonly channels: readonly string[];
  /** Ids of the people. */
  readonly people: readonly string[];
  /** What it holds since then, in channels, direct messages and threads. */
  messages(since: Date): Promise<StoredMessage[]>;
  stop(): Promise<void>;
}

const BOT = { user: 'U0PORTEVOIX', bot: 'B0PORTEVOIX', token: 'xoxb-emulated' };

export async function startSlackEmulator(rooms: {
  readonly channels: readonly string[];
  readonly people: readonly string[];
}): Promise<SlackEmulator> {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Exemple' },
        users: rooms.people.map((name) => ({ name })),
        channels: rooms.channels.map((name) => ({ name })),
        oauth_apps: [
          {
            client_id: '1.1',
            client_secret: 'emulated',
            name: 'Porte-voix',
            redirect_uris: [],
            bot_id: BOT.bot,
            bot_user_id: BOT.user,
            bot_name: 'porte-voix',
          },
        ],
        tokens: [{ token: BOT.token, user_id: BOT.user, bot_id: BOT.bot, bot_user_id: BOT.user }],
      },
    },
  });
  const apiUrl = `http://127.0.0.1:${new URL(emulator.url).port}/api/`;

  async function call(method: string, args: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(apiUrl + method, {
      method: 'POST',
      headers: { authorization: `Bearer ${BOT.token}` },
      body: new URLSearchParams(args),
    });
    const parsed = answer.parse(await response.json());
    if (!parsed.ok) throw new Error(`the emulator refused ${method}: ${parsed.error}`);
    return parsed;
  }

  /** Newest first. */
  async function* history(channel: string) {
    let cursor = '';
    do {
      const page = await call('conversations.history', { channel, limit: '100', cursor });
      yield* page.messages;
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
  }

  async function messagesOf(channel: string, since: Date): Promise<StoredMessage[]> {
    const found: Message[] = [];
    for await (const message of history(channel)) {
      if (Number(message.ts) * 1_000 < since.getTime()) break;
      if (!message.reply_count) found.push(message);
      else found.push(...(await call('conversations.replies', { channel, ts: message.ts })).messages);
    }
    return found.map((message) => ({
      channel,
      ts: message.ts,
      text: message.text,
      blocks: JSON.stringify(message.blocks ?? []),
      thread: message.thread_ts ?? null,
      deliveryId: message.metadata?.event_payload.delivery_id ?? null,
    }));
  }

  const listed = (await call('conversations.list', { limit: '1000' })).channels;
  const members = (await call('users.list', { limit: '1000' })).members;
  return {
    apiUrl,
    botToken: BOT.token,
    channels: rooms.channels.map((name) => idOf(listed, name)),
    people: rooms.people.map((name) => idOf(members, name)),
    async messages(since) {
      const rooms = (await call('conversations.list', { limit: '1000', types: 'public_channel,im' }))
        .channels;
      return (await Promise.all(rooms.map(({ id }) => messagesOf(id, since)))).flat();
    },
    stop: () => emulator.close(),
  };
}

function idOf(named: readonly { readonly id: string; readonly name: string }[], name: string): string {
  const found = named.find((each) => each.name === name);
  if (!found) throw new Error(`the emulator made no ${name}`);
  return found.id;
}

const named = z.array(z.object({ id: z.string(), name: z.string() })).default([]);
const message = z.object({
  ts: z.string(),
  text: z.string(),
  blocks: z.unknown().optional(),
  thread_ts: z.string().optional(),
  reply_count: z.number().optional(),
  metadata: z.object({ event_payload: z.object({ delivery_id: z.string() }) }).optional(),
});
const answer = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  channels: named,
  members: named,
  messages: z.array(message).default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
type Message = z.infer<typeof message>;
type Answer = z.infer<typeof answer>;
