// A bot with every entry of the real menu, each of which only notes that it was reached, over signed HTTP; behind it a Slack that says
// of people what the test wants. What is sent is what Slack sends, from whom the test says.

import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import pino from 'pino';
import { menu } from '../../../src/handlers/index.ts';
import type { Kit, Menu } from '../../../src/handlers/request.ts';
import { keysFrom, newSecret } from '../../../src/keys.ts';
import { encodeAction } from '../../../src/messages/actions.ts';
import { sentence } from '../../../src/messages/message.ts';
import { later } from '../../../src/people/later.ts';
import { WAY } from '../../../src/platforms/slack/form.ts';
import { slackPlatform } from '../../../src/platforms/slack/slack.ts';
import { saveSettings } from '../../../src/workspace/settings.ts';
import { workspaceOfSlackTeam } from '../../../src/workspace/workspace.ts';
import { somebody } from '../../audit/somebody.ts';
import { freshDatabase } from '../../harness/database.ts';
import { type FaultySlack, startFaultySlack } from './faulty-slack.ts';

export const OURS = 'T1';
const BOT_USER = 'UB';
const SECRET = 'signing-secret';

/** What a payload says of who asks. */
export interface Who {
  readonly user: string;
  /** `user.team_id`, or `user_team` of a message. */
  readonly own?: string | undefined;
  /** `team.id` of the payload; null: none. */
  readonly team?: string | null;
}

export interface Way {
  /** As in the log: "action story". */
  readonly where: string;
  readonly send: (who: Who) => Promise<string>;
}

export interface GatedBot {
  readonly slack: FaultySlack;
  readonly kit: Kit;
  /** What was reached, by its name in the menu. */
  readonly reached: string[];
  readonly clock: { now: () => Date; move: (ms: number) => void };
  /** Every way in that there is: all of the menu, and all that people write. */
  readonly ways: readonly Way[];
  form(name: string, who: Who, view?: object): Promise<string>;
  /** An event, with what stands beside it. */
  event(what: unknown, envelope: object): Promise<string>;
  /** What users.info says from now on. */
  says(user: object): void;
  admit(guestsMay: readonly string[]): Promise<void>;
  /** All answers are given. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

export async function startGatedBot(enterprise?: string, adminUsers: string[] = []): Promise<GatedBot> {
  const slack = await startFaultySlack();
  const identity = { ok: true, team_id: OURS, team: 'Exemple', bot_id: 'B1', user_id: BOT_USER };
  slack.answer('auth.test', { ...identity, ...(enterprise ? { enterprise_id: enterprise } : {}) });
  slack.answer('conversations.open', { ok: true, channel: { id: 'D9' } });
  let now = Date.parse('2026-11-09T09:00:00Z');
  const move = (ms: number) => {
    now += ms;
  };
  const clock = { now: () => new Date(now), move };
  const log = pino({ level: 'silent' });
  const platform = slackPlatform(
    {
      botToken: 'xoxb-1',
      apiUrl: slack.apiUrl,
      plainPickers: false,
      mode: { kind: 'http', signingSecret: SECRET },
    },
    { log, clock },
  );
  const server = createServer((request, response) => platform.httpListener()?.handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const database = await freshDatabase('sqlite');
  const defaults = { locale: 'en', timeZone: 'Europe/Paris', now: clock.now() };
  const workspace = await workspaceOfSlackTeam(database, { id: OURS, name: 'Exemple' }, defaults);
  const kit: Kit = {
    database,
    keys: keysFrom([newSecret()]),
    clock,
    log,
    directory: platform,
    adminUsers,
    refused: async () => {},
    nudge() {},
    deafTo: () => [],
    answersCame() {},
    files: platform.files,
    wakeImports() {},
    menu,
    later: later(),
  };
  const reached: string[] = [];
  await platform.listen(noting(reached), kit, workspace);

  let count = 0;
  const post = async (type: string, body: string): Promise<string> => {
    // Each is another request: the same one twice is taken once.
    const timestamp = Math.floor(Date.now() / 1_000);
    const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': type,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    };
    const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body });
    if (response.status !== 200) throw new Error(`the bot answered ${response.status}`);
    return response.text();
  };
  const next = () => {
    count += 1;
    return String(count);
  };
  const respondAt = `${slack.apiUrl}respond`;
  const teamOf = ({ team = OURS }: Who) => (team === null ? null : { id: team });
  const payload = (who: Who, more: object) =>
    post(
      'application/x-www-form-urlencoded',
      new URLSearchParams({
        payload: JSON.stringify({
          team: teamOf(who),
          user: { id: who.user, ...(who.own === undefined ? {} : { team_id: who.own }) },
          trigger_id: next(),
          response_url: respondAt,
          channel: { id: 'C1' },
          ...more,
        }),
      }).toString(),
    );
  const event = (who: Who, what: unknown, envelope: object = {}) =>
    post(
      'application/json',
      JSON.stringify({
        type: 'event_callback',
        team_id: who.team ?? OURS,
        event_id: `Ev${next()}`,
        event: what,
        ...envelope,
      }),
    );
  const press = (who: Who, action_id: string, more: object = {}) =>
    payload(who, {
      type: 'block_actions',
      container: { type: 'message' },
      actions: [{ type: 'button', action_id, block_id: 'b' }],
      ...more,
    });
  const view = (name: string) => ({
    id: 'V1',
    type: 'modal',
    callback_id: name,
    private_metadata: JSON.stringify({ key: `k-${next()}` }),
    title: { type: 'plain_text', text: 'Title' },
    blocks: [
      {
        type: 'input',
        block_id: 'details',
        label: { type: 'plain_text', text: 'Details' },
        element: { type: 'plain_text_input', action_id: 'text' },
      },
    ],
    state: { values: { details: { text: { type: 'plain_text_input', value: 'Many words' } } } },
  });
  const form = (name: string, who: Who, odd: object = {}) =>
    payload(who, { type: 'view_submission', view: { ...view(name), ...odd } });
  const message = (who: Who, more: object) =>
    event(who, {
      type: 'message',
      user: who.user,
      text: `words ${next()}`,
      ts: `9.${next()}`,
      channel: 'C1',
      ...(who.own === undefined ? {} : { user_team: who.own }),
      ...more,
    });
  const ways: Way[] = [
    ...menu.commands.map(({ name }) => ({
      where: `command ${name}`,
      send: ({ user, team = OURS }: Who) =>
        post(
          'application/x-www-form-urlencoded',
          new URLSearchParams({
            command: `/${name}`,
            text: next(),
            user_id: user,
            channel_id: 'C1',
            trigger_id: next(),
            response_url: respondAt,
            ...(team === null ? {} : { team_id: team }),
          }).toString(),
        ),
    })),
    ...Object.keys(menu.actions).map((name) => ({
      where: `action ${name}`,
      send: (who: Who) => press(who, encodeAction({ name, subject: 's' })),
    })),
    ...menu.shortcuts.map(({ name }) => ({
      where: `shortcut ${name}`,
      send: (who: Who) =>
        payload(who, {
          type: 'message_action',
          callback_id: name,
          message_ts: '1.1',
          message: { type: 'message', text: 'words', ts: '1.1' },
        }),
    })),
    ...menu.forms.map(({ name }) => ({ where: `form ${name}`, send: (who: Who) => form(name, who) })),
    {
      where: 'form suggest (another way on)',
      send: (who) => press(who, encodeAction({ name: WAY, subject: 'back' }), { view: view('suggest') }),
    },
    {
      where: 'home',
      send: (who) => event(who, { type: 'app_home_opened', user: who.user, tab: 'home', channel: 'D9' }),
    },
    {
      where: 'message in a thread of ours',
      send: (who) => message(who, { thread_ts: `1.${next()}`, parent_user_id: BOT_USER }),
    },
    {
      where: 'message directly',
      send: (who) => message(who, { channel: 'D9', channel_type: 'im' }),
    },
    {
      where: 'message with a file',
      send: (who) => message(who, { channel: 'D9', subtype: 'file_share', files: [{ id: 'F1' }] }),
    },
    {
      where: 'message that names us',
      send: (who) => message(who, { type: 'app_mention', text: `<@${BOT_USER}> hello ${next()}` }),
    },
  ];

  return {
    slack,
    kit,
    reached,
    clock,
    ways,
    form,
    event: (what, envelope) => event({ user: 'U1' }, what, envelope),
    says: (user) => slack.answer('users.info', { ok: true, user }),
    async admit(guestsMay) {
      const { version } = await database.db.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
      const kept = { country: 'FR', region: null, locale: 'en', replyDays: 5, storiesChannel: null };
      await saveSettings(database, { id: workspace.id, version }, { ...kept, guestsMay }, somebody);
    },
    async quiet() {
      await platform.stop();
      await platform.listen(noting(reached), kit, workspace);
    },
    async stop() {
      await platform.stop();
      server.closeAllConnections();
      server.close();
      await slack.stop();
    },
  };
}

/** The whole menu, doing nothing but saying that it was reached. */
function noting(reached: string[]): Menu {
  const ask = (name: string) => async () => {
    reached.push(name);
    return { kind: 'nothing' } as const;
  };
  return {
    ...menu,
    commands: menu.commands.map((each) => ({ ...each, run: ask(each.name) })),
    shortcuts: menu.shortcuts.map((each) => ({ ...each, run: ask(each.name) })),
    actions: Object.fromEntries(Object.keys(menu.actions).map((name) => [name, ask(name)])),
    forms: menu.forms.map(({ name, may }) => ({
      name,
      may,
      async submit() {
        reached.push(name);
        return { kind: 'done', title: 'Done', told: 'It is done.' };
      },
    })),
    async home() {
      reached.push('home');
      return sentence('Home');
    },
    async heard(_, { change }) {
      reached.push(change);
      return { kind: 'nothing' };
    },
  };
}
