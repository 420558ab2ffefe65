// Slack, as the presses ask every chat: Bolt hears signed requests, and a server stands where Slack's API would.
import { createServer } from 'node:http';
import { pino } from 'pino';
import { menu } from '../../src/handlers/index.ts';
import { encodeAction } from '../../src/messages/actions.ts';
import { fit } from '../../src/messages/fit.ts';
import type { FormValues } from '../../src/messages/form.ts';
import { slackViewLimits } from '../../src/platforms/slack/limits.ts';
import { renderBlocks, slackMessage } from '../../src/platforms/slack/render.ts';
import { slackPlatform } from '../../src/platforms/slack/slack.ts';
import { partsOf } from '../contracts/chat.ts';
import { sendSigned } from '../peers/signed-request.ts';
import {
  type Call,
  listening,
  type OpenForm,
  type Party,
  type PressedChat,
  recordingServer,
  type Shown,
} from './chat.ts';

const signingSecret = 'a-signing-secret';
/** Where the message stands that was pressed; the server's own address takes its place. */
const RESPONSE = 'response';
const plain = { type: 'plain_text', text: 'Home' };
type Fields = Readonly<Record<string, unknown>>;

export const slack: PressedChat = {
  name: 'Slack',
  async press(party, message, action, chosen) {
    const code = encodeAction(action);
    const locale = party.workspace.locale === 'fr' ? 'fr' : 'en';
    // App Home is no message: it takes more blocks, has no channel, and is published anew.
    const isHome = message.again?.name === 'home';
    const drawn = isHome
      ? { blocks: renderBlocks(fit(message, slackViewLimits, locale).blocks, locale) }
      : slackMessage(message, locale);
    const block = drawn.blocks.find((each) => partsOf(each).some((part) => part['action_id'] === code));
    const element = partsOf(block).find((part) => part['action_id'] === code);
    if (!block || !element) throw new Error(`no button ${code} in “${message.summary}”`);
    const pressed = {
      type: element['type'],
      action_id: code,
      block_id: block.block_id ?? 'b1',
      ...(chosen === null ? {} : { selected_option: { value: chosen } }),
    };
    const trigger = { type: 'block_actions', trigger_id: 'trigger', actions: [pressed] };
    if (isHome)
      return deliver(party, isHome, {
        ...trigger,
        container: { type: 'view' },
        view: { type: 'home', id: 'V0', title: plain },
      });
    return deliver(party, isHome, {
      ...trigger,
      response_url: RESPONSE,
      container: { type: 'message', is_ephemeral: true },
      channel: { id: 'C1' },
      message: { type: 'message', ...drawn },
    });
  },
};

let server: ReturnType<typeof recordingServer> | null = null;

async function deliver(party: Party, isHome: boolean, payload: Fields): Promise<Shown> {
  const { kit, workspace, user } = party;
  // One for all: a form replaces the message that opened it, where that came from.
  server ??= recordingServer((call) => answerTo(call, workspace.slackTeamId ?? ''));
  const api = await server;
  api.calls.length = 0;
  const log = pino({ level: 'silent' });
  const config = {
    botToken: 'xoxb-test',
    apiUrl: `${api.url}/api/`,
    plainPickers: party.hasPlainPickers ?? false,
    mode: { kind: 'http', signingSecret },
  } as const;
  const platform = slackPlatform(config, { log, clock: kit.clock });
  await platform.listen(menu, kit, workspace);
  const bot = await listening(
    createServer((request, response) => platform.httpListener()?.handler(request, response)),
  );
  try {
    const heard = await sendSigned(`${bot.url}/slack/events`, signingSecret, {
      ...payload,
      team: { id: workspace.slackTeamId },
      user: { id: user, team_id: workspace.slackTeamId },
      ...(payload['response_url'] === RESPONSE ? { response_url: `${api.url}/response` } : {}),
    });
    // Waits for what goes on after the acknowledgement.
    await platform.stop();
    return shown(party, isHome, api.calls, heard === '' ? {} : JSON.parse(heard));
  } finally {
    bot.close();
  }
}

function shown(party: Party, isHome: boolean, calls: readonly Call[], acknowledged: Fields): Shown {
  const responses = calls
    .filter(({ path }) => path === '/response')
    .map(({ body }) => partsOf(body)[0] ?? {});
  const homes = calls
    .filter(({ path }) => path.endsWith('views.publish'))
    .map(({ body }) => partsOf(body)[0] ?? {});
  const views = [
    ...calls.filter(({ path }) => /views\.(open|update)/.test(path)).map(({ body }) => body),
    acknowledged,
  ].flatMap((body) => partsOf(partsOf(body)[0]?.['view']).slice(0, 1));
  const view = views.at(-1);
  const errors = acknowledged['response_action'] === 'errors' ? acknowledged['errors'] : null;
  if (errors) throw new Error(`the form complains: ${JSON.stringify(errors)}`);
  return {
    // App Home is published anew after everything; it stands for no other message.
    instead:
      (isHome ? homes.at(-1) : responses.findLast((each) => each['replace_original'] === true)) ?? null,
    told: [
      ...responses.filter((each) => each['replace_original'] !== true),
      ...calls
        .filter(({ path }) => path.startsWith('/api/chat.post'))
        .map(({ body }) => partsOf(body)[0] ?? {}),
      ...(view && view['submit'] === undefined ? [view] : []),
    ],
    form: view?.['submit'] === undefined ? null : openForm(party, isHome, view),
  };
}

function openForm(party: Party, isHome: boolean, view: Fields): OpenForm {
  return {
    name: String(view['callback_id']),
    submit(values) {
      return deliver(party, isHome, submission(view, values));
    },
  };
}

/** The form as Slack sends it, filled in with what is given and the rest as it was drawn. */
export function submission(view: object, values: FormValues): Fields {
  const inputs = partsOf(view).filter(({ type }) => type === 'input');
  const given = inputs.map(({ block_id, element }) => [
    String(block_id),
    answered(element, values[String(block_id)]),
  ]);
  return {
    type: 'view_submission',
    view: { ...view, id: 'V1', state: { values: Object.fromEntries(given) } },
  };
}

/** As Slack sends what was filled in, or what nobody touched. */
function answered(element: unknown, value: FormValues[string]): Fields {
  const [drawn = {}] = partsOf(element);
  const several = Array.isArray(value) ? value.map(String) : value === true ? ['on'] : [];
  const ids = several.map((address) => address.replace('slack:', ''));
  const given: Fields =
    value === undefined
      ? {
          value: drawn['initial_value'] ?? null,
          selected_option: drawn['initial_option'] ?? null,
          selected_options: drawn['initial_options'] ?? [],
          selected_users: drawn['initial_users'] ?? [],
          selected_conversations: drawn['initial_conversations'] ?? [],
          selected_date: drawn['initial_date'] ?? null,
        }
      : {
          value,
          selected_option: typeof value === 'string' ? { value } : null,
          selected_options: several.map((each) => ({ value: each })),
          selected_users: ids,
          selected_conversations: ids,
          selected_date: value,
        };
  const read: Readonly<Record<string, string>> = {
    plain_text_input: 'value',
    static_select: 'selected_option',
    radio_buttons: 'selected_option',
    multi_static_select: 'selected_options',
    checkboxes: 'selected_options',
    multi_users_select: 'selected_users',
    multi_conversations_select: 'selected_conversations',
    datepicker: 'selected_date',
  };
  const type = String(drawn['type']);
  const name = read[type] ?? 'value';
  return { [String(drawn['action_id'])]: { type, [name]: given[name] } };
}

function answerTo({ path }: Call, team: string): object {
  if (path.endsWith('auth.test'))
    return { ok: true, team_id: team, team: 'Exemple', bot_id: 'B1', user_id: 'U0' };
  // Of the company, as each press asks anew.
  if (path.endsWith('users.info'))
    return { ok: true, user: { id: 'U1', team_id: team, real_name: 'Nadia Benali', tz: 'Europe/Paris' } };
  return { ok: true, channel: { id: 'D1', name: 'general' }, ts: '1.0', members: [], channels: [] };
}
