// A local Slack that we did not write (local-slack): started on a free port, driven and read as its own page does it.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'undici';
import { z } from 'zod';
import { answersFor, elementFor, type PeerValues, pick } from './local-slack-form.ts';
import { DEAF, lastSeen, Mirror } from './local-slack-mirror.ts';
import {
  message,
  type PeerFile,
  type PeerMessage,
  type PeerStore,
  type PeerView,
  store,
} from './local-slack-shapes.ts';

export type { PeerValues } from './local-slack-form.ts';
export type { PeerFile, PeerMessage, PeerStore, PeerView } from './local-slack-shapes.ts';

const BINARY = fileURLToPath(
  new URL('../../node_modules/local-slack-linux-x64/bin/local-slack', import.meta.url),
);

/** False where the optional package could not be installed (it exists for Linux on x64 only). */
export const hasLocalSlack = existsSync(BINARY);

export interface PeerUser {
  readonly id: string;
  readonly name: string;
  readonly real_name?: string;
  readonly tz?: string;
  readonly is_bot?: boolean;
}

export interface PeerChannel {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly is_private?: boolean;
}

/** As Slack's requests carry them. */
export interface PeerTicket {
  readonly trigger_id: string;
  readonly response_url: string;
}

interface PeerSettings {
  readonly mode: 'socket' | 'events';
  /** Where the bot hears signed requests; needed in events mode. */
  readonly requestUrl?: string;
  /** People; the bot itself is added. */
  readonly users: readonly PeerUser[];
  /** The bot joins each of them. */
  readonly channels: readonly PeerChannel[];
  readonly port?: number;
  /** Of the workspace; always the same by default. */
  readonly teamId?: string;
}

export interface Peer {
  /** The page. */
  readonly url: string;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly botUserId: string;
  /** Types a command; resolves when the bot has acknowledged it, before its effects. */
  command(user: string, command: string, text: string, channel: string): Promise<void>;
  /** Writes a message. */
  say(user: string, channel: string, text: string, thread?: string): Promise<PeerMessage>;
  /** Writes to the bot, in the direct message with it. */
  tell(user: string, text: string): Promise<PeerMessage>;
  /** Shares a file with the bot, in the direct message with it; resolves when the bot has acknowledged it, before its effects. */
  share(
    user: string,
    file: { readonly name: string; readonly content: string | Uint8Array<ArrayBuffer> },
    text?: string,
  ): Promise<void>;
  /** Writes in the thread in which `under` stands, or under it. */
  reply(user: string, under: PeerMessage, text: string): Promise<PeerMessage>;
  /** Changes one's own message; resolves when the peer has it so, before the bot's effects. */
  edit(user: string, own: PeerMessage, text: string): Promise<PeerMessage>;
  /** Deletes one's own message; resolves when the peer has it so, before the bot's effects. */
  remove(user: string, own: PeerMessage): Promise<void>;
  /** Presses the button (or picks `chosen` in the select) of this action's name; throws where none is drawn. */
  press(
    user: string,
    where: PeerMessage | 'home',
    action: string,
    more?: { subject?: string; chosen?: string },
  ): void;
  /** Submits the open modal and resolves when the bot has answered: it closed, changed, or shows `errors()`. */
  submit(user: string, values: PeerValues): Promise<void>;
  close(user: string): void;
  openHome(user: string): void;
  /**
   * Lets a request about this message, which the peer itself cannot make, open a modal and answer at its `response_url`.
   * In events mode only.
   */
  ticket(user: string, about: PeerMessage): Promise<PeerTicket>;
  messages(channel: string): readonly PeerMessage[];
  /** What stands in the thread of this message, in the order in which it was written; without the message itself. */
  replies(root: PeerMessage): readonly PeerMessage[];
  /** What the bot and this person wrote to each other directly. */
  dm(user: string): readonly PeerMessage[];
  /** What the bot gave this person, in the direct message with it: the file and the words beside it. */
  files(user: string): readonly { readonly file: PeerFile; readonly words: string }[];
  /** What is in a file, as UTF-8. */
  read(file: PeerFile): Promise<string>;
  /** What only this person was shown, in any channel. */
  whispers(user: string): readonly PeerMessage[];
  /** All that the peer keeps, read anew: messages, windows and homes; not its own list of the requests that passed. */
  stored(): Promise<PeerStore>;
  /** The modal on top. The peer has one stack for everybody. */
  modal(): PeerView | null;
  home(user: string): PeerView | null;
  /** Under the fields of the modal, by field. */
  errors(): Readonly<Record<string, string>>;
  /** What `look` gives once it gives something; looks again at each change. After `ms` it fails, saying what was last seen. */
  until<T>(what: string, look: () => T | null | undefined | false, ms?: number): Promise<T>;
  stop(): Promise<void>;
}

const BOT = { appId: 'A01PORTEVOIX', botUserId: 'U0PORTEVOIX', name: 'porte-voix' } as const;
const TOKENS = {
  botToken: 'xoxb-local',
  appToken: 'xapp-local',
  signingSecret: 'local-signing-secret',
} as const;
const TEAM = 'T01LOCAL';

export async function startLocalSlack(settings: PeerSettings): Promise<Peer> {
  const folder = await mkdtemp(join(tmpdir(), 'local-slack-'));
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify(configOf(settings)));
  const child = spawn(
    BINARY,
    ['--config', file, '--port', String(settings.port ?? 0), '--base-host', '127.0.0.1'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const url = await addressOf(child);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ui`);
  const seen = new Mirror();
  socket.addEventListener('message', ({ data }) => seen.take(JSON.parse(String(data))));
  const peer = peerOf(url, socket, seen, settings.teamId ?? TEAM, async () => {
    socket.close();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill()) await gone;
    await rm(folder, { recursive: true, force: true });
  });
  await peer.until('the first state of the peer', () => seen.isReady);
  return peer;
}

function configOf(settings: PeerSettings): object {
  return {
    workspace: { name: 'Exemple', domain: 'exemple', teamId: settings.teamId ?? TEAM },
    apps: [
      {
        appId: BOT.appId,
        botUserId: BOT.botUserId,
        botName: BOT.name,
        ...TOKENS,
        mode: settings.mode,
        ...(settings.requestUrl ? { requestUrl: settings.requestUrl } : {}),
      },
      ...(settings.mode === 'events'
        ? [
            {
              ...DEAF,
              botName: 'tickets',
              botToken: 'xoxb-tickets',
              signingSecret: 'tickets',
              mode: 'events',
              requestUrl: 'http://127.0.0.1:1/',
            },
          ]
        : []),
    ],
    users: settings.users,
    channels: settings.channels.map((each) => ({ ...each, members: [...each.members, BOT.botUserId] })),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /Web UI:\s+(http:\/\/\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`local-slack ended with ${code}: ${said}`)));
  });
}

function peerOf(
  url: string,
  socket: WebSocket,
  seen: Mirror,
  teamId: string,
  stop: () => Promise<void>,
): Peer {
  const tell = (said: object) => socket.send(JSON.stringify(said));
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${url}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the peer refused ${path}: ${await response.text()}`);
    return response.json();
  };
  const home = (user: string) => seen.homes[user]?.[BOT.appId] ?? null;

  const peer: Peer = {
    url,
    apiUrl: `${url}/api/`,
    ...TOKENS,
    teamId,
    botUserId: BOT.botUserId,
    async command(user, command, text, place) {
      await post('command', { user, command, text, channel: place });
    },
    async say(user, place, text, thread) {
      const answer = await post('message', {
        user,
        channel: place,
        text,
        ...(thread ? { thread_ts: thread } : {}),
      });
      return z.object({ message }).parse(answer).message;
    },
    tell: (user, text) => peer.say(user, user, text),
    async share(user, { name, content }, text = '') {
      const form = new FormData();
      for (const [field, value] of Object.entries({ channel: user, user, text })) form.append(field, value);
      form.append('file', new File([content], name));
      const response = await fetch(`${url}/_control/upload`, { method: 'POST', body: form });
      if (!response.ok) throw new Error(`the peer refused the file: ${await response.text()}`);
    },
    reply: (user, under, text) => peer.say(user, under.channel ?? '', text, under.thread_ts ?? under.ts),
    edit(user, own, text) {
      belongsTo(user, own);
      tell({ t: 'edit_message', user, channel: own.channel, ts: own.ts, text });
      return peer.until('the edited message', () =>
        seen.messages.get(own.channel ?? '')?.find((each) => each.ts === own.ts && each.text === text),
      );
    },
    async remove(user, own) {
      belongsTo(user, own);
      tell({ t: 'delete_message', user, channel: own.channel, ts: own.ts });
      await peer.until(
        'the end of the message',
        () => !seen.messages.get(own.channel ?? '')?.some((each) => each.ts === own.ts),
      );
    },
    async ticket(user, about) {
      const before = seen.presses.length;
      tell({
        t: 'block_action',
        user,
        appId: DEAF.appId,
        channel: about.channel,
        messageTs: about.ts,
        action: { type: 'button', action_id: 'ticket' },
      });
      const { trigger_id, response_url } = await peer.until('a ticket', () =>
        seen.presses.slice(before).find((each) => each.container.message_ts === about.ts),
      );
      return { trigger_id, response_url };
    },
    press(user, where, action, { subject, chosen } = {}) {
      const blocks = where === 'home' ? (home(user)?.blocks ?? []) : where.blocks;
      const found = elementFor(blocks, action, subject);
      const picked = chosen === undefined ? undefined : pick(found.element, chosen);
      tell({
        t: 'block_action',
        user,
        appId: BOT.appId,
        ...(where === 'home' ? {} : { channel: where.channel, messageTs: where.ts }),
        action: {
          type: found.element.type,
          action_id: found.element.action_id,
          block_id: found.blockId,
          text: found.element.text,
          ...(picked ? { selected_option: picked } : {}),
        },
      });
    },
    async submit(user, values) {
      const open = seen.modals.at(-1);
      if (!open) throw new Error('no modal is open');
      const before = seen.viewChanges;
      tell({ t: 'view_submit', user, values: answersFor(open.blocks, values) });
      await peer.until('an answer to the submitted form', () => seen.viewChanges > before);
    },
    close: (user) => tell({ t: 'view_close', user }),
    openHome: (user) => tell({ t: 'open_home', user, appId: BOT.appId }),
    messages: (place) => seen.messages.get(place) ?? [],
    replies: (root) =>
      (seen.messages.get(root.channel ?? '') ?? []).filter(
        (each) => each.thread_ts === root.ts && each.ts !== root.ts,
      ),
    dm(user) {
      const both = (members: readonly string[]) => members.includes(user) && members.includes(BOT.botUserId);
      const direct = seen.channels.find((each) => each.is_im && both(each.members));
      return direct ? (seen.messages.get(direct.id) ?? []) : [];
    },
    files: (user) =>
      peer
        .dm(user)
        .filter((each) => each.user === BOT.botUserId)
        .flatMap(({ files, text }) => files.map((given) => ({ file: given, words: text }))),
    async read({ url_private }) {
      const response = await fetch(url_private, { headers: { authorization: `Bearer ${TOKENS.botToken}` } });
      if (!response.ok) throw new Error(`the peer refused the file: ${response.status}`);
      return response.text();
    },
    whispers: (user) => [...seen.messages.values()].flat().filter((each) => each.ephemeral_to === user),
    async stored() {
      const fresh = new WebSocket(`${url.replace('http', 'ws')}/ui`);
      const first = new Promise((resolve, reject) => {
        fresh.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))));
        fresh.addEventListener('error', () => reject(new Error('the peer cannot be read')));
      });
      try {
        return store.parse(await first).state;
      } finally {
        fresh.close();
      }
    },
    modal: () => seen.modals.at(-1) ?? null,
    home,
    errors: () => seen.errors,
    until(what, look, ms = 20_000) {
      return new Promise((resolve, reject) => {
        const check = () => {
          let got: ReturnType<typeof look>;
          try {
            got = look();
          } catch (error) {
            end(() => reject(error));
            return;
          }
          if (got !== null && got !== undefined && got !== false) end(() => resolve(got));
        };
        const end = (how: () => void) => {
          clearTimeout(deadline);
          unwatch();
          how();
        };
        const deadline = setTimeout(
          () => end(() => reject(new Error(`never came: ${what}\n${lastSeen(seen)}`))),
          ms,
        );
        const unwatch = seen.watch(check);
        check();
      });
    },
    stop,
  };
  return peer;
}

function belongsTo(user: string, own: PeerMessage): void {
  if (own.user !== user) throw new Error(`the message is ${own.user}'s, not ${user}'s`);
}
