// Bolt, in Socket Mode or over signed HTTP: one listener per kind of thing that people do. Answering is answer.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { App, ExpressReceiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { decodeAction } from '../../messages/actions.ts';
import { type Asked, answer, type Desk, showHome, submit } from './answer.ts';
import { apiAddress, slackLogger } from './client.ts';
import { unknownAction, unknownCommand } from './refusals.ts';
import type { SlackConfig } from './settings.ts';
import { submittedForm } from './values.ts';

export interface HttpListener {
  readonly path: string;
  /** Verifies Slack's signature and its age (five minutes) before anything else; answers 401 where they do not hold. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface Ear {
  /** Resolves once Slack can be heard. Throws, saying what to do, where Slack refuses. */
  start(desk: Desk, identity: { readonly botId: string; readonly botUserId: string }): Promise<void>;
  /** Hears nothing new and waits for what is being answered. */
  stop(): Promise<void>;
  isListening(): boolean;
  /** Null in Socket Mode, which needs no port. */
  readonly http: HttpListener | null;
}

export const EVENTS_PATH = '/slack/events';

/** How long a goodbye may take; Docker allows ten seconds for everything. */
const GOODBYE_MS = 3_000;

export function slackEar(config: SlackConfig, options: webApi.WebClientOptions, log: Logger): Ear {
  const logger = slackLogger(log);
  const busy = new Set<Promise<void>>();
  let isListening = false;
  const during = (work: Promise<void>): Promise<void> => {
    busy.add(work);
    return work.finally(() => busy.delete(work));
  };

  const socket = config.mode.kind === 'socket' ? socketReceiver(config, config.mode.appToken, logger) : null;
  const express =
    config.mode.kind === 'http'
      ? new ExpressReceiver({ signingSecret: config.mode.signingSecret, endpoints: EVENTS_PATH, logger })
      : null;
  socket?.client.on('connected', () => {
    isListening = true;
  });
  for (const gone of ['disconnected', 'reconnecting', 'close']) {
    socket?.client.on(gone, () => {
      isListening = false;
    });
  }

  return {
    async start(desk, { botId, botUserId }) {
      const receiver = socket ?? express;
      if (receiver === null) throw new Error('neither Socket Mode nor HTTP');
      const app = new App({
        receiver,
        authorize: async () => ({ botToken: config.botToken, botId, botUserId }),
        clientOptions: options,
        convoStore: false,
        logger,
      });
      register(app, desk, during);
      if (socket) await socket.start().catch(refuseAppToken);
      else isListening = true;
    },
    async stop() {
      isListening = false;
      // Where Slack is out of reach, its client waits half a minute for an answer to its goodbye.
      await Promise.race([socket?.stop(), wait(GOODBYE_MS, undefined, { ref: false })]);
      await Promise.allSettled(busy);
    },
    isListening: () => isListening,
    http: express && {
      path: EVENTS_PATH,
      handler(request, response) {
        if (isListening) express.app(request, response);
        else response.writeHead(503, { 'retry-after': '5' }).end();
      },
    },
  };
}

/** Commands and presses are acknowledged before any work, within Slack's three seconds; a form's answer is its acknowledgement. */
function register(app: App, desk: Desk, during: (work: Promise<void>) => Promise<void>): void {
  app.command(/^\//, async ({ ack, command, respond }) => {
    await ack();
    const name = command.command.slice(1).toLowerCase();
    const entry = desk.menu.commands.find((each) => each.name === name);
    const asked: Asked = {
      where: `command ${command.command}`,
      team: command.team_id,
      user: command.user_id,
      text: command.text,
      channel: command.channel_id,
      trigger: command.trigger_id,
      respond: (drawn) => respond({ response_type: 'ephemeral', ...drawn }),
    };
    await during(
      answer(desk, asked, (request) => {
        if (!entry) throw unknownCommand(command.command);
        return entry.run(request);
      }),
    );
  });

  app.action({ action_id: /.*/, type: 'block_actions' }, async ({ ack, body, action, respond }) => {
    await ack();
    const decoded = decodeAction(action.action_id);
    const { view } = body;
    const asked: Asked = {
      where: `action ${decoded?.name ?? 'unknown'}`,
      team: body.team?.id,
      user: body.user.id,
      subject: decoded?.subject,
      chosen: action.type === 'static_select' ? action.selected_option?.value : undefined,
      channel: body.channel?.id,
      trigger: body.trigger_id,
      modal: view?.type === 'modal' ? { id: view.id, title: view.title.text } : undefined,
      // Presses in App Home have no channel, and then no place where an answer could be shown.
      respond: body.response_url
        ? (drawn) => respond({ response_type: 'ephemeral', replace_original: false, ...drawn })
        : undefined,
    };
    const ask =
      decoded && Object.hasOwn(desk.menu.actions, decoded.name) ? desk.menu.actions[decoded.name] : undefined;
    await during(
      answer(desk, asked, (request) => {
        if (!ask) throw unknownAction();
        return ask(request);
      }),
    );
  });

  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body }) => {
    const submitted = submittedForm(body.view, desk.plainPickers);
    const asked: Asked = { where: `form ${submitted.form}`, team: body.team?.id, user: body.user.id };
    await during(
      submit(desk, asked, submitted).then(async (told) => {
        await ack(told);
      }),
    );
  });

  const isNew = eachOnce();
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home' || !isNew(body.event_id)) return;
    await during(showHome(desk, { where: 'home', team: body.team_id, user: event.user }));
  });

  app.error(async (error) => {
    desk.kit.log.error({ code: error.code }, 'Bolt could not pass on what Slack sent');
  });
}

/** Reconnects for as long as it takes; a first connection that Slack refuses is an error at once. */
function socketReceiver(
  config: SlackConfig,
  appToken: string,
  logger: ReturnType<typeof slackLogger>,
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: {
      clientOptions: {
        ...apiAddress(config),
        retryConfig: { forever: true, factor: 1.5, maxTimeout: 30_000 },
      },
    },
  });
}

function refuseAppToken(error: unknown): never {
  throw new Error(
    'Slack refused the Socket Mode connection. Check SLACK_APP_TOKEN (api.slack.com/apps → your app → ' +
      'Basic Information → App-Level Tokens, scope connections:write) and that Socket Mode is on.',
    { cause: error },
  );
}

/** Slack repeats an event it believes unheard; the last thousand are remembered. */
function eachOnce(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > 1_000 && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
