// A bot with a small menu of its own on the real Bolt, against the local Slack, in either mode.
import { createServer, type Server } from 'node:http';
import pino from 'pino';
import { systemClock } from '../../../src/clock.ts';
import { UserError } from '../../../src/errors.ts';
import type { Heard, Kit, Menu } from '../../../src/handlers/request.ts';
import { form } from '../../../src/handlers/request.ts';
import { keysFrom, newSecret } from '../../../src/keys.ts';
import { listOf, textOf } from '../../../src/messages/form.ts';
import { type Message, sentence } from '../../../src/messages/message.ts';
import { later } from '../../../src/people/later.ts';
import { type SlackPlatform, slackPlatform } from '../../../src/platforms/slack/slack.ts';
import { type Workspace, workspaceOfSlackTeam } from '../../../src/workspace/workspace.ts';
import { freshDatabase } from '../../harness/database.ts';
import { type Peer, startLocalSlack } from '../../peers/local-slack.ts';

export interface SmallBot {
  readonly peer: Peer;
  readonly platform: SlackPlatform;
  readonly kit: Kit;
  readonly workspace: Workspace;
  /** What was logged, one JSON object a line. */
  readonly logged: string[];
  /** What was written, changed or taken back, and by whom, in the order in which the menu heard it. */
  readonly heard: readonly (Heard & { readonly by: string })[];
  /** What Slack let it be known by an event. */
  readonly refusals: readonly string[];
  /** How often a home was drawn. */
  readonly homesDrawn: () => number;
  /** Lets the command /wait end. */
  readonly release: () => void;
  /** Where the bot hears HTTP; null in Socket Mode. */
  readonly requestUrl: string | null;
  stop(): Promise<void>;
}

export const FRENCH = 'U0FRANCOISE';
export const ENGLISH = 'U0EDWARD';
export const CHANNEL = 'C0SAV';

/** What differs from the usual: the port of the peer, and what stands before its Web API. */
interface Unusual {
  readonly port?: number;
  readonly apiUrl?: (peer: Peer) => Promise<string>;
}

export async function startSmallBot(
  mode: 'socket' | 'http',
  teamId?: string,
  { port, apiUrl }: Unusual = {},
): Promise<SmallBot> {
  const server = mode === 'http' ? await listening() : null;
  const requestUrl = server && `${server.url}/slack/events`;
  const peer = await startLocalSlack({
    mode: mode === 'socket' ? 'socket' : 'events',
    ...(requestUrl ? { requestUrl } : {}),
    ...(port === undefined ? {} : { port }),
    users: [
      { id: FRENCH, name: 'francoise', real_name: 'Françoise Morel', tz: 'Europe/Paris' },
      { id: ENGLISH, name: 'edward', real_name: 'Edward Hall', tz: 'Europe/London' },
    ],
    channels: [{ id: CHANNEL, name: 'sav', members: [FRENCH, ENGLISH] }],
  });
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(line) });
  const platform = slackPlatform(
    {
      botToken: peer.botToken,
      apiUrl: (await apiUrl?.(peer)) ?? peer.apiUrl,
      plainPickers: true,
      mode:
        mode === 'socket'
          ? { kind: 'socket', appToken: peer.appToken }
          : { kind: 'http', signingSecret: peer.signingSecret },
    },
    { log, clock: systemClock },
  );
  server?.server.on('request', (request, response) => platform.httpListener()?.handler(request, response));

  const database = await freshDatabase('sqlite');
  const team = await platform.introduce();
  const defaults = { locale: 'fr', timeZone: 'Europe/Paris', now: systemClock.now() };
  const workspace = await workspaceOfSlackTeam(database, { ...team, id: teamId ?? team.id }, defaults);
  await database.db.person.create({
    data: {
      workspaceId: workspace.id,
      id: 'edward',
      platform: 'slack',
      externalId: ENGLISH,
      name: 'Edward Hall',
      timeZone: 'Europe/London',
      chosenLocale: 'en',
      refreshedAt: systemClock.now(),
    },
  });
  const refusals: string[] = [];
  let homes = 0;
  const heard: SmallBot['heard'][number][] = [];
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const menu = smallMenu(
    () => {
      homes += 1;
    },
    () => released,
    async ({ asker }, said) => {
      heard.push({ ...said, by: asker.externalId });
      if (said.text === 'break') throw new Error('broken by what somebody wrote');
      return said.text.startsWith('echo') ? sayText(said.text) : { kind: 'nothing' };
    },
  );
  const kit: Kit = {
    database,
    keys: keysFrom([newSecret()]),
    clock: systemClock,
    log,
    directory: platform,
    adminUsers: [],
    async refused(platform, code) {
      refusals.push(`${platform} ${code}`);
    },
    nudge() {},
    deafTo: () => [],
    answersCame() {},
    files: platform.files,
    wakeImports() {},
    menu,
    later: later(),
  };
  await platform.listen(menu, kit, workspace);
  return {
    peer,
    platform,
    kit,
    workspace,
    logged,
    heard,
    refusals,
    homesDrawn: () => homes,
    release,
    requestUrl,
    async stop() {
      await platform.stop();
      await peer.stop();
      server?.server.closeAllConnections();
      server?.server.close();
    },
  };
}

const sayText = (text: string) => ({ kind: 'say', message: sentence(text) }) as const;
const page = (text: string): Message => ({
  summary: text,
  blocks: [
    { kind: 'text', text },
    { kind: 'buttons', buttons: [{ label: 'Next', action: { name: 'turn', subject: text } }] },
  ],
});

function smallMenu(drawn: () => void, wait: () => Promise<void>, heard: Menu['heard']): Menu {
  const command = (name: string, run: Menu['commands'][number]['run']) => ({
    name,
    description: { fr: name, en: name },
    may: 'everyone' as const,
    run,
  });
  return {
    commands: [
      command('suggest', async ({ text, locale }) => ({
        kind: 'open',
        form: {
          form: 'idea',
          state: { key: 'k-1', subject: 's-1' },
          title: locale === 'fr' ? 'Une idée' : 'An idea',
          submit: locale === 'fr' ? 'Envoyer' : 'Send',
          fields: [
            { kind: 'text', name: 'title', label: 'Title', initial: text },
            { kind: 'channels', name: 'channels', label: 'Channels', optional: true, most: 3 },
          ],
        },
      })),
      command('hello', async ({ asker, channel, text }) => sayText(`Hello ${asker.name} ${channel} ${text}`)),
      {
        ...command('name', async ({ text, people, channels }) =>
          sayText(JSON.stringify({ text, people, channels })),
        ),
        names: true,
      },
      command('refuse', async () => {
        throw new UserError('small.refused', (locale) => (locale === 'fr' ? 'Non merci.' : 'No thank you.'));
      }),
      command('break', async ({ text }) => {
        throw new Error(`broken by ${text}`);
      }),
      command('list', async () => ({ kind: 'say', message: page('Page 1') })),
      command('export', async () => ({
        kind: 'hand',
        file: { name: 'ideas.csv', content: 'title\r\n"Été, <!channel> 1"\r\n' },
        words: 'All *ideas*, <!channel>',
      })),
      command('wait', async () => {
        await wait();
        return sayText('Waited');
      }),
    ],
    shortcuts: [
      {
        name: 'turn-into-idea',
        title: { en: 'Turn into a suggestion', fr: 'En faire une idée' },
        description: { en: 'Opens the form with these words.', fr: 'Ouvre le formulaire avec ces mots.' },
        may: 'everyone',
        run: async ({ about, channel }) => ({
          kind: 'open',
          form: {
            form: 'idea',
            state: { key: 'k-2', ...(about?.link ? { link: about.link } : {}) },
            title: 'From a message',
            submit: 'Send',
            fields: [
              { kind: 'text', name: 'title', label: 'Title', initial: about?.text ?? '' },
              { kind: 'text', name: 'place', label: 'Place', initial: channel ?? 'none', optional: true },
            ],
          },
        }),
      },
    ],
    heard,
    opening: [],
    sections: [],
    kinds: new Map(),
    waiting: [],
    naming: [],
    adminMenu: () => [],
    help: () => [],
    guests: [],
    quiet: new Set(['home', 'written', 'edited', 'deleted']),
    actions: {
      turn: async ({ subject }) => ({ kind: 'say', message: page(`After ${subject}`), instead: true }),
      thank: async ({ subject, locale }) =>
        sayText(locale === 'fr' ? `Merci pour ${subject}` : `Thanks for ${subject}`),
      speak: async ({ chosen }) => sayText(`You speak ${chosen}`),
      write: async ({ subject }) => ({
        kind: 'open',
        form: {
          form: 'idea',
          state: { key: 'k-3', subject: subject ?? '' },
          title: 'Pressed',
          submit: 'Send',
          fields: [{ kind: 'text', name: 'title', label: 'Title' }],
        },
      }),
      redraw: async () => ({ kind: 'home', message: sentence('Drawn anew') }),
    },
    choosable: {},
    forms: [
      form<{ title: string; channels: readonly string[] }>({
        name: 'idea',
        may: 'everyone',
        parse(values, { locale }) {
          const title = textOf(values, 'title');
          if (title !== '') return { ok: true, value: { title, channels: listOf(values, 'channels') } };
          return { ok: false, errors: { title: locale === 'fr' ? 'Donnez un titre.' : 'Give a title.' } };
        },
        async submit({ title, channels }, _, state) {
          if (title === 'closed') throw new UserError('small.closed', () => 'Closed on 3 November.');
          if (title === 'break') throw new Error('broken by a customer’s words');
          if (title === 'done') return { kind: 'done', title: 'Saved', told: 'It is done.' };
          if (title === 'passing')
            return { kind: 'done', title: 'Thanks', told: 'It counts.', passing: true };
          if (title === 'again') {
            const fields = [{ kind: 'text', name: 'title', label: 'Again', initial: 'second' }] as const;
            return {
              kind: 'again',
              form: { form: 'idea', state, title: 'Once more', submit: 'Send', fields },
            };
          }
          const text = `${title} / ${channels.join()} / ${state.subject ?? state.link}`;
          return {
            kind: 'done',
            title: 'Thank you',
            told: { summary: text, blocks: [{ kind: 'text', text }] },
          };
        },
      }),
    ],
    async home({ asker, locale }) {
      drawn();
      return {
        summary: 'Home',
        blocks: [
          { kind: 'heading', text: locale === 'fr' ? `Bonjour ${asker.name}` : `Hello ${asker.name}` },
          {
            kind: 'buttons',
            buttons: [
              { label: 'Thank', action: { name: 'thank', subject: 'home' } },
              { label: 'Write', action: { name: 'write', subject: 's-9' } },
              { label: 'Redraw', action: { name: 'redraw' } },
              { label: 'Turn', action: { name: 'turn', subject: 'home' } },
            ],
          },
        ],
      };
    },
  };
}

async function listening(): Promise<{ server: Server; url: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
}
