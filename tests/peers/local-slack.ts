// A local Slack that we did not write (local-slack): started on a free port, driven and read as its own page does it.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'undici';
import { z } from 'zod';
import { decodeAction } from '../../src/messages/actions.ts';

const BINARY = fileURLToPath(
  new URL('../../node_modules/local-slack-linux-x64/bin/local-slack', import.meta.url),
);

/** False where the optional package could not be installed (it exists for Linux on x64 only). */
export const hasLocalSlack = existsSync(BINARY);

const option = z.looseObject({ value: z.string(), text: z.looseObject({ text: z.string() }) });
const element = z.looseObject({
  type: z.string(),
  action_id: z.string().optional(),
  text: z.unknown().optional(),
  options: z.array(option).optional(),
});
const block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  element: element.optional(),
  elements: z.array(element).optional(),
});
const message = z.looseObject({
  ts: z.string(),
  channel: z.string().optional(),
  user: z.string().optional(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  ephemeral_to: z.string().optional(),
  blocks: z.array(block).default([]),
});
const view = z.looseObject({
  type: z.string(),
  callback_id: z.string().default(''),
  title: z.looseObject({ text: z.string() }).optional(),
  blocks: z.array(block).default([]),
});
const channel = z.looseObject({
  id: z.string(),
  name: z.string(),
  is_im: z.boolean(),
  members: z.array(z.string()),
});
const homes = z.record(z.string(), z.record(z.string(), view));
const snapshot = z.looseObject({
  channels: z.array(channel),
  messages: z.record(z.string(), z.array(message)),
  modalStack: z.array(view),
  homeViews: homes,
});
const event = z.discriminatedUnion('t', [
  z.object({ t: z.literal('init'), state: snapshot }),
  z.object({ t: z.literal('message'), message }),
  z.object({ t: z.literal('message_update'), message }),
  z.object({ t: z.literal('channel'), channel }),
  z.object({ t: z.literal('view'), stack: z.array(view).default([]) }),
  z.object({ t: z.literal('view_errors'), errors: z.record(z.string(), z.string()).default({}) }),
  z.object({ t: z.literal('home'), user: z.string(), appId: z.string(), view }),
]);

export type PeerMessage = z.infer<typeof message>;
export type PeerView = z.infer<typeof view>;
type PeerBlock = z.infer<typeof block>;
type PeerElement = z.infer<typeof element>;

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

interface PeerSettings {
  readonly mode: 'socket' | 'events';
  /** Where the bot hears signed requests; needed in events mode. */
  readonly requestUrl?: string;
  /** People; the bot itself is added. */
  readonly users: readonly PeerUser[];
  /** The bot joins each of them. */
  readonly channels: readonly PeerChannel[];
  readonly port?: number;
}

/** By the field's name; a field left out is one that nobody touched. */
export type PeerValues = Readonly<Record<string, string | readonly string[] | boolean>>;

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
  messages(channel: string): readonly PeerMessage[];
  /** What the bot and this person wrote to each other directly. */
  dm(user: string): readonly PeerMessage[];
  /** What only this person was shown, in any channel. */
  whispers(user: string): readonly PeerMessage[];
  /** The modal on top. The peer has one stack for everybody. */
  modal(): PeerView | null;
  home(user: string): PeerView | null;
  /** Under the fields of the modal, by field. */
  errors(): Readonly<Record<string, string>>;
  /** What `look` gives once it gives something; looks again at each change. After `ms` it fails, saying what was last seen. */
  until<T>(what: string, look: () => T | null | undefined | false, ms?: number): Promise<T>;
  stop(): Promise<void>;
}

export const BOT = { appId: 'A01PORTEVOIX', botUserId: 'U0PORTEVOIX', name: 'porte-voix' } as const;
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
  const peer = peerOf(url, socket, seen, async () => {
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
    workspace: { name: 'Exemple', domain: 'exemple', teamId: TEAM },
    apps: [
      {
        appId: BOT.appId,
        botUserId: BOT.botUserId,
        botName: BOT.name,
        ...TOKENS,
        mode: settings.mode,
        ...(settings.requestUrl ? { requestUrl: settings.requestUrl } : {}),
      },
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

/** What the peer's page would show, kept up to date from the same socket. */
class Mirror {
  isReady = false;
  channels: z.infer<typeof channel>[] = [];
  messages = new Map<string, PeerMessage[]>();
  modals: PeerView[] = [];
  homes: z.infer<typeof homes> = {};
  errors: Readonly<Record<string, string>> = {};
  /** Rises with each answer to a submitted form. */
  viewChanges = 0;
  private readonly watchers = new Set<() => void>();

  watch(look: () => void): () => void {
    this.watchers.add(look);
    return () => this.watchers.delete(look);
  }

  take(raw: unknown): void {
    const parsed = event.safeParse(raw);
    if (!parsed.success) return;
    this.apply(parsed.data);
    for (const look of [...this.watchers]) look();
  }

  private apply(happened: z.infer<typeof event>): void {
    switch (happened.t) {
      case 'init':
        this.isReady = true;
        this.channels = happened.state.channels;
        this.messages = new Map(Object.entries(happened.state.messages));
        this.modals = happened.state.modalStack;
        this.homes = happened.state.homeViews;
        return;
      case 'message':
      case 'message_update': {
        const place = happened.message.channel ?? '';
        const others = (this.messages.get(place) ?? []).filter((each) => each.ts !== happened.message.ts);
        const all = [...others, happened.message].sort((a, b) => Number(a.ts) - Number(b.ts));
        this.messages.set(place, all);
        return;
      }
      case 'channel':
        this.channels.push(happened.channel);
        return;
      case 'view':
        this.modals = happened.stack;
        this.errors = {};
        this.viewChanges += 1;
        return;
      case 'view_errors':
        this.errors = happened.errors;
        this.viewChanges += 1;
        return;
      case 'home':
        this.homes[happened.user] = { ...this.homes[happened.user], [happened.appId]: happened.view };
        return;
      default:
        happened satisfies never;
    }
  }
}

function peerOf(url: string, socket: WebSocket, seen: Mirror, stop: () => Promise<void>): Peer {
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
    teamId: TEAM,
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
    dm(user) {
      const both = (members: readonly string[]) => members.includes(user) && members.includes(BOT.botUserId);
      const direct = seen.channels.find((each) => each.is_im && both(each.members));
      return direct ? (seen.messages.get(direct.id) ?? []) : [];
    },
    whispers: (user) => [...seen.messages.values()].flat().filter((each) => each.ephemeral_to === user),
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

function elementFor(blocks: readonly PeerBlock[], action: string, subject: string | undefined) {
  const drawn = blocks.flatMap((each, i) =>
    (each.elements ?? []).map((inside) => ({ element: inside, blockId: each.block_id ?? `b${i}` })),
  );
  const found = drawn.find(({ element: inside }) => {
    const decoded = decodeAction(inside.action_id ?? '');
    return decoded?.name === action && (subject === undefined || decoded.subject === subject);
  });
  if (found) return found;
  const names = drawn.map(({ element: inside }) => inside.action_id).filter(Boolean);
  throw new Error(
    `nothing to press for ${action} ${subject ?? ''}; there is: ${names.join(', ') || 'nothing'}`,
  );
}

/** By value or by what is written. */
function pick(inside: PeerElement, chosen: string) {
  const picked = inside.options?.find((each) => each.value === chosen || each.text.text === chosen);
  if (picked) return picked;
  throw new Error(
    `no option ${chosen}; there is: ${inside.options?.map((each) => each.text.text).join(', ')}`,
  );
}

function answersFor(
  blocks: readonly PeerBlock[],
  values: PeerValues,
): Record<string, Record<string, object>> {
  const inputs = blocks.filter((each) => each.type === 'input' && each.element);
  const nameOf = (each: PeerBlock) => (each.block_id ?? '').replace(/#\d+$/, '');
  const names = new Set(inputs.map(nameOf));
  for (const name of Object.keys(values)) {
    if (!names.has(name)) throw new Error(`the modal has no field ${name}; it has: ${[...names].join(', ')}`);
  }
  const answers: Record<string, Record<string, object>> = {};
  for (const each of inputs) {
    const value = values[nameOf(each)];
    if (value === undefined || !each.element) continue;
    answers[each.block_id ?? ''] = { [each.element.action_id ?? '']: answerFor(each.element, value) };
  }
  return answers;
}

function answerFor(inside: PeerElement, value: string | readonly string[] | boolean): object {
  const { type } = inside;
  const several =
    typeof value === 'string' ? [value] : typeof value === 'boolean' ? (value ? ['yes'] : []) : value;
  switch (type) {
    case 'static_select':
      return { type, selected_option: pick(inside, String(value)) };
    case 'radio_buttons':
      return {
        type,
        selected_option: pick(inside, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)),
      };
    case 'checkboxes':
    case 'multi_static_select': {
      const among = inside.options ?? [];
      const picked = several.flatMap(
        (one) => among.find((each) => each.value === one || each.text.text === one) ?? [],
      );
      return { type, selected_options: picked };
    }
    case 'multi_users_select':
      return { type, selected_users: several.map((one) => one.replace(/^slack:/, '')) };
    case 'multi_conversations_select':
      return { type, selected_conversations: several.map((one) => one.replace(/^slack:/, '')) };
    case 'datepicker':
      return { type, selected_date: value };
    default:
      return { type, value };
  }
}

function lastSeen(seen: Mirror): string {
  const messages = [...seen.messages].map(([place, all]) => {
    const texts = all
      .slice(-3)
      .map((each) => `${each.ephemeral_to ? `(only ${each.ephemeral_to}) ` : ''}${each.text}`);
    return `${place}: ${texts.join(' | ')}`;
  });
  const modal = seen.modals.at(-1);
  return [
    'Last seen:',
    ...messages,
    `modal: ${modal ? `${modal.callback_id} "${modal.title?.text}"` : 'none'}`,
    `errors: ${JSON.stringify(seen.errors)}`,
    `homes: ${Object.keys(seen.homes).join(', ') || 'none'}`,
  ].join('\n');
}
