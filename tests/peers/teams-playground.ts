// Microsoft 365 Agents Playground, started for one test and driven without its page: activities go in over HTTP, what the
// bot sends and answers is read from its log. What a person sees on a card is found by the names of our buttons and fields.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { WebSocket } from 'undici';
import { z } from 'zod';

export interface Human {
  /** An Entra id. */
  readonly id: string;
  readonly name: string;
  readonly locale: string;
}

export interface Sent {
  readonly conversation: string;
  readonly id: string;
  readonly text: string;
  readonly summary: string;
  /** As it stands now, after edits. */
  readonly card: unknown;
  readonly edits: number;
}

export interface ShownDialog {
  readonly title: string;
  readonly card: unknown;
}

export interface Playground {
  readonly tenantId: string;
  /** Of its page, where the first of its people reads and writes. */
  readonly url: string;
  /** Everything the bot has posted, oldest first. */
  sent(): readonly Sent[];
  /** What the bot wrote to this person, oldest first. */
  to(human: Human): readonly Sent[];
  /** Adds the bot for one person. */
  install(human: Human): Promise<void>;
  /** Adds the bot to the team of the playground. */
  join(human: Human): Promise<void>;
  /** Writes to the bot; `quoting` one of its messages. */
  tell(human: Human, text: string, quoting?: Sent): Promise<void>;
  /** Shares a file with the bot, as Microsoft documents the activity; the file itself lies at `url`. */
  share(
    human: Human,
    file: { readonly id: string; readonly name: string; readonly url: string },
  ): Promise<void>;
  /** Lets the bot put the file that it offers by a card into their OneDrive, at `url`. */
  accept(human: Human, offer: Sent, url: string): Promise<unknown>;
  /** Mentions the bot in a channel; in the thread of a message, where one is given. */
  mention(
    human: Human,
    channel: string,
    text: string,
    thread?: Sent,
    named?: readonly Human[],
  ): Promise<void>;
  /** Presses the button of this action, "NAME" or, of several, "NAME:SUBJECT": what is answered, as a card replaced, a dialog opened or a notice. */
  press(
    human: Human,
    on: Sent | ShownDialog,
    action: string,
    inputs?: Record<string, string>,
  ): Promise<unknown>;
  /** The dialog that an answer opens. Throws where it opens none. */
  dialog(answer: unknown): ShownDialog;
  /** Fills in and submits the form in a dialog: what is answered. */
  submit(
    human: Human,
    dialog: ShownDialog,
    values: Record<string, string>,
    /** The label of another button than the one that sends it. */
    button?: string,
  ): Promise<unknown>;
  /** The action of a message's own menu, or (without a message) of the compose box. */
  extend(human: Human, command: string, about?: { html: string; link: string }): Promise<unknown>;
  until<T>(what: string, look: () => T | null | undefined | false, ms?: number): Promise<T>;
  stop(): Promise<void>;
}

export const TENANT = '00000000-0000-4000-8000-000000000001';
export const TEAM_CHANNEL = '19:sav@thread.tacv2';
const TEAM = '19:team@thread.tacv2';
const BOT = '28:00000000-0000-4000-8000-000000000011';

const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');

const entry = z.looseObject({
  log: z.looseObject({
    activityName: z.string().optional(),
    messageId: z.string().optional(),
    conversationId: z.string().optional(),
    from: z.string().optional(),
    request: z.looseObject({ body: z.unknown() }).partial().optional(),
    response: z.looseObject({ statusCode: z.number(), body: z.unknown() }).partial().optional(),
  }),
});
const posted = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  conversation: z.looseObject({ id: z.string() }),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
});
const created = z.looseObject({ id: z.string() });
const consentCard = z.looseObject({ acceptContext: z.unknown(), sizeInBytes: z.number() });

/**
 * The playground wants exactly five people besides the one whose page it is.
 * @param front what stands before its connector: given its address, another
 */
export async function startPlayground(
  botUrl: string,
  people: readonly Human[],
  port: number,
  front: (connector: string) => Promise<string> = async (connector) => connector,
): Promise<Playground> {
  if (people.length !== 6) throw new Error('the playground takes six people');
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  await writeFile(join(folder, '.m365agentsplayground.yml'), JSON.stringify(configOf(people)));
  const child = spawn(
    process.execPath,
    [cli, 'start', '-e', botUrl, '-c', 'msteams', '-p', String(port), '--dt'],
    { cwd: folder, env: await withoutBrowser(folder), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      if (said.join('').includes(`Listening on ${port}`)) resolve();
    });
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`the playground ended with ${code}: ${said.join('')}`)));
  });
  const base = `http://127.0.0.1:${port}`;
  const socket = new WebSocket(`${base.replace('http', 'ws')}/_ws/log/stream`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('the playground’s log cannot be read')));
  });
  const stop = async () => {
    socket.close();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill()) await gone;
    await rm(folder, { recursive: true, force: true });
  };
  return playgroundAt({ base, connector: await front(`${base}/_connector`) }, socket, stop);
}

/** It opens its page by `xdg-open`, whatever it is told, and ends where there is none: here that command does nothing. */
async function withoutBrowser(folder: string): Promise<NodeJS.ProcessEnv> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'xdg-open'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
}

function configOf(people: readonly Human[]): object {
  const [me, ...others] = people.map(({ id, name }) => ({
    id,
    aadObjectId: id,
    name,
    userPrincipleName: `${id}@example.com`,
    givenName: name.split(' ')[0],
    surname: name.split(' ')[1] ?? '',
    email: `${id}@example.com`,
  }));
  return {
    version: '0.1.1',
    tenantId: TENANT,
    bot: { id: BOT, name: 'Porte-voix' },
    currentUser: me,
    users: others,
    personalChat: { id: 'a:page' },
    groupChat: { id: '19:group@thread.v2', name: 'Group' },
    team: {
      id: TEAM,
      name: 'Exemple',
      aadGroupId: '00000000-0000-4000-8000-000000000031',
      channels: [{ id: TEAM_CHANNEL, name: 'sav' }],
    },
  };
}

type Watcher = () => void;

function playgroundAt(
  { base, connector }: { readonly base: string; readonly connector: string },
  socket: WebSocket,
  stop: () => Promise<void>,
): Playground {
  const messages: Sent[] = [];
  const answers = new Map<string, unknown>();
  const chats = new Map<string, string>();
  const watchers = new Set<Watcher>();
  socket.addEventListener('message', ({ data }) => {
    const parsed = entry.safeParse(JSON.parse(String(data)));
    if (!parsed.success) return;
    const { messageId, request, response, from } = parsed.data.log;
    if (from === 'User Application') noteSent(messages, messageId, request?.body, response?.statusCode);
    else if (messageId) answers.set(messageId, response?.body ?? null);
    for (const each of [...watchers]) each();
  });

  const chatOf = async (human: Human): Promise<string> => {
    const known = chats.get(human.id);
    if (known) return known;
    const response = await fetch(`${base}/_connector/v3/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        isGroup: false,
        bot: { id: BOT },
        members: [{ id: human.id }],
        tenantId: TENANT,
        channelData: { tenant: { id: TENANT } },
      }),
    });
    const { id } = created.parse(await response.json());
    chats.set(human.id, id);
    return id;
  };

  /** Done once the bot has answered it. */
  const act = async (human: Human, conversation: object, activity: object): Promise<unknown> => {
    const id = randomUUID();
    const response = await fetch(`${base}/_internal/v1/customActivities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id,
        timestamp: new Date().toISOString(),
        channelId: 'msteams',
        serviceUrl: connector,
        from: { id: human.id, aadObjectId: human.id, name: human.name },
        recipient: { id: BOT, name: 'Porte-voix' },
        conversation: { tenantId: TENANT, ...conversation },
        channelData: { tenant: { id: TENANT } },
        locale: human.locale,
        localTimezone: 'Europe/Paris',
        entities: [{ type: 'clientInfo', locale: human.locale, timezone: 'Europe/Paris' }],
        ...activity,
      }),
    });
    if (!response.ok) throw new Error(`the playground refused: ${response.status}`);
    await peer.until(`an answer to ${JSON.stringify(activity).slice(0, 100)}`, () => answers.has(id));
    return answers.get(id);
  };
  const alone = async (human: Human) => ({ id: await chatOf(human), conversationType: 'personal' });
  const team = { team: { id: TEAM, name: 'Exemple' }, tenant: { id: TENANT } };
  const invoke = async (human: Human, name: string, value: object, on?: Sent) => {
    const replyTo = on ? { replyToId: on.id } : {};
    if (!on?.conversation.startsWith('19:'))
      return act(human, await alone(human), { type: 'invoke', name, value, ...replyTo });
    const [channel = ''] = on.conversation.split(';');
    const conversation = { id: `${channel};messageid=${on.id}`, conversationType: 'channel', isGroup: true };
    const channelData = { ...team, channel: { id: channel } };
    return act(human, conversation, { type: 'invoke', name, value, channelData, ...replyTo });
  };

  const peer: Playground = {
    tenantId: TENANT,
    url: base,
    sent: () => messages,
    to: (human) => messages.filter(({ conversation }) => conversation === chats.get(human.id)),
    async install(human) {
      await act(human, await alone(human), { type: 'installationUpdate', action: 'add' });
    },
    async join(human) {
      const conversation = { id: TEAM_CHANNEL, conversationType: 'channel', isGroup: true };
      await act(human, conversation, {
        type: 'conversationUpdate',
        membersAdded: [{ id: BOT }],
        channelData: team,
      });
    },
    async tell(human, text, quoting) {
      const html = `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="${quoting?.id}"><p>Porte-voix</p></blockquote><p>${text}</p>`;
      const attachments = quoting ? [{ contentType: 'text/html', content: html }] : [];
      await act(human, await alone(human), { type: 'message', text, textFormat: 'plain', attachments });
    },
    async share(human, { id, name, url }) {
      // https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 (message activity with file attachment)
      const content = { downloadUrl: url, uniqueId: id, fileType: name.split('.').at(-1) };
      const file = {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: url.split('?')[0],
        name,
        content,
      };
      // What was typed beside it comes a second time, as a page: nothing was.
      const typed = { contentType: 'text/html', content: '<p>&nbsp;</p>' };
      await act(human, await alone(human), { type: 'message', text: '', attachments: [file, typed] });
    },
    accept(human, offer, url) {
      const { acceptContext } = consentCard.parse(offer.card);
      const place = {
        contentUrl: url,
        uploadUrl: url,
        uniqueId: 'u',
        fileType: 'csv',
        name: url.split('/').at(-1),
      };
      const value = { type: 'fileUpload', action: 'accept', context: acceptContext, uploadInfo: place };
      return invoke(human, 'fileConsent/invoke', value, offer);
    },
    async mention(human, channel, text, thread, named = []) {
      const id = thread ? `${channel};messageid=${thread.id}` : channel;
      await act(
        human,
        { id, conversationType: 'channel', isGroup: true },
        {
          type: 'message',
          text: `<at>Porte-voix</at> ${text}`,
          entities: [
            { type: 'mention', text: '<at>Porte-voix</at>', mentioned: { id: BOT, name: 'Porte-voix' } },
            ...named.map(({ id: whom, name }) => {
              return { type: 'mention', text: `<at>${name}</at>`, mentioned: { id: whom, name } };
            }),
          ],
          channelData: { ...team, channel: { id: channel } },
        },
      );
    },
    press(human, on, action, inputs = {}) {
      const button = buttonOf(on.card, action);
      const data = { ...inputs, ...button.data };
      const under = 'id' in on ? on : undefined;
      if (button.type === 'Action.Execute') {
        const value = { action: { type: button.type, verb: button.verb, data }, trigger: 'manual' };
        return invoke(human, 'adaptiveCard/action', value, under);
      }
      const name = 'id' in on ? 'task/fetch' : 'task/submit';
      return invoke(human, name, { data, context: { theme: 'default' } }, under);
    },
    dialog(answer) {
      const { task } = z.looseObject({ task: opened }).parse(answer);
      return { title: task.value.title, card: task.value.card.content };
    },
    submit(human, dialog, values, label) {
      const button = formButtonOf(dialog.card, label);
      const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [`f:${name}`, value]));
      return invoke(human, 'task/submit', { data: { ...untouched(dialog.card), ...typed, ...button.data } });
    },
    extend(human, command, about) {
      const payload = about && {
        messagePayload: { body: { contentType: 'html', content: about.html }, linkToMessage: about.link },
      };
      const value = { commandId: command, commandContext: about ? 'message' : 'compose', ...payload };
      return invoke(human, 'composeExtension/fetchTask', value);
    },
    until(what, look, ms = 20_000) {
      return new Promise((resolve, reject) => {
        const check = () => {
          try {
            const got = look();
            if (got !== null && got !== undefined && got !== false) end(() => resolve(got));
          } catch (error) {
            end(() => reject(error));
          }
        };
        const end = (how: () => void) => {
          clearTimeout(deadline);
          watchers.delete(check);
          how();
        };
        const last = () => messages.slice(-5).map(({ summary, text }) => summary || text);
        const deadline = setTimeout(
          () => end(() => reject(new Error(`never came: ${what}\n${last().join('\n')}`))),
          ms,
        );
        watchers.add(check);
        check();
      });
    },
    stop,
  };
  return peer;
}

/** A post has an id of its own from the playground; an edit comes with the id of what it changes. */
function noteSent(messages: Sent[], id: string | undefined, body: unknown, status: number | undefined): void {
  const parsed = posted.safeParse(body);
  if (!parsed.success || id === undefined || status === undefined || status >= 300) return;
  const { conversation, text = '', summary = '', attachments = [] } = parsed.data;
  const card = attachments[0]?.content ?? null;
  const at = messages.findIndex((each) => each.id === id && each.conversation === conversation.id);
  const before = messages[at];
  if (before) messages[at] = { ...before, text, summary, card, edits: before.edits + 1 };
  else messages.push({ conversation: conversation.id, id, text, summary, card, edits: 0 });
}

const opened = z.looseObject({
  type: z.literal('continue'),
  value: z.looseObject({ title: z.string(), card: z.looseObject({ content: z.unknown() }) }),
});
const button = z.looseObject({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  verb: z.string().optional(),
  data: z.looseObject({
    portevoix: z.looseObject({
      act: z.string().optional(),
      view: z.unknown().optional(),
      command: z.string().optional(),
    }),
  }),
});
type Pressable = z.infer<typeof button>;

function pressables(card: unknown): Pressable[] {
  return everything(card).flatMap((part) => {
    const parsed = button.safeParse(part);
    return parsed.success ? [parsed.data] : [];
  });
}

function buttonOf(card: unknown, action: string): Pressable {
  const all = pressables(card);
  const found = all.find(({ data: { portevoix } }) => {
    const name = portevoix.act?.split(':')[0] ?? portevoix.command;
    return name === action || portevoix.act === action;
  });
  if (!found)
    throw new Error(`no button ${action} among ${all.map(({ data }) => JSON.stringify(data)).join()}`);
  return found;
}

function formButtonOf(card: unknown, label?: string): Pressable {
  const found = pressables(card).find(
    ({ data, title }) => data.portevoix.view !== undefined && (label === undefined || title === label),
  );
  if (!found) throw new Error('the dialog has no form');
  return found;
}

function untouched(card: unknown): Record<string, unknown> {
  return Object.fromEntries(
    everything(card).flatMap(({ type, id, value }) =>
      String(type).startsWith('Input.') ? [[String(id), value ?? '']] : [],
    ),
  );
}

/** All that somebody reads on a card, one under the other. */
export function shownOn(card: unknown): string {
  return everything(card)
    .flatMap(({ type, text }) =>
      (type === 'TextRun' || type === 'TextBlock') && typeof text === 'string' ? [text] : [],
    )
    .join('\n');
}

function everything(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(everything);
  if (typeof value !== 'object' || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(everything)];
}
