// Bolt, in Socket Mode or over signed HTTP: beginning to hear, and ending. What is heard is in register.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { App, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { systemClock } from '../../clock.ts';
import { answerTo } from '../../http/answer.ts';
import { bolted, noteUnheard, outlasting } from './bolted.ts';
import { apiAddress, slackLogger } from './client.ts';
import type { Desk } from './desk.ts';
import type { Of, OtherCompanies } from './others.ts';
import { EVENTS_PATH } from './paths.ts';
import { type Patience, patience } from './patience.ts';
import { slackReceiver } from './receiver.ts';
import { register } from './register.ts';
import type { SlackConfig } from './settings.ts';
import { seals } from './signed.ts';

export interface HttpListener {
  readonly path: string;
  /** Verifies Slack's signature and its time (five minutes either way) before anything else, and takes each request once; answers 401 where that does not hold. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface Ear {
  /**
   * Hears our own company's people at this desk, and those of others at theirs. Resolves once Slack can be heard, or does not let us yet: it
   * is asked for as long as it takes.
   */
  start(ours: Desk, others?: OtherCompanies): Promise<void>;
  /** Hears nothing new and waits for what is being answered. */
  stop(): Promise<void>;
  isListening(): boolean;
  /** Slack's code while it refuses the app token; null otherwise. */
  refusal(): string | null;
  /** Null in Socket Mode, which needs no port. */
  readonly http: HttpListener | null;
}

/** How long the start waits for Slack to greet us; it may do so later. */
const HELLO_MS = 10_000;
/** How long a goodbye may take; Docker allows ten seconds for everything. */
const GOODBYE_MS = 3_000;

export function slackEar(config: SlackConfig, options: webApi.WebClientOptions, log: Logger): Ear {
  const logger = slackLogger(log);
  const busy = new Set<Promise<void>>();
  let isListening = false;
  let refusal: string | null = null;
  let missed: string | null = null;
  const during = (work: Promise<void>): Promise<void> => {
    busy.add(work);
    return work.finally(() => busy.delete(work));
  };

  const asking = patience({
    fetch,
    refused(code) {
      if (refusal !== code) log.error({ code }, REFUSED);
      refusal = code;
    },
    unheard(code) {
      if (missed !== code)
        log.warn({ code }, 'Slack cannot be heard just now; it is asked again until it can');
      missed = code;
      refusal = null;
    },
  });
  const socket =
    config.mode.kind === 'socket'
      ? socketReceiver(config, config.mode.appToken, { log, logger, asking })
      : null;
  const began = performance.now();
  const watches = { now: () => systemClock.now().getTime(), uptime: () => performance.now() - began };
  const http =
    config.mode.kind === 'http'
      ? slackReceiver(EVENTS_PATH, seals(config.mode.signingSecret, watches), log)
      : null;
  socket?.client.on('connected', () => {
    refusal = null;
    missed = null;
    isListening = true;
  });
  for (const gone of ['disconnected', 'reconnecting', 'close']) {
    socket?.client.on(gone, () => {
      isListening = false;
    });
  }

  return {
    async start(ours, others) {
      const receiver = socket ?? http;
      if (receiver === null) throw new Error('neither Socket Mode nor HTTP');
      const app = new App({
        receiver,
        // Each desk has a client of its own and knows its own bot: Bolt needs no token.
        authorize: async () => ({}),
        clientOptions: options,
        convoStore: false,
        logger,
      });
      bolted(app, ours.door, log);
      register(app, {
        ...{ during, log },
        // Whom we serve as no company at all, our own desk refuses.
        deskOf: async (of) => (isOurs(of, ours) ? null : await others?.deskOf(of)) ?? ours,
        ended: (of, by) => ended(of, by, ours, others),
      });
      if (socket === null) {
        isListening = true;
        return;
      }
      const connected = socket
        .start()
        .catch((error: unknown) => log.warn({ err: error }, 'Slack was left before it could be heard'));
      await Promise.race([connected, asking.firstTrouble, wait(HELLO_MS, undefined, { ref: false })]);
    },
    async stop() {
      isListening = false;
      asking.end();
      // Where Slack is out of reach, its client waits half a minute for an answer to its goodbye.
      await Promise.race([socket?.stop(), wait(GOODBYE_MS, undefined, { ref: false })]);
      await Promise.allSettled(busy);
    },
    isListening: () => isListening,
    refusal: () => refusal,
    http: http && {
      path: EVENTS_PATH,
      handler(request, response) {
        if (isListening) http.handler(request, response);
        else answerTo(request, response, { status: 503, headers: { 'retry-after': '5' } });
      },
    },
  };
}

function isOurs({ teamId }: Of, { ours }: Desk): boolean {
  return teamId === ours.team;
}

/** Our own Slack is asked again until it takes us: the tokens in the settings may be right again. */
async function ended(of: Of, by: string, ours: Desk, others?: OtherCompanies): Promise<void> {
  if (isOurs(of, ours)) await ours.kit.refused('slack', by);
  else await others?.ended(of, by);
}

interface SocketParts {
  readonly log: Logger;
  readonly logger: ReturnType<typeof slackLogger>;
  readonly asking: Patience;
}

/** Connects for as long as it takes. */
function socketReceiver(
  config: SlackConfig,
  appToken: string,
  { log, logger, asking }: SocketParts,
): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    // Slack sends again what it believes unheard.
    async processEventErrorHandler({ error }) {
      noteUnheard(log, error);
      return false;
    },
    installerOptions: {
      clientOptions: {
        ...apiAddress(config),
        fetch: asking.fetch,
        retryConfig: { forever: true, factor: 1.5, maxTimeout: 30_000 },
      },
    },
  });
  outlasting(receiver, log);
  return receiver;
}

const REFUSED =
  'Slack refused the Socket Mode connection; it is asked again until it does not. Check SLACK_APP_TOKEN (api.slack.com/apps → your app → ' +
  'Basic Information → App-Level Tokens, scope connections:write) and that Socket Mode is on.';
