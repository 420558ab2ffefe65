// The Web API client as this program needs it: one try, an explicit timeout, no words of people in the log.
import { LogLevel, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { TokenEnded } from '../../installations/tokens.ts';
import type { SlackConfig } from './settings.ts';

/** The logger that Slack's packages write to. */
type SlackLogger = NonNullable<webApi.WebClientOptions['logger']>;

export const SLACK_API = 'https://slack.com/api/';

/** Slack answers posts within a few seconds; past this the answer counts as lost. */
export const ANSWER_MS = 20_000;

export function clientOptions(config: SlackConfig, log: Logger, timeoutMs: number): webApi.WebClientOptions {
  return {
    ...apiAddress(config),
    // A retry after a lost answer would post twice; the ledger decides what is sent again.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    fetch: fetchWithin(timeoutMs),
    logger: slackLogger(log),
  };
}

/** Where the Web API is; the client joins the method to it, so it ends with a slash. */
export function apiAddress({ apiUrl }: SlackConfig): { slackApiUrl?: string } {
  if (apiUrl === null) return {};
  return { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` };
}

/**
 * A client that bears its company's token of the moment, and sends it to nobody but the Web API. While there is none it is answered as Slack
 * answers whoever has none, or one that has ended; where it cannot be had just now, as Slack does while it cannot serve: nothing was sent.
 * @param token null: the company has taken the app away
 */
export function bearingClient(
  options: webApi.WebClientOptions,
  token: () => Promise<string | null>,
): webApi.WebClient {
  const { fetch: send = fetch, slackApiUrl = SLACK_API } = options;
  const bearing: NonNullable<webApi.WebClientOptions['fetch']> = async (url, init) => {
    if (!String(url).startsWith(slackApiUrl)) return send(url, init);
    const refused = (error: string) => Response.json({ ok: false, error });
    const borne = await token().catch((error: unknown) =>
      refused(error instanceof TokenEnded ? 'token_expired' : 'service_unavailable'),
    );
    if (borne instanceof Response) return borne;
    if (borne === null) return refused('not_authed');
    return send(url, { ...init, headers: { ...init?.headers, authorization: `Bearer ${borne}` } });
  };
  return new webApi.WebClient(undefined, { ...options, fetch: bearing });
}

/** Debug lines of Slack's packages quote whole requests and answers, so they go nowhere. */
export function slackLogger(log: Logger): SlackLogger {
  const words = (parts: unknown[]) => parts.map(String).join(' ');
  return {
    debug() {},
    info: (...parts: unknown[]) => log.debug(words(parts)),
    warn: (...parts: unknown[]) => log.warn(words(parts)),
    error: (...parts: unknown[]) => log.error(words(parts)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}

/**
 * Never waits longer than `timeoutMs`. "Too many requests" without a time to come back would be taken for a lost
 * answer: it gets 30 seconds.
 */
function fetchWithin(timeoutMs: number): NonNullable<webApi.WebClientOptions['fetch']> {
  return async (url, init) => {
    const response = await fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeoutMs) });
    if (response.status !== 429 || Number.parseInt(response.headers.get('retry-after') ?? '', 10) >= 0)
      return response;
    const headers = new Headers(response.headers);
    headers.set('retry-after', '30');
    return new Response(await response.text(), { status: 429, statusText: response.statusText, headers });
  };
}
